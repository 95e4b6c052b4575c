/** Hears every message once: those that Discord tells, and those that were written while this hub was away or not in charge. */
import type { Clock } from '@herald/protocol/clock';
import type { Client, Message } from 'discord.js';
import type { Logger } from 'pino';
import { isRefusedForGood } from '../refused-for-good.ts';
import { findDeleted, type TrackedMessage } from './find-deleted.ts';
import { compareIds, createHeardUntil, idAt, idBefore } from './last-processed-id.ts';
import { knowOwnMember, learnMentioned, type MissedMessage, readMissed } from './read-missed.ts';

export type HearingParts = {
  client: Client<true>;
  /** Only what was written in this server is heard. */
  servedGuildId(): string | undefined;
  /** When the very first hub began: nothing before it is heard. */
  notBeforeMs: number | undefined;
  /** Where an earlier process had got to, and where this one has. */
  lastProcessedId: { read(): Promise<string | undefined>; keep(messageId: string): Promise<void> };
  /** Questions whose messages may have been deleted meanwhile. */
  tracked(): Promise<readonly TrackedMessage[]>;
  /** `missed`: it was read from the history. What was handled before must change nothing when it is handled again. */
  handle(message: Message, missed?: Pick<MissedMessage, 'answerId'>): Promise<void>;
  forget(messageId: string): Promise<void>;
  isLeader(): boolean;
  clock: Clock;
  log: Logger;
};

export type Hearing = AsyncDisposable & {
  onCreate(message: Message): Promise<void>;
};

const everySeconds = 5;
/** What was said so shortly before is heard again: an answer may have been on its way, and a follow-up leans on it. */
const rewindMs = 10 * 60_000;
/** What was written longer ago is not looked for. */
const longestAwayMs = 7 * 86_400_000;
/** A message that cannot be handled is tried so often. */
const mostTries = 3;
const mostRemembered = 10_000;

/** Disposing keeps where it has got to. */
export async function startHearing(parts: HearingParts): Promise<Hearing> {
  const { client, isLeader, clock, log } = parts;
  const stopping = new AbortController();
  const known = await parts.lastProcessedId.read();
  const lastProcessedId = createHeardUntil(known);
  let kept = known;
  const seen = new Set<string>();
  const failures = new Map<string, number>();
  let isCaughtUp = false;
  // A new session begins without what was told to nobody; one that is resumed gets it from Discord.
  const onNewSession = () => {
    isCaughtUp = false;
  };
  client.on('shardReady', onNewSession);
  // The server was away for a while, or somebody removed the bot from it and added it again.
  client.on('guildAvailable', onNewSession);
  client.on('guildCreate', onNewSession);
  const loop = listen();
  return { onCreate, [Symbol.asyncDispose]: stop };

  async function onCreate(message: Message): Promise<void> {
    await hear(message);
  }

  async function hear(message: Message, missed?: Pick<MissedMessage, 'answerId'>): Promise<void> {
    const { id } = message;
    if (seen.has(id)) return;
    remember(id);
    lastProcessedId.began(id);
    try {
      await learnMentioned(message);
      await parts.handle(message, missed);
    } catch (error) {
      const count = (failures.get(id) ?? 0) + 1;
      if (count < mostTries && !isRefusedForGood(error)) {
        // It stays under way, so that the position does not pass it, and comes again with what was missed.
        failures.set(id, count);
        seen.delete(id);
        isCaughtUp = false;
        throw error;
      }
      failures.delete(id);
      lastProcessedId.ended(id);
      throw error;
    }
    failures.delete(id);
    lastProcessedId.ended(id);
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (!isLeader()) isCaughtUp = false;
        else if (!isCaughtUp) await catchUp();
        else await keep();
      } catch (err) {
        if (!stopping.signal.aborted)
          log.warn({ err, code: 'discord/history-unreadable' }, 'what was written while I was away cannot be read yet');
      }
      await clock.sleep(everySeconds * 1000, stopping.signal);
    }
  }

  async function catchUp(): Promise<void> {
    isCaughtUp = true;
    try {
      // What is kept, and not what was heard last: since then a session may have ended, or another hub been in charge.
      const until = await parts.lastProcessedId.read();
      const begin = idAt(parts.notBeforeMs ?? clock.now() - longestAwayMs);
      if (until === undefined) lastProcessedId.ended(begin);
      const from = newer(idBefore(until ?? begin, rewindMs), begin);
      await knowOwnMember(client, parts.servedGuildId());
      const missed = await readMissed(client, parts.servedGuildId(), from, stopping.signal);
      for (const { message, answerId } of missed) {
        if (stopping.signal.aborted) return;
        await hear(message, answerId === undefined ? {} : { answerId }).catch((err: unknown) =>
          log.error({ err }, 'could not handle a message that was missed'),
        );
      }
      const deleted = await findDeleted(client, await parts.tracked(), stopping.signal);
      for (const id of deleted) await parts.forget(id);
      log.info({ looked: missed.length, deleted: deleted.length }, 'caught up with what was missed');
      await keep();
    } catch (error) {
      isCaughtUp = false;
      throw error;
    }
  }

  async function keep(): Promise<void> {
    const position = lastProcessedId.position();
    if (position === undefined || position === kept) return;
    await parts.lastProcessedId.keep(position);
    kept = position;
  }

  function remember(id: string): void {
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
  }

  async function stop(): Promise<void> {
    stopping.abort();
    client.off('shardReady', onNewSession);
    await loop;
    if (isLeader() && isCaughtUp)
      await keep().catch((err: unknown) => log.warn({ err }, 'where I was could not be kept'));
  }
}

function newer(one: string, other: string): string {
  return compareIds(one, other) > 0 ? one : other;
}
