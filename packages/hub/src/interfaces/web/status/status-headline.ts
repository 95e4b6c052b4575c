/** The answer to "is it up?" for all services, in one line: on the banner, in the tab, in feeds and previews. */

import { serviceDoubt, serviceStatusNow } from '../../../domain/doubt.ts';
import type { ServiceView } from '../../../domain/fleet.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { compareStatus, wordOf } from '../../../format/health-words.ts';
import { listInWords } from '../../../format/words.ts';
import { createAudience, type StatusContext } from './status-audience.ts';

export type Headline = {
  status: ShownStatus | 'none';
  plain: string;
  /** What else is so. */
  rest: string;
  /** Of those that the headline names, the earliest. */
  sinceMs?: number;
};

const mostNamed = 3;

export function statusHeadline(context: StatusContext): Headline {
  const { fleet, nowMs } = context.readModel;
  const audience = createAudience(context);
  const services = audience.services();
  const connectivity = fleet.connectivity();
  if (services.length === 0) return { status: 'none', plain: 'Nothing is monitored here yet.', rest: '' };
  if (connectivity.kind === 'blind')
    return {
      status: 'unknown',
      plain: "Status unknown: Herald can't reach any server right now.",
      rest: '',
      sinceMs: connectivity.sinceMs,
    };
  const worst = services.map((view) => serviceStatusNow(view, nowMs)).toSorted(compareStatus)[0] ?? 'up';
  const named = services.filter((view) => serviceStatusNow(view, nowMs) === worst);
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
    return { status: worst, plain: 'Herald has just started and looks at every service.', rest: '' };
  const sinceMs = Math.min(...named.map((view) => serviceDoubt(view, nowMs)?.sinceMs ?? view.health.sinceMs));
  return {
    status: worst,
    plain: `${worst === 'unknown' ? 'Status unknown' : wordOf(worst)}: ${namesOf(named, (name) => audience.title(name))}.`,
    rest: restOf(services, named, nowMs),
    ...(Number.isFinite(sinceMs) ? { sinceMs } : {}),
  };
}

function namesOf(views: readonly ServiceView[], title: (name: string) => string): string {
  const names = views.map(({ service }) => title(service.name));
  return names.length > mostNamed
    ? listInWords([...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} more services`])
    : listInWords(names);
}

function restOf(all: readonly ServiceView[], named: readonly ServiceView[], nowMs: number): string {
  const others = all.filter((view) => !named.includes(view));
  if (others.length === 0) return '';
  const troubled = others.filter((view) => serviceStatusNow(view, nowMs) !== 'up').length;
  if (troubled === 0) return 'Everything else is operational.';
  return troubled === 1 ? 'One more service has a problem.' : `${troubled} more services have problems.`;
}
