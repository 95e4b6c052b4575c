/** Spans of the clock within a day: "between 2 and 3", "from 7pm to 7:05pm", "around noon", "since 9". */

/** `18:00-18:30`, or `14:05-now` where it reaches to now; `10:15-10:20/12` may as well be in the evening. */
export type ClockSpan = `${string}-${string}`;

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const clock = `(\\d{1,2}|${words.join('|')}|noon|midday|midnight)(?:[:.](\\d{2}))?(?: ?(am|pm)| ?(o'?clock|h)\\b)?`;
const joining = ' ?(?:and|to|till?|until|through|[-–—]) ?';
/** "18:00 - 18:30": the tokenizer leaves the dash out. */
const nearby = ' ';
/** "from 2 to 3 days" counts something, and "from 1 to 5 March" is of days. */
const counted =
  '(?! ?(?:%|\\d|percent|per cent|seconds?|secs?|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|times?|servers?|services?|hosts?|machines?|outages?|incidents?|questions?|people|customers?|users?|million|thousand|k|gb|mb|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))';
const spoken = new RegExp(`(?:^|[^\\w.:-])(?:(between|from) )?${clock}${joining}${clock}(?![\\w:.]*\\d)${counted}\\b`);
const written = new RegExp(`(?:^|[^\\w.:])(?:(between|from) )?${clock}${nearby}${clock}(?![\\w:.]*\\d)`);
const open = new RegExp(`\\b(since|after|before) ${clock}(?![\\w:.]*\\d)${counted}`);

const around = new RegExp(
  `\\b(?:at|around|about|towards|round|(?:shortly|just|right) (?:before|after)) (?:about |around |roughly |exactly )?${clock}(?![\\w:.]*\\d)${counted}(?: (in the (?:morning|afternoon|evening)|at night|today|yesterday|last|this|on|sharp)\\b|(?=(,|$)))?`,
);

/** Of working people: one to six, without a word more, are in the afternoon. */
const firstHourOfDay = 7;
const minutesOfDay = 24 * 60;

export function clockSpanIn(text: string): ClockSpan | undefined {
  const typed = text.toLowerCase().replace(/\s+/g, ' ');
  const said = spokenOut(typed);
  const span = betweenTwo(said) ?? reachingOne(said) ?? aroundOne(said);
  return span !== undefined && mayBeLater.test(span) && said !== typed && !ofHalf.test(typed) ? `${span}/12` : span;
}

/** Before noon, and after the hours that working people sleep in. */
const mayBeLater = /^(?:0[7-9]|1[01]):\d\d-(?:0[7-9]|1[0-2]):\d\d$/;
/** Written as a clock shows it, or with the half of the day. */
const ofHalf =
  /\d[:.]\d\d|\b(?:\d{1,2} ?(?:am|pm)|am|pm|mornings?|afternoons?|evenings?|tonight|nights?|noon|lunch\w*)\b/;

function betweenTwo(said: string): ClockSpan | undefined {
  const dashed = written.exec(said);
  // Two times side by side are a span only where both are written as a clock shows them.
  const found = spoken.exec(said) ?? (dashed?.[3] && dashed[7] ? dashed : null);
  if (!found) return undefined;
  const [, lead, ...rest] = found;
  const from = timeOf(rest.slice(0, 4));
  const to = timeOf(rest.slice(4, 8));
  if (!from || !to) return undefined;
  const isWritten = from.isSure || to.isSure;
  const before = said.slice(0, found.index + 1).trim();
  if (!isWritten && lead === undefined && !daysEnd.test(before)) return undefined;
  const start = minutesIn(from, said, to.half);
  const end = minutesIn(to, said, from.half, start);
  return start === undefined || end === undefined || start === end ? undefined : `${shown(start)}-${shown(end)}`;
}

/** "since 14:05" always; "after 2pm" and "before 9am" only of what was: of what is planned they name a time alone. */
function reachingOne(said: string): ClockSpan | undefined {
  const untilNow = timeOf((toNow.exec(said) ?? []).slice(1, 5));
  const from = untilNow?.isSure ? minutesIn(untilNow, said, undefined) : undefined;
  if (from !== undefined) return `${shown(from)}-now`;
  const [, word = '', ...parts] = open.exec(said) ?? [];
  if (word === '' || (word !== 'since' && !ofPast.test(said))) return undefined;
  const at = timeOf(parts);
  // "since 2019", "since 7 to send his book": only what a clock shows.
  const start = at?.isSure ? minutesIn(at, said, undefined) : undefined;
  if (start === undefined) return undefined;
  if (word !== 'before') return `${shown(start)}-now`;
  return start === 0 ? undefined : `00:00-${shown(start)}`;
}

