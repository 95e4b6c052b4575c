/** What an answer says, so that two can be compared: whether who asked again heard something new. */
import { createHash } from 'node:crypto';
import { plainText } from '../format/text.ts';
import type { Answer } from './answer.ts';

/** Of the words without times, lengths and figures, which move by themselves: a digest, from which no word can be read. */
export function whatItSays({ status, verdict, lines }: Pick<Answer, 'status' | 'verdict' | 'lines'>): string {
  const words = [verdict, ...lines].map((text) => plainText(text, () => '')).join(' ');
  const still = words.replace(moving, '').replace(/\s+/g, ' ');
  return createHash('sha256').update(`${status} ${still}`).digest('hex').slice(0, digestLength);
}

const moving = /\d[\d.,:]*\s*(?:%|(?:seconds?|minutes?|hours?|days?)\b)?/g;
const digestLength = 12;
