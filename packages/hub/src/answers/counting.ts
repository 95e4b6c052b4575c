/** What is counted, and over which time. */
import type { Question } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { withServiceHosts } from './asked.ts';
import type { NamedPeriod } from './history.ts';
import type { Counting } from './ranked-outages.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;

/** Without a time, what counts is the last 30 days. */
export function counting(
  question: Question,
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  readModel: ReadModel,
): Counting {
  const names = question.targets.map(({ name }) => name);
  const period = periodOf(question.range ?? '30d', readModel.registry.zone, readModel.nowMs);
  return { names, hosts: question.allTargets ? hosts : withServiceHosts(hosts, services), period, readModel };
}

export function lastDays(count: number, nowMs: number): NamedPeriod {
  return { fromMs: nowMs - count * dayMs, toMs: nowMs, words: `in the last ${count} days` };
}
