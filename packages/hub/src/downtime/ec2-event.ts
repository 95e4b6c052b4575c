/** Scheduled events as EC2 tells them: through agents (the metadata service) and through its own API. One event, one stretch. */
import type { Notice } from '@herald/protocol/notices';
import type { PlannedStretch } from '../domain/downtime.ts';
import type { Ec2ScheduledEvent } from '../domain/ec2-scheduled-event.ts';

type Told = {
  id: string;
  code: string;
  startsAtMs: number | undefined;
  endsAtMs: number | undefined;
  ended?: { as: 'completed' | 'canceled'; atMs: number };
};

/** EC2 gives no end for a stop or a retirement, and none for a spot interruption: a window ends all the same, unsaid. */
const usualMinutes: Readonly<Record<string, number>> = {
  'instance-reboot': 15,
  'system-reboot': 30,
  'system-maintenance': 60,
  'instance-stop': 60,
  'instance-retirement': 60,
};
const otherMinutes = 60;
const departures = new Set(['instance-retirement', 'instance-stop', 'terminate', 'stop', 'hibernate']);

/** Downtime that an agent's notices announce for its host. Notices without a time (rebalance, lifecycle) are none. */
export function stretchesOfNotices(hostName: string, notices: readonly Notice[], zone: string): PlannedStretch[] {
  return notices.flatMap((notice) => {
    if (notice.kind !== 'scheduled-event' && notice.kind !== 'spot-interruption') return [];
    return stretchOf(hostName, zone, {
      id: notice.id,
      code: notice.code,
      startsAtMs: instant(notice.startsAt),
      endsAtMs: instant(notice.endsAt),
      ...(notice.state !== 'active' && { ended: { as: notice.state, atMs: Date.parse(notice.seenAt) } }),
    });
  });
}

/** Downtime that EC2's API announces for one instance. `readAtMs`: when the API was asked. */
export function stretchesOfEc2Events(
  hostName: string,
  events: readonly Ec2ScheduledEvent[],
  zone: string,
  readAtMs: number,
): PlannedStretch[] {
  return events.flatMap(({ id, code, description, notBeforeMs, notAfterMs }) => {
    const mark = /^\s*\[(completed|cancell?ed)\]/i.exec(description)?.[1]?.toLowerCase();
    const as = mark === undefined ? undefined : mark === 'completed' ? 'completed' : 'canceled';
    return stretchOf(hostName, zone, {
      id,
      code,
      startsAtMs: notBeforeMs,
      endsAtMs: notAfterMs,
      ...(as && { ended: { as, atMs: readAtMs } }),
    });
  });
}

function stretchOf(hostName: string, zone: string, told: Told): PlannedStretch[] {
  const { startsAtMs } = told;
  if (startsAtMs === undefined || Number.isNaN(startsAtMs)) return [];
  const usualEndMs = startsAtMs + (usualMinutes[told.code] ?? otherMinutes) * 60_000;
  const toldEndMs = told.endsAtMs !== undefined && told.endsAtMs > startsAtMs ? told.endsAtMs : undefined;
  const endsAtMs = toldEndMs ?? usualEndMs;
  return [
    {
      id: `ec2/${hostName}/${told.id}`,
      source: 'ec2',
      title: titleOf(told.code, hostName),
      startsAtMs,
      endsAtMs,
      zone,
      hosts: [hostName],
      services: [],
      plannedBy: 'AWS',
      ...(departures.has(told.code) && { isDeparture: true, ...(toldEndMs === undefined && { hasNoEnd: true }) }),
      ...(told.ended?.as === 'canceled' && { cancelledAtMs: told.ended.atMs }),
      ...(told.ended?.as === 'completed' && { finishedAtMs: Math.min(told.ended.atMs, endsAtMs) }),
    },
  ];
}

function titleOf(code: string, hostName: string): string {
  switch (code) {
    case 'instance-reboot':
    case 'system-reboot':
      return `AWS restarts ${hostName}`;
    case 'instance-retirement':
      return `AWS retires the machine of ${hostName}`;
    case 'instance-stop':
      return `AWS stops ${hostName}`;
    case 'stop':
      return `AWS stops ${hostName} (a spot instance)`;
    case 'hibernate':
      return `AWS hibernates ${hostName} (a spot instance)`;
    case 'terminate':
      return `AWS takes back ${hostName} (a spot instance)`;
    default:
      return `AWS maintenance on ${hostName}`;
  }
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
