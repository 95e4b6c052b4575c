/** Which times of day the words mean: one pair of start and end, or those between which must be asked. */
import type { Part, TimeOfDay } from './items.ts';

export type HourChoice = {
  startMinutes: number;
  /** The start is in the night that follows its day: "Saturday night at 2" may be Sunday 02:00. */
  startShift: 0 | 1;
  /** Since the midnight before the start; on an end day of its own, since that day's midnight. */
  endMinutes?: number;
};

export type Hours =
  | { kind: 'choices'; choices: readonly HourChoice[]; why?: HourDoubt }
  /** "morning" beside "14:00". */
  | { kind: 'contradiction' };

/** What makes it two: no am or pm, a midnight, the night of a day, somebody's end of the day, an overlong span. */
export type HourDoubt = 'half' | 'midnight' | 'night' | 'day-end' | 'long';

export type Timed = { time: TimeOfDay; part?: Part };

const dayMinutes = 1440;
const windows: Readonly<Record<Part, (minutes: number) => boolean>> = {
  morning: (m) => m < 720,
  lunch: (m) => m >= 660 && m <= 900,
  afternoon: (m) => m >= 720 && m < 1140,
  evening: (m) => m >= 960,
  night: (m) => m >= 1080 || m < 360,
};
/** Written out on a 24-hour clock, so long a span is believed. */
const longestSureMinutes = 16 * 60;
const longestGuessMinutes = 12 * 60;

type Read = {
  options: readonly number[];
  /** `sure`: one time, or times to be asked about. `colon` and `bare` wait for the other side. */
  mode: 'sure' | 'colon' | 'bare';
  /** A 24-hour figure, whose writer uses the 24-hour clock on the other side too. */
  is24: boolean;
  isWord: boolean;
};

type Where = { hasDay: boolean; isNight: boolean; endsOnDay: boolean; isTwelveHours: boolean };

/** `hasDay`: a day is named for the start. `isNight`: it is the night of that day. `endsOnDay`: the end has a day of its own. */
export function hourChoices(
  start: Timed,
  end: Timed | undefined,
  { hasDay, isNight, endsOnDay, isTwelveHours }: Where,
): Hours {
  const starts = readTime(start);
  const ends = end && readTime(end);
  if (starts === undefined || (end && ends === undefined)) return { kind: 'contradiction' };
  const pairs =
    ends === undefined
      ? aloneOf(starts)
      : endsOnDay
        ? acrossDays(starts, ends)
        : isTwelveHours
          ? bothHalves(starts, ends)
          : within(starts, ends);
  const shifts: readonly (0 | 1)[] = hasDay && start.time.kind === 'midnight' ? [0, 1] : [0];
  const choices = pairs.flatMap(([startMinutes, endMinutes]) => {
    const isNightLate = hasDay && isNight && startMinutes < 360 && start.time.kind !== 'midnight';
    return (isNightLate ? ([0, 1] as const) : shifts).map((startShift) => ({
      startMinutes,
      startShift,
      ...(endMinutes !== undefined && { endMinutes }),
    }));
  });
  const [only] = pairs;
  const isLong =
    only !== undefined &&
    pairs.length === 1 &&
    !endsOnDay &&
    lengthOf(only) > longestSureMinutes &&
    !(only[0] === 0 && end && isEndOfDay(end.time));
  if (isLong) return { kind: 'choices', choices, why: 'long' };
  const why = choices.length > 1 ? doubtOf(start, end, pairs.length) : undefined;
  return { kind: 'choices', choices, ...(why && { why }) };
}

function doubtOf(start: Timed, end: Timed | undefined, pairs: number): HourDoubt {
  const kinds = [start.time.kind, end?.time.kind];
  if (kinds.some((kind) => kind === 'day-end' || kind === 'business-end')) return 'day-end';
  if (start.time.kind === 'midnight') return 'midnight';
  if (pairs === 1) return 'night';
  return end?.time.kind === 'midnight' ? 'midnight' : 'half';
}

function readTime({ time, part }: Timed): Read | undefined {
  switch (time.kind) {
    case 'noon':
      return part === undefined || part === 'afternoon' ? sure([720], true) : undefined;
    case 'midnight':
      return sure([0], true);
    case 'day-end':
      return sure([1020, 1080, 1440], true);
    case 'business-end':
      return sure([1020, 1080], true);
    case 'clock':
      return readClock(time, part);
    default:
      return time satisfies never;
  }
}

function readClock(
  { hour, minute, half, style }: Extract<TimeOfDay, { kind: 'clock' }>,
  part: Part | undefined,
): Read | undefined {
  const fits = part === undefined ? () => true : windows[part];
  const early = (hour % 12) * 60 + minute;
  if (half !== undefined) {
    const minutes = early + (half === 'pm' ? 720 : 0);
    return fits(minutes) ? sure([minutes], true) : undefined;
  }
  if (style === 'sure') {
    const minutes = hour * 60 + minute;
    if (fits(minutes % dayMinutes)) return { ...sure([minutes], false), is24: true };
    return hour < 24 && fits(early + 720) ? sure([minutes, early + 720], false) : undefined;
  }
  if (part === undefined) return { options: [early, early + 720], mode: style, is24: false, isWord: false };
  const fitting = [early, early + 720].filter(fits);
  // "Saturday morning 12" is neither noon nor surely midnight.
  return sure(fitting.length === 1 && !(part === 'morning' && hour === 12) ? fitting : [early, early + 720], true);
}

