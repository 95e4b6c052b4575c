/**
 * What a clause asks for that is nothing Herald knows of: "how many USERS are logged in", "who APPROVES discounts", "will LOGINS
 * work". The words that stand where a question's object stands are held against what was learnt of the intent that was chosen:
 * where none of them belongs to it, the answer would be that of another question.
 */
import type { Intent } from '../question.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { firstClause, isHit, isUse, thereIs, turning, typedOf } from './asked-clause.ts';
import { isKnown, isNamed, isOfKnown, nounAt, nounBeforeOf } from './asked-noun.ts';
import { learntModel, type Model } from './classifier.ts';
import { isOthers, isTied } from './tied-words.ts';

/** The clause as typed. Undefined: what is asked for is known, or nothing is. */
export function notCoveredIn(
  { tokens, intent, chance }: { tokens: readonly Token[]; intent: Intent; chance: number },
  model: Model = learntModel,
): string | undefined {
  if (!ofFacts.has(intent) && !(chance < hardly && ofElse.has(intent))) return undefined;
  const clause = asPut(firstClause(tokens));
  const belongs = (words: readonly Token[]) => words.some((token) => isTied(token, intent, model));
  const isOfOther = (token: Token) => token.role === 'unknown' && isOthers(token, model);
  return asksForElse(clause, { intent, isLikely: chance >= likely, belongs, isOfOther })
    ? typedOf(firstClause(tokens))
    : undefined;
}

/** "whether their invoices have been sent" as "have their invoices been sent" */
function asPut(clause: readonly Token[]): readonly Token[] {
  const [first, ...rest] = clause;
  const turn = rest.findIndex(turns);
  return first?.role === 'if' && turn > 0
    ? [...rest.slice(turn, turn + 1), ...rest.slice(0, turn), ...rest.slice(turn + 1)]
    : clause;
}

type Belongs = (words: readonly Token[]) => boolean;
type Sense = {
  intent: Intent;
  /** Rather so than not: of a named thing a strange word is then one more way to say how it is. */
  isLikely: boolean;
  /** One of the words belongs to what is asked. */
  belongs: Belongs;
  /** It was learnt as a word of those who ask nothing of Herald. */
  isOfOther(token: Token): boolean;
};

const likely = 0.5;

function asksForElse(tokens: readonly Token[], { intent, isLikely, belongs, isOfOther }: Sense): boolean {
  const [first, second] = tokens;
  // "how often does it conk out"
  if (!first || first.role === 'past') return false;
  const isElse = (noun: readonly Token[]) => isOfElse(noun, tokens, intent, belongs);
  // "how many USERS are logged in": where a name stands for its things, they are no servers either.
  if (amounts.test(first.text)) {
    const noun = nounAt(tokens, 1);
    return noun.some(isNamed) ? isNamedLast(noun, tokens) || !noun.some(isKnown) : isElse(noun);
  }
  const isWh = first.role === 'question-word' || first.role === 'who' || first.text.startsWith('how ');
  if (isWh && second && !turns(second)) {
    // "who APPROVES discounts"; but "who keeps an eye on billing"
    if (first.role === 'who')
      return !(intent === 'who' && isLikely && tokens.some(isNamed)) && isStrangeVerb(tokens, 1, belongs);
    // "how SATISFIED are our customers"
    if (first.text === 'how')
      return second.role === 'unknown' && !belongs([second]) && !isHit(tokens) && !tokens.some(isKnown);
    // "which VERSION of search do we have"
    const noun = nounAt(tokens, 1);
    return choosing.test(first.text) && !noun.some(isNamed) && isElse(noun);
  }
  const turn = tokens.findIndex(turns);
  // "PHONE NUMBER of esra", "most common SUBJECTS this week"
  if (turn < 0 && !isWh) return isElse(first.role === 'comparative' ? nounAt(tokens, 0) : nounBeforeOf(tokens));
  // "can Herald see if …" asks what follows.
  if (turn !== (isWh ? 1 : 0) || tokens[turn + 1]?.text === 'herald') return false;
  const subject = nounAt(tokens, turn + 1);
  // "is 64 % right?"; but "is the 22:00 work still on?"
  if (subject[0]?.role === 'number' && turn === 0) return !subject[0].text.includes(':') && !tokens.some(isMeasured);
  // "will LOGINS work", "is the DATA safe"; but "how long will the drivers be without tours during the update"
  if (subject.length > 0 && !subject.some(isNamed))
    return !tokens.some(isOfPlan) && !isUse(subject, tokens) && isElse(subject);
  // "is the exports TEAM awake"
  const head = subject.at(-1);
  if (head && isOfOther(head) && !belongs([head]) && !subject.some(isKnown)) return true;
  // "did invoices GO OUT": what is called by what it makes was sent, or was not.
  if (
    isSent(
      tokens.slice(turn + 1).filter(({ role }) => !besideThings.has(role)),
      belongs,
    )
  )
    return true;
  // "does billing SUPPORT SSO"
  const rest = tokens.slice(turn + 1);
  // "did they sign already?" is of what is spoken of; "have I lied?", "who is on call?" are not.
  const isOfSomething = rest.some(isNamed) || (isSomebody(rest[0]) && rest[0]?.text !== 'i');
  // "can I send invoices?" asks whether it works.
  const asksToUse = tokens[turn]?.role === 'modal' && !rest.slice(0, 1).some(isNamed);
  // "is web-1 sweating?": one word of how a thing is may be anybody's own.
  const strange = rest.filter(({ role }) => role === 'unknown');
  const saysHow = tokens[turn]?.role === 'be' && strange.length === 1 && strange.at(0) === rest.at(-1);
  return (
    isOfSomething &&
    !isLikely &&
    !asksToUse &&
    !isHit(rest) &&
    strange.some((token) => !saysHow || isOfOther(token)) &&
    !rest.some(isKnown) &&
    !belongs(rest)
  );
}

