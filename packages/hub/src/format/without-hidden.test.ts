import { expect, it } from 'vitest';
import { withoutHidden } from './without-hidden.ts';

it.each([
  ['an emoji of two', '👩\u200d💻 and 👩🏽\u200d🚀, ❤️\u200d🔥'],
  ['a family of four', '👨\u200d👩\u200d👧\u200d👦'],
  ['a flag of a part of a country', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} England'],
  ['a Persian word', 'به‌روزرسانی می\u200cشود'],
  ['a word in Devanagari', 'क्\u200dष'],
  ['a word in Sinhala', 'ශ්\u200dරී'],
  ['lines and tabs', 'a\n\tb'],
])('%s stays as it was written', (_, text) => {
  expect(withoutHidden(text)).toBe(text);
});

it.each([
  ['marks that turn the direction', '\u202egnp.exe\u2066\u2069\u200f', 'gnp.exe'],
  ['a joiner between Latin letters', 'check\u200cout\u200d', 'checkout'],
  ['a joiner at the edge of a word', '\u200cمی\u200d 👩\u200d', 'می 👩'],
  ['two joiners on end', '👩\u200d\u200d💻', '👩💻'],
  ['words hidden in tags', 'api🏴\u{e0068}\u{e0069}', 'api🏴'],
  ['control characters', 'a\u0000\u0007\u001b\u0085b\u200b\ufeff', 'ab'],
])('%s: left out', (_, text, shown) => {
  expect(withoutHidden(text)).toBe(shown);
});
