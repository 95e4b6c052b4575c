/** Reads what cannot stand alone: "and web-2?", "what about yesterday", "last week?", "same for billing", "I meant web-1". */

import type { Clause } from '../clause.ts';
import { type ConversationContext, takesTime } from '../context.ts';
import { clockIn } from '../interpret/details-of.ts';
import { isDigits, joinSegments, nameSegments } from '../names/name-forms.ts';
import type { Intent, Target } from '../question.ts';
import type { Surroundings } from '../reading.ts';
import { stepBack, stepBackBeside } from '../times/step-back.ts';
import { rangeTense } from '../times/time-words.ts';
import { weekdayNames } from '../vocabulary/calendar-names.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { hostsOfPlaces } from './described-hosts.ts';

export type Continued = Omit<ConversationContext, 'filter' | 'topic'> & {
  /** What its time is compared with. */
  against?: string;
};

const glue: ReadonlySet<Role> = new Set([
  'filler',
  'conjunction',
  'follow-up',
  'name',
  'family',
  'number',
  'range',
  'place',
  'pronoun',
  'thing',
  'things',
  'preposition',
  'own',
  'greeting',
  'thanks',
  'not',
  'status',
]);
const carrying: readonly Role[] = ['name', 'family', 'number', 'range', 'follow-up', 'place'];
const longest = 9;

