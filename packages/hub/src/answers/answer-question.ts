/** A question becomes an answer: the one place that every way of asking goes through. */
import { maintenanceAspectsIn } from '@herald/understanding/maintenance-words';
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { plainText, say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { answerIntent } from './answer-intent.ts';
import { asMeant } from './as-meant.ts';
import { type AskContext, lookUp, type OneContext } from './asked.ts';
import { askedBeside } from './asked-beside.ts';
import { askedOtherwise } from './asked-otherwise.ts';
import { asJudged } from './figure-judged.ts';
import { tellIfItFails } from './if-it-fails.ts';
import { inBrief } from './in-brief.ts';
import { leavingOut } from './left-out.ts';
import { withLimits } from './limits.ts';
import { ofWhatIsPlanned } from './maintenance-meant.ts';
import { tellNotCovered } from './not-covered.ts';
import { tellOfMaintenance } from './of-maintenance.ts';
import { withNextSteps, withoutEngineers } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { findRemoved, tellRemoved } from './removed.ts';
import { noSuchTime } from './said-of-itself.ts';
import { isToldBy, ofItsEnd, ofThePlan } from './second-question.ts';
import { askWhich, unknownName, whichOne } from './small-talk.ts';
import { sumOfPlans } from './sum-of-plans.ts';
import { servicesIn, togetherOf } from './together.ts';
import { asOneApart } from './told-apart.ts';
import { isOn } from './topic.ts';
import { isInTrouble, withTroubleOfNow } from './trouble-now.ts';
import { ofWhatGoesOn } from './what-goes-on.ts';
import { inOurZone, tellConverted } from './with-zone.ts';

/** What cannot be told of nothing: without a name it is asked which one is meant. */
const needsThing: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'metric', 'compare']);

/** What it has to do with no server: a word that looks like a name is none. */
const ofHeraldItself: ReadonlySet<Question['intent']> = new Set(['inquiries', 'privacy', 'about', 'meaning', 'remark']);

/** Asked of all there is: "which service should worry me before the QBR?" names none. */
const ofMany: ReadonlySet<Question['intent']> = new Set(['superlative', 'count', 'fleet', 'history']);
/** May be of maintenance in whatever words. */
const whoWhyWhen: ReadonlySet<Question['intent']> = new Set(['who', 'cause', 'eta']);
const abbreviation = /^\p{Lu}{2,5}$/u;

/** Every question of the message is answered, in order; a part that cannot be is named. */
export async function answerQuestion(whole: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const asked = asJudged(asOneApart(whole));
  const question = isTurned(asked) || asked.usedContext || asked.topic ? asMeant(asked, readModel) : asked;
  // "If checkout-2 falls over, is checkout down then?" asks once.
  const isOneSupposed = (asked.turnsOfMessage ?? asked.turns).includes('if-it-fails') && maySuppose.has(asked.intent);
  const also = (isOneSupposed ? [] : (asked.also ?? []))
    .map((other) =>
      ofWhatGoesOn(ofItsEnd(ofThePlan(question, ofWhatIsPlanned(other, readModel)), readModel), readModel),
    )
    .filter((other, at, all) => !isToldBy([question, ...all.slice(0, at)], other, readModel));
  const one = {
    ...context,
    isOnly: also.length === 0 || question.turnsOfMessage !== undefined,
    parts: 1 + also.length,
  };
  const isOneOfSeveral = also.length > 0;
  const answerPart = (part: Question) =>
    isOneOfSeveral && part.notCovered !== undefined
      ? tellNotCovered(part, part.notCovered, 'beside', readModel)
      : answerOne(part, readModel, one);
  const first = await answerPart(question);
  const others: Answer[] = [];
  for (const other of also) others.push(await answerPart(goingOnWith(first, other)));
  const turns = question.turnsOfMessage ?? question.turns;
  const left =
    question.left?.filter((typed) => !isToldOfMaintenance(typed, first, question) && !isToldByMeaning(typed, first)) ??
    [];
  const message = { ...question, turns, left };
  if (isTurned(message)) others.push(...(await askedBeside(message, [first, ...others], readModel)));
  const told = others.length === 0 ? first : togetherOf(first, others);
  const limited = isTurned(message) || left.length > 0 ? withLimits(told, message, others.length === 0) : told;
  const stepped = withNextSteps(limited, question, readModel);
  return context.viewer.isDirect ? withoutEngineers(stepped) : stepped;
}

/** What was asked of the maintenance in other words is answered with it. */
function isToldOfMaintenance(typed: string, { topic }: Answer, { ofMaintenance, turns }: Question): boolean {
  // "once the work is over, will somebody tell me?"
  if (turns.includes('message-at-end') && /^(?:and |so )?will\b/i.test(typed)) return true;
  return topic?.kind === 'maintenance' && maintenanceAspectsIn(typed).some((aspect) => ofMaintenance?.includes(aspect));
}