/** "how many failed PAYMENTS": things, and no servers of them. */
function isNamedLast(noun: readonly Token[], tokens: readonly Token[]): boolean {
  const last = noun.at(-1);
  return (
    last?.role === 'name' &&
    last.text.endsWith('s') &&
    !thingsOrTrouble.has(tokens[tokens.indexOf(last) + 1]?.role ?? 'unknown')
  );
}

function isSomebody(token: Token | undefined): boolean {
  return token?.role === 'pronoun' || token?.role === 'person';
}

/** "have THEIR OCTOBER invoices BEEN sent" */
const besideThings: ReadonlySet<Role> = new Set(['be', 'pronoun', 'own', 'range', 'filler']);

/** "did invoices go out?", "are invoices archived?" */
function isSent([subject, verb, after]: readonly Token[], belongs: Belongs): boolean {
  const isOfThings =
    subject?.role === 'name' &&
    subject.text.endsWith('s') &&
    !subject.targets?.some(({ name }) => name === subject.text);
  if (!isOfThings || verb === undefined) return false;
  const isDone =
    verb.role === 'unknown' && after === undefined && /(?:ed|en|sent)$/.test(verb.text) && !belongs([verb]);
  return isDone || /^(?:go|gone|going|went) out$/.test(verb.text);
}

/** "is", "will", "has"; "got" and "seeing" go on with something. */
function turns({ role, text }: Token): boolean {
  return thereIs.test(text) || (role === 'have' ? /^ha(?:s|ve|d)$/.test(text) : turning.has(role) && !/^be/.test(text));
}

/** Answered with what is measured, planned or recorded. */
const ofFacts: ReadonlySet<Intent> = new Set([
  'describe',
  'health',
  'metric',
  'compare',
  'fleet',
  'downtime',
  'history',
  'who',
  'eta',
  'cause',
  'count',
  'superlative',
  'impact',
  'changes',
  'predict',
]);

/** What is asked of Herald itself, or of texts: where it hardly is, it is a neighbour too. */
const ofElse: ReadonlySet<Intent> = new Set(['about', 'help', 'inquiries', 'customer', 'meaning']);
const hardly = 0.4;

const thingsOrTrouble: ReadonlySet<Role> = new Set(['thing', 'things', 'trouble', 'plan', 'past', 'metric']);
const amounts = /^how (?:many|much)$/;
const choosing = /^(?:what|which|whose)$/;

function isOfPlan({ role }: Token): boolean {
  return role === 'plan' || role === 'plan-hint' || role === 'trouble';
}

/** "is 90 % CPU bad", "are 2 servers down" */
function isMeasured({ role }: Token): boolean {
  return role === 'metric' || role === 'things' || role === 'thing';
}

/** Words that nothing explains, none of which belongs to what is asked; or people, of whom only what hits them is known. */
function isOfElse(noun: readonly Token[], tokens: readonly Token[], intent: Intent, belongs: Belongs): boolean {
  if (isOfKnown(noun, tokens)) return false;
  // "our busiest TEAM": what is ranked stands last.
  const last = noun.at(-1);
  if (noun.some((token) => isKnown(token) && !(token.role === 'comparative' && last?.role === 'unknown'))) return false;
  if (noun.some(({ role }) => role === 'customer')) return !ofPeople.has(intent) && !isHit(tokens);
  return noun.some(({ role }) => role === 'unknown') && !belongs(noun);
}

const ofPeople: ReadonlySet<Intent> = new Set(['impact']);

function isStrangeVerb(tokens: readonly Token[], at: number, belongs: Belongs): boolean {
  const verb = tokens.find(({ role }, i) => i >= at && role !== 'filler');
  return verb !== undefined && (verb.role === 'unknown' || verb.role === 'amount') && !belongs([verb]);
}
