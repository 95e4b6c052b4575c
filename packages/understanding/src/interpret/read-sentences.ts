/** Reads each sentence of a message: what it asks by the fitted model, and about what. */
import { type Clause, clauseOf, metricOf } from '../clause.ts';
import type { ConversationContext } from '../context.ts';
import { signsOf, speaksOfServers } from '../decide/signs-of-asking.ts';
import type { NameIndex } from '../names/name-index.ts';
import { type FleetFilter, type Intent, type Metric, sameTarget } from '../question.ts';
import type { Reading, Scope, Surroundings } from '../reading.ts';
import { type Continued, continued } from '../resolve/follow-up.ts';
import { placeSet } from '../resolve/kin.ts';
import { withReferences } from '../resolve/references.ts';
import { type Beside, resolveTargets } from '../resolve/resolve-targets.ts';
import { ofSpokenMaintenance } from '../resolve/spoken-maintenance.ts';
import { clearTargets, type Tagged, typosOf, unsureNames } from '../tag-sentences.ts';
import { rangeOver } from '../times/range-span.ts';
import { rangeTense } from '../times/time-words.ts';
import type { Token } from '../token.ts';
import type { Sentence } from '../tokenizer.ts';
import { findUnknownNames } from '../unknown-names.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { type Chances, featuresOf, type Look, learntModel, type Model } from './classifier.ts';
import { hasTerm, intentInScope, likeliestIntent, saidPlainly, whyOf } from './intent-of.ts';
import { notCoveredIn } from './not-covered.ts';
import { isListOfQuestions, leaningOnEachOther, type Unit, unitsOf } from './units.ts';

export function readSentences(tagged: readonly Tagged[], around: Surroundings, model = learntModel): Reading[] {
  const { context, isAddressed } = around;
  const units = unitsOf(mayRefer(tagged, around) ? withReferences(tagged, around) : tagged);
  const look = { units, before: context?.intent, isBound: around.boundTo.length > 0, isAddressed };
  const readings: UnitRead[] = [];
  for (const unit of units) readings.push({ unit, reading: readWithin(unit, readings) });
  const read = tagged.map(({ tokens, sentence: { end } }, sentence) => ({ tokens, readings: readOne(sentence, end) }));
  return leaningOnEachOther(read);

  function readWithin(unit: Unit, before: readonly UnitRead[]): Reading {
    const isOfMessage = context !== undefined && hasOwnSubject(before, unit, context);
    const lookHere = isOfMessage ? { ...look, before: undefined } : look;
    const aroundHere = isOfMessage ? { ...around, context: undefined } : around;
    const reading = readUnit(unit, model.chancesOf(featuresOf(lookHere, unit)), lookHere, aroundHere);
    return withNotCovered(reading, unit, model, around.hearing);
  }

  function readOne(sentence: number, end: Sentence['end']): Reading[] {
    const [whole, ...clauses] = readings.filter(({ unit }) => unit.sentence === sentence);
    // "if billing is taken down, can customers still pay?": a condition asks nothing alone.
    const parts = clauses.filter(({ unit }) => unit.tokens[0]?.role !== 'if');
    if (!whole) return [];
    const list = parts.map(({ unit: { tokens }, reading }) => ({ tokens, intent: reading.intent }));
    if (end === '?' && around.hearing !== 'overheard' && isListOfQuestions(list))
      return parts.map(({ reading }) => asSurely(reading, { asks: surelyListed, chance: surelyListed }));
    // "a text for the customer, if possible with the time when it is repaired": what follows says what shall stand in it.
    if (saidPlainly(wordsOf(whole.unit), around.hearing)?.intent === 'customer') return [whole.reading];
    const best = Math.max(0, ...parts.map(({ reading }) => reading.asks));
    const isInParts = best > whole.reading.asks + inPart || asksTwice(parts.map(({ reading }) => reading));
    if (isInParts) return parts.map(({ reading }) => reading);
    return [
      whole.reading,
      ...parts.flatMap(({ unit, reading }, i) =>
        asksMore(unit, reading, whole.reading, around.hearing) || (i > 0 && asksForElse(unit, reading, whole.reading))
          ? [asSurely(reading, whole.reading)]
          : [],
      ),
    ];
  }
}

type UnitRead = { unit: Unit; reading: Reading };

