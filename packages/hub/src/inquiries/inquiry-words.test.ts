import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { comparedWords } from './baseline.ts';
import { escalatedWords } from './escalation-words.ts';
import { driversWords, inquiryDrivers } from './inquiry-drivers.ts';
import {
  figure,
  headlineWords,
  inquiries,
  lengthWords,
  mostAskedWords,
  rankedServices,
  trendWords,
} from './inquiry-words.ts';
import { aDay, aReportOf, mondayMs, someSettings } from './testing/an-inquiry.ts';

const measured = { kind: 'measured' as const, perDay: 49.6, fromDay: '', toDay: '', businessDays: 10 };
const about = (day: string, reachedByService: Record<string, number>) => aDay(day, { reachedByService });

describe('the headline', () => {
  const friday = aDay('2026-03-06', { reachedEngineers: 31 });
  const today = (day: string) => aDay(day, { isBusinessDay: false });

  it('says yesterday of yesterday, else which weekday', () => {
    expect(wordsOf(headlineWords(aReportOf([friday, today('2026-03-07')])))).toMatch(
      /^31 inquiries reached engineers yesterday, 19 fewer/,
    );
    expect(wordsOf(headlineWords(aReportOf([friday, today('2026-03-07'), today('2026-03-08')])))).toMatch(
      /on Friday, /,
    );
    const one = aDay('2026-03-06', { reachedEngineers: 1 });
    expect(wordsOf(headlineWords(aReportOf([one, today('2026-03-07')])))).toMatch(/^1 inquiry reached/);
  });

  it('is that of the last five business days once there are five, and Herald answers', () => {
    const days = ['02', '03', '04', '05', '06'].map((day) => aDay(`2026-03-${day}`, { reachedEngineers: 30 }));
    const report = aReportOf([...days, today('2026-03-07')], { switchedOn: '2026-02-16' });
    const of = (override: Partial<typeof report>) => wordsOf(headlineWords({ ...report, ...override }));
    expect(of({})).toMatch(/^30 questions a day reached engineers in the last five business days, .* Yesterday: 30\.$/);
    expect(of({ switchedOn: undefined })).toMatch(/^30 inquiries reached engineers yesterday/);
    expect(of({ businessDays: report.businessDays.slice(1) })).toMatch(/^30 inquiries reached engineers yesterday/);
  });

  it('has nothing to say before the first day', () => {
    expect(wordsOf(headlineWords(aReportOf([])))).toMatch(/No inquiries were counted yet/);
    const first = aDay('2026-03-07', { isBusinessDay: false, asked: 65, answeredByHerald: 63 });
    expect(wordsOf(headlineWords({ ...aReportOf([first]), businessDays: [] }))).toBe(
      'Herald answered 63 of 65 (97 %) so far. The first whole business day will be shown here.',
    );
  });
});

it.each([
  [40, '10 fewer than before Herald'],
  [60, '10 more than before Herald'],
  [50, 'as many as before Herald'],
])('%d against 50 is %s', (count, words) => {
  expect(comparedWords(count, measured)).toBe(words);
});

it('an assumed figure is named as assumed', () => {
  expect(comparedWords(50, { kind: 'assumed', perDay: 50 })).toMatch(/^as many as the 50 a day that are assumed/);
});

describe('the trend', () => {
  const trend = { perWeek: -4.04, lowPerWeek: -6, highPerWeek: 0.24, firstValue: 0, lastValue: 0, dayCount: 15 };
  it.each([
    [{ ...trend, kind: 'falling' as const }, 'About 4 fewer a day each week, for 3 weeks.'],
    [{ ...trend, kind: 'rising' as const, perWeek: 12.4, dayCount: 5 }, 'About 12 more a day each week, for a week.'],
    [{ ...trend, kind: 'rising' as const, dayCount: 2 }, 'About 4 more a day each week, for a week.'],
    [{ ...trend, kind: 'unclear' as const }, 'No clear trend in 3 weeks: between −6 and +0.2 a week.'],
    [
      { ...trend, kind: 'unclear' as const, lowPerWeek: -0.04 },
      'No clear trend in 3 weeks: between 0 and +0.2 a week.',
    ],
    [{ ...trend, kind: 'too-few' as const, dayCount: 1 }, '1 business day is too few to speak of a trend.'],
    [{ ...trend, kind: 'too-few' as const, dayCount: 3 }, '3 business days are too few to speak of a trend.'],
  ])('%j', (given, words) => {
    expect(trendWords(given)).toBe(words);
  });
});

