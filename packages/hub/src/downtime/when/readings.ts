/** Every window that the words can mean: their days crossed with their times of day. */
import { localDay } from '../../format/zone-time.ts';
import type { Side } from './arrange.ts';
import { daysOf, plusDays } from './day-choices.ts';
import type { Days } from './days.ts';
import { type HourChoice, type HourDoubt, type Hours, hourChoices, type Timed } from './hour-choices.ts';
import type { Part, TimeOfDay } from './items.ts';

export type Reading = {
  startDay: string;
  startMinutes: number;
  /** No day was named, or only a weekday: a time that has passed is that of the next such day. */
  opens?: 'next-day' | 'next-week';
  /** Minutes since midnight of `day`. `opens`: a weekday alone, the next one behind the start. */
  end?: { day: string; minutes: number; opens?: true };
};

export type Doubt =
  | HourDoubt
  | 'no-day'
  | 'today'
  | 'gone-by'
  | 'gone-today'
  | 'next'
  | 'order'
  | 'weekday'
  | 'zone-day'
  | 'edge'
  | 'start-day';

export type SeveralDays = Extract<Days, { kind: 'several' }>;

export type Readings =
  | { kind: 'readings'; readings: readonly Reading[]; why?: Doubt; startDays: Days }
  | { kind: 'several'; startDays: SeveralDays; choices: readonly HourChoice[] }
  | { kind: 'contradiction'; typed: string }
  | { kind: 'impossible'; question: string }
  | { kind: 'unread'; typed: string };

type FoundReadings = Extract<Readings, { kind: 'readings' }>;

export type ReadingContext = {
  nowMs: number;
  zone: string;
  /** Where the writer is: "tomorrow" is theirs. */
  homeZone: string;
  /** The repeat that the text names, whose days are not to be counted here. */
  repeats: boolean;
  /** Any repeat, also one of every day. */
  isSeries: boolean;
  isAllDay: boolean;
};

type Sides = { start: Side; end?: Side };

export function readingsOf({ start, end }: Sides, context: ReadingContext): Readings {
  const today = localDay(context.nowMs, context.zone);
  // "22:00-23:30 on Saturday": the day stands behind, and is that of the start.
  const isBehind = start.dates.length === 0 && end !== undefined && end.dates.length > 0 && !end.isDayFirst;
  const startDays = sideDays(isBehind ? end.dates : start.dates, context);
  const endDays: Days = end && !isBehind ? sideDays(end.dates, context) : { kind: 'none' };
  for (const days of [startDays, endDays]) {
    if (days.kind === 'impossible') return days;
    if (days.kind === 'unread') return days;
  }
  if (endDays.kind === 'several') return { kind: 'unread', typed: end?.dates[0]?.typed ?? '' };
  const isTonight = startDays.kind === 'days' && startDays.isTonight === true;
  const endsOnDay = endDays.kind === 'days' || end?.isNextDay === true;
  const hours = hoursOf(start, end, {
    hasDay: (startDays.kind === 'days' && !isTonight) || context.repeats,
    isNight: (start.part ?? (isBehind ? end?.part : undefined)) === 'night' && !isTonight,
    endsOnDay,
    isPartOfBoth: isBehind && start.part === undefined,
    isTwelveHours: twelveHours.test(context.homeZone) && [start, end].every((side) => side?.timeTyped.includes(':')),
  });
  if (!hours || hours.kind === 'contradiction') return { kind: 'contradiction', typed: contradicting(start, end) };
  if (startDays.kind === 'several') {
    const isNight = start.part === 'night' || (isBehind && end.part === 'night');
    const choices = end?.isNextDay ? hours.choices.map(endingADayLater) : hours.choices;
    return severalReadings(startDays, choices, { ...context, isNight });
  }
  const opensEnd = endDays.kind === 'days' && endDays.isOpen ? { opens: true as const } : {};
  const isDayless =
    startDays.kind === 'none' && endDays.kind === 'none' && !context.isSeries && end?.isNextDay !== true;
  const starts = isDayless ? todayOrTomorrow(today) : startsOf(startDays, endDays, today, isTonight);
  const readings = starts.flatMap(({ day, opens }) =>
    hours.choices.flatMap((choice) => {
      const startDay = plusDays(day, choice.startShift);
      const ends = endDays.kind === 'days' ? endDays.days : end?.isNextDay ? [plusDays(startDay, 1)] : [startDay];
      return ends.map(
        (endDay): Reading => ({
          startDay,
          startMinutes: choice.startMinutes,
          ...(opens && { opens }),
          ...(choice.endMinutes !== undefined && { end: { day: endDay, minutes: choice.endMinutes, ...opensEnd } }),
        }),
      );
    }),
  );
  // "22:00 to yesterday 23:00".
  if (readings.length === 0) return { kind: 'impossible', question: 'That end has passed already. When does it end?' };
  const dayDoubt = startDays.kind === 'days' ? startDays.why : undefined;
  const endDoubt = endDays.kind === 'days' ? endDays.why : undefined;
  const why =
    dayDoubt ?? endDoubt ?? (isDayless ? 'no-day' : hours.why) ?? (readings.length > 1 ? 'start-day' : undefined);
  return { kind: 'readings', readings, startDays, ...(why && { why }) };
}

