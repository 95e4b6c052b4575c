/** When something is planned, in the words people type, checked against the clocks of the zone: understood, or asked about, never guessed. */

import { localDay, zoned } from '../format/zone-time.ts';
import { findRepeatDoubt } from '../registry/repeat-words.ts';
import { arrange } from './when/arrange.ts';
import { withoutAsides } from './when/asides.ts';
import { askForTime } from './when/ask-for-time.ts';
import { askSeveral } from './when/ask-several.ts';
import { type Asks, askings } from './when/askings.ts';
import { withComputedDays } from './when/computed-days.ts';
import { daysOf } from './when/day-choices.ts';
import { endingOf } from './when/ending.ts';
import { type Exact, intervalWords, isoWords, relativeWords } from './when/exact-words.ts';
import type { NamedDay } from './when/items.ts';
import { intoEnglish } from './when/languages/into-english.ts';
import { withOpenStart } from './when/open-start.ts';
import { inEachZone } from './when/other-zone.ts';
import { withoutProse } from './when/prose.ts';
import { readItems } from './when/read-items.ts';
import { fromFirst, readingsOf } from './when/readings.ts';
import { resolveRepeat } from './when/resolve-repeat.ts';
import { resolveSingle } from './when/resolve-single.ts';
import { restatedSpan } from './when/restate.ts';
import { inFigures, withHalves, withNoughts, withoutSlips } from './when/rewordings.ts';
import { respell } from './when/spelling.ts';
import { takeRepeat } from './when/take-repeat.ts';
import { takeZone } from './when/take-zone.ts';
import { tidy } from './when/taken.ts';
import type { When, WhenOptions, WhenOutcome } from './when/when.ts';
import { wholeDay } from './when/whole-day.ts';

const longestText = 200;
const examples =
  'For example: "Saturday 22:00-23:30 Berlin", "tomorrow 10pm for 90 minutes" or "every last Saturday of the month at 22:00 for 90m".';

/** Reads a time expression. Pure: the same words at the same instant give the same outcome. */
export function parseWhen(typed: string, options: WhenOptions): WhenOutcome {
  if (typed.length > longestText) return notUnderstood(`That is too long for a time. ${examples}`);
  const english = intoEnglish(typed);
  const read = parseEnglish(english, options);
  if (read.kind !== 'not-understood' || english === typed) return read;
  // What is not followed is named in the words that were typed.
  const asTyped = parseEnglish(typed, options);
  return asTyped.kind === 'not-understood' ? asTyped : read;
}

function parseEnglish(typed: string, options: WhenOptions): WhenOutcome {
  const twice = inEachZone(tidy(typed), options.zone);
  if (twice) {
    const [one, other] = [parseEnglish(twice[0], options), parseEnglish(twice[1], options)];
    if (one.kind !== 'understood') return one;
    if (other.kind !== 'understood') return other;
    if (isSameTime(one.when, other.when)) return one;
    return askings.zones([one, other]);
  }
  const { nowMs } = options;
  const named = takeZone(startFirst(inFigures(withNoughts(withoutSlips(tidy(intervalWords(typed)))))), options.zone);
  const found = named.found;
  if (found?.kind === 'ambiguous') return askIfRead(askings.zone(typed, found), options);
  const zone = found?.zone ?? options.zone;
  const halves = withHalves(
    withComputedDays(withoutAsides(named.rest, options.zone), localDay(nowMs, zone)),
    options.zone,
  );
  const inZone = (texts: readonly string[]) => texts.map((text) => withZone(text, found?.typed));
  if ('word' in halves) return askIfRead(askings.halves(halves.word, inZone(halves.texts)), options);
  const spelt = respell(halves.text);
  if ('word' in spelt) return askIfRead(askings.spelling(spelt.word, inZone(spelt.texts)), options);
  const doubt = findRepeatDoubt(spelt.text);
  if (doubt) return askIfRead(askings.repeat(withZone(spelt.text, found?.typed), doubt), options);
  const open = withOpenStart(spelt.text);
  if (open) {
    const read = parseEnglish(withZone(open, found?.typed), options);
    return read.kind === 'understood' ? askings.noStart(read) : read;
  }
  const ending = endingOf(spelt.text);
  if (ending)
    return startBefore(parseEnglish(withZone(`${ending.end} for ${ending.length}`, found?.typed), options), options);
  const exact: Exact = { instants: [] };
  const repeat = takeRepeat(relativeWords(isoWords(spelt.text, zone, exact), nowMs, zone, exact));
  const until = repeat.found ? takeUntil(repeat.rest, localDay(nowMs, zone)) : { rest: repeat.rest };
  if ('impossible' in until) return notUnderstood(until.impossible);
  const arranged = arrange(readItems(until.rest));
  if (arranged.kind === 'unread') {
    const alone = withoutProse(typed, options.zone);
    const read = alone === undefined ? undefined : parseEnglish(alone, options);
    return read && read.kind !== 'not-understood' ? read : notFollowed(arranged.typed, typed);
  }
  const timed = wholeDay(arranged);
  if (timed === undefined) {
    const days = repeat.found ? undefined : askForTime(arranged, zone, options);
    return days ?? notFollowed(arranged.isAllDay ? 'all day' : until.rest, typed);
  }
  const { start, end, lastsSeconds } = timed;
  const readings = readingsOf(
    { start, ...(end && { end }) },
    {
      nowMs,
      zone,
      homeZone: options.zone,
      repeats: isOnDays(repeat.found?.rrule),
      isSeries: repeat.found !== undefined,
      isAllDay: arranged.isAllDay,
    },
  );
  if (readings.kind === 'unread') return notFollowed(readings.typed, typed);
  if (readings.kind === 'impossible') return notUnderstood(readings.question);
  if (readings.kind === 'several' && until.until !== undefined) return notFollowed(start.dates[0]?.typed ?? '', typed);
  if (readings.kind === 'contradiction') return notUnderstood(`"${readings.typed}" don't go together. ${examples}`);
  if (!end && lastsSeconds === undefined) return askings.noEnd(typed);
  const { isAllDay } = arranged;
  const parts = {
    typed,
    options,
    zone,
    zoneFound: found,
    exact,
    isAllDay,
    ...(lastsSeconds !== undefined && { lastsSeconds }),
  };
  if (readings.kind === 'several') {
    const { startDays, choices } = readings;
    const isOfWeekdays = [...start.dates, ...(end?.dates ?? [])].every(isOfWeekday);
    if (!repeat.found || isOfWeekdays || !startDays.isRun)
      return askSeveral(parts, startDays, choices, { isOfWeekdays });
    const last = startDays.days.at(-1) ?? '';
    return resolveRepeat(parts, fromFirst(readings), { ...repeat.found, typed: repeat.typed, until: last });
  }
  if (!repeat.found) {
    const read = resolveSingle(parts, readings);
    const last = read.kind === 'understood' ? lastDayIn(spelt.text, read.when) : undefined;
    return read.kind === 'understood' && last !== undefined ? askings.hoursOrDays(read, last) : read;
  }
  return resolveRepeat(parts, readings, {
    ...repeat.found,
    typed: repeat.typed,
    ...(until.until && { until: until.until }),
  });
}

