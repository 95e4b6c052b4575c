/** Several answers to one message, as one. */
import { statusOrder } from '../format/health-words.ts';
import { plainText, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';

/** What one answer says already the next need not say again: neither a line, nor one that stands within another. */
export function withoutRepeats(verdict: Text, lines: readonly Text[]): Text[] {
  const said = [wordsOf(verdict)];
  return lines.filter((line) => {
    const words = wordsOf(line);
    if (said.some((one) => one.includes(words))) return false;
    said.push(words);
    return true;
  });
}

function wordsOf(text: Text): string {
  return plainText(text, ({ atMs, style }) => `${style} ${atMs}`).toLowerCase();
}

/** One card for all: the first leads, the others follow with their own verdicts. */
export function togetherOf(first: Answer, others: readonly Answer[]): Answer {
  const all = [first, ...others];
  const statuses = all.map(({ status }) => status);
  const worst = statusOrder.find((status) => statuses.includes(status)) ?? 'none';
  const seen = new Set<string>();
  const actions = all
    .flatMap((answer) => answer.actions)
    .filter((action) => {
      const key = JSON.stringify(action);
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  return {
    ...first,
    targets: [...new Set(all.flatMap(({ targets }) => targets))],
    answered: all.some(({ answered }) => answered),
    status: worst,
    lines: withoutRepeats(first.verdict, [
      ...first.lines,
      ...others.flatMap(({ verdict, lines }) => [verdict, ...lines]),
    ]),
    groups: all.flatMap(({ groups }) => groups),
    actions,
  };
}