/** Where most people's clocks have twelve hours: there "6:00 to 6:30" is as likely to be the evening's. */
const twelveHours =
  /^(?:America\/(?!Sao_Paulo|Argentina)|Australia\/|Pacific\/|Asia\/(?:Kolkata|Manila|Karachi|Dhaka)$)/;

type HourContext = {
  hasDay: boolean;
  isNight: boolean;
  endsOnDay: boolean;
  isPartOfBoth: boolean;
  isTwelveHours: boolean;
};

/** "9-5 Saturday evening": the part behind both may be said of either, and is asked about where that makes a difference. */
function hoursOf(start: Side, end: Side | undefined, context: HourContext): Hours | undefined {
  if (!start.time) return undefined;
  const [from, to] = [timed(start.time, start.part), end?.time && timed(end.time, end.part)];
  const ofEnd = hourChoices(from, to, context);
  if (!context.isPartOfBoth || !end?.time || end.part === undefined) return ofEnd;
  const ofStart = hourChoices(timed(start.time, end.part), timed(end.time, undefined), context);
  if (ofEnd.kind === 'contradiction' || ofStart.kind === 'contradiction') {
    return ofEnd.kind === 'contradiction' ? ofStart : ofEnd;
  }
  const all = new Map([...ofStart.choices, ...ofEnd.choices].map((choice) => [JSON.stringify(choice), choice]));
  const why = all.size > 1 ? (ofStart.why ?? ofEnd.why ?? 'half') : undefined;
  return { kind: 'choices', choices: [...all.values()], ...(why && { why }) };
}

function timed(time: TimeOfDay, part: Part | undefined): Timed {
  return { time, ...(part && { part }) };
}

/** A day that is today here and tomorrow there is asked about. */
function sideDays(dates: Side['dates'], { nowMs, zone, homeZone }: ReadingContext): Days {
  const [there, here] = [localDay(nowMs, zone), localDay(nowMs, homeZone)];
  const days = daysOf(dates, there);
  const isRelative = dates.some(({ date }) => ['offset', 'weekday', 'several'].includes(date.form));
  if (there === here || !isRelative) return days;
  const home = daysOf(dates, here);
  if (days.kind === 'several' && home.kind === 'several' && days.days[0] !== home.days[0])
    return { kind: 'unread', typed: dates[0]?.typed ?? '' };
  if (days.kind !== 'days') return days;
  const all = home.kind === 'days' ? [...new Set([...home.days, ...days.days])] : days.days;
  return all.length === days.days.length ? days : { kind: 'days', days: all, isOpen: false, why: 'zone-day' };
}

type Start = { day: string; opens?: 'next-day' | 'next-week' };

