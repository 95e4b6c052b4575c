import { anInstance, aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import { aHost, testNowMs } from '../../testing/builders.ts';
import { type HostTracker, newTracker } from './host-tracker.ts';
import { noticeReasons } from './notice-reasons.ts';
import { readingReasons } from './reading-reasons.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const reasons = (tracker: Partial<HostTracker>, report = aReport(), host = aHost()) =>
  readingReasons(host, { ...newTracker(), ...tracker }, report, testNowMs);
const breach = (override: Partial<HostTracker['breaches'][number]> = {}) => ({
  code: 'cpu-high' as const,
  subject: '',
  sinceMs: testNowMs - 10 * minuteMs,
  value: 96.6,
  threshold: 90,
  below: 0,
  ...override,
});
/** `/` grows by this much every five minutes; 15.6 GiB of it are free. */
const filling = (gibEachPoint: number) => ({
  mount: '/',
  atMs: Array.from({ length: 12 }, (_, point) => testNowMs + (point - 11) * 5 * minuteMs),
  usedBytes: Array.from({ length: 12 }, (_, point) => point * gibEachPoint * 1024 ** 3),
});

describe('a threshold', () => {
  it('is told with its figure, since when, and the line for engineers', () => {
    expect(reasons({ breaches: [breach()] })).toMatchObject([
      {
        code: 'cpu-high',
        text: expect.stringContaining('97 %'),
        detail: 'cpu-high: 97 %, threshold 90 %',
        weight: 'degraded',
        sinceMs: testNowMs - 10 * minuteMs,
      },
    ]);
    const load = breach({ code: 'load-high', value: 4.25, threshold: 4 });
    expect(reasons({ breaches: [load] })[0]?.detail).toBe('load-high: 4.3, threshold 4 per core');
    const disk = breach({ code: 'disk-full', subject: '/data' });
    expect(reasons({ breaches: [disk] })[0]).toMatchObject({
      text: expect.stringContaining('/data'),
      detail: expect.stringMatching(/^disk-full \/data: 97 %/),
    });
  });

  it('that has not lasted is not told', () => {
    expect(reasons({ breaches: [breach({ sinceMs: testNowMs - 4 * minuteMs })] })).toEqual([]);
  });

  it('of steal is told as used up only for machines that earn their CPU time', () => {
    const steal = { breaches: [breach({ code: 'steal-high' })] };
    const of = (instanceType: string) => reasons(steal, aReport({ instance: anInstance({ instanceType }) }))[0]?.text;
    expect(of('t3.small')).toMatch(/allowance/);
    for (const type of ['m5.large', 'trn1.2xlarge', 'c6t2.x']) expect(of(type)).not.toMatch(/allowance/);
    expect(reasons(steal, aReport({ instance: null }))[0]?.text).not.toMatch(/allowance/);
  });
});

describe('a disk that fills', () => {
  it('is told where it will be full within a day, in hours', () => {
    // 0.65 GiB in five minutes: 15.6 GiB in two hours.
    expect(reasons({ disks: [filling(0.65)] })).toMatchObject([
      { code: 'disk-filling', text: expect.stringContaining('2 hours'), weight: 'degraded', sinceMs: testNowMs },
    ]);
    expect(reasons({ disks: [filling(0.65)] })[0]?.detail).toMatch(/full in 2\.0 h .*last 60 min/);
    expect(reasons({ disks: [filling(15.6)] })[0]?.text).toContain('an hour');
    expect(reasons({ disks: [filling(15.6 / 12 / 23.9)] })[0]?.text).toContain('24 hours');
    expect(reasons({ disks: [filling(15.6 / 12 / 24.1)] })).toEqual([]);
    // Full in a day exactly.
    const report = (availableBytes: number) => {
      const plain = aReport();
      return {
        ...plain,
        metrics: { ...plain.metrics, disks: plain.metrics.disks.map((disk) => ({ ...disk, availableBytes })) },
      };
    };
    const byteByByte = filling(1 / 1024 ** 3);
    expect(reasons({ disks: [byteByByte] }, report(288))[0]?.text).toContain('24 hours');
    expect(reasons({ disks: [byteByByte] }, report(289))).toEqual([]);
  });

  it('is not told of one that is full already, nor of one that is gone; the next one is', () => {
    const full = breach({ code: 'disk-full', subject: '/' });
    expect(reasons({ disks: [filling(0.65)], breaches: [full] }).map(({ code }) => code)).toEqual(['disk-full']);
    const gone = { ...filling(0.65), mount: '/gone' };
    expect(reasons({ disks: [gone] })).toEqual([]);
    expect(reasons({ disks: [gone, filling(0.65)] })).toHaveLength(1);
    const cpu = reasons({ disks: [filling(0.65)], breaches: [breach()] });
    expect(cpu.map(({ code }) => code)).toEqual(['cpu-high', 'disk-filling']);
  });
});

describe('another machine', () => {
  const host = aHost({ instanceId: 'i-1' });

  it('is told after two minutes: discovery may be behind', () => {
    const since = (seconds: number) =>
      reasons({ strangerSinceMs: testNowMs - seconds * 1_000, instanceId: 'i-2' }, aReport(), host);
    expect(since(119)).toEqual([]);
    expect(since(120)).toMatchObject([{ code: 'other-identity', weight: 'unknown', sinceMs: testNowMs - 120_000 }]);
    expect(since(120)[0]?.detail).toMatch(/answers as i-2; the registry says i-1/);
  });

  it('that took its place is worth a word for a day', () => {
    const replaced = (hoursAgo: number) => reasons({ replacedAtMs: testNowMs - hoursAgo * hourMs, instanceId: 'i-2' });
    expect(replaced(23.9)).toMatchObject([
      {
        code: 'other-identity',
        weight: 'none',
        detail: expect.stringContaining('i-2'),
        sinceMs: testNowMs - 23.9 * hourMs,
      },
    ]);
    expect(replaced(24)).toEqual([]);
  });

  it('is not told as a replacement while it is not the right one', () => {
    expect(reasons({ strangerSinceMs: testNowMs - 1, replacedAtMs: testNowMs - 1 }, aReport(), host)).toEqual([]);
  });
});

it.each<[seconds: number, told: string | undefined]>([
  [9.4, undefined],
  [9.5, '10 seconds fast'],
  [42, '42 seconds fast'],
  [-42, '42 seconds slow'],
  [-9.4, undefined],
])('a clock that is %d seconds off: %s', (clockSkewSeconds, told) => {
  const [reason] = reasons({ clockSkewSeconds });
  expect(reason?.text.includes(told ?? '') ?? false).toBe(told !== undefined);
  if (reason) expect(reason).toMatchObject({ code: 'clock-skew', weight: 'none', sinceMs: testNowMs });
});

describe('metadata that cannot be read', () => {
  const problem = (code: string) => ({ code, message: 'm', next: 'n' });
  it.each<[string, string[], isThere: boolean, isTold: boolean]>([
    ['a time-out', ['imds/timeout'], false, true],
    ['a time-out beside what is no trouble', ['imds/pending', 'imds/timeout'], false, true],
    ['an instance that was read all the same', ['imds/timeout'], true, false],
    ['a machine that is not on EC2', ['imds/absent'], false, false],
    ['what was turned off', ['imds/disabled'], false, false],
    ['what was not read yet', ['imds/pending'], false, false],
    ['trouble of another kind', ['disk/unreadable'], false, false],
  ])('%s', (_what, codes, isThere, isTold) => {
    const report = aReport({ instance: isThere ? anInstance() : null, problems: codes.map(problem) });
    expect(reasons({}, report).map(({ code, weight }) => [code, weight])).toEqual(
      isTold ? [['metadata-unavailable', 'none']] : [],
    );
  });
});

describe('what AWS announces', () => {
  const notice = (override: Partial<Parameters<typeof noticeReasons>[0][number]>) =>
    noticeReasons(
      [
        {
          kind: 'scheduled-event',
          id: 'e',
          code: 'system-reboot',
          description: 'd',
          state: 'active',
          seenAt: '2026-03-02T08:00:00.000Z',
          startsAt: '2026-03-02T20:00:00.000Z',
          ...override,
        },
      ],
      testNowMs,
    );

  it('is known since it was first seen, else since now', () => {
    expect(notice({})).toMatchObject([
      {
        code: 'event-near',
        weight: 'none',
        sinceMs: testNowMs - hourMs,
        detail: expect.stringContaining('2026-03-02T20:00'),
      },
    ]);
    expect(notice({ seenAt: 'soon' })[0]?.sinceMs).toBe(testNowMs);
  });

  it('concerns the host within a day of its start', () => {
    const inHours = (hours: number) => notice({ startsAt: new Date(testNowMs + hours * hourMs).toISOString() });
    expect(inHours(24)).toHaveLength(1);
    expect(inHours(24.01)).toEqual([]);
    expect(notice({ startsAt: undefined })).toHaveLength(1);
  });

  it('says what will be done, also of a kind that is not known', () => {
    const words = (code: string) => notice({ code })[0]?.text;
    expect(words('instance-stop')).toMatch(/stop/);
    expect(words('system-reboot')).toMatch(/restart the machine under it/);
    expect(words('brand-new')).toMatch(/planned work/);
  });

  it('is of no concern once it is over', () => {
    expect(notice({ state: 'completed' })).toEqual([]);
  });
});
