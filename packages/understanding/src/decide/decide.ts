/** Whether Herald answers, offers, or is silent: from how likely it was asked, and from what the place expects. */
import type { IncomingMessage } from '../incoming-message.ts';
import type { Reply } from '../question.ts';

/** Above this Herald answers in full where it listens plainly. */
const surely = 0.9;
/** Above this it may have been asked: a quiet offer where it listens plainly. */
const perhaps = 0.24;
/** Above this it is answered where Herald always listens. */
const likely = 0.5;
/** Above this it is offered quietly there, so that no question is met with silence. */
const possible = 0.16;
/** Above this what is said to Herald is answered. */
const toHerald = 0.6;
/** The same where an answer is owed to nearly all: a command, a machine's name that nobody knows, a name that is asked about. */
const owed = 0.1;
/** Who calls engineers with a service's name and its trouble asks, question mark or not. */
const likelyCall = 0.04;

/** `isTold`: a long sentence without the form of a question, or a name that may be several. A full answer would barge in. */
export function decide(
  { listens = 'plainly', engineersMentioned }: Pick<IncomingMessage, 'listens' | 'engineersMentioned'>,
  likelihood: number,
  { isTold = false } = {},
): { reply: Reply; because: string } {
  const percent = `${Math.round(likelihood * 100)} %`;
  if (listens === 'mentions') return { reply: 'silent', because: 'Here it answers only when it is mentioned.' };
  const hardly = { reply: 'silent', because: `It is hardly a question for Herald (${percent}).` } as const;
  if (engineersMentioned)
    return likelihood >= likelyCall
      ? { reply: 'offer', because: 'It was put to engineers, so the answer is offered.' }
      : hardly;
  if (likelihood >= surely && !(isTold && listens === 'plainly'))
    return { reply: 'answer', because: `It is surely a status question (${percent}).` };
  if (listens === 'always' && likelihood >= likely)
    return { reply: 'answer', because: `It may be a status question (${percent}), and here Herald always listens.` };
  return likelihood >= (listens === 'always' ? possible : perhaps)
    ? { reply: 'suggest', because: `It may be a status question (${percent}), so the answer is offered quietly.` }
    : hardly;
}

/** Said to Herald: it is answered, or taken for a remark. */
export function decideAddressed(likelihood: number, { isOwed = false } = {}): { reply: Reply; because: string } {
  return likelihood >= (isOwed ? owed : toHerald)
    ? { reply: 'answer', because: 'It was said to Herald.' }
    : { reply: 'silent', because: `It hardly asks anything (${Math.round(likelihood * 100)} %).` };
}
