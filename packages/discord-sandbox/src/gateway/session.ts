/** What a bot was told in one gateway session, so that a connection that drops can be resumed where it stopped. */

/** Discord keeps some minutes of events; a count bounds the memory as well. */
const maxBuffered = 2_000;

export type Dispatch = { t: string; d: unknown };

export type Session = {
  id: string;
  token: string;
  intents: number;
  /** The number of the last dispatch. The first is 1. */
  sequence: number;
  buffer: { sequence: number; text: string }[];
  isResumable: boolean;
  /** Sends one frame, while a connection holds this session. */
  send?: (text: string) => void;
};

export function createSession(id: string, token: string, intents: number): Session {
  return { id, token, intents, sequence: 0, buffer: [], isResumable: true };
}

/** Numbers a dispatch, keeps it for a resume, and sends it when somebody is connected. */
export function dispatch(session: Session, { t, d }: Dispatch): void {
  session.sequence += 1;
  const text = JSON.stringify({ op: 0, s: session.sequence, t, d });
  session.buffer.push({ sequence: session.sequence, text });
  if (session.buffer.length > maxBuffered) session.buffer.shift();
  session.send?.(text);
}

/** What was missed since `sequence`, or undefined when that lies further back than the buffer reaches. */
export function missedSince(session: Session, sequence: number): string[] | undefined {
  const oldest = session.buffer[0]?.sequence ?? session.sequence + 1;
  if (sequence + 1 < oldest || sequence > session.sequence) return undefined;
  return session.buffer.filter((one) => one.sequence > sequence).map((one) => one.text);
}
