/** The headline over many: services that are in trouble by name, else how many servers are up. Slow is up, and is said. */
import { serviceDoubt, serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { statusOrder } from '../format/health-words.ts';
import { listInWords, plural } from '../format/words.ts';
import { isSlow } from './host-verdict.ts';

/** More are counted, not named. */
const mostNamed = 3;

const said: Readonly<Record<Exclude<ShownStatus, 'up'>, readonly [one: string, many: string]>> = {
  down: ['is down', 'are down'],
  unknown: ["can't be judged right now", "can't be judged right now"],
  degraded: ['is slow', 'are slow'],
  planned: ['is under maintenance', 'are under maintenance'],
};

/** "billing is down; the other 2 services are up"; undefined where all are up. `others`: those that were asked about by name are told by name. */
export function troubledServices(
  services: readonly ServiceView[],
  nowMs: number,
  others: 'counted' | 'named' = 'counted',
): string | undefined {
  const byStatus = Map.groupBy(services, (view) => serviceStatusNow(view, nowMs));
  const pieces = statusOrder.flatMap((status) => {
    const views = byStatus.get(status) ?? [];
    if (status === 'up' || views.length === 0) return [];
    const words =
      status === 'unknown' && views.every((view) => serviceDoubt(view, nowMs)) ? notResponding : said[status];
    return [`${namesOf(views)} ${words[views.length === 1 ? 0 : 1]}`];
  });
  if (pieces.length === 0) return undefined;
  const up = byStatus.get('up') ?? [];
  if (up.length === 0) return pieces.join('; ');
  const who =
    others === 'named' ? namesOf(up) : up.length === 1 ? 'the other service' : `the other ${up.length} services`;
  return [...pieces, `${who} ${up.length === 1 ? 'is' : 'are'} up`].join('; ');
}

const notResponding = ["hasn't responded just now", "haven't responded just now"] as const;

function namesOf(views: readonly ServiceView[]): string {
  return views.length > mostNamed
    ? plural(views.length, 'service')
    : listInWords(views.map(({ service }) => service.name));
}

/** "1 of 7 servers is slow", where that is all there is to say of them. */
export function troubledServers(
  { total, up, degraded }: { total: number; up: number; degraded: readonly HostView[] },
  where: string,
): string | undefined {
  if (up < total || total < 2 || degraded.length === 0) return undefined;
  return `${degraded.length} of ${plural(total, 'server')}${where} ${degraded.length === 1 ? 'is' : 'are'} ${howOf(degraded)}`;
}

function howOf(degraded: readonly HostView[]): string {
  return degraded.every(({ health }) => isSlow(health)) ? 'slow' : 'degraded';
}

/** "4 of 5 servers are up, 1 of them slow". `where` narrows it: " in Ireland". `up` counts the degraded too. */
export function serverCount(
  { total, up, degraded }: { total: number; up: number; degraded: readonly HostView[] },
  where: string,
): string {
  const how = howOf(degraded);
  if (total === 1) return `1 server${where} is ${degraded.length === 1 ? how : up === 1 ? 'up' : 'not up'}`;
  const counted =
    up === total
      ? `${total === 2 ? 'Both' : `All ${total}`} servers${where} are up`
      : `${up === 0 ? 'None' : up} of ${plural(total, 'server')}${where} ${up === 1 ? 'is' : 'are'} up`;
  if (degraded.length === 0) return counted;
  return degraded.length === total ? `${counted}, but ${how}` : `${counted}, ${degraded.length} of them ${how}`;
}
