/** Which running downtime explains whom. */
import type { Downtime } from '../../domain/downtime.ts';
import type { Health } from '../../domain/health.ts';
import type { Registry } from '../../domain/registry.ts';

export type PlannedNow = {
  hosts: ReadonlyMap<string, Health['planned']>;
  services: ReadonlyMap<string, Health['planned']>;
  /** Changes when anything above does. */
  key: string;
};

export const nothingPlanned: PlannedNow = { hosts: new Map(), services: new Map(), key: '' };

/** A window on a service covers its hosts, and one that takes a service down covers the service. The one that ends last wins. */
export function plannedNow(running: readonly Downtime[], registry: Registry): PlannedNow {
  const hosts = new Map<string, Health['planned']>();
  const services = new Map<string, Health['planned']>();
  for (const downtime of sortedByEnd(running)) {
    const { id, title, startsAtMs, endsAtMs, hasNoEnd, hosts: hostNames, services: serviceNames, takesDown } = downtime;
    const planned = { downtimeId: id, title, startsAtMs, endsAtMs, ...(hasNoEnd && { hasNoEnd: true as const }) };
    for (const name of hostNames) hosts.set(name, planned);
    for (const name of serviceNames) services.set(name, planned);
    for (const name of takesDown) services.set(name, { ...planned, takesDown: true });
    for (const name of serviceNames)
      for (const host of hostNames.length > 0 ? [] : (registry.services.get(name)?.hosts ?? []))
        hosts.set(host, planned);
  }
  const key = running.map(({ id, endsAtMs, revision }) => `${id}@${endsAtMs}#${revision}`).join();
  return { hosts, services, key };
}

function sortedByEnd(running: readonly Downtime[]): Downtime[] {
  return [...running].sort((one, other) => one.endsAtMs - other.endsAtMs);
}