function sure(options: readonly number[], isWord: boolean): Read {
  return { options, mode: 'sure', is24: false, isWord };
}

type Pair = readonly [startMinutes: number, endMinutes?: number];

function aloneOf(start: Read): Pair[] {
  return (start.mode === 'colon' ? [literalOf(start)] : start.options).map((minutes) => [minutes]);
}

/** 8:00 on a 24-hour clock; 12:30 is after noon there. */
function literalOf({ options, mode }: Read): number {
  const [early = 0, late = early] = options;
  return mode === 'colon' && early < 60 ? late : early;
}

/** Ends on a day that is named: nothing pulls the end towards the start. */
function acrossDays(start: Read, end: Read): Pair[] {
  const starts = start.mode === 'colon' ? [literalOf(start)] : start.options;
  const ends =
    end.mode === 'colon'
      ? [literalOf(end)]
      : end.isWord && end.options[0] === 0 && end.options.length === 1
        ? [0, 1440]
        : end.options;
  return starts.flatMap((from) => ends.map((to): Pair => [from, to]));
}

function within(start: Read, end: Read): Pair[] {
  if (start.mode === 'sure' && end.mode === 'sure') return bothSure(start, end);
  if (start.mode === 'sure') return start.options.flatMap((from) => endsFor(from, start, end));
  if (end.mode === 'sure') return end.options.flatMap((to) => startsFor(start, to, end));
  if (start.mode === 'colon') {
    const from = literalOf(start);
    if (end.mode === 'bare') return [pair(from, nearestAfter(from, end))];
    const to = literalOf(end);
    if (to > from) return [pair(from, to)];
  }
  return start.options.map((from) => pair(from, nearestAfter(from, end)));
}

/** "7:30-8:30", both without a nought in front. */
function bothHalves(start: Read, end: Read): Pair[] {
  const isEarly = [start, end].every((side) => side.mode === 'colon' && literalOf(side) < 720);
  return isEarly ? start.options.map((from) => pair(from, nearestAfter(from, end))) : within(start, end);
}

function bothSure(start: Read, end: Read): Pair[] {
  const pairs = start.options.flatMap((from) => end.options.map((to) => pair(from, to)));
  const [only] = pairs;
  if (pairs.length > 1 || !only || lengthOf(only) <= longestSureMinutes || start.isWord || end.isWord) return pairs;
  // "09:00-05:00": twenty hours, or the office's day. 00:30 is never past noon.
  const other = (minutes: number) => (minutes >= 60 && minutes < 780 ? [minutes, minutes + 720] : [minutes]);
  const shorter = start.options
    .flatMap(other)
    .flatMap((from) => end.options.flatMap(other).map((to) => pair(from, to)));
  return [...shorter.filter((option) => lengthOf(option) <= longestGuessMinutes), only];
}

function endsFor(from: number, start: Read, end: Read): Pair[] {
  const nearest = pair(from, nearestAfter(from, end));
  if (!start.is24 || end.mode === 'bare') return [nearest];
  const literal = pair(from, literalOf(end));
  // Whoever writes 00:28 writes 00:41 too: 12:41 beside it is past noon.
  return literal[1] === nearest[1] || from < 60 ? [literal] : [nearest, literal];
}

function startsFor(start: Read, to: number, end: Read): Pair[] {
  const nearest = nearestBefore(to, start);
  if (start.mode === 'bare') {
    // Beside 14:00 a "12" is noon: on that clock midnight is 0.
    const sameDay = end.is24 ? start.options.filter((from) => from >= 60 && from < to) : [];
    return sameDay.length > 0 ? sameDay.map((from) => pair(from, to)) : [pair(nearest, to)];
  }
  const literal = literalOf(start);
  if (literal === nearest || (end.is24 && literal < to)) return [pair(literal, to)];
  return end.isWord && to % 720 !== 0 ? [pair(nearest, to)] : [pair(nearest, to), pair(literal, to)];
}

/** The end counted from the midnight before the start, always behind it. */
function pair(from: number, to: number): Pair {
  return [from, to > from ? to : to + dayMinutes];
}

/** "00:00-24:00", "00:00-23:59": a day written out. */
function isEndOfDay(time: TimeOfDay): boolean {
  return time.kind === 'clock' && (time.hour === 24 || (time.hour === 23 && time.minute === 59));
}

function lengthOf([from, to = from]: Pair): number {
  return to - from;
}

function nearestAfter(from: number, { options }: Read): number {
  return least(options, (to) => gap(from, to));
}

function nearestBefore(to: number, { options }: Read): number {
  return least(options, (from) => gap(from, to));
}

/** How far `to` lies behind `from`; where they are the same, it is the next day's. */
function gap(from: number, to: number): number {
  return (to - from + 2 * dayMinutes - 1) % dayMinutes;
}

function least(options: readonly number[], distance: (minutes: number) => number): number {
  return options.reduce((best, option) => (distance(option) < distance(best) ? option : best));
}
