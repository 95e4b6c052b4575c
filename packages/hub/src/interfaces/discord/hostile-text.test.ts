/** Text of the greatest length that was made to be slow or to deceive, through everything that Discord's side does with it. */

import { indexNames } from '@herald/understanding/names';
import { smallFleet } from '@herald/understanding/small-fleet';
import { hostileMessages } from '@herald/understanding/timing';
import { understand } from '@herald/understanding/understand';
import { expect, it } from 'vitest';
import { explain } from './explain.ts';
import { limits } from './limits.ts';
import { escapeMarkup, shorten } from './markup.ts';

const names = indexNames(smallFleet);
const read = (text: string) =>
  understand({ text, place: 'mention', engineersMentioned: false, personMentioned: false }, names, undefined);

it('explains a message of the greatest length within the limit of a message', () => {
  for (const text of hostileMessages())
    expect(explain(text, read(text)).content?.length).toBeLessThanOrEqual(limits.contentLength);
});

it.each([
  ['a mention', '<@123456789012345678> <@&123456789012345678> <#123456789012345678> @everyone @here'],
  ['a command and a time', '</server:123456789012345678> <t:1772442000:R> <:up:123456789012345678> <id:browse>'],
  ['a link in disguise', '[up](https://evil.example) https://evil.example <https://evil.example>'],
  ['an escape that is escaped', '\\<@123456789012345678> \\\\@everyone \\**x**'],
  ['a change of direction', '\u202Eweb-1\u2066\u2069\u200B\u200D\uFEFF\u00AD'],
])('leaves %s without power and visible', (_what, text) => {
  const shown = shorten(escapeMarkup(text), limits.contentLength);
  expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*[<@[*]/);
  expect(shown).not.toMatch(/[^\P{C}\n\t]/u);
  expect(shown).not.toMatch(/https:\/\//);
});

it('shortens between characters, not within one', () => {
  for (const length of [5, 6])
    expect(shorten('abc\u{1f525}\u{1f525}\u{1f525}', length)).toMatch(/^abc(?:\u{1f525})?…$/u);
});
