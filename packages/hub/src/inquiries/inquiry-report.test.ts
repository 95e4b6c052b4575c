import { expect, it } from 'vitest';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import { aRegistry } from '../downtime/testing/planned-fleet.ts';
import { plainText } from '../format/text.ts';
import { answerInquiries } from './answer-inquiries.ts';
import { digestInquiries } from './digest.ts';
import { duePeriods } from './digest-period.ts';
import { inquiriesCsv, inquiriesJson } from './export-inquiries.ts';
import { inquiryDrivers } from './inquiry-drivers.ts';
import { reportInquiries } from './inquiry-report.ts';
import { inquiryDays } from './metric.ts';
import { anInquiry, put } from './testing/an-inquiry.ts';
import { groupUnanswered } from './unanswered.ts';

const settings = aRegistry().inquiries;
const hour = 3_600_000;
const day = 24 * hour;
/** Monday 2 March 2026, 09:00 in Berlin. */
const monday = Date.UTC(2026, 2, 2, 8);

const mode = (to: 'observe' | 'answer', atMs: number): InquiryEvent => ({
  eventKey: `mode/${to}/${atMs}`,
  kind: 'mode-changed',
  atMs,
  inquiryId: 'mode',
  details: { mode: to },
});
const oneDay = (events: readonly InquiryEvent[], nowMs = monday + 10 * day, which = '2026-03-02') =>
  inquiryDays(events, { fromDay: which, toDay: which, nowMs, settings })[0];

it('counts apart what Herald answered and what reached engineers, an escalated question as both', () => {
  const events = [
    ...anInquiry('a', monday, [['answered-by-herald', 2_000]]),
    ...anInquiry('b', monday, [put], { personHash: 'bert' }),
    ...anInquiry(
      'c',
      monday,
      [
        ['answered-by-herald', 4_000],
        ['pressed-still-need', 60_000],
        ['escalated', 60_000],
      ],
      { personHash: 'cleo' },
    ),
  ];
  expect(oneDay(events)).toMatchObject({
    asked: 3,
    answeredByHerald: 2,
    reachedEngineers: 2,
    selfServed: 1,
    pressedStillNeed: 1,
    heraldSeconds: { median: 2, p90: 4 },
    reachedByService: { billing: 2 },
  });
});

it('does not confuse people who were forgotten with one another', () => {
  const events = [
    ...anInquiry('a', monday, [['answered-by-herald', 2_000]], { personHash: 'forgotten' }),
    ...anInquiry('b', monday + hour / 2, [put], { personHash: 'forgotten' }),
  ];
  expect(oneDay(events)?.selfServed).toBe(1);
});

it('measures engineers in working time, and misses by when they were due', () => {
  const friday = monday + 4 * day + 8 * hour + 59 * 60_000;
  const replied = anInquiry('a', friday, [put, ['engineer-replied', 63 * hour + 2 * 60_000]]);
  const never = anInquiry('b', friday, [put], { personHash: 'bert' });
  const fridays = oneDay([...replied, ...never], monday + 10 * day, '2026-03-06');
  // From 17:59 on Friday to 09:01 on Monday are two minutes of work.
  expect(fridays).toMatchObject({ engineerWaits: [{ businessSeconds: 120, clockSeconds: 226_920 }], breaches: 0 });
  expect(oneDay([...replied, ...never], monday + 10 * day, '2026-03-09')?.breaches).toBe(1);
  expect(oneDay([...replied, ...never], monday + 7 * day, '2026-03-09')?.breaches).toBe(0);
});

it('gives the same figures whatever the order of the log', () => {
  const events = [1, 2, 3, 4].flatMap((number) =>
    anInquiry(`q${number}`, monday + number * hour, [put, ['engineer-replied', hour]], { personHash: `p${number}` }),
  );
  expect(oneDay([...events].reverse())).toEqual(oneDay(events));
});

/** `counts` inquiries that reach engineers on each business day from Monday 2 March on. */
function aLog(counts: readonly number[]): InquiryEvent[] {
  return counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, number) => {
      const atMs = monday + (Math.floor(index / 5) * 7 + (index % 5)) * day + number * 60_000;
      return anInquiry(`d${index}n${number}`, atMs, [put], {
        personHash: `p${number}`,
        service: number % 3 ? 'exports' : 'billing',
      });
    }).flat(),
  );
}
const words = (text: Parameters<typeof plainText>[0]) => plainText(text, ({ atMs }) => new Date(atMs).toISOString());
const before = [50, 48, 52, 49, 51, 50, 47, 53, 50, 50];
const after = [46, 45, 43, 44, 41, 40, 41, 38, 37, 36, 36, 34, 33, 32, 31];
/** Watched from Sunday 1 March; answering from Monday 16 March. */
const measured = [
  mode('observe', monday - day),
  mode('answer', monday + 14 * day - 9 * hour),
  ...aLog([...before, ...after]),
];
/** Saturday 4 April, noon. */
const saturday = monday + 33 * day + 3 * hour;