/** Of two answers of which only one can be read, it is that one; where none can, it is said what is in the way. */
function askIfRead(asks: Asks, options: WhenOptions): WhenOutcome {
  const read = asks.choices.map(({ text }) => parseEnglish(text, options));
  const [only, other] = read.filter(({ kind }) => kind !== 'not-understood');
  return other ? asks : (only ?? read[0] ?? asks);
}

function isOfWeekday({ date }: NamedDay): boolean {
  if (date.form === 'several') return date.parts.every(({ from, to = [] }) => [...from, ...to].every(isOfWeekday));
  return date.form === 'weekday' && date.shift === undefined;
}

/** Midnight and the night of "every day" need no day of their own. */
function isOnDays(rrule: string | undefined): boolean {
  return rrule !== undefined && rrule !== 'FREQ=DAILY';
}

/** "until 17:00, we begin in ten minutes": the start is read first. */
function startFirst(text: string): string {
  return text.replace(
    /^(?:until|till|up to|to|ending|ends|by)\s+([^,]*?\d[^,]*?)(?:\s+(?:we're|we are|it's|it is|everything is|all)\s+(?:back|done|over|finished|up)(?:\s+again)?)?,\s*(.*\d.*|.*\bin\s.+)$/i,
    '$2 until $1',
  );
}

/** Of "Tue 14-16" on a 14th, which may as well be three days. */
function lastDayIn(text: string, { startsAtMs, zone }: When): number | undefined {
  const [, first, last] = /^[a-z]+\.?,?\s+(\d{1,2})\s?-\s?(\d{1,2})$/i.exec(text) ?? [];
  const date = zoned(startsAtMs, zone);
  return Number(first) === date.day && Number(last) <= date.daysInMonth ? Number(last) : undefined;
}

/** What was read begins where the window is to end. A series, and what had to be asked about, can't be turned round. */
function startBefore(read: WhenOutcome, options: WhenOptions): WhenOutcome {
  if (read.kind === 'not-understood') return read;
  if (read.kind !== 'understood' || read.when.rrule !== undefined)
    return notUnderstood(`Say when it starts, too. ${examples}`);
  const { startsAtMs, lastsSeconds, zone } = read.when;
  return parseEnglish(restatedSpan(startsAtMs - lastsSeconds * 1000, startsAtMs, zone), options);
}

function isSameTime(one: When, other: When): boolean {
  return one.startsAtMs === other.startsAtMs && one.endsAtMs === other.endsAtMs && one.rrule === other.rrule;
}

function withZone(text: string, zone: string | undefined): string {
  return zone === undefined ? text : `${text} ${zone}`;
}

/** The last day of a repeat: "until 30 June". A clock time after "until" is not one. */
function takeUntil(text: string, today: string): { rest: string; until?: string } | { impossible: string } {
  for (const match of text.matchAll(/\b(?:until|till|ending(?:\s+on)?|through)\s+/gi)) {
    const items = readItems(text.slice(match.index + match[0].length)).filter(({ kind }) => kind !== 'filler');
    const dates = items.flatMap((item) => (item.kind === 'date' ? [item] : []));
    // "until 30 June for 90 minutes".
    const lengths = items.flatMap(({ kind, typed }) => (kind === 'length' ? [typed] : []));
    const found = dates.length + lengths.length === items.length ? daysOf(dates, today) : undefined;
    if (found?.kind === 'impossible') return { impossible: found.question };
    const [day, other] = found?.kind === 'days' ? found.days : [];
    const rest = [text.slice(0, match.index), ...lengths].join(' ');
    if (day !== undefined && other === undefined) return { rest: tidy(rest), until: day };
  }
  return { rest: text };
}

function notUnderstood(question: string): WhenOutcome {
  return { kind: 'not-understood', question };
}

function notFollowed(rest: string, typed: string): WhenOutcome {
  const left = tidy(rest);
  const what =
    left === '' || left === tidy(typed)
      ? "I couldn't read that as a time."
      : `I couldn't follow "${left.slice(0, 60)}".`;
  return notUnderstood(`${what} ${examples}`);
}
