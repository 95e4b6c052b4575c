/** A question becomes an answer: the one place that every way of asking goes through. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { comparedHistory, counting, pastOf, tellHistory, tellRanking } from './answer-past.ts';
import { tellCause, tellCustomer, tellEta } from './asked-about-trouble.ts';
import { askedBeside } from './asked-beside.ts';
import { aheadOf, askedOtherwise } from './asked-otherwise.ts';
import { whatChanged } from './changes.ts';
import { tellCount } from './counted.ts';
import { describeOver } from './describe-asked.ts';
import { impactNow, tellImpact } from './impact.ts';
import { leavingOut } from './left-out.ts';
import { compareHosts, tellMetric } from './metric.ts';
import { nextDowntime } from './next-downtime.ts';
import { withNextSteps } from './next-steps.ts';
import { inquiryWishOf, offerSubscription, tellInquiries, tellPrivacy, tellSubscriptions } from './of-the-asker.ts';
import { openTroubles } from './open-incident.ts';
import { tellPastDowntime } from './past-downtime.ts';
import { tellPastMetric } from './past-metric.ts';
import type { KnownAsker } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import { findRemoved, tellRemoved } from './removed.ts';
import {
  cannotAct,
  cannotCountCustomers,
  cannotPredict,
  noSuchTime,
  otherLanguage,
  tellAbout,
  tellAge,
  tellMeaning,
  tellRemark,
  withLeftOpen,
  withLimits,
} from './said-of-itself.ts';
import { describeSeveral } from './several.ts';
import { askWhich, greet, help, notUnderstood, unknownName, whichOne } from './small-talk.ts';
import { togetherOf } from './together.ts';
import type { Viewer } from './viewer.ts';
import { viewsOf, withServiceHosts } from './views-asked.ts';
import { tellOwner, tellWho } from './who.ts';
import { answeringEnough, answeringOfMany } from './yes-or-no.ts';

export type AskContext = {
  viewer: Viewer;
  /** The question as typed, for buttons that ask it again with another name. */
  text: string;
  /** Nearest known names to one that is not known. */
  nearest(typed: string): readonly string[];
  /** Without it what is kept of people is pointed at, not told. */
  asker?: KnownAsker | undefined;
};

/** The words of a message turn its one question; of several it is not known which is meant. */
type OneContext = AskContext & { isOnly: boolean };

/** What cannot be told of nothing: without a name it is asked which one is meant. */
const needsThing: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'metric', 'compare']);

/** What it has to do with no server: a word that looks like a name is none. */
const ofHeraldItself: ReadonlySet<Question['intent']> = new Set(['inquiries', 'privacy', 'about', 'meaning', 'remark']);

/** Asked of all there is: "which service should worry me before the QBR?" names none. */
const ofMany: ReadonlySet<Question['intent']> = new Set(['superlative', 'count', 'fleet', 'history']);
const abbreviation = /^\p{Lu}{2,5}$/u;

/** Every question of the message is answered, in order; a part that cannot be is named. */
export async function answerQuestion(asked: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const question = ofWhatGoesOn(ofWhatIsPlanned(asked, readModel), readModel);
  const also = (question.also ?? [])
    .map((other) => ofWhatIsPlanned(other, readModel))
    .filter((other) => !isToldBy(question, other, readModel));
  const one = { ...context, isOnly: also.length === 0 };
  const first = await answerOne(question, readModel, one);
  const others: Answer[] = [];
  for (const other of also) others.push(await answerOne(other, readModel, one));
  others.push(...(await askedBeside(question, [first, ...others], readModel)));
  const told = others.length === 0 ? first : togetherOf(first, others);
  const limited = withLeftOpen(withLimits(told, question.turns, others.length === 0), question.left);
  return withNextSteps(limited, question, leavingOut(question, readModel));
}

/** "Must I tell customers before the maintenance? Give me a text": of what the maintenance touches, not of what was spoken of. */
function ofWhatIsPlanned(question: Question, { downtimes, nowMs }: ReadModel): Question {
  const isNamed = question.targets.length > 0 && !question.usedContext;
  if (question.intent !== 'customer' || isNamed || !question.turns.includes('plans')) return question;
  const next = downtimes({ fromMs: nowMs, toMs: nowMs + 366 * 86_400_000 }).find(
    ({ state }) => state !== 'cancelled' && state !== 'finished',
  );
  if (!next) return question;
  const { usedContext: _, ...rest } = question;
  return { ...rest, allTargets: false, targets: next.services.map((name) => ({ kind: 'service', name })) };
}

