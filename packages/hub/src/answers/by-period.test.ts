/** What is told by days, weeks and months: the worst, the trend, more than usual; and how far back anything is known. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { againstGoal } from './against-goal.ts';
import type { Answer } from './answer.ts';
import { rankStretches, tellTrend } from './by-period.ts';
import { tellMonitoringStart, tellOwnUptime } from './monitoring-start.ts';
import { tellAge } from './said-of-itself.ts';
import { againstUsual } from './than-usual.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shop = aServiceView({ name: 'shop', hosts: [] });
const said = ({ verdict, lines }: Answer) => [verdict, ...lines].map((text) => wordsOf(text).replaceAll('\u00a0', ' '));

/** Fell so many days ago, at nine in the morning, for so many minutes. */
const fell = (daysAgo: number, minutes: number) =>
  anIncident({
    id: `at-${daysAgo}`,
    target: { kind: 'service', name: 'shop' },
    startedAtMs: testNowMs - daysAgo * dayMs,
    endedAtMs: testNowMs - daysAgo * dayMs + minutes * 60_000,
  });
const overDays = (days: number) => ({
  fromMs: testNowMs - days * dayMs,
  toMs: testNowMs,
  words: `in the last ${days} days`,
});
/** Watched since so many days ago. */
function counting(days: number, incidents: readonly ReturnType<typeof fell>[], watchedDays = days) {
  const sinceMs = testNowMs - watchedDays * dayMs;
  const uptime = async (_name: string, { fromMs, toMs }: { fromMs: number; toMs: number }) => {
    const watchedSeconds = Math.max(0, toMs - Math.max(fromMs, sinceMs)) / 1000;
    return {
      ...{ upSeconds: 0, degradedSeconds: 0, downSeconds: 0, plannedSeconds: 0 },
      watchedSeconds,
      upPercent: 100,
    };
  };
  const readModel = aReadModel({ hosts: [], services: [shop], incidents, uptime });
  return { names: ['shop'], hosts: [], period: overDays(days), readModel };
}

describe('the worst and the best', () => {
  it('day is the one with the longest downtime, however often; then the next two', async () => {
    const incidents = [fell(5, 10), fell(5.05, 10), fell(3, 45), fell(2, 5), fell(1, 1)];
    const told = said(await rankStretches('day', 'most', counting(7, incidents)));
    expect(told).toEqual([
      expect.stringMatching(/^The worst day in the last 7 days was 2026-02-2[67]T.*: 1 outage, 45 minutes down\.$/),
      expect.stringMatching(/^Then: 2026-02-2[45]T.*, 2 outages, 20 minutes down\.$/),
      expect.stringMatching(/^Then: 2026-02-28T.*|^Then: 2026-02-27T.*/),
    ]);
    expect(told[2]).toMatch(/1 outage, 5 minutes down\.$/);
  });

  it('of several without any outage that is how many they were; of one it is that one', async () => {
    const [several] = said(await rankStretches('day', 'least', counting(7, [fell(3, 45)])));
    expect(several).toMatch(/^7 of 8 days had no outages in the last 7 days\.$/);
    const each = [0.1, 1, 2, 3].map((daysAgo) => fell(daysAgo, 10 + daysAgo));
    const [one] = said(await rankStretches('day', 'least', counting(3, each, 3)));
    expect(one).toMatch(/^The best day in the last 3 days was .*: 1 outage, 10 minutes down\.$/);
  });

  it('without any outage in all, or any record, nothing is ranked', async () => {
    expect(said(await rankStretches('week', 'most', counting(30, [])))[0]).toMatch(/^No outages/);
  });

  it('weeks begin on Monday, months are named', async () => {
    const [week] = said(await rankStretches('week', 'most', counting(30, [fell(9, 30)])));
    expect(week).toMatch(/was the week from 2026-02-15T23:00:00Z: 1 outage, 30 minutes down\.$/);
    const [month] = said(await rankStretches('month', 'most', counting(100, [fell(40, 30)])));
    expect(month).toMatch(/was January 2026: 1 outage, 30 minutes down\.$/);
  });
});

describe('the trend', () => {
  it('is the second half beside the first, by weeks', async () => {
    const more = said(await tellTrend(counting(27, [fell(20, 5), fell(3, 5), fell(2, 5)])));
    expect(more[0]).toBe('More outages than before, in the last 27 days: 2 in the last 2 weeks, 1 in the first.');
    const fewer = said(await tellTrend(counting(27, [fell(20, 5), fell(19, 5), fell(2, 5)])));
    expect(fewer[0]).toMatch(/^Fewer outages than before, .*: 1 in the last 2 weeks, 2 in the first\.$/);
    expect(said(await tellTrend(counting(27, [fell(20, 5), fell(2, 5)])))[0]).toMatch(
      /^About as many outages as before/,
    );
  });

  it('is by months over a time of more than a hundred days', async () => {
    const told = said(await tellTrend(counting(150, [fell(120, 5), fell(10, 5)])));
    expect(told[0]).toMatch(/1 in the last \d months, 1 in the first\.$/);
    expect(told).toContain('October 2025: no outages');
  });

  it('is none within one week', async () => {
    const [first] = said(await tellTrend(counting(30, [], 0.1)));
    expect(first).toBe("I can't speak of a trend yet: I was monitoring for less than two weeks.");
  });
});

