import { describe, expect, it } from 'vitest';
import { clockSkewSeconds } from './clock-skew.ts';

const sentAtMs = Date.UTC(2026, 2, 2, 9, 0, 0, 500);
const receivedAtMs = sentAtMs + 200;
const skew = (date: string | undefined, sampledAt = '2026-03-02T09:00:00.000Z') =>
  clockSkewSeconds({ dateHeader: date && `Mon, 02 Mar 2026 ${date} GMT`, sampledAt, sentAtMs, receivedAtMs });

describe('by the date of the answer, cut off to a second', () => {
  it.each<[date: string, seconds: number, why: string]>([
    ['09:00:00', 0, 'the second in which it was asked'],
    ['09:00:01', 0.3, 'a second that begins only after the answer came'],
    ['09:00:40', 39.3, 'far ahead: at least that much'],
    ['08:59:59', -0.501, 'a second that was over before it was asked'],
    ['08:59:20', -39.501, 'far behind: at least that much'],
  ])('%s is %d: %s', (date, seconds) => {
    expect(skew(date)).toBeCloseTo(seconds, 6);
  });
});

describe('without a date', () => {
  it('tells only a clock that is ahead, since a sample may be old', () => {
    expect(skew(undefined, '2026-03-02T09:00:10.700Z')).toBeCloseTo(10, 6);
    expect(skew(undefined, '2026-03-02T08:00:00.000Z')).toBe(0);
  });

  it('and with one that cannot be read', () => {
    expect(
      clockSkewSeconds({ dateHeader: 'soon', sampledAt: '2026-03-02T09:00:10.700Z', sentAtMs, receivedAtMs }),
    ).toBeCloseTo(10, 6);
  });
});
