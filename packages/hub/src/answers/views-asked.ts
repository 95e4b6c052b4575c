/** The hosts and services that a question is about. */
import type { Question } from '@herald/understanding/question';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { findViews } from './describe.ts';
import type { ReadModel } from './read-model.ts';

export function viewsOf(question: Question, readModel: ReadModel): { hosts: HostView[]; services: ServiceView[] } {
  const { fleet } = readModel;
  if (!question.allTargets) return findViews(question.targets, readModel);
  const { filter } = question;
  const hosts = fleet.hosts().filter((view) => matches(view, filter));
  return { hosts, services: narrowsHosts(filter) ? [] : [...fleet.services()] };
}

/** Which services are asked about, a question about servers of a place or a kind does not say. */
function narrowsHosts(filter: Question['filter']): boolean {
  return filter !== undefined && !filter.struggling && !filter.without;
}

function matches({ host, lastReport }: HostView, filter: Question['filter']): boolean {
  if (!filter) return true;
  const instance = lastReport?.report.instance;
  if (filter.region !== undefined && (instance?.region ?? host.region) !== filter.region) return false;
  if (filter.az !== undefined && instance?.availabilityZone !== filter.az) return false;
  if (filter.label && host.labels[filter.label.key] !== filter.label.value) return false;
  return filter.namePrefix === undefined || host.name.toLowerCase().startsWith(filter.namePrefix.toLowerCase());
}

export function withServiceHosts(hosts: readonly HostView[], services: readonly ServiceView[]): HostView[] {
  return [...new Set([...hosts, ...services.flatMap((view) => view.hosts)])];
}
