import { expect, it } from 'vitest';
import { hear } from '../testing/small-fleet.ts';
import { inFull, spelledOut } from './spelling.ts';

it.each([
  ['whos fixin', 'whos fixing'],
  ['cards actin up', 'cards acting up'],
  ['ping me wen its bk n workin', 'ping me when its back and working'],
  ['should i b worried?', 'should i be worried?'],
  ['1 of em died?', 'one of them died?'],
  ['wait y longer now', 'wait why longer now'],
  ['y cards so slow', 'why cards so slow'],
  ['how long 4', 'how long for'],
  ['want 2 know abt cards', 'want to know about cards'],
  ['just csv or cards 2', 'just csv or cards too'],
])('"%s" is "%s"', (typed, meant) => {
  expect(inFull(typed)).toBe(meant);
});

it.each([
  'main domain again within Berlin',
  'robin, is the checkin or the login plugin fine',
  'web 2 of 4 servers',
  'plan b and x and y',
  "it isn't 1",
  'begin and explain the certain train',
])('leaves "%s" alone', (typed) => {
  expect(inFull(typed)).toBe(typed);
});

it('opens a word in lower case, or says that there is nothing to open', () => {
  expect(spelledOut('wats')).toEqual(['what', 'is']);
  expect(spelledOut('runnin')).toEqual(['running']);
  expect(spelledOut('thin')).toBeUndefined();
});

it.each(['billing actin up aint it', 'billing is broken, isnt it', 'billin is dead innit'])(
  'asks how it is: %s',
  (text) => {
    expect(hear(text, { place: 'dm' })).toMatchObject({
      intent: 'health',
      targets: [{ name: 'billing' }],
      reply: 'answer',
    });
  },
);
