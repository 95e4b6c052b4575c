/** What an incident was from when to when, and its cause in the words of whoever knows it best and of the time it is told of. */
import { describe, expect, it } from 'vitest';
import {
  causeWords,
  type Incident,
  type IncidentEvent,
  isAtWorst,
  lastedSeconds,
  phasesOf,
  sinceMs,
  statusNow,
  unmeasuredSeconds,
  worstFromMs,
} from './incident.ts';
import { asItWas, type CauseName, causeNow, sentences } from './measured-cause.ts';

it.each([
  ['None of its servers is responding.', 'None of its servers was responding.'],
  ['Only 1 of its servers is responding, and it needs 2.', 'Only 1 of its servers was responding, and it needed 2.'],
  ['Only 2 of its servers are responding, and it needs 3.', 'Only 2 of its servers were responding, and it needed 3.'],
  [
    'Some of its servers are degraded, so it may be slow.',
    'Some of its servers were degraded, so it may have been slow.',
  ],
  ['CPU is at 97 %.', 'CPU was at 97 %.'],
  ['Its disk /data is nearly full (96 %).', 'Its disk /data was nearly full (96 %).'],
  ['Its memory is nearly full (97 %).', 'Its memory was nearly full (97 %).'],
  ["It's overloaded: work is queueing up.", 'It was overloaded: work was queueing up.'],
  [
    'Not responding: the server or its network connection is down.',
    'Not responding: the server or its network connection was down.',
  ],
  ['Not responding: there is no network route to it.', 'Not responding: there was no network route to it.'],
  [
    "What customers use isn't responding: it takes too long to answer.",
    "What customers use wasn't responding: it took too long to answer.",
  ],
  ['checkout-1 and checkout-3 did not answer.', 'checkout-1 and checkout-3 did not answer.'],
])('"%s" is, once it is over, "%s"', (cause, then) => {
  expect(causeWords({ cause })).toBe(cause);
  expect(causeWords({ cause, endedAtMs: 1 })).toBe(then);
});

it('what an engineer says stays as it was typed', () => {
  const by = { name: 'Esra', team: 'Exports' };
  const notes = [{ atMs: 1, kind: 'cause', by, text: 'CPU is at its limit since the release' } as const];
  expect(causeWords({ cause: 'CPU is at 97 %.', endedAtMs: 2, notes })).toBe('CPU is at its limit since the release');
});

it('each measured cause has a sentence of its own for afterwards, and none is taken for another', () => {
  for (const name of Object.keys(sentences) as CauseName[])
    expect(asItWas(causeNow(name, 'A', 'B')), name).toBe(sentences[name][1].replace('{}', 'A').replace('{}', 'B'));
});

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

describe('what could not be measured for a minute', () => {
  const slow: Incident = {
    ...open,
    worst: 'degraded',
    timeline: [turn('opened', 2, 'degraded'), turn('worsened', 15, 'unknown'), turn('eased', 16, 'degraded')],
  };

  it('has been slow since it began to be, the gap or not', () => {
    expect(sinceMs(slow, 20 * minute)).toBe(1 * minute);
    expect(lastedSeconds(slow, 20 * minute)).toBe(19 * 60);
    expect(unmeasuredSeconds(slow, 20 * minute)).toBe(60);
  });

  it('is slow again at the very moment at which the gap ends, when its alert is written', () => {
    expect(statusNow(slow, 16 * minute)).toBe('degraded');
    expect(sinceMs(slow, 16 * minute)).toBe(1 * minute);
  });

  it('cannot be measured since the gap began while it goes on', () => {
    const blind = { ...slow, timeline: slow.timeline.slice(0, 2) };
    expect(statusNow(blind, 16 * minute)).toBe('unknown');
    expect(sinceMs(blind, 16 * minute)).toBe(15 * minute);
  });

  it('which is no length of its own where it was slow before and down after', () => {
    const fell = {
      ...slow,
      worst: 'down' as const,
      timeline: [...slow.timeline.slice(0, 2), turn('worsened', 16, 'down')],
    };
    expect(phasesOf(fell, 20 * minute).map(({ status }) => status)).toEqual(['degraded', 'unknown', 'down']);
    expect(unmeasuredSeconds(fell, 20 * minute)).toBe(0);
  });

  it('was at its worst from when it got so bad, not from its first trouble', () => {
    const fell = { ...slow, worst: 'down' as const, timeline: [...slow.timeline, turn('worsened', 18, 'down')] };
    expect(worstFromMs(fell, 20 * minute)).toBe(18 * minute);
    expect(worstFromMs(slow, 20 * minute)).toBe(1 * minute);
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