/** Without a day the next two are asked about: what is announced wrongly is read by everyone. */
function todayOrTomorrow(today: string): Start[] {
  return [{ day: today, opens: 'next-day' }, { day: plusDays(today, 1) }];
}

function startsOf(start: Days, end: Days, today: string, isTonight: boolean): Start[] {
  if (isTonight) return [{ day: today, opens: 'next-day' }];
  if (start.kind === 'days')
    return start.days.map((day) => ({ day, ...(start.isOpen && { opens: 'next-week' as const }) }));
  // "22:00 to Saturday 02:00": tonight until then, or only the night before.
  const [lastDay] = end.kind === 'days' ? end.days : [];
  if (lastDay === undefined) return [{ day: today, opens: 'next-day' }];
  return [...new Set([today, plusDays(lastDay, -1), lastDay])]
    .filter((day) => day >= today && day <= lastDay)
    .map((day) => ({ day }));
}

/** All day they are one window; a night that touches two is one where it is said so. Else they are a window each, or are they? */
function severalReadings(
  days: SeveralDays,
  choices: readonly HourChoice[],
  { isAllDay, isSeries, isNight }: ReadingContext & { isNight: boolean },
): Readings {
  const [first = ''] = days.days;
  if (isAllDay && days.isRun && !isSeries) {
    const whole = { startDay: first, startMinutes: 0, end: { day: days.days.at(-1) ?? first, minutes: 1440 } };
    return { kind: 'readings', readings: [whole], startDays: days };
  }
  // "Sat-Sun 22:00-02:00" is the night between; "Sat-Sun 01:00-03:00" may be two.
  const isEarlyToo = days.joint === 'slash' || isNight;
  const nights =
    days.joint === 'and' || isSeries
      ? []
      : nightsOf(days, choices).filter(({ startMinutes }) => isEarlyToo || startMinutes >= 720);
  if (nights.length === 0) return { kind: 'several', startDays: days, choices };
  return { kind: 'readings', readings: nights, startDays: days, ...(nights.length > 1 && { why: 'half' as const }) };
}

/** "Sat and Sun 22:00 to 02:00 the next day": counted from the midnight before the start, as without the words. */
function endingADayLater({ endMinutes = 0, ...start }: HourChoice): HourChoice {
  return { ...start, endMinutes: endMinutes + 1440 };
}

/** Of a repeat that names its first and last day. */
export function fromFirst({ startDays, choices }: Extract<Readings, { kind: 'several' }>): FoundReadings {
  const [startDay = ''] = startDays.days;
  const readings = choices.map(
    ({ startMinutes, endMinutes }): Reading => ({
      startDay,
      startMinutes,
      ...(endMinutes !== undefined && { end: { day: startDay, minutes: endMinutes } }),
    }),
  );
  const why = readings.length > 1 ? ({ why: 'half' } as const) : {};
  return { kind: 'readings', readings, startDays: { kind: 'days', days: [startDay], isOpen: false }, ...why };
}

/** "Sat/Sun 22:00-02:00" begins on the first day, "Sat/Sun 01:00-03:00" on the second. */
export function nightsOf({ days, isRun }: SeveralDays, choices: readonly HourChoice[]): Reading[] {
  const [from = '', to, third] = days;
  if (!isRun || to === undefined || third !== undefined) return [];
  return choices.flatMap(({ startMinutes, endMinutes }): Reading[] => {
    const isLate = startMinutes >= 720 && (endMinutes === undefined ? startMinutes >= 1080 : endMinutes >= 1440);
    const isEarly = startMinutes < 360 && (endMinutes ?? 0) < 1080;
    if (!isLate && !isEarly) return [];
    const startDay = isLate ? from : to;
    return [
      { startDay, startMinutes, ...(endMinutes !== undefined && { end: { day: startDay, minutes: endMinutes } }) },
    ];
  });
}

function contradicting(start: Side, end: Side | undefined): string {
  const sides = [start, end].flatMap((side) => (side?.part ? [`${side.part}" and "${side.timeTyped}`] : []));
  return sides[0] ?? start.timeTyped;
}