it('says the headline as a person would, against what was measured before', () => {
  const answer = answerInquiries(reportInquiries(measured, { settings, nowMs: saturday }));
  expect(words(answer.headline).replaceAll('\u00a0', ' ')).toBe(
    '33 questions a day reached engineers in the last five business days, 34 % fewer than before Herald. Yesterday: 31.',
  );
  expect(words(answer.lines[0] ?? [])).toMatch(
    /^About 5(\.\d)? fewer a day each week, for 3 weeks\. Most asked about on \w+: exports, 20\.$/,
  );
  expect(answer.chart).toMatchObject({
    switchedOn: '2026-03-16',
    baseline: { perDay: 50, isMeasured: true },
    goal: { perDay: 30 },
    trend: { toDay: '2026-04-03' },
  });
});

it('says how sure the trend is: its interval opens from the middle of the line to both ends', () => {
  const { chart } = answerInquiries(reportInquiries(measured, { settings, nowMs: saturday }));
  const { fromValue = 0, toValue = 0, from, to } = chart.trend ?? {};
  expect(from?.low).toBeLessThanOrEqual(fromValue);
  expect(from?.high).toBeGreaterThanOrEqual(fromValue);
  expect(to?.low).toBeLessThanOrEqual(toValue);
  expect(to?.high).toBeGreaterThanOrEqual(toValue);
  expect((from?.high ?? 0) - (from?.low ?? 0)).toBeCloseTo((to?.high ?? 0) - (to?.low ?? 0));
});

it('says which services changed in the last seven whole days', () => {
  const [drivers] = inquiryDrivers(reportInquiries(measured, { settings, nowMs: saturday }));
  expect(words(drivers ?? [])).toMatch(/^Fewer about exports \(\d+, \d+ fewer\) and billing \(\d+, \d+ fewer\)\.$/);
  expect(inquiryDrivers(reportInquiries([], { settings, nowMs: saturday }))).toEqual([]);
});

it('names an assumed baseline as an assumption', () => {
  const answer = answerInquiries(reportInquiries(aLog([40, 41, 42]), { settings, nowMs: monday + 3 * day }));
  expect(words(answer.headline)).toBe(
    '42 inquiries reached engineers yesterday, 8 fewer than the 50 a day that are assumed for the time before Herald.',
  );
  expect(answer.chart.baseline).toMatchObject({ isMeasured: false, label: 'assumed before Herald: 50' });
  expect(words(answer.lines[0] ?? [])).toContain('3 business days are too few to speak of a trend.');
});

it('keeps the baseline as it was, whatever happens after the switch', () => {
  const baseline = (events: readonly InquiryEvent[], nowMs: number) =>
    reportInquiries(events, { settings, nowMs }).baseline;
  expect(baseline(measured, saturday)).toEqual(baseline(measured, monday + 20 * day));
  expect(baseline(measured, saturday + 200 * day)).toEqual(baseline(measured, saturday));
});

it('does not take the step at the switch for a trend', () => {
  const step = [mode('observe', monday - day), mode('answer', monday + 14 * day - 9 * hour)];
  const flat = [...before, ...[31, 30, 29, 30, 32, 30, 31, 29, 30, 31, 30, 29, 31, 30, 30]];
  expect(reportInquiries([...step, ...aLog(flat)], { settings, nowMs: saturday }).trend.kind).toBe('unclear');
});

it.each([
  ['falling', -1],
  ['rising', 1],
] as const)('looks for a trend over as many weeks as it goes on: %s', (kind, step) => {
  const counts = Array.from({ length: 25 }, (_, at) => 50 + step * at);
  const log = [mode('observe', monday - day), mode('answer', monday + 14 * day - 9 * hour)];
  const report = reportInquiries([...log, ...aLog([...before, ...counts])], { settings, nowMs: monday + 54 * day });
  expect(report.trend.kind).toBe(kind);
  expect(report.trendDays.length).toBeGreaterThan(20);
});