/** What a sentence without a verb of its own asks, going by the question before it. */
export function continued(clause: Clause, { context: last, names, hearing }: Surroundings): Continued | undefined {
  if (!last || clause.tokens.length > longest) return undefined;
  // "For Berlin, please." goes on with what people talk of.
  if (hearing === 'overheard' && !clause.hasQuestionMark && !clause.startsAsFollowUp && clause.targets.length === 0)
    return undefined;
  // "outages this quarter?" "who?" "and last quarter?" is of the outages.
  const context = clause.range !== undefined && !takesTime(last) && last.before ? last.before : last;
  // "ok so 10:20 my time? I am in London"
  const said = clause.tokens.map(({ text }) => text).join(' ');
  if (clause.targets.length === 0 && /\b(?:my|our|your|local) time\b/.test(said) && clockIn(said))
    return { intent: context.intent, targets: context.targets, allTargets: context.allTargets };
  // "and after 3pm?"
  if (
    clause.startsAsFollowUp &&
    clause.targets.length === 0 &&
    clockIn(clause.tokens.map(({ text }) => text).join(' '))
  )
    return { intent: 'downtime', targets: context.targets, allTargets: context.allTargets };
  // "any maintenance this month?" "and how long did it take?"
  if (ofPlans.has(context.intent) && clause.targets.length === 0 && howLong.test(wordsOf(clause)))
    return {
      intent: 'downtime',
      targets: context.targets,
      allTargets: context.allTargets,
      ...(context.range && { range: context.range }),
    };
  // "and by hour?" of the questions that people ask
  const isOfOutages =
    ofOutages.has(context.intent) && /\b(?:services?|teams?|hours?|days?|week ?days?|weeks?|months?)\b/.test(said);
  if ((context.intent === 'inquiries' || isOfOutages) && clause.targets.length === 0 && ofPart.test(said)) {
    const range = clause.range ?? context.range;
    return {
      intent: isOfOutages ? 'history' : 'inquiries',
      targets: context.targets,
      allTargets: context.allTargets,
      ...(range && { range }),
    };
  }
  // "was exports down yesterday?" "at what time exactly?"
  const isSaid = hearing !== 'overheard' && clause.targets.length === 0;
  if (isSaid && wasAt.has(context.intent) && atWhatTime.test(said))
    return {
      intent: 'history',
      targets: context.targets,
      allTargets: context.allTargets,
      ...(context.range && { range: context.range }),
    };
  // "any maintenance next week?" "at which time?"
  if (isSaid && ofPlans.has(context.intent) && atWhatTime.test(said) && !said.endsWith('when'))
    return {
      intent: 'downtime',
      targets: context.targets,
      allTargets: context.allTargets,
      ...(context.range && { range: context.range }),
    };
  // "outages this quarter?" "only the ones over an hour"
  if (isSaid && ofOutages.has(context.intent) && onlyLonger.test(said))
    return {
      intent: 'history',
      targets: context.targets,
      allTargets: context.allTargets,
      ...(context.range && { range: context.range }),
    };
  const again = context.asked && { asked: context.asked };
  const compared = comparedWith(clause, said, context);
  if (compared) return { ...compared, ...again };
  // "And ten minutes earlier?" of a figure
  const isOfFigure = context.metric !== undefined && /\b(?:earlier|ago|before)$/.test(said);
  const stepped = stepBack(said, context.range) ?? (isOfFigure ? clause.range : undefined);
  if (stepped && clause.targets.length === 0)
    return {
      targets: context.targets,
      allTargets: context.allTargets,
      intent: againAt(context, stepped),
      ...(context.metric && { metric: context.metric }),
      range: stepped,
      ...again,
    };
  // "billing-2 status please" asks for itself, whatever was asked before.
  if (clause.targets.length > 0 && clause.roles.has('status')) return undefined;
  const isCorrection = clause.tokens.some(({ text }) => corrections.has(text)) && clause.targets.length > 0;
  const named = clause.tokens.findIndex(({ role }) => role === 'name');
  // "ok and billing?" goes on; "billing ok?" asks for itself.
  const isOpen = clause.tokens.every(
    ({ role, text }, i) =>
      glue.has(role) ||
      (asking.has(text) &&
        !(text === 'same' && isSaidOfTime(clause, i)) &&
        !(named >= 0 && i > named && states.has(text))),
  );
  const isStill = clause.hasQuestionMark && clause.tokens.every(({ text }) => still.has(text));
  // "is that bad?", of a figure
  if (context.metric && ofFigure.test(clause.tokens.map(({ text }) => text).join(' ')))
    return { intent: 'metric', targets: context.targets, allTargets: context.allTargets, metric: context.metric };
  const isOnly =
    clause.hasQuestionMark &&
    clause.targets.length === 0 &&
    onlyThat.test(clause.tokens.map(({ text }) => text).join(' '));
  if (!isCorrection && !isStill && !isOnly && !(isOpen && carrying.some((role) => clause.roles.has(role))))
    return undefined;
  const keptRange = clause.range ?? context.range;
  const kept = { ...again, ...(context.metric && { metric: context.metric }), ...(keptRange && { range: keptRange }) };
  const intent = context.intent === 'describe' && clause.targets.length === 0 ? 'health' : context.intent;
  const before = { targets: context.targets, allTargets: context.allTargets };
  const sibling = siblingOf(clause, context, names);
  if (sibling) return { intent, targets: sibling, allTargets: false, ...kept };
  if (clause.targets.length > 0) {
    const refused = clause.tokens.findIndex(({ text }) => text === 'not');
    // "I meant for everything, not just billing"
    const isOfAll = refused > 0 && clause.tokens.slice(0, refused).some(({ role }) => role === 'all');
    if (isCorrection && isOfAll) return { intent: context.intent, targets: [], allTargets: true, ...kept };
    const meant = clause.targets.filter(({ name }) => refused < 0 || !isNamedAfter(clause, name, refused));
    return { intent: context.intent, targets: meant.length > 0 ? meant : clause.targets, allTargets: false, ...kept };
  }
  if (clause.roles.has('name') || clause.roles.has('family')) return undefined;
  const placed = hostsOfPlaces(clause.tokens, names, context.targets);
  if (placed.length > 0) return { intent: context.intent, targets: placed, allTargets: false, ...kept };
  if (clause.range !== undefined) {
    // Of the past "Wednesday?" is the one that was, however near the next is.
    const wasPast = context.intent === 'history' || (context.range && rangeTense(context.range) === 'past');
    const isPast = wasPast && weekdayNames.includes(clause.range);
    const range = isPast ? `last-${clause.range}` : clause.range;
    // "And today?" after plans is of plans.
    const isOfPlans = context.intent === 'downtime' && rangeTense(range) !== 'past';
    return { ...before, ...kept, intent: isOfPlans ? 'downtime' : againAt(context, range), range };
  }
  return { intent, ...before, ...kept };
}

/** "how many outages today?" "And how does that compare with last month?": what was told, beside that time. */
function comparedWith(
  { targets, range, roles }: Clause,
  said: string,
  context: ConversationContext,
): Continued | undefined {
  if (targets.length > 0 || roles.has('name') || roles.has('family') || !comparing.test(said)) return undefined;
  const { intent, metric, range: told = '30d', targets: before, allTargets } = context;
  const against = range ?? stepBackBeside(said.replace(comparing, 'to'), told);
  if (against === undefined || !(ofPast.has(intent) || intent === 'inquiries')) return undefined;
  const kept = { targets: before, allTargets, range: told, against };
  return intent === 'inquiries' ? { intent, ...kept } : { intent: 'compare', ...kept, ...(metric && { metric }) };
}

const ofPast: ReadonlySet<Intent> = new Set(['history', 'count', 'superlative', 'compare']);
const comparing =
  /^(?:(?:and|so|but|ok|then) )*(?:how (?:does|do|did|would) (?:that|this|it|they|those|these) compare|compared?|how (?:is|was|are) (?:that|this|it) compared?|versus|vs|against|in comparison|(?:is|was|are) (?:that|this|it|those|they) (?:more|less|fewer|better|worse|higher|lower)(?: \S+)? than)(?: (?:with|to|against|in|for))*\b/;

