/** The words of an answer in Discord's markup, the same in both forms of a card. */
import type { Answer, Fact, Row } from '../../../answers/answer.ts';
import { dotOf, wordOf } from '../../../format/health-words.ts';
import { aroundName } from '../../../format/name-in-line.ts';
import { strong, type Text } from '../../../format/text.ts';
import { limits } from '../limits.ts';
import { shorten, timestamp, toMarkup } from '../markup.ts';

export type CardDepth = 'short' | 'details';

/** Rows of several hosts or services on one page. */
const rowsPerPage = 12;
/** So many fit beside each other at a desk. */
const factsPerLine = 2;

export type ShownGroup = { title: string; rows: readonly Row[] };

/** Hello, help and "did you mean" need no frame. */
export function isSmallTalk({ status, facts, groups }: Answer): boolean {
  return status === 'none' && facts.length === 0 && groups.length === 0;
}

export function headWords(answer: Answer): string {
  return [verdictWords(answer), lineWords(answer)].filter(Boolean).join('\n');
}

function verdictWords({ status, verdict }: Answer): string {
  return `${status === 'none' ? '' : `${dotOf(status)} `}${toMarkup(verdict)}`;
}

/** What it means, below the verdict. */
function lineWords({ lines }: Answer): string {
  return lines.map(toMarkup).join('\n');
}

/** When the oldest reading was measured, unless the answer says so itself. */
function measuredWords({ lines, measuredAtMs }: Answer): string | undefined {
  const isSaid = lines.some(([first]) => typeof first === 'string' && first.startsWith('Measured '));
  return measuredAtMs === undefined || isSaid ? undefined : `Measured ${timestamp(measuredAtMs, 'ago')}`;
}

/** In small print below all else: how old it is, the state in a word, and which page of how many. */
export function footWords(answer: Answer, page: number, pages: number): string {
  const measured = measuredWords(answer);
  const foot = [
    ...(measured === undefined ? [] : [measured]),
    ...(answer.status === 'none' ? [] : [`Status: ${wordOf(answer.status)}`]),
    ...(pages > 1 ? [`Page ${page + 1} of ${pages}`] : []),
  ];
  return foot.length === 0 ? '' : `-# ${foot.join(' · ')}`;
}

export function shownFacts({ facts }: Answer, depth: CardDepth): Fact[] {
  return facts.filter(({ audience, key }) => key !== 'measured' && (audience === 'main' || depth === 'details'));
}

/** A few to a line, which a phone does not stack one below the other; behind Details there are too many for that. */
export function factLines(answer: Answer): string {
  const all = shownFacts(answer, 'short').map(factWords);
  const lines = Array.from({ length: Math.ceil(all.length / factsPerLine) }, (_, at) =>
    all.slice(at * factsPerLine, (at + 1) * factsPerLine).join(' · '),
  );
  return lines.join('\n');
}

export function factWords({ label, text }: Fact): string {
  // A label ends no line without its value.
  return `**${toMarkup([label.replaceAll(' ', '\u00a0')])}**\u00a0${toMarkup(text)}`;
}

/** Group titles with their rows; only the rows of this page, so that ten thousand hosts fit. */
export function shownGroups({ groups }: Answer, page: number): ShownGroup[] {
  const from = page * rowsPerPage;
  let at = 0;
  return groups.flatMap(({ title, rows }) => {
    const shown = rows.slice(Math.max(0, from - at), Math.max(0, from + rowsPerPage - at));
    at += rows.length;
    return shown.length === 0 ? [] : [{ title, rows: shown }];
  });
}

export function pageCount({ groups }: Answer): number {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}

export function titleWords(title: string): string {
  return `__${toMarkup([title])}__`;
}

export function rowWords({ name, status, line }: Row): string {
  return shorten(`${dotOf(status)} ${toMarkup(namedLine(line, name))}`, limits.rowLength);
}

/** A row begins with its name, unless its line has it further on: it would stand there twice. */
function namedLine(line: Text, name: string): Text {
  const around = aroundName(line, name);
  if (!around) return [strong(name), ' ', ...line];
  // Within words of weight it has weight already.
  return around.isStrong ? line : [...around.before, strong(name), ...around.after];
}
