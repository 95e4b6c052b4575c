import { indexNames } from '@herald/understanding/names';
import { smallFleet } from '@herald/understanding/small-fleet';
import { understand } from '@herald/understanding/understand';
import { expect, it } from 'vitest';
import { explain } from './explain.ts';

const names = indexNames(smallFleet);
const firstLine = (text: string, more: object = {}, because?: string) => {
  const heard = { text, place: 'channel', engineersMentioned: false, personMentioned: false, ...more } as const;
  const { content } = explain(text, understand(heard, names, undefined), because);
  return content?.split('\n')[0];
};

it.each([
  ['is billing down?', {}, /^\*\*I would answer this\.\*\* It is surely a status question \(\d+ %\)\.$/],
  ['is billing down?', { place: 'mention' }, /^\*\*I would answer this\.\*\* It was said to Herald\.$/],
  [
    'is billing down?',
    { listens: 'mentions' },
    /^\*\*I would stay silent\.\*\* Here it answers only when it is mentioned\.$/,
  ],
  ['is billing down?', { engineersMentioned: true }, /^\*\*This is put to engineers[^*]*\*\* It was put to engineers/],
  ['is billing down?', { fromBot: true }, /^\*\*I would stay silent\.\*\* A bot said it\.$/],
  ['> is billing down?', {}, /^\*\*I would stay silent\.\*\* It holds no words of its own\.$/],
  ['', {}, /^\*\*I would stay silent\.\*\* It holds no words of its own\.$/],
  ['lunch was good', {}, /^\*\*I would stay silent\.\*\* \S.*\.$/],
])('begins with what it would do and why: "%s" %j', (text, more, expected) => {
  expect(firstLine(text, more)).toMatch(expected);
});

it('says what keeps it from an answer that it would give', () => {
  expect(firstLine('is billing down?', {}, 'I may not answer in this channel.')).toBe(
    '**I would stay silent.** I may not answer in this channel.',
  );
  expect(explain('hello', undefined, 'I said it myself.').content).toBe(
    '**I would stay silent.** I said it myself.\n> hello',
  );
});

it('names one chance, not that of asking beside that of being asked this', () => {
  const chances = (more: object) => {
    const heard = {
      text: 'is billing down?',
      place: 'channel',
      engineersMentioned: false,
      personMentioned: false,
      ...more,
    } as const;
    return explain(heard.text, understand(heard, names, undefined)).content?.match(/\d+ %/g)?.length;
  };
  expect(chances({})).toBe(1);
  expect(chances({ place: 'mention' })).toBe(1);
});
