/** Incidents as people count them: a service and its servers that fell together are one. */
import type { Period } from '../domain/history.ts';
import { causeWords, type Incident, measuredCause, statedCause } from '../domain/incident.ts';
import { isOnlyThatItIsSlow } from '../domain/measured-cause.ts';
import type { Registry } from '../domain/registry.ts';
import type { Text } from '../format/text.ts';
import { latestWords } from '../format/who-words.ts';
import type { ReadModel } from './read-model.ts';

export type Outage = {
  /** The service, or the server that fell alone. */
  incident: Incident;
  /** Servers of the service that were in trouble meanwhile. */
  servers: readonly Incident[];
};

/** A server falls over a few polls before its service, and rises as many after it. */
const togetherMs = 60_000;

/** Of these names and of the servers that services among them run on; `names` empty: of everything. */
export function incidentsOf(
  names: readonly string[],
  { registry, incidents }: Pick<ReadModel, 'registry' | 'incidents'>,
  period: Period,
): Promise<readonly Incident[]> {
  return incidents(period, names.length === 0 ? undefined : withMembers(names, registry));
}

export function withMembers(names: readonly string[], registry: Registry): string[] {
  return [...new Set(names.flatMap((name) => [name, ...(registry.services.get(name)?.hosts ?? [])]))];
}

/** In the order in which they began. What was planned is told apart, and is none. */
export function outagesOf(incidents: readonly Incident[], registry: Registry): Outage[] {
  const unplanned = incidents.filter(({ isPlanned }) => !isPlanned);
  const services = unplanned.filter(({ target }) => target.kind === 'service');
  const hosts = unplanned.filter(({ target }) => target.kind === 'host');
  const told = new Set<Incident>();
  const outages = services.map((incident): Outage => {
    const members = registry.services.get(incident.target.name)?.hosts ?? [];
    const servers = hosts
      .filter(({ target }) => members.includes(target.name))
      .filter((host) => overlap(host, incident));
    for (const server of servers) told.add(server);
    return { incident, servers };
  });
  const alone = hosts.filter((host) => !told.has(host)).map((incident): Outage => ({ incident, servers: [] }));
  return [...outages, ...alone].toSorted((one, other) => one.incident.startedAtMs - other.incident.startedAtMs);
}

function overlap(one: Incident, other: Incident): boolean {
  const endOf = ({ endedAtMs }: Incident) => endedAtMs ?? Number.POSITIVE_INFINITY;
  return one.startedAtMs <= endOf(other) + togetherMs && other.startedAtMs <= endOf(one) + togetherMs;
}

/** That its servers are slow is no cause of a slow service: what was measured on them is. */
export function causeOf(outage: Outage): string {
  const { incident } = outage;
  const onServers = measuredOnServers(outage);
  return onServers !== undefined && statedCause(incident) === undefined && isOnlyThatItIsSlow(incident.cause)
    ? onServers
    : causeWords(incident);
}

/** The last line of an engineer, where none named a cause: it says more than what was measured. */
export function saidOf({ incident }: Outage): Text[] {
  return statedCause(incident) ? [] : latestWords(incident);
}

/** "web-1: CPU was at 97 %.", of its servers that were slow. */
export function measuredOnServers({ servers }: Outage): string | undefined {
  const strained = servers.filter(({ worst }) => worst === 'degraded').slice(0, 3);
  return strained.length === 0
    ? undefined
    : strained.map((one) => `${one.target.name}: ${measuredCause(one)}`).join(' ');
}

export function wasDown({ incident }: Outage): boolean {
  return incident.worst === 'down';
}

export function isOfService({ incident }: Outage): boolean {
  return incident.target.kind === 'service';
}
