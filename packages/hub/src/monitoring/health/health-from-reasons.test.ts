import { describe, expect, it } from 'vitest';
import type { Health, Reason } from '../../domain/health.ts';
import { aReason, testNowMs } from '../../testing/builders.ts';
import { healthOf, isTransition } from './health-from-reasons.ts';

const minuteMs = 60_000;
const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + minuteMs };
const healthFrom = (reasons: readonly Reason[], before?: Health, rest: Partial<Parameters<typeof healthOf>[0]> = {}) =>
  healthOf({ reasons, planned: undefined, isFlapping: false, before, nowMs: testNowMs, ...rest });
const slow = aReason({ code: 'cpu-high', weight: 'degraded', detail: 'cpu 97 %', sinceMs: testNowMs - minuteMs });
const gone = aReason({ code: 'machine-not-answering', weight: 'down' });
const blind = aReason({ code: 'not-authorised', weight: 'unknown' });
const harmless = aReason({ code: 'rebalance', weight: 'none' });

describe('the status', () => {
  it.each<[string, Reason[], Health['status']]>([
    ['nothing', [], 'up'],
    ['what only informs', [harmless], 'up'],
    ['slowness', [harmless, slow], 'degraded'],
    ['slowness and what cannot be measured', [slow, blind], 'unknown'],
    ['all', [harmless, slow, blind, gone], 'down'],
  ])('follows from the weightiest reason: %s', (_what, reasons, status) => {
    const health = healthFrom(reasons);
    expect(health.status).toBe(status);
    const order = ['down', 'unknown', 'degraded', 'none'];
    const weights = health.reasons.map(({ weight }) => order.indexOf(weight));
    expect(weights).toEqual(weights.toSorted());
  });

  it('begins with its first sign where it changes, and keeps its beginning while it stays', () => {
    const up = healthFrom([], undefined, { nowMs: testNowMs - 10 * minuteMs });
    expect(up.sinceMs).toBe(testNowMs - 10 * minuteMs);
    const down = healthFrom([gone], up, { nowMs: testNowMs - 5 * minuteMs });
    expect(down.sinceMs).toBe(gone.sinceMs);
    expect(healthFrom([gone, slow], down).sinceMs).toBe(gone.sinceMs);
    expect(healthFrom([], down).sinceMs).toBe(testNowMs);
    // It was said to be well until now.
    expect(healthFrom([slow], up).sinceMs).toBe(testNowMs);
  });
});

describe('a reason that lasts', () => {
  it('keeps the moment it began, with the words of now', () => {
    const before = healthFrom([slow]);
    const health = healthFrom([{ ...slow, sinceMs: testNowMs, detail: 'cpu 99 %' }], before);
    expect(health.reasons).toEqual([{ ...slow, detail: 'cpu 99 %' }]);
  });

  it('that is said to be older than was known is as old as that', () => {
    const older = { ...slow, sinceMs: slow.sinceMs - minuteMs, detail: 'x' };
    expect(healthFrom([older], healthFrom([slow])).reasons[0]?.sinceMs).toBe(older.sinceMs);
  });

  it('is another where its weight is', () => {
    const now = { ...slow, weight: 'none' as const, sinceMs: testNowMs };
    expect(healthFrom([now], healthFrom([slow])).reasons[0]?.sinceMs).toBe(testNowMs);
    const other = { ...slow, code: 'memory-high' as const, sinceMs: testNowMs };
    expect(healthFrom([other], healthFrom([slow])).reasons[0]?.sinceMs).toBe(testNowMs);
  });
});

describe('what is news', () => {
  const up = healthFrom([]);
  const unheard = healthFrom([aReason({ code: 'not-polled-yet', weight: 'unknown' })]);

  it('of a host that was just heard for the first time: what is not well, and a plan', () => {
    for (const before of [undefined, unheard]) {
      expect(isTransition(before, up)).toBe(false);
      expect(isTransition(before, healthFrom([], undefined, { planned }))).toBe(true);
      expect(isTransition(before, healthFrom([slow]))).toBe(true);
    }
    expect(isTransition(undefined, unheard)).toBe(false);
    expect(isTransition(up, unheard)).toBe(false);
  });

  it.each<[what: string, before: Health, after: Health, isNews: boolean]>([
    ['nothing', up, up, false],
    ['another status', up, healthFrom([slow]), true],
    ['that it comes and goes', up, healthFrom([], undefined, { isFlapping: true }), true],
    ['a plan', up, healthFrom([], undefined, { planned }), true],
    [
      'a longer plan',
      healthFrom([], undefined, { planned }),
      healthFrom([], undefined, { planned: { ...planned, endsAtMs: 0 } }),
      false,
    ],
    ['another reason', healthFrom([slow]), healthFrom([{ ...slow, code: 'memory-high' }]), true],
    ['one reason more', healthFrom([gone]), healthFrom([gone, slow]), true],
    ['other figures', healthFrom([slow]), healthFrom([{ ...slow, detail: 'cpu 99 %' }]), false],
    ['what only informs', up, healthFrom([harmless]), false],
  ])('%s', (_what, before, after, isNews) => expect(isTransition(before, after)).toBe(isNews));
});

describe('the health of before itself is given', () => {
  const before = healthFrom([slow], undefined, { planned });
  const again = (reasons: Reason[], rest: Partial<Parameters<typeof healthOf>[0]> = {}) =>
    healthFrom(reasons, before, { planned, ...rest }) === before;

  it('where nothing changed', () => {
    expect(again([{ ...slow, sinceMs: testNowMs }])).toBe(true);
  });

  it.each<[string, Reason[], Partial<Parameters<typeof healthOf>[0]>]>([
    ['one reason more', [slow, harmless], {}],
    ['none', [], {}],
    ['other figures', [{ ...slow, detail: 'cpu 99 %' }], {}],
    ['another reason', [{ ...slow, code: 'memory-high' }], {}],
    ['another weight', [{ ...slow, weight: 'down' }], {}],
    ['it comes and goes', [slow], { isFlapping: true }],
    ['no plan any more', [slow], { planned: undefined }],
    ['another plan', [slow], { planned: { ...planned, downtimeId: 'e' } }],
    ['the plan is longer', [slow], { planned: { ...planned, endsAtMs: testNowMs } }],
  ])('and not with %s', (_what, reasons, rest) => {
    expect(again(reasons, rest)).toBe(false);
  });

  it('a plan and flapping are part of the health', () => {
    expect(healthFrom([], undefined, { planned, isFlapping: true })).toEqual({
      status: 'up',
      sinceMs: testNowMs,
      reasons: [],
      planned,
      isFlapping: true,
    });
    expect(healthFrom([])).not.toHaveProperty('planned');
  });
});
