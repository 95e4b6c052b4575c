/** What was asked about, told: one thing by itself, several together. */
import type { Question } from '@herald/understanding/question';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import type { Answer } from './answer.ts';
import { describeHost, describeService } from './describe.ts';
import type { ReadModel } from './read-model.ts';
import { describeSeveral } from './several.ts';
import type { Viewer } from './viewer.ts';
import { answeringOfMany, answeringYesOrNo } from './yes-or-no.ts';

export async function describeAsked(
  question: Question,
  { hosts, services }: { hosts: readonly HostView[]; services: readonly ServiceView[] },
  readModel: ReadModel,
  viewer: Viewer,
): Promise<Answer> {
  const intent = question.intent === 'health' ? 'health' : 'describe';
  const [host] = hosts;
  const [service] = services;
  const isAll = question.allTargets;
  if (hosts.length === 1 && services.length === 0 && host)
    return answeringYesOrNo(await describeHost(host, readModel, viewer, intent, question.metric), host, question);
  if (!isAll && services.length === 1 && hosts.length === 0 && service)
    return answeringYesOrNo(await describeService(service, readModel, intent), service, question);
  const targets = isAll ? ['*'] : question.targets.map(({ name }) => name);
  const told = describeSeveral(hosts, services, readModel, viewer, { intent, targets, filter: question.filter });
  return answeringOfMany(told, { hosts, services }, readModel, question);
}
