/** Planned downtime as lines of plain text: what was understood of a plan, and the list of what is planned. */
import type { Downtime } from '../../domain/downtime.ts';
import type { Registry } from '../../domain/registry.ts';
import { meaningOf } from '../../downtime/announcement-words.ts';
import { spanOf } from '../../format/downtime-span.ts';
import { say, type Text } from '../../format/text.ts';
import { listInWords } from '../../format/words.ts';
import { type TimeWords, toPlain } from './plain-times.ts';

const mostBeside = 3;

/** What a plan means, before or after it is announced. */
export function planLines(
  { readBack, preview, beside }: { readBack: string; preview: Downtime; beside: readonly Downtime[] },
  registry: Registry,
  words: TimeWords,
): string[] {
  const takesDown =
    preview.takesDown.length > 0
      ? listInWords(preview.takesDown)
      : 'nothing; what it touches keeps the servers it needs';
  const lines: Text[] = [
    say`When:        ${readBack}`,
    say`What:        ${preview.title}, on ${listInWords([...preview.services, ...preview.hosts])}`,
    say`Takes down:  ${takesDown}`,
    ...meaning(preview, registry),
    ...beside.slice(0, mostBeside).map((other) => say`Meanwhile:   ${other.title}, ${spanOf(other)}`),
  ];
  return lines.map((line) => toPlain(line, words));
}

function meaning(preview: Downtime, registry: Registry): Text[] {
  const text = meaningOf(preview, registry);
  return text.length === 0 ? [] : [say`Customers:   ${text}`];
}
