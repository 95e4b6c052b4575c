import { describe, expect, it } from 'vitest';
import type { Incident, IncidentEvent } from './incident.ts';
import { isAtWorst, lastedSeconds, phasesOf, sinceMs, statusNow } from './incident-phases.ts';

const minute = 60_000;
const turn = (kind: IncidentEvent['kind'], atMinute: number, status?: Incident['worst']): IncidentEvent => ({
  atMs: atMinute * minute,
  kind,
  text: 'A.',
  ...(status && { status }),
});

/** Down at 1, called so at 2, slow from 3 on, over at 13. */
const eased: Incident = {
  id: 'incident-1',
  target: { kind: 'service', name: 'billing' },
  startedAtMs: 1 * minute,
  endedAtMs: 13 * minute,
  worst: 'down',
  cause: 'A.',
  isPlanned: false,
  timeline: [
    turn('opened', 2, 'down'),
    turn('told', 2),
    turn('eased', 3, 'degraded'),
    turn('reason', 5),
    turn('closed', 13),
  ],
};
const { endedAtMs: _over, ...open } = eased;

describe('an outage that turned into slowness', () => {
  it('is an outage for its first part, from its first failure on', () => {
    expect(phasesOf(eased, 99 * minute)).toEqual([
      { status: 'down', fromMs: 1 * minute, toMs: 3 * minute },
      { status: 'degraded', fromMs: 3 * minute, toMs: 13 * minute },
    ]);
    expect(lastedSeconds(eased, 99 * minute)).toBe(120);
  });

  it('is told as it is now while it goes on', () => {
    expect(statusNow(open, 8 * minute)).toBe('degraded');
    expect(sinceMs(open, 8 * minute)).toBe(3 * minute);
    expect(isAtWorst(open, 8 * minute)).toBe(false);
    expect(lastedSeconds(open, 8 * minute)).toBe(120);
  });

  it('adds up both stretches where it fell again', () => {
    const again = { ...open, timeline: [...open.timeline.slice(0, 3), turn('worsened', 6, 'down')] };
    expect(lastedSeconds(again, 10 * minute)).toBe(2 * 60 + 4 * 60);
    expect(isAtWorst(again, 10 * minute)).toBe(true);
    expect(isAtWorst({ ...again, endedAtMs: 10 * minute }, 11 * minute)).toBe(false);
  });
});

it('one that an older release kept is as bad all the time as it got', () => {
  const old = { ...eased, timeline: [turn('opened', 2), turn('eased', 3)] };
  expect(phasesOf(old, 0)).toEqual([{ status: 'down', fromMs: 1 * minute, toMs: 13 * minute }]);
});

it('one that has just begun has begun, if only for a moment', () => {
  const fresh = { ...open, timeline: [turn('opened', 1, 'degraded')], worst: 'degraded' as const };
  expect(phasesOf(fresh, 1 * minute)).toEqual([{ status: 'degraded', fromMs: minute, toMs: minute }]);
  expect(lastedSeconds(fresh, 1 * minute)).toBe(0);
});
