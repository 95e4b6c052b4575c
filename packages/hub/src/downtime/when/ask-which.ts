/** Asks which of several windows is meant, each as a button whose text can be read in one way only. */

import { zoned } from '../../format/zone-time.ts';
import type { Asks } from './askings.ts';
import { clock, dayWords } from './read-back.ts';
import type { Doubt } from './readings.ts';
import { restatedSpan } from './restate.ts';

/** Buttons that a person still compares. */
const mostChoices = 4;

const questions: Readonly<Record<Doubt, string>> = {
  'no-day': 'You named no day. Which one do you mean?',
  today: 'That is today. Do you mean today, or in a week?',
  'gone-by': 'That day has just gone by this year. Do you mean the next one?',
  'gone-today': 'That time of the morning has passed today. Which one do you mean?',
  half: 'Without am or pm that can be read in two ways. Which one do you mean?',
  midnight: 'Midnight lies between two days. Which one do you mean?',
  night: 'A night belongs to two days. Which one do you mean?',
  'day-end': 'The end of the day differs from team to team. When does it end?',
  long: 'That would last unusually long. Is it what you mean?',
  next: 'People use "next" for two different days. Which one do you mean?',
  order: 'Those figures are read differently in different countries. Which day do you mean?',
  weekday: 'The day of the week does not fit the date. Which day do you mean?',
  'zone-day': 'It is not the same day there as here. Which day do you mean?',
  edge: 'The end or beginning of a month is not one day to everybody. Which day do you mean?',
  'start-day': 'That can start on two days. Which one do you mean?',
};

const abouts: Readonly<Record<Doubt, Asks['about']>> = {
  'no-day': 'day',
  today: 'weekday',
  'gone-by': 'past',
  'gone-today': 'past',
  half: 'hours',
  midnight: 'hours',
  night: 'hours',
  'day-end': 'hours',
  long: 'hours',
  next: 'weekday',
  order: 'date-order',
  weekday: 'weekday',
  'zone-day': 'weekday',
  edge: 'day',
  'start-day': 'weekday',
};

type Span = { startsAtMs: number; endsAtMs: number };

export function askWhich(why: Doubt, spans: readonly Span[], zone: string): Asks {
  const choices = spans.slice(0, mostChoices).map(({ startsAtMs, endsAtMs }) => ({
    label: shortSpan(startsAtMs, endsAtMs, zone),
    text: restatedSpan(startsAtMs, endsAtMs, zone),
  }));
  return { kind: 'asks', about: abouts[why], question: questions[why], choices };
}

/** For a repeat: the times of day alone, the repeat as it was typed. */
export function askWhichHours(why: Doubt, choices: Asks['choices']): Asks {
  return { kind: 'asks', about: abouts[why], question: questions[why], choices };
}

/** "Saturday 28 March 2026, 22:00 to 23:30", short enough for a button. */
export function shortSpan(startsAtMs: number, endsAtMs: number, zone: string): string {
  const [start, end] = [zoned(startsAtMs, zone), zoned(endsAtMs, zone)];
  const isSameDay = start.toPlainDate().equals(end.toPlainDate());
  return `${dayWords(start)}, ${clock(start)} to ${isSameDay ? '' : `${dayWords(end).replace(/ \d{4}$/, '')}, `}${clock(end)}`;
}
