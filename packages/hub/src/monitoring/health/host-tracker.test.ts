import { anInstance, aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { aHost, testNowMs } from '../../testing/builders.ts';
import { changePercent, decideFlapping, follow, forgetFailures, newTracker, pushState } from './host-tracker.ts';

const host = aHost({ pollSeconds: 15 });
const at = (seconds: number) => ({ atMs: testNowMs + seconds * 1_000, elapsedMs: 5 });
const good = (seconds: number, instanceId?: string, clockSkewSeconds = 0): PollOutcome => ({
  kind: 'report',
  report: aReport(instanceId === undefined ? {} : { instance: anInstance({ instanceId }) }),
  clockSkewSeconds,
  ...at(seconds),
});
const silent = (seconds: number, reason: 'timeout' | 'refused' = 'timeout'): PollOutcome => ({
  kind: 'silent',
  reason,
  ...at(seconds),
});
function after(outcomes: readonly PollOutcome[], { of = host, hubSees = true } = {}) {
  const tracker = newTracker();
  for (const outcome of outcomes) follow(tracker, outcome, of, hubSees);
  return tracker;
}
const thrice = [silent(0), silent(15), silent(30)];

describe('a host falls', () => {
  it('at the third failure in a row, since the first', () => {
    expect(after(thrice.slice(0, 2))).toMatchObject({ failures: 2, isConfirmedDown: false });
    expect(after(thrice)).toMatchObject({ failures: 3, isConfirmedDown: true, firstFailureAtMs: testNowMs });
    expect(after([silent(0), silent(15), good(20), silent(30)])).toMatchObject({
      failures: 1,
      isConfirmedDown: false,
      firstFailureAtMs: testNowMs + 30_000,
    });
  });

  it('not faster because somebody asks again and again: failures within 0.4 of an interval are one', () => {
    expect(after([silent(0), silent(5.9), silent(5.99)]).failures).toBe(1);
    expect(after([silent(0), silent(6)]).failures).toBe(2);
    expect(after([silent(0), silent(5), silent(8)]).failures).toBe(2);
    expect(after([silent(0), silent(6)], { of: aHost({ pollSeconds: 60 }) }).failures).toBe(1);
  });

  it('also where the clock was set back between', () => {
    expect(after([silent(0), silent(-100)]).failures).toBe(2);
  });

  it('for the last failure that was seen', () => {
    const { lastFailure } = after([silent(0), silent(1, 'refused')]);
    expect(lastFailure).toMatchObject({ reason: 'refused' });
  });

  it('not while the hub itself is cut off', () => {
    expect(after(thrice, { hubSees: false })).toEqual(newTracker());
    expect(after([good(0)], { hubSees: false }).consecutiveSuccesses).toBe(1);
  });
});

describe('a host rises', () => {
  it('at the second good reading; what it failed for is remembered until then', () => {
    const once = after([...thrice, good(45)]);
    expect(once).toMatchObject({
      isConfirmedDown: true,
      failures: 0,
      consecutiveSuccesses: 1,
      lastFailure: { kind: 'silent' },
    });
    expect(after([...thrice, good(45), good(60)])).toMatchObject({ isConfirmedDown: false, lastFailure: undefined });
    expect(after([...thrice, good(45), silent(60), good(75)]).isConfirmedDown).toBe(true);
  });

  it('at once where it had not fallen', () => {
    expect(after([good(0), silent(15), good(30)])).toMatchObject({ lastFailure: undefined, consecutiveSuccesses: 1 });
  });

  it('with the good readings counted to two', () => {
    expect(after([good(0), good(15), good(30)]).consecutiveSuccesses).toBe(2);
  });
});

it('what failed while the hub was cut off is forgotten, unless the host had fallen before', () => {
  const tracker = after(thrice.slice(0, 2));
  forgetFailures(tracker);
  expect(tracker).toMatchObject({ failures: 0, lastFailure: undefined });
  const fallen = after(thrice);
  forgetFailures(fallen);
  expect(fallen).toMatchObject({ failures: 3, lastFailure: { kind: 'silent' } });
});

describe('coming and going', () => {
  const turns = (count: number) => Array.from({ length: count }, (_, turn) => (turn % 2 ? good : silent)(turn * 15));

  it('is noticed when it begins, and since then', () => {
    expect(after(turns(5)).isFlapping).toBe(false);
    expect(after(turns(6))).toMatchObject({ isFlapping: true, flappingSinceMs: testNowMs + 75_000 });
    expect(after(turns(9)).flappingSinceMs).toBe(testNowMs + 75_000);
  });

  it('a reading of a host that has not yet risen counts as not well', () => {
    expect(after([...thrice, good(45)]).states).toBe(0b1111);
    expect(after([...thrice, good(45), good(60)]).states).toBe(0b11110);
  });
});

describe('who answers', () => {
  const ours = aHost({ instanceId: 'i-1' });

  it('is another machine from when it first answered, until the right one does', () => {
    const stranger = after([good(0, 'i-2'), good(15, 'i-2')], { of: ours });
    expect(stranger.strangerSinceMs).toBe(testNowMs);
    expect(after([good(0, 'i-2'), good(15, 'i-1')], { of: ours }).strangerSinceMs).toBeUndefined();
    expect(after([good(0, 'i-2')]).strangerSinceMs).toBeUndefined();
  });

  it('has been replaced when one instance answers after another', () => {
    expect(after([good(0, 'i-1'), good(15, 'i-1')]).replacedAtMs).toBeUndefined();
    expect(after([good(0, 'i-1'), good(15, 'i-2'), good(30, 'i-2')])).toMatchObject({
      replacedAtMs: testNowMs + 15_000,
      instanceId: 'i-2',
    });
  });

  it('is as before where nothing is said of it', () => {
    const none: PollOutcome = { kind: 'report', report: aReport({ instance: null }), clockSkewSeconds: 0, ...at(15) };
    expect(after([good(0, 'i-2'), none], { of: ours })).toMatchObject({
      instanceId: 'i-2',
      strangerSinceMs: testNowMs,
    });
  });
});

it('how its disks fill is remembered with each report', () => {
  const [{ mount, usedBytes } = { mount: '', usedBytes: 0 }] = aReport().metrics.disks;
  const { disks } = after([good(0), good(300)]);
  expect(disks[0]).toEqual({ mount, atMs: [at(0).atMs, at(300).atMs], usedBytes: [usedBytes, usedBytes] });
});

it('how far its clock is off is that of the last report', () => {
  expect(after([good(0, undefined, 3), good(15, undefined, -42), silent(30)]).clockSkewSeconds).toBe(-42);
});

/** As Nagios Core reckons it (base/flapping.c): an array of the last 21 states, walked from the oldest. */
function nagiosPercent(states: readonly boolean[]): number {
  const last = [...Array.from({ length: 21 }, () => true), ...states].slice(-21);
  let sum = 0;
  for (let x = 1; x <= 20; x += 1) if (last[x] !== last[x - 1]) sum += ((x - 1) * (1.25 - 0.75)) / 19 + 0.75;
  return (sum * 100) / 20;
}

const lately = (states: readonly boolean[]) => states.reduce(pushState, 0);

it('reckons as Nagios does, whatever the states', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (states) => {
      expect(changePercent(lately(states))).toBeCloseTo(nagiosPercent(states), 9);
    }),
  );
});

it.each([
  ['30.3 %', '01010010000000', true, true],
  ['29.2 %', '10101000000000', false, true],
  ['20.3 %', '00100100000000', false, true],
  ['19.2 %', '10010000000000', false, false],
])('begins at 30 %% and ends at 20 %%: %s', (_, oldestFirst, begins, goesOn) => {
  const states = lately([...oldestFirst].map((state) => state === '0'));
  expect([decideFlapping(states, false), decideFlapping(states, true)]).toEqual([begins, goesOn]);
});

it('begins at six late changes, goes on in between, and ends below four', () => {
  const alternating = (changes: number) => Array.from({ length: changes }, (_, turn) => turn % 2 === 1);
  expect(decideFlapping(lately(alternating(5)), false)).toBe(false);
  expect(decideFlapping(lately(alternating(6)), false)).toBe(true);
  expect(decideFlapping(lately(alternating(4)), true)).toBe(true);
  expect(decideFlapping(lately(alternating(4)), false)).toBe(false);
  expect(decideFlapping(lately(alternating(3)), true)).toBe(false);
});