/** "is the shop well? And will customers notice?", "what happened today? Anything tomorrow?": a second half goes on with the first, not with older talk. */
function hasOwnSubject(before: readonly UnitRead[], unit: Unit, { targets }: ConversationContext): boolean {
  const first = before.findLast(
    ({ unit: one, reading }) =>
      (unit.isPart ? one.isPart : one.sentence < unit.sentence) && reading.intent !== 'none' && reading.asks >= inFirst,
  );
  if (!first) return false;
  const { from, targets: named } = first.reading.scope;
  if (from === 'everything') return true;
  return from === 'named' && named.every((one) => !targets.some((other) => sameTarget(one, other)));
}

/** So likely the first half asks, to give the second its subject. */
const inFirst = 0.35;

/** Nothing but a name and how it is, where nothing was spoken of before, stands for nothing else: "is web-1 up?" */
function mayRefer(tagged: readonly Tagged[], { context, boundTo }: Surroundings): boolean {
  const [first, ...others] = tagged;
  const isPlain = first?.tokens.every(({ role }) => telling.has(role)) && clearTargets(first.tokens).length < 2;
  return !isPlain || others.length > 0 || (context?.targets ?? boundTo).length > 0;
}

const telling: ReadonlySet<Role> = new Set(['name', 'be', 'do', 'have', 'modal', 'condition', 'greeting', 'filler']);

/** Of a list of short questions each is one. */
const surelyListed = 0.9;

/** "how is the memory of exports-1, and since when does it run?": a clause that is a question of its own, in so many words. */
function asksMore({ tokens }: Unit, part: Reading, whole: Reading, hearing: Surroundings['hearing']): boolean {
  const figures = [whole.metric, ...whole.besides.map(({ metric }) => metric)];
  if (part.intent === whole.intent && figures.includes(part.metric)) return false;
  return (
    whole.scope.targets.length > 0 &&
    tokens[0]?.role === 'conjunction' &&
    saidPlainly(wordsOf({ tokens }), hearing) !== undefined
  );
}

/** "what is the maintenance about & will logins work": a later clause asks for what is nothing that Herald knows of. */
function asksForElse({ tokens }: Unit, { notCovered, signs }: Reading, whole: Reading): boolean {
  // "is it still planned, or did they move it?" is one question.
  const leansBack = tokens.some(({ role, text }, i) => role === 'pronoun' || (i === 0 && text === 'or'));
  return !leansBack && notCovered !== undefined && signs.opensAsQuestion > 0 && whole.notCovered === undefined;
}

function isNamed({ role, match }: Token): boolean {
  return role === 'name' && match === 'exact';
}

function wordsOf({ tokens }: Pick<Unit, 'tokens'>): string {
  return tokens.map(({ text }) => text).join(' ');
}

function asSurely(part: Reading, { asks, chance }: Pick<Reading, 'asks' | 'chance'>): Reading {
  return { ...part, asks, chance };
}

/** "who looks after mint, and is anything scheduled for it?": two clauses that ask different things, each surely. */
function asksTwice(parts: readonly Reading[]): boolean {
  const sure = parts.filter(
    ({ asks, chance, intent }) => intent !== 'none' && asks >= surelyApart && chance >= surelyApart,
  );
  return new Set(sure.map(({ intent }) => intent)).size > 1;
}

const surelyApart = 0.5;

/** So much likelier has a clause to ask than its sentence, to be read alone. */
const inPart = 0.1;

