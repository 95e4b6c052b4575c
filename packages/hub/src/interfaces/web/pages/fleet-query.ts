/** Which hosts of the fleet are asked for, in which order: the address of the page says it, so that it can be kept and sent. */
import type { HostView } from '../../../domain/fleet.ts';
import { type ShownStatus, shownStatus } from '../../../domain/health.ts';
import { compareStatus, statusOrder } from '../../../format/health-words.ts';

export const sortKeys = ['status', 'name', 'region', 'cpu', 'memory', 'disk', 'load', 'agent', 'heard'] as const;
export type SortKey = (typeof sortKeys)[number];

export type FleetQuery = {
  search: string;
  status?: ShownStatus;
  service?: string;
  region?: string;
  /** `role=web`. */
  label?: string;
  agent?: string;
  sort: SortKey;
  direction: 'up' | 'down';
  page: number;
  view: 'table' | 'map';
  /** Label that the map groups by. */
  by?: string;
};

export const hostsPerPage = 50;

export function parseFleetQuery(query: URLSearchParams): FleetQuery {
  const text = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  const status = statusOrder.find((known) => known === query.get('status'));
  const sort = sortKeys.find((known) => known === query.get('sort')) ?? 'status';
  const page = Number.parseInt(query.get('page') ?? '1', 10);
  const optional = {
    status,
    service: text('service'),
    region: text('region'),
    label: text('label'),
    agent: text('agent'),
    by: text('by'),
  };
  return {
    search: text('q') ?? '',
    sort,
    direction: query.get('direction') === 'down' ? 'down' : 'up',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    view: query.get('view') === 'map' ? 'map' : 'table',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** The same address with some of it changed; what is `undefined` is left out. */
export function fleetPath(query: FleetQuery, change: Partial<FleetQuery> = {}): string {
  const { search, page, sort, direction, view, ...rest } = { ...query, page: 1, ...change };
  const entries = Object.entries({
    q: search,
    ...rest,
    sort: sort === 'status' ? '' : sort,
    direction: direction === 'up' ? '' : direction,
    view: view === 'table' ? '' : view,
    page: page === 1 ? '' : String(page),
  }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  const text = new URLSearchParams(entries).toString();
  return text === '' ? '/fleet' : `/fleet?${text}`;
}

export function findHosts(
  hosts: readonly HostView[],
  query: FleetQuery,
  serviceHosts?: ReadonlySet<string>,
): HostView[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const [key = '', value] = query.label?.split('=', 2) ?? [];
  const found = hosts.filter((view) => {
    const { host, health } = view;
    if (query.status && shownStatus(health) !== query.status) return false;
    if (serviceHosts && !serviceHosts.has(host.name)) return false;
    if (query.region && regionOf(view) !== query.region) return false;
    if (query.agent && agentVersionOf(view) !== query.agent) return false;
    if (key && (value === undefined ? !(key in host.labels) : host.labels[key] !== value)) return false;
    return words.every((word) => searchText(view).includes(word));
  });
  const sign = query.direction === 'down' ? -1 : 1;
  const compare = comparers[query.sort];
  return found.sort((one, other) => sign * compare(one, other) || compareNames(one, other));
}

/** Names, labels and places; no addresses, which not everyone who searches may see. */
function searchText({ host, lastReport }: HostView): string {
  const instance = lastReport?.report.instance;
  return `${host.name} ${host.aliases.join(' ')} ${Object.entries(host.labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(' ')} ${instance?.instanceType ?? ''} ${instance?.availabilityZone ?? ''} ${host.region ?? ''}`.toLowerCase();
}

const comparers: Readonly<Record<SortKey, (one: HostView, other: HostView) => number>> = {
  status: (one, other) => compareStatus(shownStatus(one.health), shownStatus(other.health)),
  name: compareNames,
  region: (one, other) => compareText(regionOf(one), regionOf(other)),
  // Figures are looked at for the highest, so that comes first.
  cpu: byFigure((view) => view.lastReport?.report.metrics.cpu.usedPercent),
  memory: byFigure((view) => view.lastReport?.report.metrics.memory.usedPercent),
  disk: byFigure(diskPercentOf),
  load: byFigure((view) => view.lastReport?.report.metrics.load?.fifteen),
  agent: (one, other) => compareText(agentVersionOf(one), agentVersionOf(other)),
  heard: (one, other) => (one.lastReport?.receivedAtMs ?? 0) - (other.lastReport?.receivedAtMs ?? 0),
};

function byFigure(figure: (view: HostView) => number | undefined): (one: HostView, other: HostView) => number {
  return (one, other) => (figure(other) ?? -1) - (figure(one) ?? -1);
}

function compareText(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const nameOrder = new Intl.Collator('en', { numeric: true });
function compareNames(one: HostView, other: HostView): number {
  return nameOrder.compare(one.host.name, other.host.name);
}

export function regionOf({ host, lastReport }: HostView): string | undefined {
  return lastReport?.report.instance?.region ?? host.region;
}

export function agentVersionOf({ lastReport }: HostView): string | undefined {
  return lastReport?.report.agentVersion;
}

/** Of the fullest disk. */
export function diskPercentOf({ lastReport }: HostView): number | undefined {
  const disks = lastReport?.report.metrics.disks ?? [];
  return disks.length === 0 ? undefined : Math.max(...disks.map(({ usedPercent }) => usedPercent));
}