/** "from yesterday 6pm until now" */
const toNow = new RegExp(`\\b${clock},? (?:until|till?|to|up to|(?<=\\bbetween [^.?!]{1,24})and) (?:right )?now\\b`);
const ofPast =
  /\b(?:did|was|were|had|been|broke|happened|went|failed|fell|crashed|stopped|died|dropped|collapsed|could not|couldn't|(?:any(?:thing)?|something) (?:wrong|broken|odd|bad))\b/;
/** Of what is to come, or of a time that somebody gave. */
const ofAhead =
  /\b(?:will|would|should|shall|tomorrow|tonight|next|planned|scheduled|maintenance|later|until|till|back (?:at|by))\b/;

/** Whether its words are of what was. */
export function looksBack(text: string): boolean {
  return ofPast.test(text) && !ofAhead.test(text);
}

/** "crashed at midnight": a quarter of an hour before and after it, since people seldom mean the minute. */
function aroundOne(said: string): ClockSpan | undefined {
  if (looksBack(said) && atLunch.test(said)) return '11:30-13:30';
  const [, hours, minutes, half, oclock, part = '', end] = looksBack(said) ? (around.exec(said) ?? []) : [];
  const at = hours === undefined ? undefined : timeOf([hours, minutes, half, oclock]);
  if (!at || !(at.isSure || part !== '' || end !== undefined)) return undefined;
  const isNight = /\bnight\b/.test(said) && at.hour >= nightBegins && at.hour < 12;
  const minute = isNight ? (at.hour + 12) * 60 + at.minute : minutesIn(at, said, undefined);
  if (minute === undefined) return undefined;
  const span = spanAround(shown(minute));
  const isEither =
    !at.isExact && at.half === undefined && at.hour >= firstHourOfDay && at.hour < 12 && !ofHalf.test(said);
  return isEither ? `${span}/12` : span;
}

/** Of a time of day, as a clock shows it. */
export function spanAround(clock: string): ClockSpan {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const minute = hours * 60 + minutes;
  const from = (minute - nearMinutes + minutesOfDay) % minutesOfDay;
  return `${shown(from)}-${shown((minute + nearMinutes) % minutesOfDay)}`;
}

const atLunch = /\b(?:at|around|about|over|during|round) (?:lunch|lunch ?time)\b/;
const nearMinutes = 15;
const nightBegins = 6;

/** "quarter past two" is 14:15, of working people. */
function spokenOut(said: string): string {
  return said.replace(spokenClock, (typed, part: string, hours: string) => {
    const at = words.indexOf(hours);
    const hour = at < 0 ? Number(hours) : at + 1;
    const isLate = hour < firstHourOfDay && !/\b(?:morning|night|am)\b/.test(said);
    const minutes = (isLate ? hour + 12 : hour) * 60 + minutesOf(part);
    return hour < 1 || hour > 23 ? typed : shown(minutes);
  });
}

/** "twenty past", "ten minutes to" */
function minutesOf(part: string): number {
  const [count = ''] = part.split(/ (?=to|past|min)/);
  const minutes = fewMinutes[count] ?? Number(count);
  return part.endsWith('to') ? -minutes : minutes;
}

const fewMinutes: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  twenty: 20,
  'twenty five': 25,
  'twenty-five': 25,
  half: 30,
};
/** "from ten to twelve" is no time before noon: with "to" the minutes are named. */
const spokenClock = new RegExp(
  `\\b(quarter to|quarter past|half past|(?:five|ten|twenty|twenty[- ]five) past|twenty(?:[- ]five)? to|(?:five|ten|twenty|twenty[- ]five|\\d{1,2}) min(?:ute)?s (?:to|past)) (\\d{1,2}|${words.join('|')})\\b`,
  'g',
);

/** "this morning 9 to 11", "on Monday 8 to 12" */
const daysEnd =
  /(?:morning|lunch|lunch ?time|noon|afternoon|evening|night|today|yesterday|tomorrow|day|\d{4}-\d\d-\d\d),?$/;

type Time = { hour: number; minute: number; half?: 'am' | 'pm'; isSure: boolean; isExact: boolean };

function timeOf([hours = '', minutes, half, oclock]: (string | undefined)[]): Time | undefined {
  if (hours === 'noon' || hours === 'midday') return { hour: 12, minute: 0, isSure: true, isExact: true };
  if (hours === 'midnight') return { hour: 0, minute: 0, isSure: true, isExact: true };
  const at = words.indexOf(hours);
  const hour = at < 0 ? Number(hours) : at + 1;
  const minute = Number(minutes ?? 0);
  if (hour > 24 || minute > 59) return undefined;
  const isExact = minutes !== undefined || hour > 12;
  return {
    hour,
    minute,
    ...((half === 'am' || half === 'pm') && { half }),
    isSure: isExact || half !== undefined || oclock !== undefined,
    isExact,
  };
}

/** `start`: of the time before it, which an end without a word of its own follows soonest. */
function minutesIn(time: Time, said: string, halfOfOther: Time['half'], start?: number): number | undefined {
  const { hour, minute, half } = time;
  if (half !== undefined) return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
  const plain = (hour % 24) * 60 + minute;
  const later = plain + 12 * 60;
  if (hour > 12 || hour === 0) return plain;
  if (start !== undefined) {
    if (time.isExact && halfOfOther === undefined && !/\b(?:afternoon|evening|pm)\b/.test(said)) return plain;
    return plain > start ? plain : later > start && later < minutesOfDay ? later : plain;
  }
  // "6:15 to 6:45 pm", "11 to 1pm": the half of the day is said once.
  if (halfOfOther === 'pm') return hour === 12 ? plain : isBeforeEnd(said, later) ? later : plain;
  if (halfOfOther === 'am' || /\bmorning\b|\bovernight\b|\b(?:last |at )night\b/.test(said)) return plain;
  if (/\b(?:afternoon|evening|tonight)\b/.test(said)) return hour === 12 ? plain : later;
  return !time.isExact && hour < firstHourOfDay ? later : plain;
}

/** "11 to 1pm" begins in the morning, "6:15 to 6:45 pm" in the evening. */
function isBeforeEnd(said: string, start: number): boolean {
  const found = spoken.exec(said);
  const end = found ? timeOf(found.slice(6, 10)) : undefined;
  return end !== undefined && start < ((end.hour % 12) + 12) * 60 + end.minute;
}

function shown(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
