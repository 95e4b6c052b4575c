/** A question becomes an answer: the one place that every way of asking goes through. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { say } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { describeHost, describeService, findViews } from './describe.ts';
import { sinceWhen, whatHappened } from './history.ts';
import { compareHosts, tellMetric } from './metric.ts';
import { nextDowntime } from './next-downtime.ts';
import type { ReadModel } from './read-model.ts';
import { describeSeveral } from './several.ts';
import { askWhich, greet, help, notUnderstood, unknownName } from './small-talk.ts';
import type { Viewer } from './viewer.ts';

export type AskContext = {
  viewer: Viewer;
  /** The question as typed, for buttons that ask it again with another name. */
  text: string;
  /** Nearest known names to one that is not known. */
  nearest(typed: string): readonly string[];
};

const dayMs = 86_400_000;

export async function answerQuestion(question: Question, readModel: ReadModel, context: AskContext): Promise<Answer> {
  const [unsure] = question.unsure;
  if (unsure) return askWhich(unsure, question.intent, context.text);
  const [unknown] = question.unknownNames;
  if (unknown !== undefined && question.targets.length === 0)
    return unknownName(unknown, context.nearest(unknown), question.intent, context.text, readModel);
  const answer = await answerIntent(question, readModel, context);
  return withSlips(answer, question, unknown);
}

async function answerIntent(question: Question, readModel: ReadModel, { viewer }: AskContext): Promise<Answer> {
  const names = question.targets.map(({ name }) => name);
  const { hosts, services } = viewsOf(question, readModel);
  const targets = names.length > 0 ? names : ['*'];
  switch (question.intent) {
    case 'greeting':
      return greet();
    case 'help':
      return help(readModel);
    case 'none':
    case 'who':
    case 'eta':
    case 'cause':
    case 'count':
    case 'superlative':
    case 'impact':
    case 'changes':
    case 'subscriptions':
    case 'privacy':
    case 'inquiries':
    case 'meaning':
    case 'about':
    case 'act':
    case 'predict':
    case 'customer':
    case 'language':
    case 'remark':
      return notUnderstood(readModel);
    case 'describe':
    case 'health':
      return describe(question, hosts, services, readModel, viewer);
    case 'fleet':
      return describeSeveral(hosts, services, readModel, viewer, { intent: 'fleet', targets, filter: question.filter });
    case 'metric':
      return tellMetric(withServiceHosts(hosts, services), question.metric ?? 'cpu', readModel, viewer, targets);
    case 'compare': {
      const compared = withServiceHosts(hosts, services);
      return compared.length < 2
        ? describe({ ...question, intent: 'describe' }, hosts, services, readModel, viewer)
        : compareHosts(compared, readModel, viewer, targets, question.metric);
    }
    case 'downtime':
      return nextDowntime(
        names,
        readModel,
        question.range ? periodOf(question.range, readModel.registry.zone, readModel.nowMs, 'ahead') : undefined,
      );
    case 'history': {
      const [only] = names;
      if (!question.range && names.length === 1 && only !== undefined) return sinceWhen(only, readModel);
      const period = question.range
        ? periodOf(question.range, readModel.registry.zone, readModel.nowMs)
        : lastWeek(readModel.nowMs);
      return whatHappened(names, readModel, period);
    }
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

function viewsOf(question: Question, readModel: ReadModel): { hosts: HostView[]; services: ServiceView[] } {
  const { fleet } = readModel;
  if (!question.allTargets) return findViews(question.targets, readModel);
  const { filter } = question;
  const hosts = fleet.hosts().filter((view) => matches(view, filter));
  return { hosts, services: filter && !filter.struggling ? [] : [...fleet.services()] };
}

function matches({ host, lastReport }: HostView, filter: Question['filter']): boolean {
  if (!filter) return true;
  const instance = lastReport?.report.instance;
  if (filter.region !== undefined && (instance?.region ?? host.region) !== filter.region) return false;
  if (filter.az !== undefined && instance?.availabilityZone !== filter.az) return false;
  if (filter.label && host.labels[filter.label.key] !== filter.label.value) return false;
  return filter.namePrefix === undefined || host.name.toLowerCase().startsWith(filter.namePrefix.toLowerCase());
}

function withServiceHosts(hosts: readonly HostView[], services: readonly ServiceView[]): HostView[] {
  return [...new Set([...hosts, ...services.flatMap((view) => view.hosts)])];
}

/** The rim carries it out and says what came of it; without one (a terminal) there is nobody to tell. */
function subscriptionAnswer(intent: 'subscribe' | 'unsubscribe', names: readonly string[]): Answer {
  const [target] = names;
  return {
    intent,
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: 'none',
    verdict:
      intent === 'subscribe'
        ? say`Want a message in Discord when ${target ?? 'something'} goes down or comes back?`
        : say`${target === undefined ? 'Stop all notifications in Discord?' : `Stop notifications about ${target} in Discord?`}`,
    lines: [],
    facts: [],
    groups: [],
    actions: [{ kind: intent, target: target ?? '*' }],
  };
}

/** A slip that was read as a name is said, so that a wrong guess is seen; so is a name that was not known beside others. */
function withSlips(answer: Answer, question: Question, unknown: string | undefined): Answer {
  const notes = [
    ...question.slips.slice(0, 2).map(({ typed, target }) => say`I took "${typed}" to mean ${target.name}.`),
    ...(unknown === undefined ? [] : [say`I don't know "${unknown}".`]),
  ];
  return notes.length === 0 ? answer : { ...answer, lines: [...answer.lines, ...notes] };
}

function lastWeek(nowMs: number) {
  return { fromMs: nowMs - 7 * dayMs, toMs: nowMs, words: 'in the last 7 days' };
}
