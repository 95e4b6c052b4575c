import { describe, expect, it } from 'vitest';
import type { PlannedStretch } from '../domain/downtime.ts';
import { longestOverRunSeconds, type Return, stateAt } from './state.ts';

const startsAtMs = Date.UTC(2026, 2, 2, 21);
const endsAtMs = startsAtMs + 90 * 60_000;
const minute = 60_000;
const aStretch = (override: Partial<PlannedStretch> = {}): PlannedStretch => ({
  id: 'd',
  source: 'registry',
  title: 'Patching',
  startsAtMs,
  endsAtMs,
  zone: 'UTC',
  hosts: [],
  services: ['billing'],
  ...override,
});
type Announced = Parameters<typeof stateAt>[3];
const at = (
  nowMs: number,
  {
    back = 'back' as Return,
    announced,
    ...stretch
  }: Partial<PlannedStretch> & { back?: Return; announced?: Announced } = {},
) => stateAt(aStretch(stretch), nowMs, () => back, announced);

describe('by the clock', () => {
  it.each([
    [startsAtMs - 1, 'planned'],
    [startsAtMs, 'running'],
    [endsAtMs - 1, 'running'],
    [endsAtMs, 'finished'],
  ])('at %d it is %s', (nowMs, state) => {
    expect(at(nowMs)).toBe(state);
  });

  it('nobody is asked whether it is back before its end', () => {
    const ask = () => expect.fail('asked');
    expect(stateAt(aStretch(), startsAtMs, ask)).toBe('running');
  });
});

describe('past its end', () => {
  it('it over-runs while what it touched is not back, four hours at most', () => {
    expect(at(endsAtMs, { back: 'not-back' })).toBe('over-running');
    const last = endsAtMs + longestOverRunSeconds * 1_000;
    expect(at(last - 1, { back: 'not-back' })).toBe('over-running');
    expect(at(last, { back: 'not-back' })).toBe('finished');
  });

  it('it never over-runs where nothing comes back under it', () => {
    expect(at(endsAtMs, { back: 'not-back', isDeparture: true })).toBe('finished');
  });

  it('what was called finished stays so, unless its end was moved', () => {
    expect(at(endsAtMs, { back: 'not-back', announced: { state: 'finished', endsAtMs } })).toBe('finished');
    expect(at(endsAtMs, { back: 'not-back', announced: { state: 'finished', endsAtMs: endsAtMs - 1 } })).toBe(
      'over-running',
    );
  });

  it('a hub that cannot see waits five minutes for one that ran, and keeps calling over-running what was that', () => {
    const running = { state: 'running' as const, endsAtMs };
    expect(at(endsAtMs + 5 * minute - 1, { back: 'unknown', announced: running })).toBe('running');
    expect(at(endsAtMs + 5 * minute, { back: 'unknown', announced: running })).toBe('finished');
    expect(at(endsAtMs, { back: 'unknown', announced: { state: 'planned', endsAtMs } })).toBe('finished');
    expect(at(endsAtMs, { back: 'unknown' })).toBe('finished');
    expect(at(endsAtMs + 60 * minute, { back: 'unknown', announced: { state: 'over-running', endsAtMs } })).toBe(
      'over-running',
    );
  });
});

describe('ended by people or by AWS', () => {
  it('taken back before it began it is cancelled, after that it has ended early', () => {
    expect(at(startsAtMs - 1, { cancelledAtMs: startsAtMs - 1 })).toBe('cancelled');
    expect(at(endsAtMs, { cancelledAtMs: startsAtMs - 1 })).toBe('cancelled');
    expect(at(startsAtMs + 1, { cancelledAtMs: startsAtMs })).toBe('finished');
  });

  it('finished it is from then on', () => {
    const finishedAtMs = startsAtMs + minute;
    expect(at(finishedAtMs - 1, { finishedAtMs })).toBe('running');
    expect(at(finishedAtMs, { finishedAtMs })).toBe('finished');
  });
});