/** "What does reduced capacity mean, and would my customers notice it?": its meaning says so. */
function isToldByMeaning(typed: string, { intent, verdict }: Answer): boolean {
  const says = /\bcustomers?\b/i.test(plainText(verdict, () => ''));
  return intent === 'meaning' && says && /\b(?:notice|remark|feel|see|impact\w*|affect\w*)\b/i.test(typed);
}

/** "Anything planned for billing? How long, and will they lose anything?": what follows is of the maintenance that was just told. */
function goingOnWith({ topic, targets, intent, groups }: Answer, other: Question): Question {
  // "How many outages, and which team's are they?": of those that had some.
  const services = servicesIn({ groups });
  if (other.intent === 'who' && other.targets.length === 0 && ofOutages.has(intent) && services.length > 0)
    return { ...other, allTargets: false, targets: services.map((name) => ({ kind: 'service', name })) };
  const isOfSame = other.targets.length === 0 || other.targets.every(({ name }) => targets.includes(name));
  if (topic?.kind !== 'maintenance' || !isOfSame) return other;
  const isAsked = other.ofMaintenance !== undefined && other.intent !== 'customer' && other.intent !== 'subscribe';
  return { ...other, topic, ...(isAsked && { intent: 'downtime' as const }) };
}

const ofOutages: ReadonlySet<Question['intent']> = new Set(['count', 'history', 'superlative']);

function ofNoThing({ targets, intent }: Question): boolean {
  return targets.length === 0 && (intent === 'none' || intent === 'downtime' || intent === 'meaning');
}

/** What is asked of what did not happen is told nowhere else. */
const maySuppose: ReadonlySet<Question['intent']> = new Set([
  'describe',
  'fleet',
  'health',
  'history',
  'impact',
  'none',
  'predict',
]);

function isSupposed({ intent, turns, unknownNames, targets }: Question, { isOnly, text }: OneContext): boolean {
  const isKnown = targets.length > 0 || unknownNames.length === 0;
  const may = maySuppose.has(intent) || (intent === 'act' && opensAsSupposed.test(text));
  const isOfElse = turns.includes('plans') || turns.includes('what-if') || ofHerald.test(text);
  return isOnly && isKnown && may && turns.includes('if-it-fails') && !isOfElse;
}

const opensAsSupposed = /^\W*(?:(?:and|so|but|ok) )?(?:what|suppose|supposing|assuming|if)\b/i;
const ofHerald = /\b(?:if|when|should) (?:herald|you|the bot)\b/i;

/** Its words add something to what its intent says. */
function isTurned({ turns, clock }: Question): boolean {
  return turns.length > 0 || clock !== undefined;
}

function standsAsPerson(name: string, text: string): boolean {
  const before = text.slice(0, Math.max(0, text.toLowerCase().indexOf(name.toLowerCase())));
  return !/\d/.test(name) && /\b(?:is|are|was|does|did|do|has|have|had)\s+$/i.test(before);
}

/** "… compared with the other services": those it stands beside are not asked about without it. */
function besideOthers(question: Question): Question {
  const { filter: { without = [], ...filter } = {}, turns, targets } = question;
  const isOfOne = turns.includes('than-others') && without.length === 1 && targets.length === 0;
  return isOfOne ? { ...question, filter, targets: [...without], allTargets: false } : question;
}

/** "Is that the patching come early?" while it is in trouble and none runs: how it is, and that it is not planned. */
function ofTrouble(question: Question, readModel: ReadModel): Question {
  const [only, ...others] = question.targets;
  if (!only || others.length > 0 || !question.turns.includes('is-it-planned')) return question;
  const { nowMs } = readModel;
  const runs = readModel.downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [only.name]).some(isOn);
  if (runs || !isInTrouble(only.name, readModel)) return question;
  const { ofMaintenance: _, range: __, topic: ___, ...rest } = question;
  return { ...rest, intent: 'health' };
}

