/** An answer as lines for a terminal: the verdict, what it means, then an aligned table. Colour only where it is wanted. */
import { styleText } from 'node:util';
import type { Answer, Fact, Row, RowGroup } from '../../answers/answer.ts';
import { shapeOf, wordOf } from '../../format/health-words.ts';
import { type TimeWords, toPlain } from './plain-times.ts';
import { safeLine } from './terminal-text.ts';

export type TerminalLooks = TimeWords & { colour: boolean };

type Style = Parameters<typeof styleText>[0];

const colours: Record<Answer['status'], Style> = {
  up: 'green',
  degraded: 'yellow',
  down: 'red',
  planned: 'blue',
  unknown: 'gray',
  none: 'bold',
};

export function renderForTerminal(answer: Answer, given: TerminalLooks): string {
  let hasClock = false;
  const looks: TerminalLooks = {
    ...given,
    onClock: () => {
      hasClock = true;
    },
  };
  const paint = (style: Style, text: string) =>
    looks.colour ? styleText(style, text, { validateStream: false }) : text;
  const mark = answer.status === 'none' ? '' : `${paint(colours[answer.status], shapeOf(answer.status))} `;
  const blocks = [
    [
      `${mark}${paint('bold', toPlain(answer.verdict, looks))}`,
      ...answer.lines.map((line) => toPlain(line, looks)),
    ].join('\n'),
    factTable(answer.facts, looks),
    ...answer.groups.filter(({ audience }) => audience === undefined).map((group) => groupTable(group, looks, paint)),
    choices(answer),
  ];
  // A terminal stands anywhere, and so does whoever reads what it prints.
  if (hasClock) blocks.push(`Times are of ${looks.zone}.`);
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The whole answer in plain words on one line each: the `text` of `--json`. */
export function answerText(answer: Answer, words: TimeWords): string {
  return renderForTerminal(answer, { ...words, colour: false });
}

function factTable(facts: readonly Fact[], looks: TerminalLooks): string {
  const shown = facts
    .filter(({ audience }) => audience === 'main')
    .map(({ label, text }) => ({ label: safeLine(label), text }));
  const width = Math.max(0, ...shown.map(({ label }) => label.length));
  return shown.map(({ label, text }) => `  ${label.padEnd(width)}  ${toPlain(text, looks)}`).join('\n');
}

function groupTable(
  { title, rows: list }: RowGroup,
  looks: TerminalLooks,
  paint: (style: Style, text: string) => string,
): string {
  const rows = list.slice().map((row) => ({ ...row, name: safeLine(row.name) }));
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const wordWidth = Math.max(...rows.map(({ status }) => wordOf(status).length));
  const line = ({ name, status, line: said }: Row) =>
    `  ${paint(colours[status], shapeOf(status))} ${name.padEnd(nameWidth)}  ${wordOf(status).padEnd(wordWidth)}  ${toPlain(said, looks)}`;
  return [paint('bold', safeLine(title)), ...rows.map(line)].join('\n');
}

function choices({ actions }: Answer): string {
  const names = actions.flatMap((action) => (action.kind === 'choose' ? [safeLine(action.name)] : []));
  return names.length > 0 ? `Ask again with one of: ${names.join(', ')}` : '';
}
