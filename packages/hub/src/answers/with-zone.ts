/** "The exact time in Berlin": a plan's times as clocks there show them, beside those of the reader. */
import type { Question } from '@herald/understanding/question';
import { nextTimeAt } from '@herald/understanding/time-range';
import { say } from '../format/text.ts';
import { localText, zonedWords } from '../format/zone-time.ts';
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

/** "by 22:46 Warsaw time": the question with its clock as one in the registry's zone shows it. */
export function inOurZone(question: Question, text: string, { registry, nowMs }: ReadModel): Question {
  const zone = question.clock === undefined || !question.turns.includes('of-zone') ? undefined : zoneIn(text);
  if (zone === undefined || question.clock === undefined) return question;
  const clock = localText(nextTimeAt(question.clock, zone, nowMs), registry.zone).slice('2026-01-01T'.length);
  return { ...question, clock };
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
