/** All that a person gets to see of a typed time: what was read, or the question with what is offered and what each stands for. */
import { parseWhen } from '../parse-when.ts';
import type { WhenOptions } from '../when/when.ts';

/** Read back; `Question? [choice]`, with `→` and what it is read as where that says something else; or what was not followed, without the examples. */
export function wholeAnswer(typed: string, options: WhenOptions): string {
  const outcome = parseWhen(typed, options);
  if (outcome.kind === 'not-understood') return outcome.question.replace(/ For example: .*$/, '');
  if (outcome.kind === 'understood') return outcome.readBack;
  const offered = outcome.choices.map(({ label, text }) => {
    const read = parseWhen(text, { ...options, doubtfulRepeats: 'accept' });
    const words = read.kind === 'understood' ? read.readBack : read.question;
    return isSame(words, label) ? `[${label}]` : `[${label} → ${words}]`;
  });
  return [outcome.question, ...offered].join(' ');
}

/** But for the zone, and for a year that is said twice. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((words) => words.replace(/ \([^)]*\)$/, '').replaceAll(/ 20\d\d/g, ''));
  return a === b;
}
