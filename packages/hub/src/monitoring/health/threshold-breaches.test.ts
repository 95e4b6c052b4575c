import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import { someThresholds, testNowMs } from '../../testing/builders.ts';
import { followBreaches, isSustained, type ThresholdBreach } from './threshold-breaches.ts';

type Metrics = Parameters<typeof someMetrics>[0];
const cpu = (usedPercent: number, rest: Partial<ReturnType<typeof someMetrics>['cpu']> = {}): Metrics => ({
  cpu: { ...someMetrics().cpu, usedPercent, ...rest },
});
const disk = (mount: string, usedPercent: number, inodesUsedPercent?: number) => ({
  ...(someMetrics().disks[0] ?? { device: '', filesystem: '', sizeBytes: 0, usedBytes: 0, availableBytes: 0 }),
  mount,
  usedPercent,
  inodesUsedPercent,
});
const follow = (metrics: Metrics, before: readonly ThresholdBreach[] = [], nowMs = testNowMs) =>
  followBreaches(before, aReport({ metrics: someMetrics(metrics) }), someThresholds, nowMs);
const aBreach = (override: Partial<ThresholdBreach> = {}): ThresholdBreach => ({
  code: 'cpu-high',
  subject: '',
  sinceMs: testNowMs - 60_000,
  value: 95,
  threshold: 90,
  below: 0,
  ...override,
});

describe('a threshold is crossed', () => {
  it.each<[string, Metrics, string[]]>([
    ['CPU at the line', cpu(90), ['cpu-high ']],
    ['CPU just below', cpu(89.9), []],
    ['steal at the line', cpu(1, { stealPercent: 20 }), ['steal-high ']],
    ['memory at the line', { memory: { ...someMetrics().memory, usedPercent: 95 } }, ['memory-high ']],
    ['a load of four for each of two cores', { load: { one: 0, five: 0, fifteen: 8 } }, ['load-high ']],
    ['a load that is high for a minute only', { load: { one: 99, five: 99, fifteen: 7.9 } }, []],
    ['a host that says it has no cores', { ...cpu(1, { cores: 0 }), load: { one: 0, five: 0, fifteen: 0.39 } }, []],
    ['one of two disks', { disks: [disk('/', 90), disk('/data', 10)] }, ['disk-full /']],
    [
      'files and space of two disks',
      { disks: [disk('/', 1, 90), disk('/data', 95)] },
      ['disk-full /data', 'inodes-full /'],
    ],
    ['all at once', { ...cpu(99, { stealPercent: 99 }), disks: [] }, ['cpu-high ', 'steal-high ']],
  ])('%s', (_what, metrics, expected) => {
    expect(follow(metrics).map(({ code, subject }) => `${code} ${subject}`)).toEqual(expected);
  });

  it('since now, with the figure and the line', () => {
    expect(follow(cpu(97))).toEqual([aBreach({ sinceMs: testNowMs, value: 97 })]);
  });

  it('and goes on since it began, whatever other thresholds did', () => {
    const before = [aBreach({ code: 'memory-high', sinceMs: 1, below: 1 }), aBreach({ below: 1 })];
    expect(follow(cpu(99), before)).toEqual([aBreach({ value: 99 })]);
    const disks = [aBreach({ code: 'disk-full', subject: '/', sinceMs: 7 })];
    expect(follow({ disks: [disk('/data', 95)] }, disks)).toMatchObject([{ subject: '/data', sinceMs: testNowMs }]);
  });

  it('all hosts without one share an empty list', () => {
    expect(follow(cpu(1))).toBe(follow(cpu(2)));
  });
});

describe('it ends', () => {
  it('at the second reading in a row that is three points below the line', () => {
    const once = follow(cpu(86.9), [aBreach()]);
    expect(once).toEqual([aBreach({ value: 86.9, below: 1 })]);
    expect(follow(cpu(86.9), once)).toEqual([]);
  });

  it('not by readings within three points of it, nor where one is above again between', () => {
    const near = follow(cpu(87), follow(cpu(87), [aBreach()]));
    expect(near).toEqual([aBreach({ value: 87, below: 0 })]);
    const again = follow(cpu(95), follow(cpu(50), [aBreach()]));
    expect(again).toEqual([aBreach({ below: 0 })]);
  });

  it('for the load at a tenth below', () => {
    const load = (fifteen: number) => ({ load: { one: 0, five: 0, fifteen } });
    const before = [aBreach({ code: 'load-high', threshold: 4, value: 5, below: 1 })];
    expect(follow(load(7.9), before)).toHaveLength(1);
    expect(follow(load(7.7), before)).toHaveLength(0);
  });

  it('with its disk', () => {
    expect(follow({ disks: [] }, [aBreach({ code: 'disk-full', subject: '/data' })])).toEqual([]);
  });

  it('with its figure, where a system does not tell it any more', () => {
    expect(follow(cpu(1, { stealPercent: undefined }), [aBreach({ code: 'steal-high' })])).toEqual([]);
  });
});

describe('it counts', () => {
  it.each<[ThresholdBreach['code'], seconds: number, counts: boolean]>([
    ['cpu-high', 299.9, false],
    ['cpu-high', 300, true],
    ['load-high', 299.9, false],
    ['disk-full', 9.9, false],
    ['disk-full', 10, true],
    ['inodes-full', 10, true],
  ])('%s after %d seconds: %s', (code, seconds, counts) => {
    const since = aBreach({ code, sinceMs: testNowMs - seconds * 1_000 });
    expect(isSustained(since, someThresholds, testNowMs)).toBe(counts);
  });

  it('a full disk at once where everything does', () => {
    const since = aBreach({ code: 'disk-full', sinceMs: testNowMs });
    expect(isSustained(since, { ...someThresholds, sustainedSeconds: 0 }, testNowMs)).toBe(true);
  });
});
