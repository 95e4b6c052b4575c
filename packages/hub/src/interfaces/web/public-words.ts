/** What the public may read: sentences without names of servers, and a last net under every text that people wrote. */

import type { ServiceView } from '../../domain/fleet.ts';
import { shownStatus } from '../../domain/health.ts';
import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { clockTime, moment, say, type Text } from '../../format/text.ts';
import { durationInWords } from '../../format/words.ts';

/** How a service is, said without naming a server. */
export function publicSentence({ service, health, hosts, upCount }: ServiceView, nowMs: number): Text {
  const status = shownStatus(health);
  switch (status) {
    case 'up':
      return hosts.length > 0 && upCount < hosts.length
        ? say`Operational, with reduced capacity; no impact expected.`
        : say`Operational.`;
    case 'degraded':
      return say`Degraded since ${moment(health.sinceMs)}: it may be slow.`;
    case 'down':
      return say`Down since ${moment(health.sinceMs)} (${durationInWords((nowMs - health.sinceMs) / 1000)}). Engineers have been alerted.`;
    case 'planned':
      return say`Under maintenance until ${clockTime(health.planned?.endsAtMs ?? nowMs)}.`;
    case 'unknown':
      return say`${service.name} can't be reached right now, so Herald can't tell whether it is up.`;
    default:
      return status satisfies never;
  }
}

const publicEvents: Readonly<Record<IncidentEvent['kind'], string | undefined>> = {
  opened: 'Problem detected.',
  worsened: 'It got worse.',
  eased: 'It got better.',
  reason: undefined,
  acknowledged: 'An engineer is on it.',
  escalated: 'More engineers were called.',
  told: undefined,
  planned: 'It is part of planned maintenance.',
  closed: 'Resolved.',
};

/** The public timeline says what happened, not where. */
export function publicTimeline({ timeline }: Incident): readonly { atMs: number; text: string }[] {
  return timeline.flatMap(({ atMs, kind }) => {
    const text = publicEvents[kind];
    return text === undefined ? [] : [{ atMs, text }];
  });
}

const address =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{0,4}(?:::?[0-9a-f]{1,4})*|\bi-[0-9a-f]{8,17}\b|\b[\w.-]+\.(?:internal|amazonaws\.com)\b|\bhttps?:\/\/\S+/gi;

/** Takes addresses, instance ids and private names out of what people wrote, such as the title of a downtime. */
export function createPublicFilter(registry: Registry): (text: string) => string {
  const secret = [...registry.hosts.values(), ...registry.services.values()]
    .filter(({ isPrivate }) => isPrivate)
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => name.length > 1)
    .sort((one, other) => other.length - one.length);
  const names = secret.length > 0 ? new RegExp(secret.map((name) => RegExp.escape(name)).join('|'), 'giu') : undefined;
  return (text) => {
    const without = text.replace(address, 'a server');
    return names ? without.replace(names, 'a private part') : without;
  };
}
