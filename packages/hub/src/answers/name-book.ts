/** The names people may use, from the registry and the last reports, indexed anew only when they changed. */
import type { KnownNames } from '@herald/understanding/known-names';
import type { NameIndex } from '@herald/understanding/name-index';
import { indexNames } from '@herald/understanding/names';
import type { Fleet, HostView } from '../domain/fleet.ts';
import type { Host, Registry } from '../domain/registry.ts';

/** Instance ids and addresses come with reports. Whether they changed is looked at no more often than this. */
const lookAfterMs = 2_000;
/** While many reports come in for the first time, the index is made anew no more often than this: it takes 0.3 s for 10,000 hosts. */
const settleAfterMs = 5_000;

export type NameBook = { index(): NameIndex; known(): KnownNames };

type Made = { registry: Registry; seen: readonly Seen[]; madeAtMs: number; known: KnownNames; index: NameIndex };

export function createNameBook(registry: () => Registry, fleet: Fleet, nowMs: () => number): NameBook {
  let made: Made | undefined;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return { index: () => current().index, known: () => current().known };

  function current(): Made {
    const now = nowMs();
    const isSameRegistry = made?.registry === registry();
    if (made && isSameRegistry && Math.abs(now - lookedAtMs) < lookAfterMs) return made;
    if (made && isSameRegistry && Math.abs(now - made.madeAtMs) < settleAfterMs) return made;
    lookedAtMs = now;
    const views = fleet.hosts();
    if (made && isSameRegistry && isUnchanged(made.seen, views)) return made;
    const known = namesOf(registry(), fleet);
    made = { registry: registry(), seen: views.map(seenOf), madeAtMs: now, known, index: indexNames(known) };
    return made;
  }
}

/** What of a host the index is made of, beside the registry. */
type Seen = { host: Host; instance: Instance | undefined };
type Instance = NonNullable<HostView['lastReport']>['report']['instance'];

function seenOf({ host, lastReport }: HostView): Seen {
  return { host, instance: lastReport?.report.instance };
}

function isUnchanged(seen: readonly Seen[], views: readonly HostView[]): boolean {
  return (
    seen.length === views.length &&
    views.every(({ host, lastReport }, at) => {
      const before = seen[at];
      return before?.host === host && isSameInstance(before.instance, lastReport?.report.instance);
    })
  );
}

function isSameInstance(one: Instance | undefined, other: Instance | undefined): boolean {
  return (
    one === other ||
    (one?.instanceId === other?.instanceId &&
      one?.privateIpv4 === other?.privateIpv4 &&
      one?.publicIpv4 === other?.publicIpv4 &&
      one?.ipv6 === other?.ipv6 &&
      one?.region === other?.region &&
      one?.availabilityZone === other?.availabilityZone)
  );
}

function namesOf(registry: Registry, fleet: Fleet): KnownNames {
  return {
    hosts: fleet.hosts().map(knownHost),
    services: [...registry.services.values()].map(({ name, aliases, hosts, customers }) => ({
      name,
      aliases,
      hosts,
      ...(customers !== undefined && { customers }),
    })),
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