function readUnit(unit: Unit, chances: Chances, look: Look, around: Surroundings): Reading {
  const clause = clauseOf(unit.tokens, unit.end === '?', around.isAddressed);
  const said = saidPlainly(wordsOf(unit), around.hearing);
  const isOfNamed = clause.tokens.some(isNamed);
  // "the full picture of billing" is of billing; "how many people asked about billing" is of the questions about it.
  const plain = said?.ofAll && isOfNamed && !said.isSaidToHerald ? undefined : said;
  const likely = plain?.intent ?? likeliestIntent(chances, clause, around);
  const { context } = around;
  const goesOn = context && !plain;
  const before = goesOn ? (ofSpokenMaintenance(clause, likely, around) ?? continued(clause, around)) : undefined;
  const scope =
    plain?.ofAll && !isOfNamed ? everything : scopeOf(clause, likely, before, namedBeside(look, unit), around);
  const intent = intentInScope(before?.intent ?? likely, scope, clause);
  const kept = scope.from === 'conversation' ? (before?.metric ?? context?.metric) : undefined;
  const metric = metricOf(clause, intent, kept);
  const either = intent === 'downtime' ? timeOrThing(clause) : undefined;
  const range = either
    ? clause.otherRange
    : (before?.range ??
      clause.range ??
      rangeBeside(look, intent, unit) ??
      plain?.range ??
      rangeOfQuestions(clause, intent, context));
  const filter = filterOf(clause, intent, scope.allTargets, around.names);
  const unsure = scope.targets.length > 0 ? [] : unsureNames(clause.tokens);
  const asks = 1 - (chances.get('none') ?? 0);
  return {
    intent,
    scope,
    ...(metric && { metric }),
    ...(range && { range }),
    besides: either ? [{ range: either, targets: [], allTargets: true }] : besidesOf(clause, intent, metric),
    ...(filter && { filter }),
    unsure,
    typos: typosOf(clause.tokens),
    unknownNames:
      unsure.length === 0 && scope.from !== 'named'
        ? findUnknownNames(clause.tokens, around.isAddressed).filter((name) => !plain?.ofAll || /\d/.test(name))
        : [],
    // What is overheard is not asked more surely for the words in which it is.
    chance: before || (plain && around.hearing !== 'overheard') ? 1 : plain ? asks : (chances.get(likely) ?? 0),
    asks: before || (plain && around.hearing !== 'overheard') ? 1 : asks,
    words: clause.tokens
      .map(({ typed }) => typed)
      .join(' ')
      .trim(),
    hasMark: clause.hasQuestionMark,
    speaksOfServers: speaksOfServers(clause),
    hasTerm: hasTerm(clause),
    hasIdea: conceptsOf(clause.tokens.flatMap(({ text }) => text.split(' '))).length > 0,
    signs: signsOf(clause),
    why: whyOf(clause, intent, scope),
  };
}

/** What goes on with another question, is said in so many words, or is asked beyond doubt is what it was taken for. */
function withNotCovered(reading: Reading, { tokens }: Unit, model: Model, hearing: Surroundings['hearing']): Reading {
  const isDescribed =
    reading.scope.from === 'named' && !tokens.some(({ role }) => role === 'name' || role === 'family');
  if (isDescribed || reading.chance >= beyondDoubt || saidPlainly(wordsOf({ tokens }), hearing) !== undefined)
    return reading;
  const notCovered = notCoveredIn(tokens, reading.intent, model);
  return notCovered === undefined ? reading : { ...reading, notCovered };
}

/** So likely an intent is no neighbour of what is asked. */
const beyondDoubt = 0.85;

/** "exports?", rather than "and exports?" */
function isAlone({ hasQuestionMark, startsAsFollowUp, texts }: Clause): boolean {
  return hasQuestionMark && !startsAsFollowUp && !texts.has('same');
}

const everything: Scope = { targets: [], allTargets: true, from: 'everything' };

function scopeOf(
  clause: Clause,
  intent: Intent,
  before: Continued | undefined,
  beside: Beside,
  around: Surroundings,
): Scope {
  return before
    ? {
        targets: before.targets,
        allTargets: before.allTargets,
        from: 'conversation',
        ...(clause.targets.length > 0 && { named: isAlone(clause) ? ('alone' as const) : ('added' as const) }),
      }
    : resolveTargets(clause, intent, beside, around);
}

/** "how many questions today?" "and how fast do engineers answer them?": of the same time. */
function rangeOfQuestions(
  { startsAsFollowUp }: Clause,
  intent: Intent,
  context: Surroundings['context'],
): string | undefined {
  return startsAsFollowUp && intent === 'inquiries' && context?.intent === 'inquiries' ? context.range : undefined;
}

/** "anything for Thursday, or for checkout?": the time is of everything, and the thing is asked of any time. */
function timeOrThing({ tokens, range }: Clause): string | undefined {
  const time = tokens.findIndex((token) => range !== undefined && token.range === range);
  const thing = tokens.findIndex(isNamed);
  const or = tokens.findIndex(({ text }) => text === 'or');
  const isBetween = time >= 0 && thing >= 0 && or > Math.min(time, thing) && or < Math.max(time, thing);
  return isBetween ? range : undefined;
}

