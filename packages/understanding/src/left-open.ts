/** Sentences of a message that ask and get no answer: those that it is said of. */
import { clearly } from './decide/without-question.ts';
import type { Intent } from './question.ts';
import type { MessageRead, Reading } from './reading.ts';

/** Sentences that ask, and in which nothing is understood: it is said that they get no answer. */
export function leftOpen({ readings, chosen }: MessageRead): string[] {
  const isTold = (one: Reading) =>
    chosen.some(
      ({ words, intent, metric, range }) =>
        words === one.words ||
        (saysLengthToo.has(intent) && /^(?:and |so )?how long\b/i.test(one.words)) ||
        // What was hardly taken for a question was not answered with one of its kind.
        (one.asks >= asksAtAll &&
          intent === one.intent &&
          metric === one.metric &&
          (one.range === undefined || one.range === range)),
    );
  return readings
    .filter(
      (one) =>
        one.hasMark &&
        // "my customer is screaming, is checkout down?": only a question is left open.
        (one.signs.opensAsQuestion > 0 ? !isTalk(one) : opensShort.test(one.words)) &&
        !asksForAgreement.test(one.words) &&
        !opensTalk.test(one.words) &&
        // "did it recover on its own, or did someone fix it?" is one question.
        !/^or\b/i.test(one.words) &&
        !isTold(one),
    )
    .map(({ words }) => words.replace(/\s+/g, ' ').slice(0, longestLeft))
    .slice(0, 2);
}

/** "Was it down today? How long?": it is told with it. */
const saysLengthToo: ReadonlySet<Intent> = new Set(['history', 'count', 'downtime', 'impact', 'eta']);

const asksAtAll = 0.35;

/** "how are you today?" */
const ofTalk: ReadonlySet<Intent> = new Set(['greeting', 'remark', 'help', 'about']);

/** "how tall are they?" is hardly small talk, whatever it was taken for. */
function isTalk({ intent, chance }: Reading): boolean {
  return ofTalk.has(intent) && chance >= clearly;
}

/** "whose fault?", "same thing?" */
const opensShort = /^(?:and |so |but )?(?:whose|same|whom)\b/i;
/** "right?", "ok so far?", "is that so?" */
const asksForAgreement =
  /^(?:\S+|(?:is|isn't|does|do|are|was) (?:it|that|this|they|you|he|she)(?: \S+)?|(?:\S+ ){1,2}far|can you \S+|what about \S+)$/i;
/** "Tell me honestly: …" */
const opensTalk =
  /^(?:so |and |please |now |but )*(?:(?:tell|give|show|answer|explain|help) (?:me|us)|(?:can|could|would|will) you (?:tell|help) (?:me|us)|be honest)(?: (?:please|\w+ly|straight|this|that|one thing|something|once more|again|the truth))*$/i;
const longestLeft = 120;
