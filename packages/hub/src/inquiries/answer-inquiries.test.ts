import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { answerInquiries, baselineWords } from './answer-inquiries.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { aDay, aReportOf } from './testing/an-inquiry.ts';

const friday = aDay('2026-03-06', {
  asked: 20,
  answeredByHerald: 15,
  reachedEngineers: 6,
  selfServed: 14,
  wrongAnswers: 1,
  selfServiceShare: 0.7,
  breaches: 2,
  heraldSeconds: { median: 2, p90: 4 },
  engineerWaits: [{ businessSeconds: 600, clockSeconds: 600 }],
  reachedByService: { billing: 4, exports: 2 },
});
const days = [
  aDay('2026-03-05', { asked: 90, answeredByHerald: 80, reachedEngineers: 70, reachedByService: { other: 70 } }),
  friday,
  aDay('2026-03-07', { isBusinessDay: false, asked: 1, answeredByHerald: 1 }),
];
const answer = (override: Partial<InquiryReport> = {}, of = days) => answerInquiries(aReportOf(of, override));
const linesOf = (...args: Parameters<typeof answer>) => answer(...args).lines.map(wordsOf);

describe('the lines', () => {
  it('are about the last business day: trend, most asked, how many Herald answered, how fast, how late', () => {
    expect(linesOf()).toEqual([
      'No clear trend in 3 weeks: between −2 and +1.5 a week. Most asked about on Friday: billing, 4.',
      'Herald answered 15 of 20 (75 %) that day; 1 answer did not help, so 14 of 20 (70 %) needed nobody else.',
      'Typical (median) time to an answer: Herald 2 seconds, engineers 10 minutes of working time.',
      '2 waited longer than agreed.',
      expect.stringMatching(/^Before Herald: 50 .*measured over 10 business days/),
    ]);
  });

  it('leave out what is not known, and what did not happen', () => {
    const quiet = aDay('2026-03-06', { asked: 3 });
    expect(linesOf({}, [quiet])).toEqual([
      'No clear trend in 3 weeks: between −2 and +1.5 a week.',
      'Herald answered 0 of 3 (0 %) that day.',
      expect.stringMatching(/^Before Herald/),
    ]);
    const slow = aDay('2026-03-06', { engineerWaits: [{ businessSeconds: 0, clockSeconds: 600 }] });
    expect(linesOf({}, [slow])).toContain(
      'Typical (median) time to an answer: engineers 10 minutes on the clock, all outside working hours.',
    );
    expect(linesOf({}, [])).toHaveLength(2);
  });

  it('leave out what was only assumed, and tell the misses before the first business day is over', () => {
    const assumed = { baseline: { kind: 'assumed' as const, perDay: 50 } };
    expect(linesOf(assumed).filter((line) => line.startsWith('Before Herald'))).toEqual([]);
    const first = aDay('2026-03-07', { asked: 51, answeredByHerald: 50, selfServed: 47, wrongAnswers: 3 });
    expect(wordsOf(answer({ ...assumed, businessDays: [] }, [first]).headline)).toBe(
      'Herald answered 50 of 51 (98 %) so far; 3 answers did not help, so 47 of 51 (92 %) needed nobody else. The first whole business day will be shown here.',
    );
  });

  it('say whether "before" was measured', () => {
    expect(baselineWords({ kind: 'assumed', perDay: 49.6 })).toMatch(/^Before Herald: 50 .*assumed/);
  });
});

describe('the picture', () => {
  it('has every business day with what was asked of Herald on it, the baseline and the goal', () => {
    expect(answer({ switchedOn: '2026-03-05' }).chart).toMatchObject({
      title: expect.stringContaining('no clear trend'),
      days: [
        { day: '2026-03-05', reachedEngineers: 70, askedHerald: 80 },
        { day: '2026-03-06', reachedEngineers: 6, askedHerald: 15 },
      ],
      baseline: { perDay: 50, label: 'before Herald: 50', isMeasured: true },
      goal: { perDay: 30, label: 'goal: 30' },
      switchedOn: '2026-03-05',
    });
    expect(answer().chart).not.toHaveProperty('switchedOn');
    expect(answer().chart).not.toHaveProperty('trend');
    const unseen = { businessDays: [{ day: '2020-01-01', reachedEngineers: 1, asked: 1 }] };
    expect(answer(unseen).chart.days[0]?.askedHerald).toBe(0);
    expect(answer({ baseline: { kind: 'assumed', perDay: 50 } }).chart.baseline).toMatchObject({
      isMeasured: false,
      label: 'assumed before Herald: 50',
    });
  });

  it.each(['falling', 'rising'] as const)('draws a line only where it is clear: %s', (kind) => {
    const trend = { kind, perWeek: -5, lowPerWeek: -6, highPerWeek: -4, firstValue: 40, lastValue: 30, dayCount: 11 };
    const drawn = answer({ trend, trendDays: ['2026-02-20', '2026-02-21', '2026-03-06'] }).chart.trend;
    // Ten days are two weeks: the interval opens by a week to each side of the middle.
    expect(drawn).toMatchObject({
      fromDay: '2026-02-20',
      fromValue: 40,
      toDay: '2026-03-06',
      toValue: 30,
      from: { low: 39, high: 41 },
      to: { low: 29, high: 31 },
    });
    expect(answer({ trend, trendDays: [] }).chart).not.toHaveProperty('trend');
  });
});