/** Of a comparison both times are the question itself. */
function besidesOf(
  { otherMetrics, otherRange }: Clause,
  intent: Intent,
  metric: Metric | undefined,
): Reading['besides'] {
  if (intent === 'metric') return otherMetrics.filter((other) => other !== metric).map((other) => ({ metric: other }));
  return otherRange !== undefined && (ofTimes.has(intent) || intent === 'compare' || intent === 'inquiries')
    ? [{ range: otherRange }]
    : [];
}

/** What stands nearest to a unit and names something: before it, else after it. */
function namedBeside({ units }: Look, unit: Unit): Beside {
  const at = units.indexOf(unit);
  const others = units.filter((one) => (one.isPart ? one !== unit : one.sentence !== unit.sentence));
  const before = others.filter((one) => units.indexOf(one) < at).toReversed();
  const after = others.filter((one) => units.indexOf(one) > at);
  const near = [...before, ...(unit.isPart ? after : after.filter((one) => one.sentence !== unit.sentence))];
  const naming = near.find(({ tokens }) => clearTargets(tokens).length > 0);
  return {
    targets: clearTargets(naming?.tokens ?? []),
    standsAfter: naming !== undefined && !before.includes(naming),
    asksApart: naming?.end === '?' && naming.sentence !== unit.sentence,
    ofAll: others.some(saysThatAllAreMeant),
  };
}

/** "Any service.", "all of them", "for anything" */
function saysThatAllAreMeant({ tokens }: Unit): boolean {
  return (
    tokens.some(({ role }) => role === 'any' || role === 'all') &&
    tokens.every(({ role }) => ['any', 'all', 'thing', 'things', 'filler', 'preposition', 'pronoun'].includes(role))
  );
}

const ofTimes: ReadonlySet<Intent> = new Set(['history', 'downtime', 'cause', 'impact', 'count', 'changes']);

/** "Thrown out on Tuesday between 3 and 5. Did we drop?" */
function rangeBeside({ units }: Look, intent: Intent, unit: Unit): string | undefined {
  if (!ofTimes.has(intent)) return undefined;
  // "what was broken last week? next downtime?"
  if (unit.tokens.some(({ text }) => text === 'next' || text.startsWith('next '))) return undefined;
  const before = units.filter(({ sentence, isPart }) => !isPart && sentence <= unit.sentence);
  const told = before.flatMap(({ tokens }) => rangeOver(tokens, firstRange(tokens)) ?? []).at(-1);
  // "When was it last not available? Acme claims on Friday."
  const range = told ?? (unit.end === '?' && intent === 'history' ? claimedAfter(units, unit) : undefined);
  return intent === 'downtime' && range !== undefined && rangeTense(range) === 'past' ? undefined : range;
}

function firstRange(tokens: readonly Token[]): string | undefined {
  return tokens.find(({ range }) => range !== undefined)?.range;
}

function claimedAfter(units: readonly Unit[], { sentence }: Unit): string | undefined {
  const next = units.find((one) => !one.isPart && one.sentence === sentence + 1);
  if (next === undefined || next.end === '?' || next.tokens.length > longestClaim) return undefined;
  return next.tokens.find((token) => token.range !== undefined)?.range;
}

const longestClaim = 8;

function filterOf(clause: Clause, intent: Intent, isAll: boolean, names: NameIndex): FleetFilter | undefined {
  if (!isAll) return undefined;
  const hosts = clause.filter || !ofServers.has(intent) ? [] : hostsAtPlaces(clause, names);
  const filter = hosts.length > 0 ? { hosts } : clause.filter;
  const isStruggling =
    intent === 'fleet' && (clause.roles.has('condition') || clause.roles.has('trouble')) && clause.texts.has('which');
  return isStruggling ? { ...filter, struggling: true } : filter;
}

const ofServers: ReadonlySet<Intent> = new Set(['fleet', 'count', 'superlative']);

/** "every server in Denmark", which only labels place; but not "is everything up? Our customer in Denmark asks". */
function hostsAtPlaces({ tokens, roles }: Clause, names: NameIndex): readonly string[] {
  if (!roles.has('things') && !roles.has('thing')) return [];
  return tokens.flatMap((token) => (token.role === 'place' ? [...(placeSet(token, names) ?? [])] : []));
}
