/** What a question's own words, and the message around it, say more exactly of what it asks. */
import type { Intent, Question } from '../question.ts';
import type { Reading } from '../reading.ts';
import { spanAround } from '../times/clock-span.ts';
import { clockIn, type Details, detailsOf } from './details-of.ts';

/** `text`: what is read for it, which may hold other sentences. */
export function detailsAsked(one: Reading, text: string): Details & Partial<Pick<Question, 'intent' | 'range'>> {
  const details = detailsOfNow(one, text);
  const { clock, ...rest } = details;
  const isPast = ofState.has(one.intent) && wasSo.test(one.words) && !saysNow.test(one.words);
  if (clock === undefined || !isPast || !(one.range === undefined || isDay.test(one.range))) return details;
  // "I spoke to them at nine. Was everything fine then?"
  const span = spanAround(clock);
  return { ...rest, intent: 'history', range: one.range === undefined ? span : `${one.range}.${span}` };
}

const ofState: ReadonlySet<Intent> = new Set(['health', 'describe', 'fleet', 'history']);
const wasSo = /\b(?:was|were|did|had)\b(?!.*\b(?:is|are|maintenance|planned|scheduled)\b)/i;
const isDay = /^(?:today|yesterday|(?:last-)?\w+day|day-\d\d)$/;

function detailsOfNow({ intent, words, signs }: Reading, text: string): Details {
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
