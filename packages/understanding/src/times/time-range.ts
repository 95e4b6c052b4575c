/** Turns a named range into two instants in a zone, and into words: "last-week" -> Monday 00:00 to Monday 00:00, "last week". */
import { Temporal } from 'temporal-polyfill';
import { between, calendarPeriod, dayInWords, days, type Looking, type NamedPeriod } from './calendar-period.ts';

const nightStartsAt = 18;
const nightEndsAt = 8;
const middayAt = 12;

/** Days are calendar days in `zone`, so one is 23 or 25 hours long when clocks change. A name nobody knows means the last 7 days, and says so. */
export function periodOf(range: string, zone: string, nowMs: number, looking: Looking = 'back'): NamedPeriod {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  const stepped = beforeAnother.exec(range);
  if (stepped) return spanBefore(stepped, zone, nowMs, looking);
  const [first, last] = range.split('~');
  if (first !== undefined && last !== undefined) return fromTo(first, last, zone, now, looking);
  if (clockSpan.test(range)) return onLikelyDay(range, now, looking);
  const [day = '', part] = range.split('.');
  if (part !== undefined && clockSpan.test(part)) return withinDay(periodOf(day, zone, nowMs, looking), part, now);
  if (part !== undefined) return partOfDay(periodOf(day, zone, nowMs, looking), part, zone);
  if (range.startsWith('after-')) return yearAfter(periodOf(range.slice('after-'.length), zone, nowMs, 'ahead'), zone);
  return (
    namedDay(range, now) ??
    namedSpan(range, now, looking) ??
    countedSpan(range, now) ??
    calendarPeriod(range, now, looking) ??
    lastDays(now, 7)
  );
}

/** `28d-before-this-month`: as long as that, up to where the other begins. */
const beforeAnother = /^(\d{1,3})(m|h|d)-before-(.+)$/;

function spanBefore(
  [, counted, unit, other = '']: RegExpExecArray,
  zone: string,
  nowMs: number,
  looking: Looking,
): NamedPeriod {
  const { fromMs } = periodOf(other, zone, nowMs, looking);
  const end = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  const count = Number(counted);
  const name = unit === 'm' ? 'minutes' : unit === 'h' ? 'hours' : 'days';
  const till = name === 'days' || end.equals(end.startOfDay()) ? dayInWords(end) : shownTime(end);
  const length = count === 1 ? name.slice(0, -1) : `${count} ${name}`;
  return between(end.subtract({ [name]: count }), end, `in the ${length} before ${till}`);
}

