/** "The exact time in Berlin", "21:00 UTC in German time?": times as clocks elsewhere show them, beside those of the reader. */
import type { Question } from '@herald/understanding/question';
import { nextTimeAt } from '@herald/understanding/time-range';
import { takeZone, zoneName } from '../downtime/when/take-zone.ts';
import { say, strong } from '../format/text.ts';
import { localText, zonedWords } from '../format/zone-time.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { ReadModel } from './read-model.ts';

/** Undefined names are left out: the times that are shown anyway are the reader's own. */
export function withZone(answer: Answer, text: string, { nowMs }: ReadModel): Answer {
  const zones = zonesIn(text);
  const starts = answer.facts.find(({ key }) => key === 'starts')?.value;
  const ends = answer.facts.find(({ key }) => key === 'ends')?.value;
  if (zones.length === 0 || typeof starts !== 'number')
    return { ...answer, lines: [...answer.lines, say`Discord shows each time in your own time zone.`] };
  const there = zones.map((zone) => {
    const from = zonedWords(starts, 'moment', nowMs, zone);
    const to = typeof ends === 'number' ? ` to ${zonedWords(ends, 'clock', nowMs, zone)}` : '';
    return say`In ${zoneName(zone)} that is ${from}${to}.`;
  });
  return { ...answer, lines: [...there, ...answer.lines] };
}

/** "by 22:46 Warsaw time": the question with its clock as one in the registry's zone shows it. */
export function inOurZone(question: Question, text: string, { registry, nowMs }: ReadModel): Question {
  const [zone] = question.clock === undefined || !question.turns.includes('of-zone') ? [] : zonesIn(text);
  if (zone === undefined || question.clock === undefined) return question;
  const clock = localText(nextTimeAt(question.clock, zone, nowMs), registry.zone).slice('2026-01-01T'.length);
  return { ...question, clock };
}

/** "What is 21:00 UTC in Berlin time?" Undefined where no time or not two zones are named. */
export function tellConverted(text: string, { nowMs }: ReadModel): Answer | undefined {
  const [, hour = '', minute = '00', half] = clockIn.exec(text) ?? [];
  const [from, to] = zonesIn(text);
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase().startsWith('p') ? 12 : 0);
  if (hour === '' || from === undefined || to === undefined || !asksForTime.test(text)) return undefined;
  const clock = `${String(hours).padStart(2, '0')}:${minute}`;
  const there = zonedWords(nextTimeAt(clock, from, nowMs), 'clock', nowMs, to);
  return bareAnswer('meaning', [], say`${strong(`${clock} ${zoneName(from)} is ${there} in ${zoneName(to)}.`)}`);
}

const clockIn = /\b(2[0-3]|[01]?\d)(?:[:.]([0-5]\d)|(?=\s?[ap]\.?m\b))\s?([ap]\.?m\b)?/i;
const asksForTime = /\b(?:what|which|how|when|convert|is)\b/i;

/** "German time" */
const ofPeople: Readonly<Record<string, string>> = {
  german: 'Europe/Berlin',
  austrian: 'Europe/Vienna',
  swiss: 'Europe/Zurich',
  french: 'Europe/Paris',
  british: 'Europe/London',
  irish: 'Europe/Dublin',
  spanish: 'Europe/Madrid',
  italian: 'Europe/Rome',
  dutch: 'Europe/Amsterdam',
  belgian: 'Europe/Brussels',
  polish: 'Europe/Warsaw',
  czech: 'Europe/Prague',
  swedish: 'Europe/Stockholm',
  danish: 'Europe/Copenhagen',
  norwegian: 'Europe/Oslo',
  finnish: 'Europe/Helsinki',
  portuguese: 'Europe/Lisbon',
  indian: 'Asia/Kolkata',
  japanese: 'Asia/Tokyo',
  chinese: 'Asia/Shanghai',
};

/** In the order in which they stand, but for people's names of them. */
function zonesIn(text: string): string[] {
  const [, people = ''] = /\b([a-z]+) (?:local )?time\b/i.exec(text) ?? [];
  const zones: string[] = [];
  let rest = text.slice(0, longestRead);
  for (let count = 0; count < mostZones; count++) {
    const taken = takeZone(rest, 'UTC');
    if (taken.found === undefined) break;
    rest = taken.rest;
    if (taken.found.kind !== 'ambiguous') zones.push(taken.found.zone);
  }
  const own = ofPeople[people.toLowerCase()];
  return own === undefined ? zones : [...zones, own];
}

const longestRead = 400;
const mostZones = 3;
