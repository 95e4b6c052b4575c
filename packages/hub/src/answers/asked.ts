/** A question with what it is about: the hosts and services that it names, or that there are. */
import type { Question, Target } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import type { Turn } from '@herald/understanding/turns';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import type { NamedPeriod } from './history.ts';
import type { KnownAsker } from './people-directory.ts';
import type { ReadModel } from './read-model.ts';
import type { Viewer } from './viewer.ts';

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
export type OneContext = AskContext & {
  isOnly: boolean;
  /** How many questions the message holds, where there are several. */
  parts?: number;
};

export type Asked = OneContext & {
  question: Question;
  /** Of what is named; empty where nothing is. */
  names: readonly string[];
  hosts: readonly HostView[];
  services: readonly ServiceView[];
  readModel: ReadModel;
  /** Whether its words turn it so. */
  asks(turn: Turn): boolean;
};

export function lookUp(question: Question, readModel: ReadModel, context: OneContext): Asked {
  const names = question.targets.map(({ name }) => name);
  const asks = (turn: Turn) => question.turns.includes(turn);
  return { ...context, question, names, ...viewsOf(question, readModel), readModel, asks };
}

function viewsOf(question: Question, readModel: ReadModel): { hosts: HostView[]; services: ServiceView[] } {
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
  if (filter.hosts && !filter.hosts.includes(host.name)) return false;
  if (filter.label && host.labels[filter.label.key] !== filter.label.value) return false;
  return filter.namePrefix === undefined || host.name.toLowerCase().startsWith(filter.namePrefix.toLowerCase());
}

export function withServiceHosts(hosts: readonly HostView[], services: readonly ServiceView[]): HostView[] {
  return [...new Set([...hosts, ...services.flatMap((view) => view.hosts)])];
}

/** Without a name it is about everything. */
export function orAll(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ['*'];
}

/** What a time that is over, or runs, covers; undefined where none was named. */
export function pastOf({ range }: Question, { registry, nowMs }: ReadModel): NamedPeriod | undefined {
  const period = range === undefined ? undefined : periodOf(range, registry.zone, nowMs);
  return period && period.fromMs < nowMs ? period : undefined;
}

/** What runs now, of what is over: this week of last week. */
export function runningOf(range: string | undefined): string | undefined {
  if (range === 'yesterday') return 'today';
  return range !== undefined && /^last-(?:week|month|quarter|year)$/.test(range)
    ? range.replace('last', 'this')
    : undefined;
}

/** What was before what runs: last week of this week. */
export function beforeOf(range: string | undefined): string | undefined {
  if (range === 'today') return 'yesterday';
  return range?.startsWith('this-') ? range.replace('this', 'last') : undefined;
}

/** The time that is asked about, of what is still to come. */
export function aheadOf({ range }: Question, { registry, nowMs }: ReadModel): NamedPeriod | undefined {
  return range ? periodOf(range, registry.zone, nowMs, 'ahead') : undefined;
}

/** The views behind targets; one that the fleet no longer has is left out. */
export function findViews(
  targets: readonly Target[],
  { fleet }: ReadModel,
): { hosts: HostView[]; services: ServiceView[] } {
  const hosts: HostView[] = [];
  const services: ServiceView[] = [];
  for (const { kind, name } of targets) {
    const host = kind === 'host' ? fleet.host(name) : undefined;
    const service = kind === 'service' ? fleet.service(name) : undefined;
    if (host) hosts.push(host);
    if (service) services.push(service);
  }
  return { hosts, services };
}
