/** Which of the readings of a message are its questions, and which of them is surest. */
import { isOfReading } from './interpret/rows-of-questions.ts';
import { type Intent, sameTarget, type Target } from './question.ts';
import type { Reading } from './reading.ts';

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
  // "good morning, sorry to bother you, I was hoping to hear whether billing runs"
  const hoped = asking.filter(
    ({ intent, asks, scope }) => !small.has(intent) && scope.from === 'named' && asks >= likelyBeside,
  );
  const [first] =
    [full, hoped, asking].find((some) => some.length > 0)?.toSorted((one, other) => sureness(other) - sureness(one)) ??
    [];
  if (!first) return [];
  const chosen = new Map<Reading, Target[]>([[first, [...first.scope.targets]]]);
  for (const other of readings) {
    if (other === first || other.asks < (other.hasMark ? likelyBeside : surelyBeside) || small.has(other.intent))
      continue;
    // "the IP of web-1, and how much memory does it have?": two figures are two questions.
    const twin = chosen
      .keys()
      .find((one) => one.intent === other.intent && one.metric === other.metric && one.notCovered === other.notCovered);
    // The surest may be the later one.
    const [later, earlier] =
      other === readings.find((one) => one === other || one === twin) ? [twin, other] : [other, twin];
    if (twin && earlier && later && !isOfMore(later, earlier)) {
      // "is search up, is exports up, and when is …?"
      if (areBothMeant(earlier, later)) add(chosen.get(twin) ?? [], other.scope.targets);
    } else if (isOwnQuestion(other) && isOfSomething(other) && chosen.size <= othersAtMost)
      chosen.set(other, [...other.scope.targets]);
  }
  return readings.flatMap((one) => {
    const targets = ofAllNamed(one, chosen) ?? chosen.get(one);
    if (!targets) return [];
    // What was named beside what was spoken of before is not taken for that.
    const from = targets.length > one.scope.targets.length ? 'named' : one.scope.from;
    return [{ ...one, scope: { ...one.scope, targets, from } }];
  });
}

/** Two names; "is it still down, and is the shop fine?", where the first is of what was spoken of. */
function areBothMeant(earlier: Reading, later: Reading): boolean {
  if (later.scope.from !== 'named') return false;
  return earlier.scope.from === 'named' || (earlier.scope.from === 'conversation' && earlier.intent === 'health');
}

/** "checkout ok? search ok? since when": of each that was asked about beside it. */
function ofAllNamed({ scope }: Reading, chosen: ReadonlyMap<Reading, Target[]>): Target[] | undefined {
  if (scope.from !== 'message') return undefined;
  return [...chosen].find(
    ([one, targets]) =>
      one.scope.from === 'named' &&
      one.intent === 'health' &&
      targets.length > 1 &&
      scope.targets.every((own) => targets.some((target) => sameTarget(own, target))),
  )?.[1];
}

/** Which of them is surest asked: it decides whether Herald speaks. */
export function surestOf(readings: readonly Reading[]): Reading | undefined {
  return readings.toSorted((one, other) => sureness(other) - sureness(one))[0];
}

/** A sentence with a mark asks more surely than a statement beside it. */
function sureness({ chance, asks, hasMark }: Reading): number {
  return Math.max(chance, asks) + chance / 4 + (hasMark ? 0.1 : 0);
}

/** "when is the next downtime? anything for checkout this week?": another time, all the others, or something where all was asked about. */
function isOfMore(other: Reading, twin: Reading): boolean {
  if (other.hasMark && other.range !== undefined && other.range !== twin.range) return true;
  if (other.filter?.without && !twin.filter?.without) return true;
  if (isOfReading(other.words) !== isOfReading(twin.words)) return true;
  return other.scope.from === 'named' && twin.scope.allTargets;
}

/** "which servers are slow? how slow?": beside another question nobody is asked what is meant. */
function isOfSomething({ scope, intent, unsure, unknownNames }: Reading): boolean {
  return scope.from !== 'nothing' || !ofThing.has(intent) || unsure.length + unknownNames.length > 0;
}

const ofThing: ReadonlySet<Intent> = new Set(['health', 'describe', 'metric', 'compare']);

function isOwnQuestion({ hasMark, chance, notCovered }: Reading): boolean {
  return notCovered !== undefined || chance >= surelyBeside || (hasMark && chance >= likelyBeside / 2);
}

function add(targets: Target[], more: readonly Target[]): void {
  for (const target of more) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
}