/** "Does he lose data because of this outage?", said of what was spoken of before, which is well: of what is in trouble. */
function ofWhatGoesOn(question: Question, readModel: ReadModel): Question {
  const { usedContext, targets, turns, ...rest } = question;
  const before = targets.map(({ name }) => name);
  if (!usedContext || !turns.includes('this-trouble') || openTroubles(before, readModel).length > 0) return question;
  const troubles = openTroubles([], readModel).map(({ target }) => target);
  return troubles.length > 0 ? { ...rest, turns, targets: troubles } : question;
}

/** "Is anything planned, and when will it be over?": the plan says its end, and nothing else is to come back. */
function isToldBy(first: Question, other: Question, readModel: ReadModel): boolean {
  const before = [first, ...(first.also ?? [])].slice(0, [first, ...(first.also ?? [])].indexOf(other));
  return (
    other.intent === 'eta' &&
    before.some(({ intent }) => intent === 'downtime' || intent === 'impact') &&
    openTroubles(
      other.targets.map(({ name }) => name),
      readModel,
    ).length === 0
  );
}

async function answerOne(question: Question, whole: ReadModel, context: OneContext): Promise<Answer> {
  const { intent, impossibleTime } = question;
  const readModel = leavingOut(question, whole);
  if (impossibleTime !== undefined) return noSuchTime(impossibleTime, intent);
  const [unsure] = question.unsure;
  if (unsure) return askWhich(unsure, intent, context.text);
  const removed = await findRemoved(question, context.text, readModel);
  if (removed) return tellRemoved(removed, question, readModel);
  const [unknown] = ofHeraldItself.has(intent)
    ? []
    : question.unknownNames.filter((name) => !(ofMany.has(intent) && abbreviation.test(name)));
  if (unknown !== undefined && question.targets.length === 0)
    return unknownName(unknown, context.nearest(unknown), intent, context.text, readModel);
  // "Has anybody acknowledged it yet?" is of whatever is in trouble.
  const isOfAny = question.allTargets || question.turns.includes('who-works');
  if (needsThing.has(intent) && question.targets.length === 0 && !isOfAny)
    return whichOne(intent, context.text, readModel);
  const answer = await answerIntent(question, readModel, context);
  // A picture costs more than all the words: it is drawn for whoever asks how something develops.
  const { chart, ...words } = answer;
  const told = chart && question.turns.includes('development') ? { ...words, chart } : words;
  // Of Herald itself no server was meant, however much a word looks like one ("CSV").
  return withReading(told, ofHeraldItself.has(intent) ? { ...question, typos: [] } : question, unknown);
}

