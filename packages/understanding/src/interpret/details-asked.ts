/** What a question's own words, and the message around it, say more exactly of what it asks. */
import type { Intent } from '../question.ts';
import type { Reading } from '../reading.ts';
import { clockIn, type Details, detailsOf } from './details-of.ts';

/** `text`: what is read for it, which may hold other sentences. */
export function detailsAsked({ intent, words, signs }: Reading, text: string): Details {
  const { clock, ...details } = detailsOf(intent, text);
  if (clock === undefined) return details;
  // "I meet him at ten. Are the exports working right now?": the time is of the meeting.
  const isPresent = describing.has(intent) && signs.opensAsQuestion > 0 && opensNow.test(words);
  const isOfNow = (isPresent || saysNow.test(words)) && clockIn(words) === undefined;
  return isOfNow ? details : { ...details, clock };
}

const saysNow =
  /\b(?:right now|now|currently|presently|at (?:the moment|present)|(?:at )?this (?:very )?(?:moment|minute|second))\b/i;
const describing: ReadonlySet<Intent> = new Set(['health', 'describe', 'fleet']);
/** "is it up then?" is of that time. */
const opensNow = /^(?:so |and |but |then )*(?:is|are|how is|how are)\b(?!.*\b(?:then|still|by|until|till|going to)\b)/i;
