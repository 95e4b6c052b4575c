import { describe, expect, it } from 'vitest';
import { occurrencesOf, type Schedule } from './occurrences.ts';

const berlin: Schedule = { startsLocal: '2026-03-28T22:00', lastsSeconds: 5_400, zone: 'Europe/Berlin' };
const utc = (text: string) => Date.parse(`${text}Z`);
const from = (fromText: string, toText: string, schedule: Partial<Schedule> = {}) =>
  occurrencesOf({ ...berlin, ...schedule }, { fromMs: utc(fromText), toMs: utc(toText) });
const startsOf = (...args: Parameters<typeof from>) => from(...args).map(({ startsLocal }) => startsLocal);

describe('a window that takes place once', () => {
  it('is there where it touches the period: what ends as the period begins does not', () => {
    expect(from('2026-03-28T00:00', '2026-03-29T00:00')).toEqual([
      { startsLocal: '2026-03-28T22:00', startsAtMs: utc('2026-03-28T21:00'), endsAtMs: utc('2026-03-28T22:30') },
    ]);
    expect(startsOf('2026-03-28T22:30', '2026-03-29T00:00')).toEqual([]);
    expect(startsOf('2026-03-28T22:29', '2026-03-29T00:00')).toHaveLength(1);
    expect(startsOf('2026-03-28T00:00', '2026-03-28T21:00')).toEqual([]);
    expect(startsOf('2026-03-28T00:00', '2026-03-28T21:01')).toHaveLength(1);
  });
});

describe('a window that repeats', () => {
  const weekly = { rrule: 'FREQ=WEEKLY' };

  it('keeps its wall clock time when clocks change', () => {
    expect(from('2026-03-20T00:00', '2026-04-12T00:00', weekly).map(({ startsAtMs }) => startsAtMs)).toEqual([
      utc('2026-03-28T21:00'),
      utc('2026-04-04T20:00'),
      utc('2026-04-11T20:00'),
    ]);
  });

  it('is there where an occurrence touches the period, also one that began before it', () => {
    expect(startsOf('2026-04-04T21:29', '2026-04-04T21:30', weekly)).toEqual(['2026-04-04T22:00']);
    expect(startsOf('2026-04-04T21:30', '2026-04-11T20:00', weekly)).toEqual([]);
    const long = { ...weekly, lastsSeconds: 5 * 86_400 };
    expect(startsOf('2026-04-09T00:00', '2026-04-09T01:00', long)).toEqual(['2026-04-04T22:00']);
  });

  it('ends where its rule ends, by the wall clock', () => {
    expect(startsOf('2026-03-01T00:00', '2027-01-01T00:00', { rrule: 'FREQ=DAILY;COUNT=3' })).toHaveLength(3);
    const until = { rrule: 'FREQ=DAILY;UNTIL=20260330T200000Z' };
    // 22:00 in Berlin, which is an hour earlier in UTC than two days before.
    expect(startsOf('2026-03-01T00:00', '2026-05-01T00:00', until)).toEqual([
      '2026-03-28T22:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
    ]);
  });

  it('has five hundred occurrences at most', () => {
    expect(startsOf('2026-03-01T00:00', '2036-01-01T00:00', { rrule: 'FREQ=DAILY' })).toHaveLength(500);
  });
});

describe('a time that clocks skip or repeat', () => {
  it.each([
    ['2026-03-29T02:30', 'skipped'],
    ['2026-10-25T02:30', 'twice'],
    ['2026-03-29T03:30', undefined],
  ])('%s: %s', (startsLocal, doubt) => {
    const [occurrence] = from('2026-03-01T00:00', '2026-12-01T00:00', { startsLocal });
    expect(occurrence?.startsLocal).toBe(startsLocal);
    expect(occurrence?.doubt).toBe(doubt);
  });
});
