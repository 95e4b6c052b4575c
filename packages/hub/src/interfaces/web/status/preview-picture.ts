/** What chats show of a link to the status page or to an incident: a picture of 1200 by 630 pixels in the colour of the worst. */
import type { ShownStatus } from '../../../domain/health.ts';
import { wordOf } from '../../../format/health-words.ts';
import { palettes } from '../../../format/theme.ts';
import { xmlText } from '../feeds/xml-text.ts';
import { shapePaths } from '../status-mark.ts';

export const previewSize = { width: 1200, height: 630 } as const;

export type Preview = {
  site: string;
  status: ShownStatus;
  title: string;
  /** Under the title. */
  line: string;
  /** Services below, worst first. */
  services: readonly { title: string; status: ShownStatus }[];
};

const bandHeight = 330;
const left = 72;
const mostServices = 6;
const palette = palettes.light;

/** Plain SVG in one typeface; what does not fit is cut with an ellipsis. */
export function previewPicture({ site, status, title, line, services }: Preview): string {
  const lines = wrapped(title, 34, 2);
  const titleY = lines.length === 1 ? 200 : 165;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${previewSize.width}" height="${previewSize.height}" font-family="Inter">
<rect width="100%" height="100%" fill="${palette.ground}"/><rect width="100%" height="${bandHeight}" fill="${palette.health[status]}"/>
${text(cut(site, 60), left, 86, { size: 34, fill: '#fff' })}
<g transform="translate(${left} ${titleY - 46}) scale(3.4)">${shape(status, '#fff')}</g>
${lines.map((words, at) => text(words, left + 78, titleY + at * 70, { size: 58, fill: '#fff', bold: true })).join('')}
${text(cut(line, 72), left, 290, { size: 30, fill: '#fff' })}
${services.slice(0, mostServices).map(row).join('')}</svg>`;
}

function row({ title, status }: Preview['services'][number], at: number): string {
  const x = left + (at % 2) * 540;
  const y = bandHeight + 74 + Math.floor(at / 2) * 82;
  const fill = palette.health[status];
  return `<g transform="translate(${x} ${y - 27}) scale(2)">${shape(status, fill)}</g>${text(cut(title, 24), x + 48, y, { size: 32, fill: palette.text })}${text(wordOf(status), x + 48, y + 32, { size: 22, fill })}`;
}

function shape(status: ShownStatus, fill: string): string {
  return `<path fill="${fill}" fill-rule="evenodd" d="${shapePaths[status]}"/>`;
}

function text(
  words: string,
  x: number,
  y: number,
  { size, fill, bold = false }: { size: number; fill: string; bold?: boolean },
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="600"' : ''}>${xmlText(words)}</text>`;
}

function wrapped(words: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]} …`;
  return shown.map((one) => cut(one, width + 2));
}

function cut(words: string, most: number): string {
  const letters = [...words];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : words;
}
