/** Asks whether several days are a window each, which is a repeat with an end, or one window over all of them. */
import { Temporal } from 'temporal-polyfill';
import { listInWords } from '../../format/words.ts';
import { longestWindowSeconds } from '../plan.ts';
import { shortSpan } from './ask-which.ts';
import { type Asks, askings } from './askings.ts';
import { weekdayName } from './calendar-words.ts';
import { plusDays } from './day-choices.ts';
import type { HourChoice } from './hour-choices.ts';
import { minutesWords, plainDayWords, timesTyped } from './read-back.ts';
import { nightsOf, type SeveralDays } from './readings.ts';
import { isPast, nearestAt, type WhenParts } from './resolve-instants.ts';
import { restatedSpan } from './restate.ts';

type Times = { startMinutes: number; endMinutes: number };

/** `isOfWeekdays`: no date was named, so that every week may be meant. */
export function askSeveral(
  parts: WhenParts,
  { days: all, isRun, joint }: SeveralDays,
  hours: readonly HourChoice[],
  { isOfWeekdays }: { isOfWeekdays: boolean },
): Asks {
  const agreeing = hours.flatMap((hour) => timesOf(hour, parts.lastsSeconds));
  const times = agreeing.filter(({ startMinutes, endMinutes }) => endMinutes - startMinutes <= 1440);
  const [first] = times;
  if (!first) return agreeing.length === 0 ? askings.otherLength() : askings.intoNext();
  const days = all.filter((day) => !isPast(nearestAt(day, first.startMinutes, parts), parts));
  const [day, second] = days;
  if (day === undefined || second === undefined) return onlyOne(day, times, parts);
  const nights = nightsOf({ kind: 'several', days, isRun, joint }, times.map(hourOf));
  const singles = nights.length > 0 || joint === 'and' ? nights.map(spanOf) : times.map(overAll);
  const single = singles.flatMap((span) => spanChoice(span, parts, 'One window: '));
  const each = times.flatMap((time) => eachDay(days, time, parts.zone));
  const weekly = isOfWeekdays && times.length === 1 ? everyWeek(days, first, parts.zone) : [];
  return {
    kind: 'asks',
    about: 'several',
    question: `That is ${days.length} days, each with a window of its own${single.length > 0 ? ', or one window over all of them' : ''}. Which one do you mean?`,
    choices: [...each, ...single, ...weekly].slice(0, 4),
  };

  function spanOf({ startDay, startMinutes, end }: ReturnType<typeof nightsOf>[number]): [number, number] {
    return [nearestAt(startDay, startMinutes, parts), nearestAt(startDay, end?.minutes ?? startMinutes, parts)];
  }

  function overAll({ startMinutes, endMinutes }: Times): [number, number] {
    // "Fri-Sun 22:00-02:00" as one window ends at two on Sunday.
    const end = endMinutes > 1440 ? endMinutes - 1440 : endMinutes;
    return [nearestAt(days[0] ?? '', startMinutes, parts), nearestAt(days.at(-1) ?? '', end, parts)];
  }
}

/** Days of which the others have passed by now. */
function onlyOne(day: string | undefined, times: readonly Times[], parts: WhenParts): Asks {
  if (day === undefined)
    return { kind: 'asks', about: 'past', question: 'Those days are over. Which days do you mean?', choices: [] };
  const spans = times.map(({ startMinutes, endMinutes }): [number, number] => [
    nearestAt(day, startMinutes, parts),
    nearestAt(day, endMinutes, parts),
  ]);
  return {
    kind: 'asks',
    about: 'several',
    question: `Only ${plainDayWords(day)} is still to come. Do you mean that day?`,
    choices: spans.flatMap((span) => spanChoice(span, parts)),
  };
}

function hourOf({ startMinutes, endMinutes }: Times): HourChoice {
  return { startMinutes, startShift: 0, endMinutes };
}

/** None where the end and the length do not agree. */
function timesOf({ startMinutes, endMinutes }: HourChoice, lastsSeconds: number | undefined): Times[] {
  const lasting = lastsSeconds === undefined ? endMinutes : startMinutes + lastsSeconds / 60;
  return lasting === undefined || lasting !== (endMinutes ?? lasting) ? [] : [{ startMinutes, endMinutes: lasting }];
}

function spanChoice(
  [startsAtMs, endsAtMs]: [number, number],
  { zone }: WhenParts,
  lead = '',
): Asks['choices'][number][] {
  if (endsAtMs <= startsAtMs || endsAtMs - startsAtMs > longestWindowSeconds * 1000) return [];
  const text = restatedSpan(startsAtMs, endsAtMs, zone);
  return [{ label: `${lead}${shortSpan(startsAtMs, endsAtMs, zone)}`, text }];
}

/** A repeat from the first day to the last; days that no weekdays tell apart from others between are left to be typed. */
function eachDay(days: readonly string[], time: Times, zone: string): Asks['choices'][number][] {
  const [first = ''] = days;
  const last = days.at(-1) ?? first;
  const isRun = days.every((day, at) => at === 0 || day === plusDays(days[at - 1] ?? day, 1));
  if (!isRun && last >= plusDays(first, 7)) return [];
  const repeat = isRun ? 'every day' : `every ${weekdaysOf(days)}`;
  // The year is that of the end too, but over New Year.
  const from =
    first.slice(0, 4) === last.slice(0, 4) ? plainDayWords(first).replace(/ \d{4}$/, '') : plainDayWords(first);
  return [
    {
      label: isRun
        ? `Each day, ${from} to ${plainDayWords(last)}, ${hoursWords(time)}`
        : `${weekdaysOf(days, 3)}, until ${plainDayWords(last)}, ${hoursWords(time)}`,
      text: `${repeat} ${timesTyped(time.startMinutes, time.endMinutes)} starting ${first} ${zoneTyped(zone)} until ${last}`,
    },
  ];
}

function everyWeek(days: readonly string[], time: Times, zone: string): Asks['choices'][number][] {
  if (days.length > 7) return [];
  const text = `every ${weekdaysOf(days)} ${timesTyped(time.startMinutes, time.endMinutes)}`;
  return [{ label: `Every week: ${weekdaysOf(days, 5)}, ${hoursWords(time)}`, text: `${text} ${zoneTyped(zone)}` }];
}

/** More than `mostInFull` are cut to three letters each: a button has room for 80. */
function weekdaysOf(days: readonly string[], mostInFull = 7): string {
  const names = days.map((day) => weekdayName(Temporal.PlainDate.from(day).dayOfWeek));
  return listInWords(days.length > mostInFull ? names.map((name) => name.slice(0, 3)) : names);
}

function hoursWords({ startMinutes, endMinutes }: Times): string {
  return `${minutesWords(startMinutes)}-${endMinutes === 1440 ? '24:00' : minutesWords(endMinutes % 1440)}`;
}

function zoneTyped(zone: string): string {
  return /^[+-]/.test(zone) ? `UTC${zone}` : zone;
}
