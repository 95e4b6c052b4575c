/** Names characters that look like others, or like nothing: who pasted one can't see why the file is wrong. */

const named: readonly (readonly [pattern: RegExp, name: string, plain: string])[] = [
  [/[\u00a0\u2007\u202f]/, 'a no-break space', 'a plain space'],
  [/[\u2000-\u2006\u2008-\u200a\u205f\u3000\u1680]/, 'a space that is none to YAML', 'a plain space'],
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/, 'a character without width', 'nothing'],
  [/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/, 'a mark of the direction of text', 'nothing'],
  [/[\u0085\u2028\u2029]/, 'a line end that is none to YAML', 'a plain line end'],
  [/[\u201c-\u201f\u00ab\u00bb]/, 'a typographic quote', 'a plain one (")'],
  [/[\u2018-\u201b\u2032\u00b4]/, 'a typographic apostrophe', "a plain one (')"],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, 'a dash that is no hyphen', 'a plain one (-)'],
  // Full-width forms of what YAML reads: the code point is that of the plain one and a fixed distance.
  [/[\uff01-\uff5e]/, 'a full-width character', 'the plain one'],
];
const odd = new RegExp(named.map(([pattern]) => pattern.source).join('|'));

/** ` Column 1 holds a no-break space (U+00A0); write a plain space.`, or nothing where the line has no such character. */
export function oddCharacterHint(line: string): string {
  const match = odd.exec(withoutComment(line));
  if (!match) return '';
  const [character] = match;
  const [, name = '', plain = ''] = named.find(([pattern]) => pattern.test(character)) ?? [];
  const point = character.codePointAt(0) ?? 0;
  const instead = point >= 0xff01 && point <= 0xff5e ? `${plain} (${String.fromCodePoint(point - 0xfee0)})` : plain;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return ` Column ${match.index + 1} holds ${name} (${code}); write ${instead}.`;
}

function withoutComment(line: string): string {
  return line.replace(/(^|\s)#.*$/, '$1');
}
