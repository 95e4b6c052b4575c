/** The names people may use, from the registry and the last reports, indexed anew only when they changed. */
import type { KnownNames } from '../conversation/known-names.ts';
import { indexNames, type NameIndex } from '../conversation/names.ts';
import type { Fleet, HostView } from '../fleet/fleet.ts';
import type { Registry } from '../registry/registry.ts';

/** Instance ids and addresses come with reports, so the index is renewed now and then even if the registry stays. */
const renewAfterMs = 60_000;
const settleAfterMs = 2_000;

export type NameBook = { index(): NameIndex; known(): KnownNames };

export function createNameBook(registry: () => Registry, fleet: Fleet, nowMs: () => number): NameBook {
  let made: { registry: Registry; reported: number; atMs: number; known: KnownNames; index: NameIndex } | undefined;
  return { index: () => current().index, known: () => current().known };

  function current() {
    const reported = fleet.hosts().reduce((count, { lastReport }) => count + (lastReport?.report.instance ? 1 : 0), 0);
    const age = made ? nowMs() - made.atMs : Number.POSITIVE_INFINITY;
    const isCurrent =
      made && made.registry === registry() && age < renewAfterMs && (made.reported === reported || age < settleAfterMs);
    if (made && isCurrent) return made;
    const known = namesOf(registry(), fleet);
    made = { registry: registry(), reported, atMs: nowMs(), known, index: indexNames(known) };
    return made;
  }
}

function namesOf(registry: Registry, fleet: Fleet): KnownNames {
  return {
    hosts: fleet.hosts().map(knownHost),
    services: [...registry.services.values()].map(({ name, aliases, hosts }) => ({ name, aliases, hosts })),
  };
}

function knownHost({ host, lastReport }: HostView): KnownNames['hosts'][number] {
  const instance = lastReport?.report.instance;
  const address = /^https?:\/\/\[?([0-9a-fA-F.:]+?)\]?(?::\d+)?$/.exec(host.url)?.[1];
  return {
    name: host.name,
    aliases: host.aliases,
    instanceId: instance?.instanceId ?? host.instanceId,
    ips: [instance?.privateIpv4, instance?.publicIpv4, instance?.ipv6, address].filter((ip) => ip !== undefined),
    region: instance?.region ?? host.region,
    az: instance?.availabilityZone,
    labels: host.labels,
  };
}
