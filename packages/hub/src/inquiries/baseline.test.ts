import { describe, expect, it } from 'vitest';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import { baselineWords } from './answer-inquiries.ts';
import { baselineOf, comparedWords, modeOf, observedFromDay, perBusinessDay, switchDay } from './baseline.ts';
import { aDay, mondayMs, someSettings } from './testing/an-inquiry.ts';

const mode = (to: string, atMs: number): InquiryEvent => ({
  eventKey: `mode/${to}/${atMs}`,
  kind: 'mode-changed',
  atMs,
  inquiryId: 'mode',
  details: { mode: to },
});
/** Consecutive days from Monday 2 March, with what reached engineers on each. */
const from = (counts: number[], first = 2) =>
  counts.map((reachedEngineers, at) =>
    aDay(new Date(Date.UTC(2026, 2, first + at)).toISOString().slice(0, 10), {
      reachedEngineers,
      asked: reachedEngineers + 1,
    }),
  );

describe('when it watched, and when it answered', () => {
  const log = [
    mode('answer', mondayMs + 9e8),
    mode('observe', mondayMs + 5e8),
    mode('observe', mondayMs),
    mode('answer', mondayMs + 8e8),
  ];

  it('is the first day of each, in the zone', () => {
    expect(observedFromDay(log, someSettings)).toBe('2026-03-02');
    expect(switchDay(log, someSettings)).toBe('2026-03-11');
    expect(switchDay([mode('answer', Date.UTC(2026, 2, 2, 23, 30))], someSettings)).toBe('2026-03-03');
  });

  it('is unknown where it never was', () => {
    expect(observedFromDay([mode('answer', 1)], someSettings)).toBeUndefined();
    expect(switchDay([mode('observe', 1)], someSettings)).toBeUndefined();
    expect(switchDay([{ ...mode('answer', 1), kind: 'asked' }], someSettings)).toBeUndefined();
    expect(observedFromDay([{ ...mode('observe', 1), kind: 'asked' }], someSettings)).toBeUndefined();
  });

  it('only two modes are known', () => {
    expect([{ mode: 'observe' }, { mode: 'answer' }, { mode: 'x' }, null, undefined].map(modeOf)).toEqual([
      'observe',
      'answer',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('before Herald', () => {
  const between = (counts: number[], switchedOn: string | undefined, observedFrom: string | undefined = '2026-03-02') =>
    baselineOf(from(counts), { observedFrom, switchedOn }, someSettings);

  it('is the average of the whole business days between', () => {
    // Watching began within Monday and answering within the next Tuesday: neither is whole.
    expect(between([99, 10, 12, 14, 10, 0, 0, 14, 99], '2026-03-10')).toEqual({
      kind: 'measured',
      perDay: 12,
      fromDay: '2026-03-03',
      toDay: '2026-03-09',
      businessDays: 5,
    });
  });

  it('is assumed from fewer than five days, or where Herald answered from its first day', () => {
    expect(between([99, 10, 12, 14, 10, 0, 0, 14, 99], '2026-03-09')).toEqual({ kind: 'assumed', perDay: 50 });
    expect(baselineOf(from([1, 2, 3]), { observedFrom: undefined, switchedOn: undefined }, someSettings)).toEqual({
      kind: 'assumed',
      perDay: 50,
    });
  });

  it('while it still watches leaves out the last day, which runs', () => {
    expect(between([99, 10, 12, 14, 10, 0, 0, 14, 99], undefined)).toMatchObject({ perDay: 12, businessDays: 5 });
  });
});

describe('one count a business day', () => {
  it('what was asked on a free day counts with the next one', () => {
    expect(perBusinessDay(from([1, 2, 3, 4, 5, 10, 20, 6]), someSettings)).toEqual(
      [
        ['2026-03-02', 1, 2],
        ['2026-03-03', 2, 3],
        ['2026-03-04', 3, 4],
        ['2026-03-05', 4, 5],
        ['2026-03-06', 5, 6],
        ['2026-03-09', 36, 39],
      ].map(([day, reachedEngineers, asked]) => ({ day, reachedEngineers, asked })),
    );
  });

  it('a weekend whose Monday is not counted yet waits', () => {
    expect(perBusinessDay(from([5, 10, 20], 6), someSettings).map(({ day }) => day)).toEqual(['2026-03-06']);
    expect(perBusinessDay([], someSettings)).toEqual([]);
  });
});

describe('against it', () => {
  const measured = {
    kind: 'measured',
    perDay: 30.6,
    fromDay: '2026-02-02',
    toDay: '2026-02-13',
    businessDays: 10,
  } as const;

  it.each([
    [30, '1 fewer than before Herald'],
    [31, 'as many as before Herald'],
    [32, '1 more than before Herald'],
  ])('%d a day, where it was 30.6', (count, words) => {
    expect(comparedWords(count, measured)).toBe(words);
  });

  it('one that is assumed is called so', () => {
    const assumed = { kind: 'assumed', perDay: 50 } as const;
    expect(comparedWords(20, assumed)).toBe('30 fewer than the 50 a day that are assumed for the time before Herald');
    expect(baselineWords({ ...assumed, perDay: 49.6 })).toBe(
      'Before Herald: 50 a business day is assumed; it was not measured here.',
    );
    expect(baselineWords(measured)).toBe(
      'Before Herald: 31 a business day, measured over 10 business days (2 to 13 February 2026).',
    );
  });
});
