/** What was asked about, told: one thing by itself, several together. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { asPlain, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { describeHost, describeService } from './describe.ts';
import { whatHappened } from './history.ts';
import { describeSeveral } from './several.ts';
import { answeringOfMany, answeringYesOrNo } from './yes-or-no.ts';

type About = Pick<Asked, 'hosts' | 'services' | 'readModel' | 'viewer'>;

/** Asked of a time: how it was then, beside how it is where that time is not over ("any trouble with exports today?"). */
export async function describeOver(question: Question, about: About): Promise<Answer> {
  const { readModel } = about;
  const { nowMs, registry } = readModel;
  const period = question.range === undefined ? undefined : periodOf(question.range, registry.zone, nowMs);
  const names = question.targets.map(({ name }) => name).slice(0, mostOver);
  const asksOfThen = period !== undefined && period.fromMs < nowMs && names.length > 0;
  if (asksOfThen && period.toMs <= nowMs) return whatHappened(names, readModel, period);
  const now = await describeAsked(question, about);
  if (!asksOfThen) return now;
  const then: Text[] = [];
  for (const name of names) then.push(asPlain((await whatHappened([name], readModel, period)).verdict));
  return { ...now, lines: [...now.lines, ...then] };
}

const mostOver = 4;

async function describeAsked(question: Question, { hosts, services, readModel, viewer }: About): Promise<Answer> {
  const intent = question.intent === 'health' ? 'health' : 'describe';
  const [host] = hosts;
  const [service] = services;
  const isAll = question.allTargets;
  if (hosts.length === 1 && services.length === 0 && host)
    return turned(await describeHost(host, readModel, viewer, intent, question.metric), host, question);
  if (!isAll && services.length === 1 && hosts.length === 0 && service)
    return turned(await describeService(service, readModel, intent), service, question);
  const targets = isAll ? ['*'] : question.targets.map(({ name }) => name);
  const told = describeSeveral(hosts, services, readModel, viewer, { intent, targets, filter: question.filter });
  return answeringOfMany(told, { hosts, services }, readModel, question);
}

/** A yes or no comes first only where words beside the intent ask for one. */
function turned(told: Answer, view: HostView | ServiceView, question: Question): Answer {
  return question.turns.length === 0 ? told : answeringYesOrNo(told, view, question);
}