/** "second time today?" "and yesterday?": what was counted without a measure were outages. */
function againAt({ intent, asked }: ConversationContext, range: string): Intent {
  return intent === 'count' && asked?.measure === undefined ? 'history' : atOtherTime(intent, range);
}

function wordsOf({ tokens }: Pick<Clause, 'tokens'>): string {
  return tokens.map(({ text }) => text).join(' ');
}

const onlyLonger =
  /^(?:and |so |but )?(?:(?:only|just) )?(?:the ones|those|ones|the outages|outages) (?:(?:that|which) (?:took|lasted|were) )?(?:over|longer than|more than|above)\b/;
const wasAt: ReadonlySet<Intent> = new Set(['history', 'count', 'superlative', 'cause', 'compare']);
export const atWhatTime =
  /^(?:and |so )?(?:at )?(?:when|what time|which time|which hour)(?: (?:exactly|precisely|approximately|was (?:it|that|this)|were (?:they|those)|did (?:it|that|they) (?:happen|start|begin)))*$/;

/** "outages this week?" "and by team?" */
const ofOutages: ReadonlySet<Intent> = new Set(['history', 'count', 'superlative']);
const ofPart =
  /^(?:(?:and|so|but|ok|then|also|now|please|what about|how about|the same|same|split|broken down) )*(?:by|per|for each|in|on|at|from|for) (?:which |what |the |each )?(?:hours?|times? of (?:the )?day|week ?days?|days?(?: of the week)?|weeks?|months?|services?|products?|topics?|teams?|channels?|people|persons?|users?)(?: please)?$/;
const ofPlans: ReadonlySet<Intent> = new Set(['downtime', 'impact']);
const howLong = /^(?:and |so |then )*how long (?:did|will|does|would) (?:it|that|this) (?:take|last)$/;
/** "same disk, same monday, same excuse" goes on with nothing. */
function isSaidOfTime({ tokens, hasQuestionMark }: Clause, at: number): boolean {
  return !hasQuestionMark && tokens[at + 1]?.role === 'range';
}

const corrections: ReadonlySet<string> = new Set(['meant', 'mean', 'ment', 'i mean', 'i meant']);
const asking: ReadonlySet<string> = new Set([
  'what',
  'how',
  'please',
  'also',
  'too',
  'same',
  'i',
  'do the same',
  'do',
  'ok',
  'okay',
  'right',
  'cool',
  'good',
  'then',
  'either',
  'nothing',
  'numbers',
  'figures',
  'values',
  'the same',
  'two',
  'three',
  'both',
]);
const states: ReadonlySet<string> = new Set(['ok', 'okay', 'right', 'cool', 'good']);
const ofFigure =
  /^(?:and |so |but )?is (?:that|this|it) (?:too |very |really |still )?(?:bad|high|much|a (?:problem|lot|concern)|ok(?:ay)?|normal|fine|good|healthy)$/;
/** "only that?" of what was listed. */
const onlyThat =
  /^(?:and |so )?(?:(?:only|just) (?:that|this|those|these)(?: one)?|(?:is )?(?:that|this)(?: is)? (?:all|it))$/;
const still: ReadonlySet<string> = new Set(['and', 'still', 'now', 'again', 'and now', 'right now', 'so']);

function isNamedAfter({ tokens }: Clause, name: string, at: number): boolean {
  return tokens.slice(at).some(({ targets = [] }) => targets.some((target) => target.name === name));
}

/** "and 2?" after a question about cassandra-1. */
function siblingOf(
  clause: Clause,
  context: ConversationContext,
  names: Surroundings['names'],
): readonly Target[] | undefined {
  const number = clause.tokens.find(({ role }) => role === 'number');
  const last = context.targets.at(-1);
  if (!number || !last || clause.roles.has('name')) return undefined;
  const segments = nameSegments(last.name.toLowerCase());
  if (!isDigits(segments.at(-1) ?? '')) return undefined;
  return names.byKey(joinSegments([...segments.slice(0, -1), ...nameSegments(number.text)]))?.targets;
}

/** A question about now, asked of another time, is one about the past or about plans. */
export function atOtherTime(intent: Intent, range: string): Intent {
  if (!['health', 'fleet', 'describe', 'downtime', 'history'].includes(intent)) return intent;
  const tense = rangeTense(range);
  if (tense === undefined) return intent === 'downtime' ? 'downtime' : 'history';
  return tense === 'future' ? 'downtime' : 'history';
}