async function answerIntent(question: Question, readModel: ReadModel, context: OneContext): Promise<Answer> {
  const { viewer, text, asker, isOnly } = context;
  const { turns } = question;
  const names = question.targets.map(({ name }) => name);
  const { hosts, services } = viewsOf(question, readModel);
  const targets = names.length > 0 ? names : ['*'];
  const otherwise = askedOtherwise(question, { asker, isOnly }, { hosts, services, readModel });
  if (otherwise) return otherwise;
  switch (question.intent) {
    case 'greeting':
      return greet();
    case 'help':
      return help(readModel);
    case 'none':
      return notUnderstood(readModel);
    case 'who':
      return turns.includes('owner')
        ? tellOwner(names, readModel, turns.includes('that') ? 'trouble' : 'all')
        : tellWho(names, readModel);
    case 'eta':
      return tellEta(names, readModel, turns.includes('plans') ? 'plan' : 'trouble');
    case 'cause': {
      const period = question.range && periodOf(question.range, readModel.registry.zone, readModel.nowMs);
      return tellCause(names, readModel, period || undefined);
    }
    case 'count':
      if (question.measure === 'questions')
        return tellInquiries(inquiryWishOf(turns, pastOf(question, readModel)), asker);
      if (question.measure === 'downtime')
        return tellHistory({ ...question, range: question.range ?? '30d' }, readModel);
      return question.measure === undefined && turns.includes('customers')
        ? cannotCountCustomers(impactNow(names, readModel))
        : tellCount(question.measure, counting(question, hosts, services, readModel), turns);
    case 'superlative':
      return question.measure === 'questions' || turns.includes('use')
        ? tellInquiries(inquiryWishOf(turns, pastOf(question, readModel)), asker)
        : tellRanking(
            isOnly || turns.includes('longest') ? question : { ...question, turns: [] },
            counting(question, hosts, services, readModel),
          );
    case 'impact':
      if (turns.includes('how-long') && !turns.includes('plans') && openTroubles(names, readModel).length > 0) {
        if (turns.includes('so-far')) return tellHistory({ ...question, intent: 'history' }, readModel);
        return turns.includes('felt') || turns.includes('customers')
          ? togetherOf(tellImpact(names, readModel, undefined, 'now'), [await tellEta(names, readModel)])
          : tellEta(names, readModel);
      }
      return tellImpact(names, readModel, aheadOf(question, readModel), turns.includes('plans') ? 'planned' : 'now');
    case 'changes':
      return whatChanged(names, readModel, question.range);
    case 'subscriptions':
      return tellSubscriptions(asker);
    case 'privacy':
      return tellPrivacy(question.wish, asker);
    case 'inquiries':
      return tellInquiries(inquiryWishOf(turns, pastOf(question, readModel)), asker);
    case 'meaning':
      return tellMeaning(question.term, readModel.registry);
    case 'about':
      return turns.includes('age') ? tellAge(readModel) : tellAbout();
    case 'act':
      return cannotAct(question.term);
    case 'predict':
      return cannotPredict();
    case 'customer':
      return tellCustomer(names, readModel, {
        past: pastOf(question, readModel),
        of: turns.includes('plans') ? 'plan' : turns.includes('apology') ? 'ended' : 'trouble',
      });
    case 'language':
      return otherLanguage();
    case 'remark':
      return tellRemark();
    case 'describe':
    case 'health':
      // "Why is the shop slow?": the reason first, then how it is.
      if (isOnly && turns.includes('why') && names.length > 0 && openTroubles(names, readModel).length > 0) {
        const plain = { ...question, turns: turns.filter((turn) => turn !== 'slow') };
        const how = await describeOver(plain, { hosts, services }, readModel, viewer);
        return togetherOf(await tellCause(names, readModel), [how]);
      }
      return describeOver(question, { hosts, services }, readModel, viewer);
    case 'fleet':
      return answeringOfMany(
        describeSeveral(hosts, services, readModel, viewer, {
          intent: 'fleet',
          targets,
          filter: question.filter,
          lead: turns.includes('servers') ? 'servers' : 'services',
        }),
        { hosts, services },
        readModel,
        question,
      );
    case 'metric': {
      const asked = withServiceHosts(hosts, services);
      const metric = question.metric ?? 'cpu';
      // "Since when has it been like that?" of what is in trouble.
      if (
        metric === 'uptime' &&
        names.length > 0 &&
        !turns.includes('running-time') &&
        openTroubles(names, readModel).length > 0
      )
        return tellHistory({ ...question, intent: 'history' }, readModel);
      // How long a server has been running has no time and no target.
      const isOfService = question.targets.every(({ kind }) => kind === 'service');
      if (metric === 'uptime' && isOfService && (question.range || question.goalPercent || turns.includes('target')))
        return tellHistory({ ...question, measure: 'uptime' }, readModel);
      const past = question.range
        ? await tellPastMetric(
            asked,
            metric,
            periodOf(question.range, readModel.registry.zone, readModel.nowMs),
            readModel,
          )
        : undefined;
      return past ?? answeringEnough(tellMetric(asked, metric, readModel, viewer, targets), asked, metric, question);
    }
    case 'compare': {
      // "Which is worse off right now, billing or the shop?"
      const areServices = question.targets.length > 1 && question.targets.every(({ kind }) => kind === 'service');
      if (areServices && question.range === undefined && question.metric === undefined && turns.includes('now'))
        return describeOver({ ...question, intent: 'health' }, { hosts, services }, readModel, viewer);
      const history = comparedHistory(question, readModel);
      if (history) return history;
      const compared = withServiceHosts(hosts, services);
      return compared.length < 2
        ? describeOver({ ...question, intent: 'describe' }, { hosts, services }, readModel, viewer)
        : compareHosts(compared, readModel, viewer, targets, question.metric);
    }
    case 'downtime':
      return (
        tellPastDowntime(names, readModel, pastOf(question, readModel), question) ??
        nextDowntime(names, readModel, aheadOf(question, readModel))
      );
    case 'history':
      return tellHistory(question, readModel);
    case 'subscribe':
    case 'unsubscribe':
      return offerSubscription(question.intent, names, readModel, question, text);
    default:
      return question.intent satisfies never;
  }
}

/** How it was read, where that is not plain: a guess that is wrong is seen. What is not known is said first. */
function withReading(
  answer: Answer,
  { intent, typos, rangeReadAs, usedContext, targets, filter }: Question,
  unknown: string | undefined,
): Answer {
  const notes = [
    ...typos.slice(0, 2).map(({ typed, target }) => say`I took "${typed}" to mean ${target.name}.`),
    ...(rangeReadAs ? [say`I read "${rangeReadAs.typed}" as ${rangeReadAs.readAs}.`] : []),
    ...(usedContext && targets.length > 0
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
