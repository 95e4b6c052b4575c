/** Questions in a row within one sentence: each clause is one of its own, or asks of another thing or time what stands beside it asks. */
import type { Intent, Target } from '../question.ts';
import type { Reading } from '../reading.ts';
import { atOtherTime } from '../resolve/follow-up.ts';
import { clearTargets } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { asksForReading } from '../vocabulary/reading-words.ts';
import { turnsIn } from '../vocabulary/turns.ts';
import { detailsOf } from './details-of.ts';
import { isBare, joins, type Unit } from './units.ts';

export type UnitRead = { unit: Unit; reading: Reading };

/** So likely a sentence asks at all. */
export const likely = 0.35;

/** Of a list of short questions each is one. */
export const surelyListed = 0.9;

export function asSurely(part: Reading, { asks, chance }: Pick<Reading, 'asks' | 'chance'>): Reading {
  return { ...part, asks, chance };
}

/** "is the shop slow for all customers, and do the payments work?": each clause has the form of a question, and asks something of its own. */
export function isRowOfQuestions(parts: readonly UnitRead[]): boolean {
  const isOwn = ({ unit: { tokens, asksWhether }, reading: { intent, asks, chance, signs } }: UnitRead) =>
    intent !== 'none' &&
    (signs.opensAsQuestion > 0 || asksWhether) &&
    asks >= likely &&
    chance >= inRow &&
    // "is it still planned, or did they move it?" is one question, and "how long did they take?" one with what it is of.
    tokens[0]?.text !== 'or' &&
    !(intent === 'impact' && tokens.some(({ text }) => text === 'how long'));
  const kindOf = ({ reading: { intent, metric, range, scope, words } }: UnitRead) =>
    JSON.stringify([
      intent,
      metric,
      range,
      scope.allTargets,
      scope.targets.map(({ name }) => name),
      isOfReading(words),
    ]);
  // "how is it going with sync, is it back?" asks once.
  const [first, second] = parts;
  const joint = [first?.unit.tokens.at(-1), ...(second?.unit.tokens.slice(0, 2) ?? [])];
  const isJoined = parts.length > 2 || joint.some((token) => token !== undefined && joins.has(token.role));
  return isJoined && parts.every(isOwn) && new Set(parts.map(kindOf)).size === parts.length;
}

/** "is search up, and when did you last check it?": how it is, and how that is known. */
export function isOfReading(words: string): boolean {
  return asksForReading.test(words.toLowerCase());
}

/** In a row of questions so likely is what each was taken for. */
const inRow = 0.3;

/** "exports uptime yesterday, today, last week": the same, of each time. */
export function timesInRow([first, ...others]: readonly UnitRead[]): Reading[] | undefined {
  if (!first || first.reading.asks < likely || others.length === 0) return undefined;
  if (!others.every(({ unit: { tokens }, reading: { range } }) => isBare(tokens) && range !== undefined))
    return undefined;
  const { intent, words } = first.reading;
  const asked = { ...detailsOf(intent, words), turns: turnsIn(words) };
  return [
    first.reading,
    ...others.map(({ unit, reading }) => ({ ...asThat(reading, first.reading, unit.tokens), hasMark: true, asked })),
  ];
}

/** What a short clause needs to ask something by itself. */
const asking: ReadonlySet<Role> = new Set([
  'condition',
  'past',
  'plan',
  'plan-hint',
  'trouble',
  'question-word',
  'who',
  'status',
  'modal',
]);
const shortest = 6;

/** "everything up, broken last week, next downtime?": each between its commas asks something else. */
export function isListOfQuestions(parts: readonly { tokens: readonly Token[]; intent: Intent }[]): boolean {
  return (
    parts.every(
      ({ tokens, intent }, i) =>
        intent !== 'none' &&
        tokens.length <= shortest &&
        (i === 0 || tokens[0]?.afterBreak === true) &&
        tokens.some(({ role }) => asking.has(role)),
    ) && new Set(parts.map(({ intent }) => intent)).size > 1
  );
}
export function asThat(own: Reading, like: Reading, tokens: readonly Token[]): Reading {
  const named: Target[] = clearTargets(tokens);
  const range = tokens.find((token) => token.range !== undefined)?.range;
  const { range: _, filter: __, ...rest } = like;
  const kept = range ?? (named.length > 0 ? like.range : undefined);
  return {
    ...rest,
    ...(kept !== undefined && { range: kept }),
    intent: range === undefined ? like.intent : atOtherTime(like.intent, range),
    scope: named.length > 0 ? { targets: named, allTargets: false, from: 'named' } : like.scope,
    besides: [],
    unsure: own.unsure,
    typos: own.typos,
    unknownNames: own.unknownNames,
    words: own.words,
    hasMark: own.hasMark,
    why: [...own.why, 'It asks what stands beside it asks.'],
  };
}
