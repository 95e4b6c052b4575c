/** Planned downtime as the public may know it: which services customers will miss, and when; no server, no address, nobody's name. */
import { createHash } from 'node:crypto';
import type { Downtime } from '../../domain/downtime.ts';
import type { Registry } from '../../domain/registry.ts';
import { downtimePlace } from '../../downtime/feed/downtime-summary.ts';
import type { FeedOptions } from '../../downtime/feed/write-feed.ts';
import { createPublicFilter, createServerFilter } from './public-words.ts';

/** Undefined for a window that touches no service the public knows. */
export function createPublicDowntime(registry: Registry): (downtime: Downtime) => Downtime | undefined {
  const publicly = createPublicFilter(registry);
  const withoutServers = createServerFilter(registry);
  const filter = (text: string) => withoutServers(publicly(text));
  const open = (names: readonly string[]) => names.filter((name) => registry.services.get(name)?.isPrivate === false);
  return (downtime) => {
    const { id, source, title, startsAtMs, endsAtMs, hasNoEnd, plannedEndsAtMs, finishedAtMs, zone, state, revision } =
      downtime;
    const { customers, seriesId } = downtime;
    const takesDown = open(downtime.takesDown);
    const services = [...new Set([...open(downtime.services), ...takesDown])];
    if (services.length === 0) return undefined;
    return {
      id: publicIdOf(id),
      source,
      // EC2's own windows are named for the server.
      title: source === 'ec2' ? 'Maintenance by AWS' : filter(title),
      startsAtMs,
      endsAtMs,
      ...(hasNoEnd && { hasNoEnd }),
      ...(plannedEndsAtMs === undefined ? {} : { plannedEndsAtMs }),
      zone,
      hosts: [],
      services,
      ...(customers === undefined ? {} : { customers: filter(customers) }),
      ...(finishedAtMs === undefined ? {} : { finishedAtMs }),
      state,
      takesDown,
      revision,
      ...(seriesId === undefined ? {} : { seriesId: publicIdOf(seriesId) }),
    };
  };
}

/** An id of EC2's names the server; calendars, feeds and addresses only need the same one each time. */
export function publicIdOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/** What the calendar of customers is made of: windows that they may know of, and services under the names that they know. */
export function publicCalendar(
  downtimes: readonly Downtime[],
  registry: Registry,
): Required<Pick<FeedOptions, 'downtimes' | 'registry' | 'summaryOf'>> & { titleOf(name: string): string } {
  const publicly = createPublicDowntime(registry);
  const filter = createPublicFilter(registry);
  const open = [...registry.services.values()].filter(({ isPrivate }) => !isPrivate);
  const titleOf = (name: string) => filter(registry.services.get(name)?.customers ?? name);
  return {
    downtimes: downtimes.flatMap((one) => {
      const known = publicly(one);
      return known
        ? [{ ...known, services: known.services.map(titleOf), takesDown: known.takesDown.map(titleOf) }]
        : [];
    }),
    registry: {
      ...registry,
      hosts: new Map(),
      services: new Map(open.map((service) => [titleOf(service.name), { ...service, name: titleOf(service.name) }])),
    },
    summaryOf: (downtime) => `Maintenance of ${downtimePlace(downtime)}: ${downtime.title}`,
    titleOf,
  };
}
