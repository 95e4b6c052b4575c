/** A window as a Discord scheduled event: the body to create or change it with. Its limits are checked in tests against the schemas that Discord publishes. */
import type { Downtime } from '../../domain/downtime.ts';
import type { Registry } from '../../domain/registry.ts';
import { cutTo, downtimeDetails, downtimePlace, downtimeSummary } from './downtime-summary.ts';

/** GUILD_ONLY, and EXTERNAL: it takes place outside Discord. */
export type ScheduledEventBody = {
  name: string;
  description: string;
  scheduled_start_time: string;
  scheduled_end_time: string;
  privacy_level: 2;
  entity_type: 3;
  entity_metadata: { location: string };
};

export type ScheduledEventStep =
  | { kind: 'create'; body: ScheduledEventBody }
  /** While it has not begun, everything may change. */
  | { kind: 'change'; body: ScheduledEventBody }
  /** 2 active, 3 completed, 4 cancelled; once it runs only its end and its words change. */
  | { kind: 'begin'; body: { status: 2 } }
  | { kind: 'extend'; body: Pick<ScheduledEventBody, 'name' | 'description' | 'scheduled_end_time'> }
  | { kind: 'end'; body: { status: 3 } | { status: 4 } }
  | { kind: 'nothing' };

/** Discord takes 1,000 characters of description; the rest is for the mark by which Herald finds its event again. */
const most = { name: 100, description: 980, location: 100 } as const;
/** Discord refuses a start that is not in the future when the request arrives. */
const leastAheadMs = 60_000;
/** Discord takes events at most five years ahead. */
const furthestAheadMs = 5 * 365 * 86_400_000;

export function scheduledEventBody(downtime: Downtime, registry: Registry): ScheduledEventBody {
  return {
    name: cutTo(downtimeSummary(downtime), most.name),
    description: cutTo(downtimeDetails(downtime, registry).join('\n'), most.description),
    scheduled_start_time: new Date(downtime.startsAtMs).toISOString(),
    scheduled_end_time: new Date(downtime.endsAtMs).toISOString(),
    privacy_level: 2,
    entity_type: 3,
    entity_metadata: { location: cutTo(downtimePlace(downtime) || 'Servers', most.location) },
  };
}

/** What to do with the event of a window. `mirrored`: the window as it was when its event was last written; undefined where it has none. */
export function scheduledEventStep(
  downtime: Downtime,
  mirrored: Downtime | undefined,
  registry: Registry,
  nowMs: number,
): ScheduledEventStep {
  const body = scheduledEventBody(downtime, registry);
  if (mirrored === undefined) {
    const aheadMs = downtime.startsAtMs - nowMs;
    const isNew = downtime.state === 'planned' && aheadMs >= leastAheadMs && aheadMs < furthestAheadMs;
    return isNew ? { kind: 'create', body } : { kind: 'nothing' };
  }
  if (mirrored.state === 'finished' || mirrored.state === 'cancelled') return { kind: 'nothing' };
  const isSame = JSON.stringify(body) === JSON.stringify(scheduledEventBody(mirrored, registry));
  switch (downtime.state) {
    case 'planned':
      return isSame ? { kind: 'nothing' } : { kind: 'change', body };
    case 'running':
      if (mirrored.state === 'planned') return { kind: 'begin', body: { status: 2 } };
      return isSame ? { kind: 'nothing' } : { kind: 'extend', body: extension(body) };
    case 'over-running':
      return isSame ? { kind: 'nothing' } : { kind: 'extend', body: extension(body) };
    case 'finished':
      // One that never began in Discord can't be completed there, only cancelled.
      return { kind: 'end', body: { status: mirrored.state === 'planned' ? 4 : 3 } };
    case 'cancelled':
      return { kind: 'end', body: { status: mirrored.state === 'planned' ? 4 : 3 } };
    default:
      return downtime.state satisfies never;
  }
}

/** The window as its event tells it once the step was taken: a beginning sends nothing of what else has changed. */
export function mirroredAfter(step: ScheduledEventStep, downtime: Downtime, mirrored: Downtime): Downtime {
  return step.kind === 'begin' ? { ...mirrored, state: downtime.state } : downtime;
}

function extension({ name, description, scheduled_end_time }: ScheduledEventBody) {
  return { name, description, scheduled_end_time };
}
