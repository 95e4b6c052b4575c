import { expect, it } from 'vitest';
import { moment, say, strong } from '../../format/text.ts';
import { escapeMarkup, shorten, toMarkup } from './markup.ts';

it.each([
  ['a ping', '@everyone', '\\@everyone'],
  ['a user mention', '<@123456789012345678>', '\\<\\@123456789012345678\\>'],
  ['a masked link', '[up](https://evil.example)', '\\[up\\]\\(https\\://evil.example)'],
  ['bold', '**down**', '\\*\\*down\\*\\*'],
  ['a spoiler', '||x||', '\\|\\|x\\|\\|'],
  ['code', '`rm`', '\\`rm\\`'],
  ['a heading', '# DOWN', '\\# DOWN'],
  ['a quote', '> DOWN', '\\> DOWN'],
  ['an emoji', ':fire:', '\\:fire:'],
])('takes the power out of %s in a name', (_what, name, shown) => {
  expect(escapeMarkup(name)).toBe(shown);
});

it('drops what cannot be seen but changes what is read', () => {
  expect(escapeMarkup('web\u202E1-bew\u200B')).toBe('web1-bew');
});

it('leaves ordinary names, times and figures readable', () => {
  expect(escapeMarkup('web-1 (eu-west-1a), 14:02, 48 % of 30 GiB')).toBe('web-1 (eu-west-1a), 14:02, 48 % of 30 GiB');
});

it("writes times so that each reader's Discord shows them in their own zone", () => {
  expect(toMarkup(say`${strong('a*b')} since ${moment(1_772_442_000_000)}.`)).toBe('**a\\*b** since <t:1772442000:f>.');
});

it('never cuts a timestamp or an escape in half', () => {
  expect(shorten('down since <t:1772442000:f>', 20)).toBe('down since…');
  expect(shorten('aaaa\\*', 6)).toBe('aaaa\\*');
  expect(shorten('aaaa\\*b', 6)).toBe('aaaa…');
});
