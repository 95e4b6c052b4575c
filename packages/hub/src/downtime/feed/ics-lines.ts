/** The letters of RFC 5545: text escaped, lines folded at 75 bytes, ended by CR LF. */
import { withoutHidden } from '../../format/without-hidden.ts';

/** An escape is one: Google Calendar leaves out an event whose line is folded between the backslash and what it escapes. */
const characters = /\\.|./gsu;

/** One property; `value` is written as it is: put text through `icsText` first. */
export function icsLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  // 3.1: a line has at most 75 bytes, and a character of several bytes is not cut in two.
  for (const character of line.match(characters) ?? []) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** 3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters have no place in it. */
export function icsText(text: string): string {
  return withoutHidden(text.replaceAll(/\r\n?/g, '\n'))
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

/** `20260328T210000Z`. */
export function icsInstant(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
