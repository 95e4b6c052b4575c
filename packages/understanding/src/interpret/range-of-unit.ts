/** Of which time a unit asks, where it names none: that of the sentence before it, or of what was asked before. */
import type { Clause } from '../clause.ts';
import type { ConversationContext } from '../context.ts';
import type { Intent } from '../question.ts';
import { rangeOver } from '../times/range-over.ts';
import { rangeTense } from '../times/time-words.ts';
import type { Token } from '../token.ts';
import type { Look } from './classifier.ts';
import type { Unit } from './units.ts';

export const ofTimes: ReadonlySet<Intent> = new Set([
  'history',
  'downtime',
  'cause',
  'impact',
  'count',
  'changes',
  'superlative',
]);

/** "how many questions today?" "and how fast do engineers answer them?", "outages last week?" "how long in total?": of the same time. */
export function rangeOfBefore(
  { startsAsFollowUp, hasPronoun, tokens, texts, targets }: Clause,
  intent: Intent,
  context: ConversationContext,
): string | undefined {
  if (context.range === undefined) return undefined;
  if (intent === 'inquiries')
    return (startsAsFollowUp || hasPronoun) && context.intent === 'inquiries' ? context.range : undefined;
  const isShort =
    tokens.length <= (intent === 'compare' ? shortBeside : shortOfOutages) &&
    targets.length === 0 &&
    !texts.has('since when');
  const isOfSame = (ofOutages.has(context.intent) || context.intent === 'cause') && ofSame.has(intent);
  return isShort && isOfSame && !tokens.some(({ text }) => ofAnyTime.test(text)) ? context.range : undefined;
}

/** Longer ones say of which time they are, or are of any. */
const shortOfOutages = 6;
/** "and how does that compare with the other services?" */
const shortBeside = 9;
const ofOutages: ReadonlySet<Intent> = new Set(['history', 'count', 'superlative']);
const ofSame: ReadonlySet<Intent> = new Set([...ofOutages, 'cause', 'compare', 'impact']);
const ofAnyTime = /\b(?:ever|now|today|usual(?:ly)?|so far|all time|before|have we|we)\b/;

/** "Thrown out on Tuesday between 3 and 5. Did we drop?" */
export function rangeBeside({ units }: Look, intent: Intent, unit: Unit): string | undefined {
  // "what was broken last week? next downtime?"
  if (unit.tokens.some(({ text }) => text === 'next' || text.startsWith('next '))) return undefined;
  // "was anything down today? which month was our worst?"
  if (intent === 'superlative' && unit.tokens.some(({ text }) => ofOtherTimes.test(text))) return undefined;
  // "is it affecting customers, and is it worse than yesterday?": a clause takes no time from one after it.
  const before = unit.isPart
    ? units.filter(
        (one, at) =>
          one.sentence <= unit.sentence && one.isPart !== one.sentence < unit.sentence && at <= units.indexOf(unit),
      )
    : units.filter(({ sentence, isPart }) => !isPart && sentence <= unit.sentence);
  const told = before.flatMap(({ tokens }) => rangeOver(tokens, firstRange(tokens)) ?? []).at(-1);
  // "When was it last not available? Acme claims on Friday."
  const range = told ?? (unit.end === '?' && intent === 'history' ? claimedAfter(units, unit) : undefined);
  return intent === 'downtime' && range !== undefined && rangeTense(range) === 'past' ? undefined : range;
}

const ofOtherTimes = /\b(?:ever|days?|weeks?|months?|quarters?|years?|all time)\b/;

function firstRange(tokens: readonly Token[]): string | undefined {
  return tokens.find(({ range }) => range !== undefined)?.range;
}

function claimedAfter(units: readonly Unit[], { sentence }: Unit): string | undefined {
  const next = units.find((one) => !one.isPart && one.sentence === sentence + 1);
  if (next === undefined || next.end === '?' || next.tokens.length > longestClaim) return undefined;
  return next.tokens.find((token) => token.range !== undefined)?.range;
}

const longestClaim = 8;
