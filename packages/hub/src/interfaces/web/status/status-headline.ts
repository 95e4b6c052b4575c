/** The answer to "is it up?" for all services, in one line: on the banner, in the tab, in feeds and previews. */

import { troubleSince } from '../../../answers/outages.ts';
import { serviceDoubt, serviceStatusNow } from '../../../domain/doubt.ts';
import type { ServiceView } from '../../../domain/fleet.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { compareStatus, wordOf } from '../../../format/health-words.ts';
import { listInWords, plural } from '../../../format/words.ts';
import { createAudience, type StatusContext } from './status-audience.ts';

export type Headline = {
  status: ShownStatus | 'none';
  plain: string;
  /** What else is so. */
  rest: string;
  /** Of those that the headline names, where they began together. */
  sinceMs?: number;
};

const mostNamed = 3;
const sameStartMs = 60_000;

export function statusHeadline(context: Pick<StatusContext, 'role' | 'readModel'>): Headline {
  const { fleet, nowMs } = context.readModel;
  const audience = createAudience(context);
  const services = audience.services();
  const connectivity = fleet.connectivity();
  if (services.length === 0) return { status: 'none', plain: 'Nothing is monitored here yet.', rest: '' };
  if (connectivity.kind === 'isolated')
    return {
      status: 'unknown',
      plain: "Status unknown: our monitoring can't reach any service right now.",
      rest: 'What stands below is from before.',
      sinceMs: connectivity.sinceMs,
    };
  const statuses = new Map(services.map((view) => [view, serviceStatusNow(view, nowMs)]));
  const worst = [...statuses.values()].toSorted(compareStatus)[0] ?? 'up';
  const named = services.filter((view) => statuses.get(view) === worst);
  if (worst === 'up')
    return {
      status: 'up',
      plain:
        services.length === 1 && named[0]
          ? `${audience.title(named[0].service.name)}: operational.`
          : 'All services are operational.',
      rest: '',
    };
  if (worst === 'unknown' && connectivity.kind === 'starting')
    return {
      status: worst,
      plain: 'Status unknown: our monitoring has just started.',
      rest: 'Every service is being checked; this takes less than a minute.',
    };
  const starts = named.map(
    (view) =>
      (worst === 'planned' ? view.health.planned?.startsAtMs : serviceDoubt(view, nowMs)?.sinceMs) ??
      troubleSince('service', view.service.name, view.health, context.readModel),
  );
  const sinceMs = Math.min(...starts);
  // One time for several says of some that they began earlier than they did: then each says its own below.
  const isOneStart = Math.max(...starts) - sinceMs < sameStartMs;
  return {
    status: worst,
    plain: `${worst === 'unknown' ? 'Status unknown' : wordOf(worst)}: ${namesOf(named, (name) => audience.title(name))}.`,
    rest: restOf(services.filter((view) => !named.includes(view)).map((view) => statuses.get(view) ?? 'unknown')),
    ...(isOneStart ? { sinceMs } : {}),
  };
}

function namesOf(views: readonly ServiceView[], title: (name: string) => string): string {
  const names = views.map(({ service }) => title(service.name));
  return names.length > mostNamed
    ? listInWords([...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} more services`])
    : listInWords(names);
}

/** Maintenance was announced and is no problem; it is named for itself. */
function restOf(others: readonly ShownStatus[]): string {
  if (others.length === 0) return '';
  const inMaintenance = others.filter((status) => status === 'planned').length;
  const troubled = others.filter((status) => status !== 'up' && status !== 'planned').length;
  const said = [
    ...(troubled === 0
      ? []
      : [troubled === 1 ? 'One more service has a problem.' : `${troubled} more services have problems.`]),
    ...(inMaintenance === 0
      ? []
      : [
          `${troubled === 0 ? '' : 'Also '}${plural(inMaintenance, 'service')} ${inMaintenance === 1 ? 'is' : 'are'} under maintenance.`,
        ]),
  ];
  return said.length === 0 ? 'Everything else is operational.' : said.join(' ');
}
