/** "The exact time in Berlin": a plan's times as clocks there show them, beside those of the reader. */
import { say } from '../format/text.ts';
import { zonedWords } from '../format/zone-time.ts';
import type { Answer } from './answer.ts';
import type { ReadModel } from './read-model.ts';

/** Undefined names are left out: the times that are shown anyway are the reader's own. */
export function withZone(answer: Answer, text: string, { nowMs }: ReadModel): Answer {
  const zone = zoneIn(text);
  const starts = answer.facts.find(({ key }) => key === 'starts')?.value;
  const ends = answer.facts.find(({ key }) => key === 'ends')?.value;
  if (zone === undefined || typeof starts !== 'number')
    return { ...answer, lines: [...answer.lines, say`Discord shows each time in your own time zone.`] };
  const from = zonedWords(starts, 'moment', nowMs, zone);
  const to = typeof ends === 'number' ? ` to ${zonedWords(ends, 'clock', nowMs, zone)}` : '';
  return { ...answer, lines: [say`In ${cityOf(zone)} that is ${from}${to}.`, ...answer.lines] };
}

/** "in Berlin", "New York time": the zone that bears the city's name. */
function zoneIn(text: string): string | undefined {
  const words = text.toLowerCase();
  return Intl.supportedValuesOf('timeZone').find(
    (zone) => zone.includes('/') && words.includes(` ${cityOf(zone).toLowerCase()}`),
  );
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
