/** Whether Herald answers, offers, or is silent: from how likely it was asked, and from what the place expects. */
import type { IncomingMessage } from '../incoming-message.ts';
import type { Reply } from '../question.ts';

/** Above this Herald answers in full where it listens plainly. */
const surely = 0.8;
/** Above this it may have been asked: a quiet offer where it listens plainly. */
const perhaps = 0.15;
/** Above this it is answered where Herald always listens. */
const likely = 0.3;

export type Weighing = {
  /** 0 to 1: that the message asks what Herald can answer. */
  likelihood: number;
  /** The rules found a plain question in it. */
  isPlain: boolean;
  /** 0 to 1: what the classifier alone makes of the message. */
  opinion: number;
  /** A plain question about servers or services at large: "tell me about my server", with none that has a name. */
  asksOfAll?: boolean;
};

/** Who calls engineers with a service's name and its trouble asks, question mark or not. */
const likelyCall = 0.25;

export function decide(
  message: Pick<IncomingMessage, 'listens' | 'engineersMentioned'>,
  { likelihood, isPlain, opinion, asksOfAll = false }: Weighing,
): { reply: Reply; because: string } {
  const listens = message.listens ?? 'plainly';
  const percent = `${Math.round(likelihood * 100)} %`;
  if (listens === 'mentions') return { reply: 'silent', because: 'Here it answers only when it is mentioned.' };
  if (message.engineersMentioned)
    return likelihood >= perhaps || isPlain || opinion > likelyCall
      ? { reply: 'offer', because: 'It was put to engineers, so the answer is offered.' }
      : { reply: 'silent', because: `It is hardly a question for Herald (${percent}).` };
  if (asksOfAll && opinion >= perhaps)
    return { reply: 'answer', because: 'It plainly asks about the servers, and names none.' };
  if (likelihood >= surely) return { reply: 'answer', because: `It is surely a status question (${percent}).` };
  if (likelihood < perhaps) return { reply: 'silent', because: `It is hardly a question for Herald (${percent}).` };
  return listens === 'always' && likelihood >= likely
    ? { reply: 'answer', because: `It may be a status question (${percent}), and here Herald always listens.` }
    : { reply: 'suggest', because: `It may be a status question (${percent}), so the answer is offered quietly.` };
}
