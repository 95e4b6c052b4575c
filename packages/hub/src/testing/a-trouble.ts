/** The shop on two servers and mail on one: what fell when, in minutes before now, and what engineers said of it. */

import { withOpenIncidents } from '../answers/outages.ts';
import type { ReadModel } from '../answers/read-model.ts';
import type { Incident, IncidentNote } from '../domain/incident.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from './builders.ts';

const minuteMs = 60_000;
export const minutesAgo = (minutes: number) => testNowMs - minutes * minuteMs;

export const shop = aServiceView({
  name: 'shop',
  hosts: [aHostView({ name: 'web-1' }), aHostView({ name: 'web-2' })],
  service: { customers: 'The shop' },
});
export const mail = aServiceView({
  name: 'mail',
  hosts: [aHostView({ name: 'mail-1' })],
  service: { customers: 'Mails' },
});

/** `to` left out: it goes on. */
export function trouble(name: string, from: number, to?: number, more: Partial<Incident> = {}): Incident {
  const { endedAtMs: _, ...incident } = anIncident({
    id: `${name}, ${from} minutes ago`,
    target: { kind: name.includes('-') ? 'host' : 'service', name },
    startedAtMs: minutesAgo(from),
    cause: `${name} did not answer.`,
    timeline: [{ atMs: minutesAgo(from), kind: 'opened', text: `${name} went.`, status: more.worst ?? 'down' }],
    ...more,
  });
  return to === undefined ? incident : { ...incident, endedAtMs: minutesAgo(to) };
}

export function noted(kind: IncidentNote['kind'], minutes: number, more: Partial<IncidentNote> = {}): IncidentNote {
  return { kind, atMs: minutesAgo(minutes), by: { name: 'Esra', team: 'Web' }, text: '', ...more };
}

export function troubled(
  incidents: readonly Incident[],
  more: Parameters<typeof aReadModel>[0] = {},
): Promise<ReadModel> {
  return withOpenIncidents(aReadModel({ services: [shop, mail], incidents, ...more }));
}
