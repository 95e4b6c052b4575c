/** Reads one sentence or clause: what it asks by the fitted model, and about what. */
import { type Clause, clauseOf, metricOf } from '../clause.ts';
import { signsOf, speaksOfServers } from '../decide/signs-of-asking.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { FleetFilter, Intent, Metric } from '../question.ts';
import type { Reading, Scope, Surroundings } from '../reading.ts';
import { type Continued, continued } from '../resolve/follow-up.ts';
import { placeSet } from '../resolve/kin.ts';
import { type Beside, resolveTargets } from '../resolve/resolve-targets.ts';
import { ofSpokenMaintenance } from '../resolve/spoken-maintenance.ts';
import { clearTargets, typosOf, unsureNames } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import { findUnknownNames } from '../unknown-names.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import { type Chances, featuresOf, type Look, type Model } from './classifier.ts';
import { intentInScope } from './intent-in-scope.ts';
import { hasTerm, likeliestIntent, saidPlainly, whyOf } from './intent-of.ts';
import { notCoveredOf } from './not-covered-of.ts';
import { ofTimes, rangeBeside, rangeOfBefore } from './range-of-unit.ts';
import { type Unit, wordsOf } from './units.ts';

export function readUnit(unit: Unit, look: Look, around: Surroundings, model: Model): Reading {
  const reading = readClause(unit, model.chancesOf(featuresOf(look, unit)), look, around);
  return withNotCovered(reading, unit, model, around.hearing);
}

function readClause(unit: Unit, chances: Chances, look: Look, around: Surroundings): Reading {
  const clause = clauseOf(unit.tokens, unit.end === '?', around.isAddressed);
  const said = saidPlainly(wordsOf(unit), around.hearing);
  const isOfNamed = clause.tokens.some(isNamed);
  // "the full picture of billing" is of billing; "how many people asked about billing" is of the questions about it.
  // "how long has it been running?" of the maintenance that was told of is of no machine.
  const isOfWork = said?.intent === 'metric' && clause.hasPronoun && around.context?.topic?.kind === 'maintenance';
  const plain = isOfWork ? undefined : said?.ofAll && isOfNamed && !said.isSaidToHerald ? undefined : said;
  const likely = plain?.intent ?? likeliestIntent(chances, clause, around);
  const { context } = around;
  const goesOn = context && !plain;
  const before = goesOn ? (ofSpokenMaintenance(clause, likely, around) ?? continued(clause, around)) : undefined;
  const spoken: Scope =
    plain?.ofAll && !isOfNamed ? everything : scopeOf(clause, likely, before, namedBeside(look, unit), around);
  const scope = saysBoth(clause) && isOfOneAlone(spoken, around.names) ? everything : spoken;
  const intent = intentInScope(before?.intent ?? likely, scope, clause);
  const kept = scope.from === 'conversation' ? (before?.metric ?? context?.metric) : undefined;
  const metric = metricOf(clause, intent, kept);
  const either = intent === 'downtime' ? timeOrThing(clause) : undefined;
  const range = either
    ? clause.otherRange
    : (before?.range ??
      clause.range ??
      (ofTimes.has(intent) || (intent === 'compare' && unit.isPart) ? rangeBeside(look, intent, unit) : undefined) ??
      plain?.range ??
      (context && rangeOfBefore(clause, intent, context)));
  const filter = filterOf(clause, intent, scope.allTargets, around.names);
  const unsure = scope.targets.length > 0 ? [] : unsureNames(clause.tokens);
  const asks = 1 - (chances.get('none') ?? 0);
  return {
    intent,
    scope,
    ...(metric && { metric }),
    ...(range && { range }),
    besides: either
      ? [{ range: either, targets: [], allTargets: true }]
      : before?.against !== undefined
        ? [{ range: before.against }]
        : before && clause.range === undefined && context?.alsoIn && before.range === context.range
          ? context.alsoIn.map((other) => ({ range: other }))
          : besidesOf(clause, intent, metric),
    ...(filter && { filter }),
    ...(before?.asked && { asked: before.asked }),
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
      .filter((typed) => typed !== '')
      .join(' '),
    hasMark: clause.hasQuestionMark,
    speaksOfServers: speaksOfServers(clause),
    hasTerm: hasTerm(clause),
    hasIdea: conceptsOf(clause.tokens.flatMap(({ text }) => text.split(' '))).length > 0,
    signs: signsOf(clause),
    why: whyOf(clause, intent, scope),
  };
}

/** What goes on with another question, is said in so many words, or is asked beyond doubt is what it was taken for. */
function withNotCovered(reading: Reading, unit: Unit, model: Model, hearing: Surroundings['hearing']): Reading {
  const notCovered = notCoveredOf(reading, unit, model, hearing);
  return notCovered === undefined ? reading : { ...reading, notCovered };
}

/** "exports?", rather than "and exports?" */
function isAlone({ hasQuestionMark, startsAsFollowUp, texts }: Clause): boolean {
  return hasQuestionMark && !startsAsFollowUp && !texts.has('same');
}

const everything: Scope = { targets: [], allTargets: true, from: 'everything' };

function saysBoth({ tokens }: Clause): boolean {
  return tokens.some(({ text }) => /^(?:both|they both|both of them)$/.test(text));
}

/** "both sorted?", where one thing was spoken of last: of two servers of a service it may be said, of another not. */
function isOfOneAlone({ from, targets }: Scope, names: NameIndex): boolean {
  const [only] = targets;
  return (
    from === 'conversation' &&
    targets.length === 1 &&
    only !== undefined &&
    !(only.kind === 'service' && names.hostsOf(only.name).length > 1)
  );
}

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
  const namesOf = ({ tokens }: Unit) => clearTargets(tokens).map(({ name }) => name);
  const sentencesBefore = before
    .filter((one) => !one.isPart && namesOf(one).length > 0)
    .map((one) => namesOf(one).join());
  return {
    targets: clearTargets(naming?.tokens ?? []),
    standsAfter: naming !== undefined && !before.includes(naming),
    asksApart: naming?.end === '?' && naming.sentence !== unit.sentence,
    tellsApart: naming !== undefined && naming.end !== '?' && naming.sentence !== unit.sentence,
    ofAll: others.some(saysThatAllAreMeant),
    ofSeveral: new Set(sentencesBefore).size > 1,
  };
}

/** "Any service.", "all of them", "for anything" */
function saysThatAllAreMeant({ tokens }: Unit): boolean {
  return (
    tokens.some(({ role }) => role === 'any' || role === 'all') &&
    tokens.every(({ role }) => ['any', 'all', 'thing', 'things', 'filler', 'preposition', 'pronoun'].includes(role))
  );
}

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

function isNamed({ role, match }: Token): boolean {
  return role === 'name' && match === 'exact';
}
