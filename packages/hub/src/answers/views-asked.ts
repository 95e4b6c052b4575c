/** The hosts and services that a question is about. */
import type { Question } from '@herald/understanding/question';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { findViews } from './describe.ts';
import type { ReadModel } from './read-model.ts';

export function viewsOf(question: Question, readModel: ReadModel): { hosts: HostView[]; services: ServiceView[] } {
  const { fleet } = readModel;
  if (!question.allTargets) return findViews(question.targets, readModel);
  const { filter } = question;
  const without = new Set((filter?.without ?? []).map(({ name }) => name));
  const services = fleet.services().filter(({ service }) => !without.has(service.name));
  const leftOut = without.size === 0 ? without : hostsLeftOut(without, fleet.services());
  const hosts = fleet.hosts().filter((view) => matches(view, filter) && !leftOut.has(view.host.name));
  return { hosts, services: narrowsHosts(filter) ? [] : services };
}

/** A server of a service that is left out stays where another runs on it as well. */
function hostsLeftOut(without: ReadonlySet<string>, services: readonly ServiceView[]): ReadonlySet<string> {
  const namesOf = (some: readonly ServiceView[]) => some.flatMap((view) => view.hosts.map(({ host }) => host.name));
  const kept = new Set(namesOf(services.filter(({ service }) => !without.has(service.name))));
  const gone = namesOf(services.filter(({ service }) => without.has(service.name))).filter((name) => !kept.has(name));
  return new Set([...without, ...gone]);
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
