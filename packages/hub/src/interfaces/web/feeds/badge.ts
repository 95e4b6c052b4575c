/** A small picture that says how one service is, for other sites: `/badge/NAME.svg`. */

import type { ShownStatus } from '../../../domain/health.ts';
import { wordOf } from '../../../format/health-words.ts';
import { palettes } from '../../../format/theme.ts';

import { xmlText } from './xml-text.ts';

const height = 20;
const edge = 8;
const mostLetters = 60;
/** Of Verdana at 11 pixels, roughly; `textLength` makes each part fit whatever typeface there is. */
const letterWidth = 6.6;
/** Letters of East Asia and pictures are as wide as they are high. */
const wideLetterWidth = 11;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

export function badge(title: string, status: ShownStatus): string {
  const word = wordOf(status).toLowerCase();
  const name = title.length > mostLetters ? `${title.slice(0, mostLetters - 1)}…` : title;
  const [left, right] = [name, word].map((text) => Math.round(widthOf(text)) + 2 * edge);
  const width = (left ?? 0) + (right ?? 0);
  const part = (text: string, x: number, of: number) =>
    `<text x="${x + edge}" y="14" textLength="${of - 2 * edge}" lengthAdjust="spacingAndGlyphs">${xmlText(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${xmlText(`${name}: ${word}`)}"><title>${xmlText(`${name}: ${word}`)}</title>
<rect width="${width}" height="${height}" rx="3" fill="${palettes.light.text}"/>
<path fill="${palettes.light.health[status]}" d="M${left} 0h${(right ?? 0) - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${(right ?? 0) - 3}z"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${part(name, 0, left ?? 0)}${part(word, left ?? 0, right ?? 0)}</g></svg>
`;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (wide.test(letter) ? wideLetterWidth : letterWidth), 0);
}
