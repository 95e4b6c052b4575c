import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { digestInquiries, type Unanswered } from './digest.ts';
import type { InquiryReport } from './inquiry-report.ts';
import type { InquiryDay } from './metric.ts';
import { aDay, aReportOf } from './testing/an-inquiry.ts';

const before = { fromDay: '2026-03-02', toDay: '2026-03-08' };
const week = { period: 'week' as const, fromDay: '2026-03-09', toDay: '2026-03-15', before };
/** `counts` of what reached engineers on the business days of a week that begins on `monday`. */
const aWeek = (monday: number, counts: number[], override: Partial<InquiryDay> = {}) =>
  counts.map((reachedEngineers, at) =>
    aDay(`2026-03-${String(monday + at).padStart(2, '0')}`, {
      reachedEngineers,
      asked: reachedEngineers * 2,
      ...override,
    }),
  );
function digestOf(days: InquiryDay[], override: Partial<InquiryReport> = {}, unanswered: Unanswered[] = []) {
  const { reference, headline, lines } = digestInquiries(aReportOf(days, override), { ...week, unanswered });
  return { reference, headline: wordsOf(headline), lines: lines.map(wordsOf), text: lines.map(wordsOf).join('\n') };
}

describe('the headline', () => {
  it('is the average of the business days of the period, against before Herald', () => {
    const digest = digestOf([...aWeek(2, [90, 90]), ...aWeek(9, [30, 34, 32, 30, 34]), ...aWeek(16, [90])]);
    expect(digest.reference).toBe('inquiries/week/2026-03-09');
    expect(digest.headline).toMatch(/^32 questions a day .*last week, 36\s% fewer than before Herald/);
  });

  it('takes both ends of the period, and no day beside it', () => {
    const day = (name: string, count: number) => aDay(name, { reachedEngineers: count, asked: count });
    const before = [day('2026-03-01', 90), day('2026-03-02', 3), day('2026-03-08', 6)];
    const days = [day('2026-03-09', 10), day('2026-03-15', 20), day('2026-03-16', 90)];
    const digest = digestOf([...before, ...days]);
    expect(digest.headline).toMatch(/^15 questions/);
    expect(digest.text).toContain('Herald answered 0 of 30 (0 %) last week.');
    expect(digest.text).toContain('11 a day more than the week before.');
    expect(digest.lines).not.toContain('');
  });

  it('is ten times as much, or a tenth, in percent', () => {
    expect(digestOf(aWeek(9, [5])).headline).toMatch(/90\s% fewer than before Herald/);
    expect(digestOf(aWeek(9, [500])).headline).toMatch(/900\s% more than before Herald/);
  });

  it('against a time before Herald in which nothing reached engineers, in numbers', () => {
    const baseline = {
      kind: 'measured',
      perDay: 0.2,
      fromDay: '2026-02-02',
      toDay: '2026-02-13',
      businessDays: 10,
    } as const;
    expect(digestOf(aWeek(9, [5]), { baseline }).headline).toMatch(/last week, 5 more than before Herald/);
  });

  it('of a period without a business day says only that', () => {
    const digest = digestOf(aWeek(2, [5]));
    expect(digest.headline).toMatch(/No business day was counted last week/);
    expect(digest.lines).toEqual([]);
  });
});

describe('the change', () => {
  const change = (now: number, then: number) => digestOf([...aWeek(2, [then]), ...aWeek(9, [now])]).lines[0];
  it.each([
    [30, 36, '6 a day fewer than the week before.'],
    [36, 30, '6 a day more than the week before.'],
    [30, 30, 'As many as the week before.'],
  ])('from %d, %d before: %s', (now, then, words) => {
    expect(change(now, then)).toBe(words);
  });

  it('is that of the figures as they are shown, of which less than half an inquiry is none', () => {
    const average = (counts: number[]) => digestOf([...aWeek(2, [30, 30, 30, 30, 30]), ...aWeek(9, counts)]).lines[0];
    expect(average([30, 30, 30, 32, 30])).toBe('As many as the week before.');
    expect(digestOf([...aWeek(2, [30, 30]), ...aWeek(9, [30, 31])]).lines[0]).toBe(
      '1 a day more than the week before.',
    );
  });

  it('is not told where there was no week before', () => {
    expect(digestOf(aWeek(9, [30])).text).not.toContain('week before');
  });
});

describe('what else was', () => {
  it('how many Herald answered, of which how many did not help', () => {
    const served = (asked: number, answeredByHerald: number, wrongAnswers: number, pressedNotIt = 0) => {
      const selfServed = answeredByHerald - wrongAnswers;
      return digestOf(aWeek(9, [1, 1], { asked, answeredByHerald, wrongAnswers, selfServed, pressedNotIt })).text;
    };
    expect(served(10, 6, 0)).toContain('Herald answered 12 of 20 (60 %) last week.');
    expect(served(10, 6, 1)).toContain(
      'Herald answered 12 of 20 (60 %) last week; 2 answers did not help, so 10 of 20 (50 %) needed nobody else.',
    );
    expect(served(10, 6, 0)).not.toContain('pressed');
    expect(served(10, 6, 2, 2)).toMatch(/pressed 4 times/);
    expect(digestOf([...aWeek(9, [1], { asked: 2, pressedNotIt: 1 })]).text).toMatch(/pressed once/);
    expect(served(0, 0, 0)).not.toContain('Herald answered');
  });

  it('how fast engineers typically were, and how many waited too long', () => {
    const day = (name: string, seconds: number | undefined, breaches: number) =>
      aDay(name, {
        reachedEngineers: 5,
        breaches,
        engineerWaits: seconds === undefined ? [] : [{ businessSeconds: seconds, clockSeconds: seconds }],
      });
    const days = [
      day('2026-03-09', 600, 1),
      day('2026-03-10', 1_200, 0),
      day('2026-03-11', undefined, 2),
      day('2026-03-12', 7_200, 0),
    ];
    expect(digestOf(days).text).toMatch(/within 20 minutes of working time\. 3 waited longer than agreed/);
    expect(digestOf(aWeek(9, [5])).text).toContain('None waited longer than agreed.');
  });

  it('the three things that Herald most often could not answer', () => {
    const unanswered = ['a', 'b', 'c', 'd'].map((what, at) => ({ what, count: [2, 9, 1, 4][at] ?? 0 }));
    expect(digestOf(aWeek(9, [5]), {}, unanswered).text).toContain('could not answer: b (9), d (4) and a (2).');
    expect(digestOf(aWeek(9, [5])).text).not.toContain('could not answer');
  });

  it.each([
    [30, 'The goal of 30 a day is met.'],
    [31, 'The goal is 30 a day.'],
  ])('the goal, with %d a day', (count, words) => {
    expect(digestOf(aWeek(9, [count])).lines.at(-1)).toBe(words);
  });

  it('what drove it, of the period and the one before alone', () => {
    const about = (counts: Record<string, number>) => ({ reachedByService: counts });
    const days = [
      ...aWeek(2, [5], about({ billing: 5, exports: 1 })),
      ...aWeek(9, [5], about({ billing: 1, exports: 4 })),
      ...aWeek(16, [5], about({ billing: 50 })),
    ];
    expect(digestOf(days).text).toContain('More about exports (4, 3 more). Fewer about billing (1, 4 fewer).');
  });
});
