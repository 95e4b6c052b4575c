/** Which hosts of the fleet are asked for, in which order: the address of the page says it, so that it can be kept and sent. */

import { isSampled, type SampledMetric } from '@herald/understanding/metrics';
import { comparable } from '@herald/understanding/plain-text';
import { hostStatusNow } from '../../../domain/doubt.ts';
import type { HostView } from '../../../domain/fleet.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { metricCatalogue } from '../../../domain/metrics/catalogue.ts';
import { compareStatus, statusOrder } from '../../../format/health-words.ts';

export type SortKey = 'status' | 'name' | 'region' | 'agent' | 'heard' | SampledMetric;

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
  const sort = parseSortKey(query.get('sort'));
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
  nowMs: number,
  serviceHosts?: ReadonlySet<string>,
): HostView[] {
  const words = comparable(query.search).split(/\s+/).filter(Boolean);
  const [key = '', value] = query.label?.split('=', 2) ?? [];
  const found = hosts.filter((view) => {
    const { host } = view;
    if (query.status && hostStatusNow(view, nowMs) !== query.status) return false;
    if (serviceHosts && !serviceHosts.has(host.name)) return false;
    if (query.region && regionOf(view) !== query.region) return false;
    if (query.agent && agentVersionOf(view) !== query.agent) return false;
    if (key && (value === undefined ? !(key in host.labels) : host.labels[key] !== value)) return false;
    return words.every((word) => searchText(view).includes(word));
  });
  const sign = query.direction === 'down' ? -1 : 1;
  const compare = comparerOf(query.sort, nowMs);
  return found.sort((one, other) => sign * compare(one, other) || compareNames(one, other));
}

/** Names, labels and places; no addresses, which not everyone who searches may see. */
function searchText({ host, lastReport }: HostView): string {
  const instance = lastReport?.report.instance;
  return comparable(
    `${host.name} ${host.aliases.join(' ')} ${Object.entries(host.labels)
      .map(([label, value]) => `${label}=${value}`)
      .join(' ')} ${instance?.instanceType ?? ''} ${instance?.availabilityZone ?? ''} ${host.region ?? ''}`,
  );
}

type Comparer = (one: HostView, other: HostView) => number;
const comparers: Readonly<Record<Exclude<SortKey, SampledMetric | 'status'>, Comparer>> = {
  name: compareNames,
  region: (one, other) => compareText(regionOf(one), regionOf(other)),
  agent: (one, other) => compareText(agentVersionOf(one), agentVersionOf(other)),
  heard: (one, other) => (one.lastReport?.receivedAtMs ?? 0) - (other.lastReport?.receivedAtMs ?? 0),
};

/** Sorted by status where the address asks for nothing that the table has. */
function parseSortKey(written: string | null): SortKey {
  if (written !== null && isSampled(written) && metricCatalogue[written].column) return written;
  const keys = ['status', 'name', 'region', 'agent', 'heard'] as const;
  return keys.find((key) => key === written) ?? 'status';
}

function comparerOf(key: SortKey, nowMs: number): Comparer {
  if (key === 'status') return (one, other) => compareStatus(hostStatusNow(one, nowMs), hostStatusNow(other, nowMs));
  // Figures are looked at for the highest, so that comes first.
  return isSampled(key) ? byFigure((view) => figureOf(view, key)) : comparers[key];
}

/** As the fleet's table shows it. */
export function figureOf({ lastReport }: HostView, metric: SampledMetric): number | undefined {
  return lastReport && metricCatalogue[metric].column?.read(lastReport.report.metrics);
}

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
