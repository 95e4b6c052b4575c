/** Chooses what a message asks among the readings of its sentences: the likeliest question, and others that stand beside it. */

import type { Intent, Target } from '../question.ts';
import type { Reading } from '../reading.ts';
import { sameTarget } from '../targets.ts';

/** Questions of one message beside the first. */
const othersAtMost = 4;
/** A second question is only answered where it is likely asked. */
const surelyBeside = 0.6;
/** The same with a question mark. */
const likelyBeside = 0.35;
const small: ReadonlySet<Intent> = new Set(['greeting', 'help', 'about', 'remark']);

/** The questions in the order in which they are asked; nothing where no sentence asks. */
export function chooseReadings(readings: readonly Reading[]): Reading[] {
  const asking = readings.filter(({ intent }) => intent !== 'none' && intent !== 'remark');
  const full = asking.filter(({ intent, asks }) => !small.has(intent) && asks >= surelyBeside);
  const [first] = (full.length > 0 ? full : asking).toSorted((one, other) => sureness(other) - sureness(one));
  if (!first) return [];
  const targets: Target[] = [...first.scope.targets];
  const also: Reading[] = [];
  for (const other of readings) {
    if (other === first || other.asks < (other.hasMark ? likelyBeside : surelyBeside) || small.has(other.intent))
      continue;
    // "the IP of web-1, and how much memory does it have?": two figures are two questions.
    if (other.intent === first.intent && other.metric === first.metric) {
      if (other.scope.from === 'named' && first.scope.from === 'named') add(targets, other.scope.targets);
    } else if (
      isOwnQuestion(other) &&
      also.length < othersAtMost &&
      !also.some(({ intent, metric }) => intent === other.intent && metric === other.metric)
    )
      also.push(other);
  }
  const whole = { ...first, scope: { ...first.scope, targets } };
  return readings.flatMap((one) => (one === first ? [whole] : also.includes(one) ? [one] : []));
}

/** Which of them is surest asked: it decides whether Herald speaks. */
export function surestOf(readings: readonly Reading[]): Reading | undefined {
  return readings.toSorted((one, other) => sureness(other) - sureness(one))[0];
}

/** A sentence with a mark asks more surely than a statement beside it. */
function sureness({ chance, asks, hasMark }: Reading): number {
  return Math.max(chance, asks) + chance / 4 + (hasMark ? 0.1 : 0);
}

function isOwnQuestion({ hasMark, chance }: Reading): boolean {
  return chance >= surelyBeside || (hasMark && chance >= likelyBeside / 2);
}

function add(targets: Target[], more: readonly Target[]): void {
  for (const target of more) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
}
