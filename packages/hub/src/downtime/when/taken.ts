/** Reading an expression bit by bit: each reader takes what it knows out of the text and leaves the rest. */

export type Taken<T> = { found: T | undefined; rest: string };

/** Removes the stretch from the text; a comma keeps what stood on its two sides apart. */
export function without(text: string, index: number, length: number): string {
  return tidy(`${text.slice(0, index)} , ${text.slice(index + length)}`);
}

/** One spelling of dashes and spaces, so that readers need not know all of them. */
export function tidy(text: string): string {
  return text
    .replaceAll(/(\d?)\s?([¼½¾])/g, (_all, whole: string, part: string) => fraction(whole, part))
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll(/(?:\s*,(?!(?<=\d,)\d{1,2}\s?(?:h|st|min|d|w))\s*)+/gi, ', ')
    .replaceAll(/^[\s,;]+|(?:[\s,;!?]|(?<!\d)\.)+$/g, '')
    .trim();
}

/** "1 ½" is 1.5. */
function fraction(whole: string, part: string): string {
  const behind = part === '¼' ? '25' : part === '½' ? '5' : '75';
  return `${whole === '' ? '0' : whole}.${behind}`;
}
