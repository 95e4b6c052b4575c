/** Prints scores as aligned tables for people. */
import type { Expectation } from './corpus.ts';
import type { Score } from './score.ts';

/** One corpus with its figures and misses. `hidesMisses`: the set stays unseen, only its figures are shown. */
export function scoreLines(title: string, score: Score, { hidesMisses }: { hidesMisses: boolean }): string[] {
  const { questions, chatter, answering } = score;
  const lines = [
    title,
    ...table([
      ['questions understood', `${questions.right} of ${questions.total}`, percent(questions.right, questions.total)],
      ['chatter answered', `${chatter.answered} of ${chatter.total}`, percent(chatter.answered, chatter.total)],
      ['precision of answering', '', percentOf(answering.precision)],
      ['recall of answering', '', percentOf(answering.recall)],
    ]),
    '',
    ...table(
      [...score.byIntent]
        .sort(byName)
        .map(([intent, { total, right }]) => [intent, `${right} of ${total}`, percent(right, total)]),
    ),
    '',
  ];
  const misses = score.results.filter((one) => !one.isRight);
  if (misses.length === 0) return [...lines, 'No misses.', ''];
  if (hidesMisses)
    return [
      ...lines,
      `${misses.length} missed; they stay unread, so that the figure stays honest (name the file to see them).`,
      '',
    ];
  lines.push('Missed:');
  for (const { line, understood } of misses) {
    const prior = (line.prior ?? []).map((text) => `${oneLine(text)} >> `).join('');
    lines.push(`  ${line.id} [${line.context}] ${prior}${oneLine(line.text)}`);
    lines.push(`    expected   ${inWords(line.expect)}`, `    understood ${inWords(understood)}`);
  }
  return [...lines, ''];
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a.localeCompare(b);
}

function inWords({ intent, targets, metric, range, answer }: Expectation): string {
  if (answer === false) return 'silence';
  const parts = [intent, `[${targets.join(', ')}]`, metric, range, answer === 'offer' ? '(offered)' : undefined];
  return parts.filter((part) => part !== undefined).join(' ');
}

function oneLine(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}...` : text).slice(1, -1);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : percentOf(part / whole);
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`.trimEnd(),
  );
}
