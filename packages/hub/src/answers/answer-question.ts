/** A question becomes an answer: the one place that every way of asking goes through. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { comparedHistory, counting, pastOf, tellHistory, tellRanking } from './answer-past.ts';
import { causeReachesBackMs, tellCause, tellCustomer, tellEta } from './asked-about-trouble.ts';
import { asksForCustomers, asksForOwner, asksForPlans, asksForServers, asksForTrend } from './asked-words.ts';
import { bareAnswer } from './bare-answer.ts';
import { whatChanged } from './changes.ts';
import { tellCount } from './counted.ts';
import { describeHost, describeService } from './describe.ts';
import { impactNow, tellImpact } from './impact.ts';
import { compareHosts, tellMetric } from './metric.ts';
import { nextDowntime } from './next-downtime.ts';
import { inquiryWishOf, tellInquiries, tellPrivacy, tellSubscriptions } from './of-the-asker.ts';
import { tellPastMetric } from './past-metric.ts';
import type { Asker } from './people-knowledge.ts';
import type { ReadModel } from './read-model.ts';
import { findRemoved, tellRemoved } from './removed.ts';
import {
  cannotAct,
  cannotCountCustomers,
  cannotPredict,
  noSuchTime,
  otherLanguage,
  tellAbout,
  tellMeaning,
  tellRemark,
} from './said-of-itself.ts';
import { describeSeveral } from './several.ts';
import { askWhich, greet, help, notUnderstood, unknownName, whichOne } from './small-talk.ts';
import { togetherOf } from './together.ts';
import type { Viewer } from './viewer.ts';
import { viewsOf, withServiceHosts } from './views-asked.ts';
import { tellWho } from './who.ts';

export type AskContext = {
  viewer: Viewer;
  /** The question as typed, for buttons that ask it again with another name. */
  text: string;
  /** Nearest known names to one that is not known. */
  nearest(typed: string): readonly string[];
  /** Without it what is kept of people is pointed at, not told. */
  asker?: Asker | undefined;
};

/** What cannot be told of nothing: without a name it is asked which one is meant. */
const needsThing: ReadonlySet<Question['intent']> = new Set(['describe', 'health', 'metric', 'compare']);

/** Every question of the message is answered, in order; a part that cannot be is named. */
export async function answerQuestion(question: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const first = await answerOne(question, readModel, context);
  const others: Answer[] = [];
  for (const other of question.also ?? []) others.push(await answerOne(other, readModel, context));
  return others.length === 0 ? first : togetherOf(first, others);
}

async function answerOne(question: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const { intent, impossibleTime } = question;
  if (impossibleTime !== undefined) return noSuchTime(impossibleTime, intent);
  const [unsure] = question.unsure;
  if (unsure) return askWhich(unsure, intent, context.text);
  const removed = await findRemoved(question, context.text, readModel);
  if (removed) return tellRemoved(removed, question, readModel);
  const [unknown] = question.unknownNames;
  if (unknown !== undefined && question.targets.length === 0)
    return unknownName(unknown, context.nearest(unknown), intent, context.text, readModel);
  if (needsThing.has(intent) && question.targets.length === 0 && !question.allTargets)
    return whichOne(intent, context.text, readModel);
  const answer = await answerIntent(question, readModel, context);
  // A picture costs more than all the words: it is drawn for whoever asks how something develops.
  const { chart, ...words } = answer;
  return withReading(chart && asksForTrend.test(context.text) ? answer : words, question, unknown);
}

