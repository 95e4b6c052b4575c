/** Words by what was learnt of them: of an intent, or of those who ask nothing of Herald. */
import type { Intent } from '../question.ts';
import type { Token } from '../token.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import type { Model } from './classifier.ts';

/** Herald's own: "will there be a message when it is over?", "is the shop open again?" */
const own =
  /^(?:messages?|notes?|notices?|updates?|announcements?|on-call|open|opens|closed|days?|weeks?|months?|hours?)$/;

/** The word, or an idea that it stands for, speaks for the intent, and no less than for asking nothing at all. */
export function isTied({ text, role }: Token, intent: Intent, { weightOf }: Model): boolean {
  if (role !== 'unknown' && role !== 'amount') return false;
  if (own.test(text)) return true;
  const signs = [`w ${text}`, ...conceptsOf(text.split(' ')).map((idea) => `k ${idea}`)];
  return signs.some((sign) => weightOf(sign, intent) > 0 && weightOf(sign, intent) >= weightOf(sign, 'none'));
}

/** So much, in hundredths, a word speaks for asking nothing. */
const surely = 50;

/** It was learnt as a word of those who ask nothing of Herald. */
export function isOthers({ text }: Token, { weightOf }: Model): boolean {
  return weightOf(`w ${text}`, 'none') >= surely;
}
