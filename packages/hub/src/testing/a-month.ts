/** Thirty days of a shop on two servers, of mail and of search: what fell in them, and how much of them was monitored. */
import type { UptimeSummary } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from './builders.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;
export const month = { fromMs: testNowMs - 30 * dayMs, toMs: testNowMs, words: 'in the last 30 days' };
export const monthBefore = { fromMs: month.fromMs - 30 * dayMs, toMs: month.fromMs, words: 'the 30 days before' };

const hostsOf = (...names: readonly string[]) => names.map((name) => aHostView({ name }));

export const services = [
  aServiceView({ name: 'shop', hosts: hostsOf('web-1', 'web-2') }),
  aServiceView({ name: 'mail', hosts: hostsOf('mail-1') }),
  aServiceView({ name: 'search', hosts: hostsOf('search-1') }),
];

/** Of a service of these, or of a server. */
export function fell(name: string, daysAgo: number, minutes: number, more: Partial<Incident> = {}): Incident {
  const startedAtMs = testNowMs - daysAgo * dayMs;
  const kind = services.some(({ service }) => service.name === name) ? 'service' : 'host';
  return anIncident({
    id: `${name}, ${daysAgo} days ago`,
    target: { kind, name },
    startedAtMs,
    endedAtMs: startedAtMs + minutes * minuteMs,
    cause: 'It did not answer.',
    timeline: [{ atMs: startedAtMs, kind: 'opened', text: '' }],
    ...more,
  });
}

/** The shop fell twice and was slow once, mail fell once, and one server of the shop alone. */
export const usual: readonly Incident[] = [
  fell('shop', 9, 10),
  fell('mail', 7, 45),
  fell('shop', 5, 20),
  fell('web-2', 3, 90),
  fell('shop', 2, 30, { worst: 'degraded' }),
];

/** `down`: for how many minutes each was, in its record; what is not in it was not monitored. All else: for `watchedDays`. */
export function monthOf(
  incidents: readonly Incident[],
  { down, watchedDays = 30 }: { down?: Readonly<Record<string, number>>; watchedDays?: number } = {},
) {
  const hosts = services.flatMap((view) => view.hosts);
  return aReadModel({
    hosts,
    services,
    incidents,
    ...(down && {
      uptime: async (name) => (down[name] === undefined ? unwatched : recordOf(down[name] * 60, watchedDays * 86_400)),
    }),
  });
}

const unwatched: UptimeSummary = recordOf(0, 0);

function recordOf(downSeconds: number, watchedSeconds: number): UptimeSummary {
  const upSeconds = watchedSeconds - downSeconds;
  return {
    watchedSeconds,
    upSeconds,
    degradedSeconds: 0,
    downSeconds,
    plannedSeconds: 0,
    upPercent: watchedSeconds === 0 ? undefined : (upSeconds / watchedSeconds) * 100,
  };
}