describe('which service', () => {
  const days = [
    about('2026-03-09', { exports: 4, billing: 2, '': 90 }),
    about('2026-03-10', { billing: 2, search: 1 }),
  ];

  it('is asked about most, over all days; what names none is left out', () => {
    expect(rankedServices(days)).toEqual([
      { service: 'billing', count: 4 },
      { service: 'exports', count: 4 },
      { service: 'search', count: 1 },
    ]);
    expect(mostAskedWords(days)).toBe('Most asked about on Monday: billing, 4.');
    expect(mostAskedWords([])).toBeUndefined();
  });

  it('changed most, three in each direction, those that did not change left out', () => {
    const before = [about('a', { a: 10, b: 10, c: 10, d: 10, same: 3, gone: 1 })];
    const now = [about('b', { a: 1, b: 2, c: 3, d: 4, same: 3, e: 1, f: 2, g: 3, h: 4 })];
    expect(driversWords(now, before, 'week')).toBe(
      'More about h (4, 4 more), g (3, 3 more) and f (2, 2 more). Fewer about a (1, 9 fewer), b (2, 8 fewer) and c (3, 7 fewer).',
    );
    const one = driversWords([about('b', { a: 1, b: 1 })], [about('a', { b: 2, a: 2 })], 'week');
    expect(one).toBe('Fewer about a (1, 1 fewer) and b (1, 1 fewer).');
  });

  it('was asked about most, where nothing changed or nothing was before', () => {
    const now = [about('b', { a: 1, b: 4, c: 3, d: 2 })];
    const most = 'Most asked of engineers last month: b (4), c (3) and d (2).';
    expect(driversWords(now, [], 'month')).toBe(most);
    expect(driversWords(now, now, 'month')).toBe(most);
    expect(driversWords([], [], 'month')).toBe('');
  });

  it('of the last seven whole days, against the seven before: today runs and does not count', () => {
    const days = [
      about('too old', { a: 99 }),
      ...Array.from({ length: 7 }, (_, at) => about(`before-${at}`, { a: 2 })),
      ...Array.from({ length: 7 }, (_, at) => about(`last-${at}`, { a: 1 })),
      about('today', { a: 99 }),
    ];
    expect(inquiryDrivers({ days }).map(wordsOf)).toEqual(['Fewer about a (7, 7 fewer).']);
    expect(inquiryDrivers({ days: [] })).toEqual([]);
  });
});

it('figures have one decimal only below ten, lengths the unit that fits', () => {
  expect([0.04, 0.25, 9.94, 9.96, 10.4, 31.5].map(figure)).toEqual(['0', '0.3', '9.9', '10', '10', '32']);
  expect([1, 89, 90, 5_399, 5_400, 3_600 * 1.04, 9_000].map(lengthWords)).toEqual([
    '1 second',
    '89 seconds',
    '2 minutes',
    '90 minutes',
    '1.5 hours',
    '62 minutes',
    '2.5 hours',
  ]);
  expect(inquiries(0)).toBe('0 inquiries');
});

it.each([
  [9, 'one business day'],
  [18, '2 business days'],
  [4, '4 business hours'],
  [1, 'one business hour'],
  [10, '10 business hours'],
])('an answer within %d of nine hours a day was agreed as %s', (answerWithinBusinessHours, agreed) => {
  const settings = { ...someSettings, answerWithinBusinessHours };
  expect(wordsOf(escalatedWords({ called: { kind: 'nobody' } }, mondayMs, settings))).toContain(`(${agreed})`);
});

it.each([
  [0.4, '0 seconds'],
  [1, '1 second'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [60 * 18, '18 minutes'],
  [5_399, '90 minutes'],
  [5_400, '1.5 hours'],
  [3_600 * 12.4, '12 hours'],
])('%d seconds are %s', (seconds, words) => {
  expect(lengthWords(seconds)).toBe(words);
});

it('services of which as many questions came are ranked by name, and questions about none are left out', () => {
  expect(
    rankedServices([about('2026-03-02', { shop: 1, '': 9 }), about('2026-03-03', { shop: 1, api: 2, web: 5 })]),
  ).toEqual([
    { service: 'web', count: 5 },
    { service: 'api', count: 2 },
    { service: 'shop', count: 2 },
  ]);
  expect(mostAskedWords([])).toBeUndefined();
});
