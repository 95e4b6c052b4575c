import { expect, it } from 'vitest';
import { smallIndex } from '../testing/small-fleet.ts';
import { tallyOf } from './by-author.ts';
import type { CorpusLine } from './corpus.ts';

const listener = { names: smallIndex, engineerMentions: new Set<string>() };
const line = (text: string, expected: CorpusLine['expect'], context = 'dm'): CorpusLine => ({
  id: 1,
  context,
  text,
  expect: expected,
});

it('counts a question as right by what is asked and of what, and chatter as answered when Herald speaks', () => {
  const lines = [
    line('is billing down?', { intent: 'health', targets: ['billing'], answer: true }),
    line('is billing down?', { intent: 'health', targets: ['checkout'], answer: true }),
    line('is billing down?', { intent: 'none', targets: [], answer: false }, 'channel'),
    line('who brought cake', { intent: 'none', targets: [], answer: false }, 'channel'),
  ];
  expect(tallyOf({ lines, listener })).toEqual({
    questions: 2,
    right: 1,
    expected: 2,
    expectedRight: 1,
    chatter: 2,
    answered: 1,
  });
});

it('counts what is asked second', () => {
  const asked = line('Why did billing crash last night? And who is on call for checkout?', {
    intent: 'who',
    targets: ['checkout'],
    answer: true,
  });
  expect(tallyOf({ lines: [asked], listener }).right).toBe(1);
});
