/** What drove a change: three services that became more, three that became fewer, by how much. */
import { expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { driversWords, inquiryDrivers } from './inquiry-drivers.ts';
import { aDay } from './testing/an-inquiry.ts';

const day = (reachedByService: Record<string, number>) => aDay('2026-03-02', { reachedByService });

it.each<[what: string, before: Record<string, number>, now: Record<string, number>, words: string]>([
  ['more and fewer', { a: 5, b: 1 }, { a: 2, b: 5 }, 'More about b (5, 4 more). Fewer about a (2, 3 fewer).'],
  ['new and gone', { gone: 2 }, { new: 1 }, 'More about new (1, 1 more). Fewer about gone (0, 2 fewer).'],
  ['more alone', { a: 1 }, { a: 2 }, 'More about a (2, 1 more).'],
  ['fewer alone', { a: 2 }, { a: 1 }, 'Fewer about a (1, 1 fewer).'],
  ['alike: what is asked most', { a: 2, b: 1 }, { a: 2, b: 1 }, 'Most asked of engineers last week: a (2) and b (1).'],
  [
    'three of each at most, the largest change first, then by name',
    { e: 2, f: 1, g: 1, h: 3 },
    { a: 1, b: 3, c: 1, d: 1 },
    'More about b (3, 3 more), a (1, 1 more) and c (1, 1 more). Fewer about h (0, 3 fewer), e (0, 2 fewer) and f (0, 1 fewer).',
  ],
  ['none at all', {}, {}, ''],
])('%s', (_what, before, now, words) => {
  expect(driversWords([day(now)], [day(before)], 'week')).toBe(words);
});

it('without a time before it, what is asked most, three of them', () => {
  expect(driversWords([day({ a: 1, b: 2, c: 3, d: 4 })], [], 'month')).toBe(
    'Most asked of engineers last month: d (4), c (3) and b (2).',
  );
});

it('of the last seven whole days against the seven before, without today', () => {
  const days = [day({ a: 100 }), ...Array.from({ length: 7 }, () => day({ a: 1 }))];
  const week = Array.from({ length: 7 }, () => day({ a: 3 }));
  const today = day({ a: 100 });
  expect(inquiryDrivers({ days: [...days, ...week, today] }).map(wordsOf)).toEqual(['More about a (21, 14 more).']);
  expect(inquiryDrivers({ days: [today] })).toEqual([]);
});
