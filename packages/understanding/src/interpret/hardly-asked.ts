/** What hardly asks what it was taken for: whatever stands around a name, no neighbour's answer is given for it. */
import type { Intent } from '../question.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { firstClause, isHit, isUse, opensAsQuestion, turning, typedOf } from './asked-clause.ts';
import { isNamed, nounAt } from './asked-noun.ts';
import { learntModel, type Model } from './classifier.ts';
import { isOthers, isTied } from './tied-words.ts';

/**
 * The clause as typed, where it opens as a question and hardly asks what it was taken for. What strangers ask and is read rightly
 * is hardly ever so unlikely; most of what nothing here answers is.
 */
export function hardlyAskedIn(
  { tokens, intent, chance, asks }: { tokens: readonly Token[]; intent: Intent; chance: number; asks: number },
  model: Model = learntModel,
): string | undefined {
  if (asks >= surelyAsked) return undefined;
  const clause = firstClause(tokens);
  const strange = clause.filter((token) => token.role === 'unknown' && !isTied(token, intent, model));
  const isOfOthers = strange.some((token) => isOthers(token, model));
  const isOfRecord = clause.some(({ role }) => ofRecord.has(role));
  const isPerhapsOfRecord = !isOfOthers && (clause.some(mayBeOfRecord) || asksToUse(clause));
  // "how much maintenance is left?", "who planned it?": Herald's own matter in whatever words.
  if (!ofItself.has(intent) && chance >= nearlyNever && (isOfRecord || isPerhapsOfRecord)) return undefined;
  if (!isOfOthers && clause.some(isClock)) return undefined;
  const least = ofItself.has(intent) ? leastOfItself : strange.length > 0 ? leastOfStrange : leastOfFacts;
  const isHardly = chance < least && clause.length >= shortest && opensAsQuestion(clause);
  return isHardly && !isHit(clause) && !isOfHerald(clause) ? typedOf(clause) : undefined;
}

/** "why?" */
const shortest = 3;

/** "can he send invoices?", "do customers in Asia see the shop?" */
function asksToUse(clause: readonly Token[]): boolean {
  const [first, second] = clause;
  if (!clause.some(isNamed) || first === undefined || !turning.has(first.role)) return false;
  return (first.role === 'modal' && second?.role === 'person') || isUse(nounAt(clause, 1), clause);
}

/** "how do I reach an engineer?", "what can I ask you?", "has anyone found the reason?", "can I plan a demo?" */
function isOfHerald(clause: readonly Token[]): boolean {
  return /\b(?:an?|the) (?:engineer|human|person)\b|\bcomplain\b|\bask (?:you|herald)\b|\b(?:reason|cause|demo)\b/.test(
    clause.map(({ text }) => text).join(' '),
  );
}

/** Beside a word of another matter it says little: "is Visa having an outage?" */
function mayBeOfRecord({ role, text }: Token): boolean {
  return ofRecordPerhaps.has(role) || text === 'broke';
}

/** "22:12" */
function isClock({ role, text }: Token): boolean {
  return (role === 'number' || role === 'range') && text.includes(':');
}

const ofRecord: ReadonlySet<Role> = new Set(['plan', 'past', 'status']);
const ofRecordPerhaps: ReadonlySet<Role> = new Set(['condition', 'trouble', 'metric', 'pronoun', 'range']);

const ofItself: ReadonlySet<Intent> = new Set(['about', 'help', 'inquiries', 'privacy', 'subscriptions']);
/** So unlikely none that is read rightly is, whatever it speaks of. */
const nearlyNever = 0.1;
const leastOfItself = 0.5;
const leastOfStrange = 0.4;
const leastOfFacts = 0.15;
/** So surely something is asked of Herald, though not what. */
const surelyAsked = 0.85;