describe('more than usual', () => {
  const today = { fromMs: testNowMs - 9 * hourMs, toMs: testNowMs, words: 'today' };
  const told = async (incidents: readonly ReturnType<typeof fell>[], watchedDays = 60, period = today) =>
    said(await againstUsual(['shop'], counting(60, incidents, watchedDays).readModel, period))[0];

  it('is beside the mean of the thirty days before', async () => {
    const before = Array.from({ length: 30 }, (_, at) => fell(at + 1, 5));
    expect(await told([...before, fell(0.1, 5), fell(0.2, 5)])).toBe(
      'Yes, more than usual: 2 today; 1 on average a day before (30 in 30 days).',
    );
    expect(await told([...before, fell(0.1, 5)])).toMatch(/^No, as many as usual: 1 today/);
    expect(await told(before)).toMatch(/^No, fewer than usual: 0 today/);
    expect(await told([fell(3, 5)])).toMatch(/^No, fewer than usual: 0 today; fewer than 0\.1 on average a day/);
    expect(await told([fell(40, 5), fell(0.1, 5)])).toMatch(/^Yes, more than usual: 1 today; 0 on average .*\(0 in 30/);
  });

  it('over several days is as many times that mean', async () => {
    const week = { fromMs: testNowMs - 7 * dayMs, toMs: testNowMs, words: 'in the last 7 days' };
    const each = Array.from({ length: 37 }, (_, at) => fell(at + 0.5, 5));
    expect(await told(each, 60, week)).toBe(
      'No, as many as usual: 7 in the last 7 days; 7 on average before (30 in 30 days).',
    );
  });

  it('is not said of fewer than five days', async () => {
    expect(await told([], 4)).toBe("I can't say what is usual yet: I was monitoring on only 4 days of the 30 before.");
    expect(await told([], 0.1)).toMatch(/monitoring on no day of the 30 before\.$/);
    expect(await told([], 7)).toMatch(/^No, as many as usual/);
  });
});

describe('whether Herald itself was up', () => {
  const month = { fromMs: testNowMs - 30 * dayMs, toMs: testNowMs, words: 'in the last 30 days' };
  const told = async (watchedDays: number, missingSeconds = 0) => {
    const { readModel } = counting(60, [], watchedDays);
    const uptime: typeof readModel.uptime = async (name, period) => {
      const read = await readModel.uptime(name, period);
      return { ...read, watchedSeconds: Math.max(0, read.watchedSeconds - missingSeconds) };
    };
    return said(await tellOwnUptime({ ...readModel, uptime }, month));
  };

  it('is told by what it recorded: while it is off it records nothing', async () => {
    expect(await told(60)).toEqual(['I was up all the time in the last 30 days, as far as my records tell.']);
    expect(await told(60, 7_200)).toEqual([
      'I have records of 99.72 % of the time in the last 30 days: 2 hours are missing. I was off then, or could reach no server.',
    ]);
    expect((await told(20))[1]).toMatch(/^My records begin/);
    expect((await told(0))[0]).toMatch(/^I have no records in the last 30 days/);
  });
});

describe('how far back anything is known', () => {
  it('is found to the minute, by the oldest of what is asked about', async () => {
    const { readModel } = counting(60, [], 20);
    const [first] = said(await tellMonitoringStart(['shop'], readModel));
    const begins = Date.parse(/My records begin (\S+) \(20 days ago\)/.exec(first ?? '')?.[1] ?? '');
    expect(Math.abs(begins - (testNowMs - 20 * dayMs))).toBeLessThanOrEqual(60_000);
    expect(said(await tellMonitoringStart([], readModel))[0]).toMatch(/^My records begin .*\(20 days ago\)/);
  });

  it('is nothing where nothing was recorded', async () => {
    expect(said(await tellMonitoringStart(['shop'], counting(60, [], 0).readModel))).toEqual([
      "I haven't recorded anything yet.",
    ]);
  });
});

it('a goal is met at the goal; where no uptime is known nothing is said of it', () => {
  const told = (value: number | undefined): Answer => ({
    ...{ intent: 'history', targets: ['shop'], answered: true, status: 'none', verdict: ['as it was'], lines: [] },
    ...{ groups: [], actions: [] },
    facts: value === undefined ? [] : [{ key: 'uptime-percent', label: 'Uptime', text: [], value, audience: 'main' }],
  });
  expect(said(againstGoal(told(99.9), 99.9, ['shop'], 'this month'))[0]).toMatch(/^Yes: .*which meets the target/);
  expect(said(againstGoal(told(99.8), 99.9, ['shop'], 'this month'))[0]).toMatch(/^No: .*below the target of 99\.9 %/);
  const none = told(undefined);
  expect(againstGoal(none, 99.9, ['shop'], 'this month')).toBe(none);
});

it('says how old its readings are: the newest and the oldest', () => {
  const heard = (secondsAgo: number) => {
    const view = aHostView({ name: `web-${secondsAgo}` });
    return {
      ...view,
      lastReport: view.lastReport && { ...view.lastReport, receivedAtMs: testNowMs - secondsAgo * 1_000 },
    };
  };
  const told = (...secondsAgo: number[]) =>
    said(tellAge(aReadModel({ hosts: secondsAgo.map(heard), services: [] })))[0];
  expect(told(5, 40)).toMatch(/^My newest reading is 5 seconds old, the oldest 40 seconds\./);
  expect(told(5, 5)).toMatch(/^My readings are 5 seconds old\./);
  expect(told()).toBe('I have no reading of any server yet.');
});
