import { expect, it } from 'vitest';
import type { InquiryDay } from './metric.ts';
import { aDay } from './testing/an-inquiry.ts';
import { changeByService, reachedPerDayWords, shownMean, summaryOf, weeksOf } from './weekly.ts';

/** From Monday 2 March 2026 on; `reached` of each day. */
function aReport(reached: readonly number[], override: (index: number) => Partial<InquiryDay> = () => ({})) {
  const days = reached.map((count, index) =>
    aDay(new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10), {
      reachedEngineers: count,
      ...override(index),
    }),
  );
  const isWorkday = (_day: InquiryDay, index: number) => index % 7 < 5 && index < days.length - 1;
  return {
    zone: 'UTC',
    days,
    businessDays: days.filter(isWorkday).map(({ day, asked, reachedEngineers }) => ({ day, asked, reachedEngineers })),
    baseline: { kind: 'assumed' as const, perDay: 50 },
    goalPerDay: 30,
    switchedOn: undefined,
    trend: {
      kind: 'unclear' as const,
      perWeek: 0,
      lowPerWeek: 0,
      highPerWeek: 0,
      firstValue: 0,
      lastValue: 0,
      dayCount: 0,
    },
    trendDays: [],
  };
}

it('a week is the mean of its business days; weekends and today are in no mean', () => {
  const report = aReport([10, 20, 30, 40, 50, 99, 99, 20, 22]);
  expect(weeksOf(report).map(({ fromDay, isWhole, reachedPerDay }) => ({ fromDay, isWhole, reachedPerDay }))).toEqual([
    { fromDay: '2026-03-09', isWhole: false, reachedPerDay: 20 },
    { fromDay: '2026-03-02', isWhole: true, reachedPerDay: 30 },
  ]);
});

it('the summary is of the last five business days, not of one, and its counts fit its share', () => {
  const report = aReport([50, 50, 50, 50, 50, 0, 0, 20, 22, 24, 26, 28, 0, 0, 3], (index) => ({
    asked: 10,
    answeredByHerald: 6,
    pressedNotIt: index === 9 ? 2 : 0,
    wrongAnswers: index === 9 ? 2 : 0,
  }));
  expect(summaryOf(report)).toEqual({
    lastWeekPerDay: 24,
    changePercent: -52,
    goalPerDay: 30,
    isGoalMet: true,
    asked: 70,
    answeredByHerald: 42,
    wrongAnswers: 2,
  });
});

it('nothing counted is nothing claimed', () => {
  expect(summaryOf(aReport([]))).toMatchObject({
    lastWeekPerDay: undefined,
    changePercent: undefined,
    isGoalMet: undefined,
    asked: 0,
  });
  expect(weeksOf(aReport([]))).toEqual([]);
  expect(changeByService(aReport([5, 5]))).toBeUndefined();
});

it('by service before and after the switch, each a business day; the day of the switch is in neither', () => {
  const [before, after] = [
    { billing: 8, shop: 2 },
    { billing: 1, api: 3 },
  ];
  const about: Record<string, number>[] = [before, before, { billing: 99 }, after, after];
  const report = {
    ...aReport([10, 10, 99, 4, 4, 0], (index) => ({ reachedByService: about[index] ?? {} })),
    switchedOn: '2026-03-04',
  };
  expect(changeByService(report)).toEqual([
    { service: 'billing', beforePerDay: 8, afterPerDay: 1 },
    { service: 'shop', beforePerDay: 2, afterPerDay: 0 },
    { service: 'api', beforePerDay: 0, afterPerDay: 3 },
  ]);
});

it('of only one side of the switch there is no change', () => {
  const on = (switchedOn: string) => changeByService({ ...aReport([10, 10, 10, 0]), switchedOn });
  expect([on('2026-03-02'), on('2026-03-04')]).toEqual([undefined, undefined]);
  expect(on('2026-03-03')).toEqual([]);
});

it('counts what was asked today among the last seven days: on the first day it is all there is', () => {
  const report = aReport([0, 0, 0, 0, 0, 0, 0, 0, 1], (index) => ({ asked: index === 8 ? 26 : index === 0 ? 9 : 0 }));
  expect(summaryOf(report)).toMatchObject({ asked: 26 });
});

it.each([
  [0.04, 0],
  [9.94, 9.9],
  [9.96, 10],
  [10.4, 10],
  [24.5, 25],
])('a mean of %d is shown as %d', (mean, shown) => {
  expect(shownMean(mean)).toBe(shown);
});

it('what was asked before Herald could answer is no part of its share; the day of the switch is', () => {
  const counted = (index: number) => ({ asked: 10 ** index, answeredByHerald: 2 * 10 ** index });
  const report = { ...aReport([0, 0, 0, 0], counted), switchedOn: '2026-03-04' };
  expect(summaryOf(report)).toMatchObject({ asked: 1_100, answeredByHerald: 2_200 });
  expect(summaryOf({ ...report, switchedOn: undefined })).toMatchObject({ asked: 1_111 });
});

it('says how many a day reached engineers, and beside it what that was before Herald, once Herald answers', () => {
  const baseline = {
    kind: 'measured',
    perDay: 50,
    fromDay: '2026-01-05',
    toDay: '2026-01-16',
    businessDays: 10,
  } as const;
  const words = (reached: number, switchedOn: string | undefined = '2026-02-01') =>
    reachedPerDayWords({ ...aReport([reached, reached, 0]), baseline, switchedOn }).replaceAll('\u00a0', ' ');
  const day = 'a day reached engineers in the last five business days';
  expect(words(25)).toBe(`25 questions ${day}, 50 % fewer than before Herald.`);
  expect(words(75)).toBe(`75 questions ${day}, 50 % more than before Herald.`);
  expect(words(50)).toBe(`50 questions ${day}, as many as before Herald.`);
  expect(words(1)).toBe(`1 question ${day}, 98 % fewer than before Herald.`);
  // What was only assumed is no achievement.
  expect(reachedPerDayWords({ ...aReport([25, 25, 0]), switchedOn: '2026-02-01' })).toBe(
    `25 questions ${day}, 25 fewer than the 50 a day that are assumed for the time before Herald.`,
  );
  expect(reachedPerDayWords(aReport([25, 25, 0]))).toBe(`25 questions ${day}.`);
  expect(reachedPerDayWords(aReport([]))).toBe('No business day has been counted yet.');
});

it('the goal is met at the goal, and no baseline is no change', () => {
  expect(summaryOf(aReport([30, 30, 0]))).toMatchObject({ isGoalMet: true, changePercent: -40 });
  expect(summaryOf(aReport([30.1, 30.1, 0])).isGoalMet).toBe(false);
  const baseline = { kind: 'assumed' as const, perDay: 0.4 };
  expect(summaryOf({ ...aReport([30, 30, 0]), baseline }).changePercent).toBeUndefined();
});

it('services that were asked about as often come by name', () => {
  const reachedByService = { shop: 2, billing: 2, api: 1 };
  const report = { ...aReport([5, 5, 5, 0], () => ({ reachedByService })), switchedOn: '2026-03-03' };
  expect(changeByService(report)?.map(({ service }) => service)).toEqual(['billing', 'shop', 'api']);
});
