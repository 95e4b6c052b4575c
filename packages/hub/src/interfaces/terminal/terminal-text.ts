/**
 * Text from outside as a terminal may show it: what would move the cursor, set the title, ring, or turn the direction
 * of writing is shown as its code instead. A JSON string with such codes still means the same.
 */

/** Joiners stay: emoji and some scripts need them, and they reorder nothing. */
const harmful = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const lineEnds = /[\n\r\t\u0085\u2028\u2029]+/g;

/** Of several lines: line ends and tabs stay. */
export function safeLines(text: string): string {
  return text.replace(harmful, codeOf);
}

/** Of what must stay on one line, so that nobody can write a line of Herald's. */
export function safeLine(text: string): string {
  return safeLines(text.replace(lineEnds, ' '));
}

function codeOf(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}
