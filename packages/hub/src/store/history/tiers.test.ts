import { describe, expect, it } from 'vitest';
import { chooseResolution } from './choose-resolution.ts';
import { defaultRetention, type Retention } from './retention.ts';
import { chunkStartOf, dayTier, hourTier, keptFromS, minuteTier } from './tiers.ts';

const nowMs = Date.UTC(2026, 2, 2, 9, 30, 15) + 999;
const nowS = Math.floor(nowMs / 1000);
const retention: Retention = { rawHours: 2, minuteDays: 3, hourDays: 50, dayDays: 700 };

it('each tier is kept for its own time', () => {
  expect(keptFromS('raw', nowMs, retention)).toBe(nowS - 7_200);
  expect(keptFromS('minute', nowMs, retention)).toBe(nowS - 3 * 86_400);
  expect(keptFromS('hour', nowMs, retention)).toBe(nowS - 50 * 86_400);
  expect(keptFromS('day', nowMs, retention)).toBe(nowS - 700 * 86_400);
});

it('a row holds an hour of minutes, a day of hours, and 64 days', () => {
  expect(chunkStartOf(nowS, minuteTier)).toBe(Date.UTC(2026, 2, 2, 9) / 1000);
  expect(chunkStartOf(nowS, hourTier)).toBe(Date.UTC(2026, 2, 2) / 1000);
  expect(chunkStartOf(Date.UTC(2026, 2, 2) / 1000, hourTier)).toBe(Date.UTC(2026, 2, 2) / 1000);
  expect([minuteTier, hourTier, dayTier].map(({ chunkSeconds }) => chunkSeconds)).toEqual([3_600, 86_400, 5_529_600]);
  expect(chunkStartOf(dayTier.chunkSeconds * 3 - 1, dayTier)).toBe(dayTier.chunkSeconds * 2);
});

describe('a chart is as fine as it can be', () => {
  const of = (hours: number, endsHoursAgo = 0, kept = defaultRetention) => {
    const toMs = nowMs - endsHoursAgo * 3_600_000;
    const { tier, bucketSeconds } = chooseResolution({ fromMs: toMs - hours * 3_600_000, toMs }, nowMs, kept);
    return [tier, bucketSeconds];
  };

  it.each<[hours: number, tier: string, bucketSeconds: number]>([
    [1, 'raw', 15],
    [800 / 240, 'raw', 15],
    [3.4, 'minute', 60],
    [13, 'minute', 60],
    [24, 'minute', 300],
    [7 * 24, 'minute', 900],
    [30 * 24, 'hour', 3_600],
    [90 * 24, 'hour', 10_800],
    [365 * 24, 'day', 86_400],
    [5 * 365 * 24, 'day', 7 * 86_400],
  ])('%d hours: %s every %d s', (hours, tier, bucketSeconds) => {
    expect(of(hours)).toEqual([tier, bucketSeconds]);
  });

  it('with what is still kept of its beginning', () => {
    expect(of(1, 5)).toEqual(['raw', 15]);
    expect(of(1, 5.1)).toEqual(['minute', 60]);
    expect(of(1, 7 * 24)).toEqual(['hour', 3_600]);
    expect(of(1, 401 * 24)).toEqual(['day', 86_400]);
  });

  it('in as many whole days as it takes where it is too long for all of that', () => {
    expect(of(30 * 365 * 24)).toEqual(['day', 14 * 86_400]);
    expect(of(1, 10 * 366 * 24)).toEqual(['day', 86_400]);
  });
});