async function answerIntent(question: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const { viewer, text, asker } = context;
  const names = question.targets.map(({ name }) => name);
  const { hosts, services } = viewsOf(question, readModel);
  const targets = names.length > 0 ? names : ['*'];
  switch (question.intent) {
    case 'greeting':
      return greet();
    case 'help':
      return help(readModel);
    case 'none':
      return notUnderstood(readModel);
    case 'who':
      return tellWho(names, readModel, asksForOwner.test(text) ? 'owner' : 'worker');
    case 'eta':
      return tellEta(names, readModel);
    case 'cause': {
      const { fromMs, toMs } = question.range
        ? periodOf(question.range, readModel.registry.zone, readModel.nowMs)
        : { fromMs: readModel.nowMs - causeReachesBackMs, toMs: readModel.nowMs };
      return tellCause(names, readModel, fromMs, toMs);
    }
    case 'count':
      if (question.measure === 'questions')
        return tellInquiries(inquiryWishOf(text, pastOf(question, readModel)), asker);
      return question.measure === undefined && asksForCustomers.test(text)
        ? cannotCountCustomers(impactNow(names, readModel))
        : tellCount(question.measure, counting(question, hosts, services, readModel));
    case 'superlative':
      return question.measure === 'questions'
        ? tellInquiries(inquiryWishOf(text, pastOf(question, readModel)), asker)
        : tellRanking(question, counting(question, hosts, services, readModel), text);
    case 'impact':
      return tellImpact(names, readModel, aheadOf(question, readModel), asksForPlans.test(text) ? 'planned' : 'now');
    case 'changes':
      return whatChanged(names, readModel, question.range);
    case 'subscriptions':
      return tellSubscriptions(asker);
    case 'privacy':
      return tellPrivacy(question.wish, asker);
    case 'inquiries':
      return tellInquiries(inquiryWishOf(text, pastOf(question, readModel)), asker);
    case 'meaning':
      return tellMeaning(question.term);
    case 'about':
      return tellAbout();
    case 'act':
      return cannotAct(question.term);
    case 'predict':
      return cannotPredict();
    case 'customer':
      return tellCustomer(names, readModel, pastOf(question, readModel));
    case 'language':
      return otherLanguage();
    case 'remark':
      return tellRemark();
    case 'describe':
    case 'health':
      return describe(question, hosts, services, readModel, viewer);
    case 'fleet':
      return describeSeveral(hosts, services, readModel, viewer, {
        intent: 'fleet',
        targets,
        filter: question.filter,
        lead: asksForServers.test(text) ? 'servers' : 'services',
      });
    case 'metric': {
      const asked = withServiceHosts(hosts, services);
      const metric = question.metric ?? 'cpu';
      const past = question.range
        ? await tellPastMetric(
            asked,
            metric,
            periodOf(question.range, readModel.registry.zone, readModel.nowMs),
            readModel,
          )
        : undefined;
      return past ?? tellMetric(asked, metric, readModel, viewer, targets);
    }
    case 'compare': {
      const history = comparedHistory(question, readModel, text);
      if (history) return history;
      const compared = withServiceHosts(hosts, services);
      return compared.length < 2
        ? describe({ ...question, intent: 'describe' }, hosts, services, readModel, viewer)
        : compareHosts(compared, readModel, viewer, targets, question.metric);
    }
    case 'downtime':
      return nextDowntime(names, readModel, aheadOf(question, readModel));
    case 'history':
      return tellHistory(question, readModel, text);
    case 'subscribe':
    case 'unsubscribe':
      return subscriptionAnswer(question.intent, names);
    default:
      return question.intent satisfies never;
  }
}

function describe(
  question: Question,
  hosts: HostView[],
  services: ServiceView[],
  readModel: ReadModel,
  viewer: Viewer,
): Promise<Answer> | Answer {
  const intent = question.intent === 'health' ? 'health' : 'describe';
  const [host] = hosts;
  const [service] = services;
  const isAll = question.allTargets;
  if (!isAll && hosts.length === 1 && services.length === 0 && host)
    return describeHost(host, readModel, viewer, intent, question.metric);
  if (!isAll && services.length === 1 && hosts.length === 0 && service)
    return describeService(service, readModel, intent);
  if (isAll && hosts.length === 1 && services.length === 0 && host)
    return describeHost(host, readModel, viewer, intent, question.metric);
  const targets = isAll ? ['*'] : question.targets.map(({ name }) => name);
  return describeSeveral(hosts, services, readModel, viewer, { intent, targets, filter: question.filter });
}

/** The rim carries it out and says what came of it; without one (a terminal) there is nobody to tell. */
function subscriptionAnswer(intent: 'subscribe' | 'unsubscribe', names: readonly string[]): Answer {
  const [target] = names;
  const verdict =
    intent === 'subscribe'
      ? say`Want a message in Discord when ${target ?? 'something'} goes down or comes back?`
      : say`${target === undefined ? 'Stop all notifications in Discord?' : `Stop notifications about ${target} in Discord?`}`;
  return { ...bareAnswer(intent, names, verdict), actions: [{ kind: intent, target: target ?? '*' }] };
}

/** How it was read, where that is not plain: a guess that is wrong is seen. What is not known is said first. */
function withReading(
  answer: Answer,
  { slips, rangeReadAs, usedContext, targets }: Question,
  unknown: string | undefined,
): Answer {
  const notes = [
    ...slips.slice(0, 2).map(({ typed, target }) => say`I took "${typed}" to mean ${target.name}.`),
    ...(rangeReadAs ? [say`I read "${rangeReadAs.typed}" as ${rangeReadAs.readAs}.`] : []),
    ...(usedContext && targets.length > 0
      ? [say`For ${listInWords(targets.map(({ name }) => name))}, as before.`]
      : []),
  ];
  const lines = [...answer.lines, ...notes];
  if (unknown === undefined) return notes.length === 0 ? answer : { ...answer, lines };
  return { ...answer, verdict: say`${strong(`I don't know "${unknown}".`)} ${answer.verdict}`, lines };
}

function aheadOf({ range }: Question, { registry, nowMs }: ReadModel) {
  return range ? periodOf(range, registry.zone, nowMs, 'ahead') : undefined;
}