it('a rise of the last two weeks is seen behind a fall, and where nothing is clear three weeks are told of', () => {
  const report = (counts: readonly number[]) =>
    reportInquiries(aLog(counts), { settings, nowMs: monday + ((counts.length / 5) * 7 - 2) * day });
  const high = Array.from({ length: 5 }, () => 50);
  const rising = Array.from({ length: 10 }, (_, at) => at + 1);
  expect(report([...high, ...rising]).trend).toMatchObject({ kind: 'rising', dayCount: 10 });
  const level = Array.from({ length: 25 }, (_, at) => 20 + (at % 2));
  expect(report(level)).toMatchObject({ trend: { kind: 'unclear', dayCount: 15 }, trendDays: { length: 15 } });
});

it('shows the last days that are asked for, and the business days among them', () => {
  const report = reportInquiries(aLog([5, 5, 5, 5, 5, 5, 5, 5]), { settings, nowMs: monday + 10 * day, dayCount: 4 });
  expect(report.days.map((one) => one.day)).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']);
  expect(report.businessDays.map((one) => one.day)).toEqual(['2026-03-09', '2026-03-10', '2026-03-11']);
});

it('tells no share of the time in which it only counted, and each day from the switch on', () => {
  const { days } = reportInquiries(measured, { settings, nowMs: saturday });
  const shareOn = (name: string) => days.find((one) => one.day === name)?.selfServiceShare;
  expect([shareOn('2026-03-13'), shareOn('2026-03-16'), shareOn('2026-03-17')]).toEqual([undefined, 0, 0]);
});

it('counts what was asked on a free day with the next business day', () => {
  const saturdayQuestion = anInquiry('s', monday + 5 * day, [put]);
  const report = reportInquiries([...aLog([5, 5, 5, 5, 5, 5]), ...saturdayQuestion], {
    settings,
    nowMs: monday + 8 * day,
  });
  expect(report.businessDays.map(({ reachedEngineers }) => reachedEngineers)).toEqual([5, 5, 5, 5, 5, 6]);
});

it('has an answer before anything was counted', () => {
  const answer = answerInquiries(reportInquiries([], { settings, nowMs: monday }));
  expect(words(answer.headline)).toBe(
    'No inquiries were counted yet. The first whole business day will be shown here.',
  );
});

it('says in the digest what drove the change, and what Herald could not answer', () => {
  const nowMs = monday + 28 * day + 2 * hour;
  const due = duePeriods(nowMs, settings).find(({ period }) => period === 'week');
  if (!due) throw new Error('no week is due');
  const missed = [
    { reason: 'unknown-name', details: { what: 'web-9' } },
    { reason: 'no-intent' },
    { reason: 'unknown-name', details: { what: 'web-9' } },
  ];
  const digest = digestInquiries(reportInquiries(measured, { settings, nowMs }), {
    ...due,
    unanswered: groupUnanswered(missed.map((one) => ({ atMs: nowMs, ...one }))),
  });
  expect(digest.reference).toBe('inquiries/week/2026-03-23');
  expect(words(digest.headline).replaceAll('\u00a0', ' ')).toBe(
    '38 questions a day reached engineers last week, 24 % fewer than before Herald.',
  );
  const text = digest.lines.map(words).join('\n');
  expect(text).toContain('6 a day fewer than the week before.');
  expect(text).toContain('Fewer about exports');
  expect(text).toContain('Herald could not answer: "web-9" (2) and questions it did not follow (1).');
});

it('is due as the first business day after the week or the month opens, not before', () => {
  const opens = monday + 7 * day;
  expect(duePeriods(opens - 1, settings).map(({ fromDay }) => fromDay)).not.toContain('2026-03-02');
  expect(duePeriods(opens, settings)).toContainEqual(
    expect.objectContaining({ period: 'week', fromDay: '2026-03-02', toDay: '2026-03-08', dueAtMs: opens }),
  );
});

it('exports the same figures as CSV and as JSON', () => {
  const report = reportInquiries(measured, { settings, nowMs: saturday });
  const rows = inquiriesCsv(report).trimEnd().split('\r\n');
  expect(rows[0]).toMatch(/^day,business_day,asked,answered_by_herald,reached_engineers,/);
  expect(rows).toHaveLength(report.days.length + 1);
  expect(inquiriesJson(report)).toMatch(/^\{\n {2}"zone": /);
  const parsed: { days: { day: string; reachedEngineers: number }[] } = JSON.parse(inquiriesJson(report));
  for (const [index, { day: date, reachedEngineers }] of parsed.days.entries()) {
    const cells = rows[index + 1]?.split(',');
    expect([cells?.[0], Number(cells?.[4])]).toEqual([date, reachedEngineers]);
  }
});
