/** What could not be answered, as groups: by the name that was not known, else by the reason; never in the person's words. */
import { expect, it } from 'vitest';
import type { MissedQuestion } from '../store/inquiries/missed-questions.ts';
import { groupUnanswered } from './unanswered.ts';

const missed = (reason: string, details?: unknown) => ({ reason, details }) as MissedQuestion;

it('counts each name and each reason, the most frequent first, then in the order of the words', () => {
  const all = [
    missed('unknown-name', { what: 'shop' }),
    missed('no-intent', {}),
    missed('no-intent'),
    missed('unknown-name', { what: 'shop' }),
    missed('unknown-name', { what: 'mail' }),
    missed('unknown-name', { what: '' }),
    missed('of-tomorrow', null),
    missed('no-intent', { what: 7 }),
  ];
  expect(groupUnanswered(all)).toEqual([
    { what: 'questions it did not follow', count: 3 },
    { what: '"shop"', count: 2 },
    { what: '"mail"', count: 1 },
    { what: 'names it does not know', count: 1 },
    { what: 'of-tomorrow', count: 1 },
  ]);
});

it('what got no answer is a row of its own', () => {
  expect(groupUnanswered([missed('silent'), missed('sign-not-pressed'), missed('sign-not-pressed')])).toEqual([
    { what: 'messages under which it put a sign that nobody pressed', count: 2 },
    { what: 'direct messages to which it said nothing', count: 1 },
  ]);
});

it('shows 60 letters of a name at most', () => {
  expect(groupUnanswered([missed('unknown-name', { what: 'x'.repeat(61) })])[0]?.what).toBe(`"${'x'.repeat(60)}"`);
});