function shownTime(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Hours of the parts of a day; the night ends on the next. */
const hoursOf: Readonly<Record<string, readonly [number, number]>> = {
  morning: [5, 12],
  afternoon: [12, 18],
  evening: [17, 24],
  night: [18, 32],
};

function partOfDay(day: NamedPeriod, part: string, zone: string): NamedPeriod {
  const [from, to] = hoursOf[part] ?? [0, 24];
  const start = Temporal.Instant.fromEpochMilliseconds(day.fromMs).toZonedDateTimeISO(zone).startOfDay();
  const end = start.add({ days: Math.floor(to / 24) });
  return between(atHour(start, from), atHour(end, to % 24), `${day.words} ${part}`);
}

/** `18:00-18:30`, `14:05-now`. */
const clockSpan = /^(\d\d:\d\d)-(\d\d:\d\d|now)(\/12)?$/;

/** Of a day: an end before its start is on the next one. */
function withinDay(day: NamedPeriod, span: string, now: Temporal.ZonedDateTime): NamedPeriod {
  const [, from = '', to = '', either] = clockSpan.exec(span) ?? [];
  if (either !== undefined) {
    const [early, late] = [`${from}-${to}`, `${laterBy12(from)}-${laterBy12(to)}`].map((one) =>
      withinDay(day, one, now),
    );
    // The nearer of what may have been in the morning or in the evening.
    const isToday = day.fromMs <= now.epochMilliseconds && day.toMs > now.epochMilliseconds;
    if (early && late) return late.fromMs <= now.epochMilliseconds && isToday ? late : early;
  }
  const start = Temporal.Instant.fromEpochMilliseconds(day.fromMs)
    .toZonedDateTimeISO(now.timeZoneId)
    .withPlainTime(Temporal.PlainTime.from(from));
  if (to === 'now') return between(start, now, `since ${from}${day.words === 'today' ? '' : ` ${day.words}`}`);
  const end = start.withPlainTime(Temporal.PlainTime.from(to));
  return between(start, to <= from ? end.add({ days: 1 }) : end, `${day.words} between ${from} and ${to}`);
}

/** Where no day is named: the one that was last for the past, the one that comes for plans. */
function laterBy12(time: string): string {
  const [hour = '0', minute = '00'] = time.split(':');
  return `${String((Number(hour) + 12) % 24).padStart(2, '0')}:${minute}`;
}

function onLikelyDay(span: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod {
  const today = now.startOfDay();
  const found = withinDay(days(today, 1, 'today'), span, now);
  const isWrong = looking === 'back' ? found.fromMs > now.epochMilliseconds : found.toMs <= now.epochMilliseconds;
  if (!isWrong) return found;
  return looking === 'back'
    ? withinDay(days(today.subtract({ days: 1 }), 1, 'yesterday'), span, now)
    : withinDay(days(today.add({ days: 1 }), 1, 'tomorrow'), span, now);
}

/** "from Monday to Friday", "since Monday", "until Friday": an end before its start is the one that comes. */
function fromTo(first: string, last: string, zone: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod {
  const nowMs = now.epochMilliseconds;
  if (first === 'now') {
    const { toMs, words } = periodOf(last, zone, nowMs, 'ahead');
    return { fromMs: nowMs, toMs, words: `until ${bare(words)}` };
  }
  const from = periodOf(first, zone, nowMs, looking);
  if (last === 'now') return { fromMs: from.fromMs, toMs: nowMs, words: `since ${bare(from.words)}` };
  if (last === 'on') return { ...yearAfter(from, zone), fromMs: from.fromMs, words: `from ${bare(from.words)} on` };
  const near = periodOf(last, zone, nowMs, looking);
  const to = near.toMs > from.toMs ? near : periodOf(last, zone, from.fromMs, 'ahead');
  const words =
    from.toMs === to.fromMs ? `${from.words} and ${to.words}` : `from ${bare(from.words)} to ${bare(to.words)}`;
  return { fromMs: from.fromMs, toMs: to.toMs, words };
}

function bare(words: string): string {
  return words.replace(/^(?:on|in) /, '');
}

/** What lies behind a time rather than in it. */
function yearAfter({ toMs, words }: NamedPeriod, zone: string): NamedPeriod {
  const from = Temporal.Instant.fromEpochMilliseconds(toMs).toZonedDateTimeISO(zone);
  return between(from, from.add({ years: 1 }), `after ${words}`);
}

function namedDay(range: string, now: Temporal.ZonedDateTime): NamedPeriod | undefined {
  const today = now.startOfDay();
  switch (range) {
    case 'today':
      return days(today, 1, 'today');
    case 'yesterday':
      return days(today.subtract({ days: 1 }), 1, 'yesterday');
    case 'day-before-yesterday':
      return days(today.subtract({ days: 2 }), 1, 'the day before yesterday');
    case 'tomorrow':
      return days(today.add({ days: 1 }), 1, 'tomorrow');
    case 'day-after-tomorrow':
      return days(today.add({ days: 2 }), 1, 'the day after tomorrow');
    case 'before-today':
      return between(today.subtract({ years: 1 }), today, 'before today');
    case 'tonight':
      return between(atHour(today, nightStartsAt), atHour(today.add({ days: 1 }), nightEndsAt), 'tonight');
    case 'last-night':
      return between(atHour(today.subtract({ days: 1 }), nightStartsAt), atHour(today, nightEndsAt), 'last night');
    case 'this-morning':
      return between(today, atHour(today, middayAt), 'this morning');
    case 'this-afternoon':
      return between(atHour(today, middayAt), atHour(today, nightStartsAt), 'this afternoon');
    default:
      return undefined;
  }
}

function namedSpan(range: string, now: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const today = now.startOfDay();
  if (range.endsWith('weekend')) return weekend(range, today, looking);
  const quarterNumber = Number(/^q([1-4])$/.exec(range)?.[1]);
  if (quarterNumber >= 1) return numberedQuarter(quarterNumber, today, looking);
  const match = /^(this|last|next|before-last)-(week|month|quarter|year)$/.exec(range);
  if (!match) return undefined;
  const [, which = '', unit = ''] = match;
  const step = { this: 0, last: -1, 'before-last': -2 }[which] ?? 1;
  const words = which === 'before-last' ? `the ${unit} before last` : `${which} ${unit}`;
  if (unit === 'week') {
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: step });
    return between(monday, monday.add({ weeks: 1 }), words);
  }
  if (unit === 'year') {
    const first = today.with({ month: 1, day: 1 }).add({ years: step });
    return between(first, first.add({ years: 1 }), words);
  }
  const months = unit === 'quarter' ? 3 : 1;
  const month = today.month - ((today.month - 1) % months);
  const first = today.with({ month, day: 1 }).add({ months: step * months });
  return between(first, first.add({ months }), words);
}

/** "Q1": of the past the one that was last, or runs; of plans the one that runs or comes. */
function numberedQuarter(number: number, today: Temporal.ZonedDateTime, looking: Looking): NamedPeriod {
  const first = today.with({ month: number * 3 - 2, day: 1 });
  const end = first.add({ months: 3 });
  const isAhead = Temporal.ZonedDateTime.compare(first, today) > 0;
  const isOver = Temporal.ZonedDateTime.compare(end, today) <= 0;
  const step = looking === 'back' && isAhead ? -1 : looking === 'ahead' && isOver ? 1 : 0;
  return between(first.add({ years: step }), end.add({ years: step }), `in Q${number}`);
}

/** Saturday and Sunday. Said plainly it is the one that runs or comes for plans, the one that runs or was for the past. */
function weekend(range: string, today: Temporal.ZonedDateTime, looking: Looking): NamedPeriod | undefined {
  const saturday = today.subtract({ days: today.dayOfWeek - 1 }).add({ days: 5 });
  const isOn = today.dayOfWeek >= 6;
  if (range === 'next-weekend') return days(saturday.add({ weeks: 1 }), 2, 'next weekend');
  if (range === 'last-weekend') return days(saturday.subtract({ weeks: 1 }), 2, 'last weekend');
  if (range === 'before-last-weekend') return days(saturday.subtract({ weeks: 2 }), 2, 'the weekend before last');
  if (range !== 'weekend' && range !== 'this-weekend') return undefined;
  if (isOn || looking === 'ahead') return days(saturday, 2, 'this weekend');
  return days(saturday.subtract({ weeks: 1 }), 2, 'last weekend');
}

/** "2h", "30d", "45m", "next-7d". */
function countedSpan(range: string, now: Temporal.ZonedDateTime): NamedPeriod | undefined {
  const match = /^(next-)?(\d{1,3})(m|h|d)$/.exec(range);
  if (!match) return undefined;
  const count = Number(match[2]);
  const unit = match[3] === 'm' ? 'minutes' : match[3] === 'h' ? 'hours' : 'days';
  const words = count === 1 ? unit.slice(0, -1) : `${count} ${unit}`;
  if (match[1]) return between(now, now.add({ [unit]: count }), `in the next ${words}`);
  return between(now.subtract({ [unit]: count }), now, `in the last ${words}`);
}

function lastDays(now: Temporal.ZonedDateTime, count: number): NamedPeriod {
  return between(now.subtract({ days: count }), now, `in the last ${count} days`);
}

function atHour(day: Temporal.ZonedDateTime, hour: number): Temporal.ZonedDateTime {
  return day.with({ hour });
}

/** The next time that a clock in `zone` shows this ("12:45"): today, or tomorrow where it is past. */
export function nextTimeAt(clock: string, zone: string, nowMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  const today = now.withPlainTime(Temporal.PlainTime.from(clock));
  return (Temporal.ZonedDateTime.compare(today, now) < 0 ? today.add({ days: 1 }) : today).epochMilliseconds;
}
