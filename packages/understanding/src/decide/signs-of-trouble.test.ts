import { expect, it } from 'vitest';
import { clauseOf } from '../clause.ts';
import { tagged } from '../tag-sentences.ts';
import { smallIndex } from '../testing/small-fleet.ts';
import { signsOf } from './signs-of-asking.ts';
import { sharesTrouble, troubleIn } from './signs-of-trouble.ts';

function seenIn(text: string): string {
  const [first] = tagged(text, smallIndex, false);
  const { saysDown, saysProblem, failsToReach, ofNow, ofName, isWhere, isAddress } = signsOf(
    clauseOf(first?.tokens ?? [], first?.sentence.end === '?', false),
  );
  const signs = { saysDown, saysProblem, failsToReach, ofNow, ofName, isWhere, isAddress };
  return Object.entries(signs)
    .flatMap(([name, value]) => (value > 0 ? [name] : []))
    .join(' ');
}

it.each([
  ['is billing down?', 'saysDown ofName'],
  ['billing is unresponsive', 'saysDown ofName'],
  ['any problems with billing today?', 'saysProblem ofNow ofName'],
  ['I cannot clone from billing', 'failsToReach ofName'],
  ['did it fail on billing?', 'saysProblem ofName isWhere'],
  ['where did billing go?', 'saysDown ofName'],
  ['did we lose billing?', 'saysDown ofName'],
  ['what, no billing?', 'saysDown ofName'],
  ['billing unhappy for anyone else?', 'saysDown ofName'],
  ['any hope that they reopen billing?', 'saysDown'],
  ['I moved the page to billing', ''],
  ['the cat is on the roof', ''],
])('sees in "%s": %s', (text, signs) => {
  expect(seenIn(text)).toBe(signs);
});

it.each(['anyone else?', 'or is it just me?', 'same for you guys?', 'known issue?', 'anyone seeing that'])(
  'sees that others are asked whether they see it too: %s',
  (text) => {
    expect(sharesTrouble(text)).toBe(true);
  },
);

it('sees in the whole message what is asked after it was told', () => {
  expect(troubleIn('billing throws a 502. Known?')).toMatchObject({ asksAfter: 1, down: 1, shares: 0 });
  expect(troubleIn('I moved the page to billing')).toEqual({ shares: 0, asksAfter: 0, down: 0, problem: 0, reach: 0 });
});