async function answerOne(put: Question, whole: ReadModel, context: OneContext): Promise<Answer> {
  const question = ofTrouble(besideOthers(put), whole);
  const { intent, targets, impossibleTime } = question;
  const readModel = question.filter?.without ? leavingOut(question, whole) : whole;
  if (impossibleTime !== undefined) return noSuchTime(impossibleTime, intent);
  const converted =
    question.turns.includes('of-zone') && ofNoThing(question) ? tellConverted(context.text, readModel) : undefined;
  if (converted) return converted;
  const supposed = isSupposed(question, context) ? tellIfItFails(lookUp(question, readModel, context)) : undefined;
  if (supposed) return supposed;
  if (question.notCovered !== undefined && !question.unknownNames.some((name) => /\d/.test(name)))
    return tellNotCovered(question, question.notCovered, 'alone', readModel);
  const [unsure] = question.unsure;
  if (unsure) return askWhich(unsure, intent, context.text);
  const removed = targets.length === 0 ? await findRemoved(question, context.text, readModel) : undefined;
  if (removed) return tellRemoved(removed, question, readModel);
  const [unknown] = ofHeraldItself.has(intent)
    ? []
    : question.unknownNames.filter(
        (name) =>
          !(ofMany.has(intent) && abbreviation.test(name)) &&
          // "Is Lea on it?", "has Tom given a time?"
          !((intent === 'who' || intent === 'eta') && standsAsPerson(name, context.text)) &&
          // Whoever a text is for is a customer.
          !(intent === 'customer' && !/\d/.test(name)),
      );
  if (unknown !== undefined && targets.length === 0)
    return unknownName(unknown, context.nearest(unknown), intent, context.text, readModel);
  // "Has anybody acknowledged it yet?" is of whatever is in trouble.
  const isOfAny = question.allTargets || question.turns.some((turn) => turn === 'who-works' || turn === 'reading');
  if (needsThing.has(intent) && targets.length === 0 && !isOfAny) return whichOne(intent, context.text, readModel);
  const timed = question.clock === undefined ? question : inOurZone(question, context.text, readModel);
  const asked = lookUp(timed, readModel, context);
  const sum =
    question.turns.includes('planned-too') || question.turns.includes('unplanned')
      ? await sumOfPlans(asked)
      : undefined;
  const ofIt = !sum && (question.ofMaintenance || whoWhyWhen.has(intent)) ? tellOfMaintenance(asked) : undefined;
  const found = sum ?? ofIt ?? ((isTurned(question) && (await askedOtherwise(asked))) || (await answerIntent(asked)));
  const answer = found.intent === 'downtime' ? withTroubleOfNow(found, asked) : found;
  // A picture costs more than all the words: it is drawn for whoever asks how something develops.
  const { chart, ...words } = answer;
  const drawn = chart && asked.asks('development') ? { ...words, chart } : words;
  const { parts = 1 } = context;
  const told = parts > 1 ? inBrief(drawn, question, parts) : drawn;
  // Of Herald itself no server was meant, however much a word looks like one ("CSV").
  const isMeant = (name: string) => !ofHeraldItself.has(intent) && (!ofIt || ofIt.targets.includes(name));
  const typos = question.typos.filter(({ target }) => isMeant(target.name));
  const read = withReading(told, { ...question, typos }, ofIt && !/\d/.test(unknown ?? '') ? undefined : unknown);
  return withTime(read, question, whole);
}

/** What takes no stretch of time is of now, and says so rather than drop it. */
const ofNow: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'fleet', 'who', 'eta']);

function withTime(answer: Answer, { intent, range, hours, clock }: Question, { registry, nowMs }: ReadModel): Answer {
  const words = range === undefined ? undefined : periodOf(range, registry.zone, nowMs).words;
  const [from, to] = hours?.split('-') ?? [];
  const note =
    words !== undefined && ofNow.has(intent) && answer.intent === intent && /[:~]/.test(range ?? '')
      ? say`This is of now, not ${words}.`
      : from !== undefined
        ? say`I can't pick ${from} to ${to ?? 'now'} out of several days: this is of all their hours.`
        : clock !== undefined && words !== undefined && range?.includes('~') && intent === 'history'
          ? say`That is of whole days, ${words}.`
          : undefined;
  return note && answer.answered ? { ...answer, lines: [...answer.lines, note] } : answer;
}

/** How it was read, where that is not plain: a guess that is wrong is seen. What is not known is said first. */
function withReading(
  answer: Answer,
  { intent, typos, rangeReadAs, usedContext, named, targets, filter }: Question,
  unknown: string | undefined,
): Answer {
  const notes = [
    ...typos.slice(0, 2).map(({ typed, target }) => say`I took "${typed}" to mean ${target.name}.`),
    ...(rangeReadAs ? [say`I read "${rangeReadAs.typed}" as ${rangeReadAs.readAs}.`] : []),
    ...(usedContext && !named && targets.length > 0
      ? [say`For ${listInWords(targets.map(({ name }) => name))}, as before.`]
      : []),
    // How many are up says it in its count.
    ...(filter?.without && intent !== 'fleet'
      ? [say`I left out ${listInWords(filter.without.map(({ name }) => name))}.`]
      : []),
  ];
  const lines = [...answer.lines, ...notes];
  if (unknown === undefined) return notes.length === 0 ? answer : { ...answer, lines };
  return { ...answer, verdict: say`${strong(`I don't know "${unknown}".`)} ${answer.verdict}`, lines };
}
