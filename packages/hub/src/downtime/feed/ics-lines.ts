/** The letters of RFC 5545: text escaped, lines folded at 75 bytes, ended by CR LF. */

/** One property; `value` is written as it is: put text through `icsText` first. */
export function icsLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  // 3.1: a line has at most 75 bytes, and a character of several bytes is not cut in two.
  for (const character of line) {
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

/** 3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters have no place in it, nor marks that turn the direction of text. */
export function icsText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** `20260328T210000Z`. */
export function icsInstant(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
