/** Readers of times of day, of parts of the day, and of the words between them. */
import { hourForm, monthForm, numberOf, weekdayForm } from './calendar-words.ts';
import { fillerForm, forWhatForm } from './filler-words.ts';
import type { Found, Part, Reader } from './items.ts';
import { lengthForm, parseDuration } from './length.ts';

const half = String.raw`\s?(a\.?\s?m|p\.?\s?m|(?<=\d)[ap])\.?(?![a-zäöü])`;
const about = String.raw`(?:(?:about|around|like|app?rox(?:imately)?\.?|roughly|up to|at most|max\.?|a maximum of|ca\.?|~)\s*)?`;

/** Before lengths: "2200 hours" is a time. */
export const clockReaders: readonly Reader[] = [
  [
    new RegExp(
      String.raw`(?:(?:not|no|never) (?:(?:taking|takes?|take|last(?:ing|s)?|run(?:ning|s)?) )?(?:longer|more) than|for|during|lasting|lasts?|taking|takes?|take|over|duration:?|\+)\s*${about}(?:a |an |another )?(${lengthForm})(?:\s+long)?`,
      'y',
    ),
    ([, length]) => lengthFound(length),
  ],
  [/(?:(?:12(?::00)?\s+)?(?:noon|mid-?\s?day)|12\s?nn?)(?![a-z])/y, () => [{ kind: 'time', time: { kind: 'noon' } }]],
  [
    /(?:(?:12(?::00)?\s+)?(?:mid-?night|midnite)|12\s?mn)(?![a-z])/y,
    () => [{ kind: 'time', time: { kind: 'midnight' } }],
  ],
  [/(?:eod|end of (?:the |our )?day|day'?s end)(?![a-z])/y, () => [{ kind: 'time', time: { kind: 'day-end' } }]],
  [
    /(?:cob|eob|close of (?:business|play)|end of (?:business|the business day|the working day))(?![a-z])/y,
    () => [{ kind: 'time', time: { kind: 'business-end' } }],
  ],
  [new RegExp(String.raw`(\d{1,2})(?:[:.h](\d{2})|h(?=\s?[ap]m))?${half}`, 'y'), ([, h, m, ap]) => clock(h, m, ap)],
  [new RegExp(String.raw`(\d{1,2})(\d{2})${half}`, 'y'), ([, h, m, ap]) => clock(h, m, ap)],
  [
    /(\d{1,2}):(\d{2})(?::[0-5]\d)?(\s?(?:h|hrs?|hours|uhr)(?![a-z]))?(?![\d:])/y,
    ([, h, m, suffix]) => clock(h, m, undefined, suffix ? 'sure' : 'colon'),
  ],
  [
    // "5.30 to 6.30" without a nought is as likely to be the evening's.
    /(\d{1,2})\.([0-5]\d)(\s?(?:h|hrs?|uhr)(?![a-z]))?(?![\d.])/y,
    ([, h, m, suffix]) => clock(h, m, undefined, suffix ? 'sure' : Number(h) < 7 ? 'bare' : 'colon'),
  ],
  [
    /([01]\d|2[0-4])([0-5]\d)(?:\s?(?:h|hrs?|hours)(?![a-z]))?(?![\d:.a-z])/y,
    ([, h, m]) => clock(h, m, undefined, 'sure'),
  ],
  // "3-5 Uhr": the word behind the second hour is said of both.
  [
    /(\d{1,2})(?=\s?(?:-|bis|to|und|and)\s?\d{1,2}\s?uhr(?![a-z]))/y,
    ([, h]) => clock(h, undefined, undefined, 'colon'),
  ],
  [/(\d{1,2})\s?uhr(?:\s([0-5]\d))?(?![a-z\d:])/y, ([, h, m]) => clock(h, m, undefined, 'colon')],
  [
    /(\d{1,2})h([0-5]\d)?(?![a-z\d:]|\s*(?:and\s+)?\d{1,2}\s?m)/y,
    ([, h, m]) => [{ kind: 'hours', hour: Number(h), minute: Number(m ?? 0) }],
  ],
  [new RegExp(String.raw`${about}(${lengthForm})(?:\s+long)?`, 'y'), ([, length]) => lengthFound(length)],
  [
    new RegExp(
      String.raw`(half|a?\s?quarter|five|ten|twenty(?:[- ]five)?|\d{1,2}(?=(?: minutes)? (?:past|after) ))(?:\s+minutes)?\s+(past|after|to|before|of(?=\s+(?:${hourForm})))\s+(${hourForm}|\d{1,2}|noon)(?!\d|:)(?:${half})?`,
      'y',
    ),
    readPast,
  ],
  [
    new RegExp(
      String.raw`(${hourForm})(?:[ -](fifteen|thirty|forty[- ]five))?(?![a-z])(?:${half})?(?:\s*o'?clock)?`,
      'y',
    ),
    ([, h = '', m, ap]) =>
      clock(
        String(numberOf(h)),
        m === undefined ? undefined : String(numberOf(m)),
        ap,
        m === undefined ? 'bare' : 'colon',
      ),
  ],
  [/(\d{1,2})(?:\s*o'?clock)?(?![\d:]|[./]\d|[a-z])/y, ([, h]) => clock(h, undefined, undefined, 'bare')],
];

export const joiningReaders: readonly Reader[] = [
  [
    /(?:on\s+)?(?:the\s+)?(?:next|following)\s+(day|morning)(?![a-z])|the day after(?![a-z])|\+\s?1(?:\s?d(?:ay)?)?(?![\d:a-z])/y,
    ([, what]) =>
      what === 'morning' ? [{ kind: 'next-day' }, { kind: 'part', part: 'morning' }] : [{ kind: 'next-day' }],
  ],
  [/(?:all day(?: long)?|(?:the )?(?:whole|entire|full) (?:days?|of))(?![a-z])/y, () => [{ kind: 'all-day' }]],
  [/(?:the )?(?:whole|entire|full)(?=\s+weekend)/y, () => [{ kind: 'all-day' }]],
  [
    /(?:in the |during the |early |late )*(morning|afternoon|arvo|evening|nite|night)(?![a-z])|(?:at |over |during )?(lunch)[- ]?(?:time|break|hour)?(?![a-z])|overnight(?![a-z])/y,
    ([, part, lunch]) => [{ kind: 'part', part: lunch === undefined ? partOf(part) : 'lunch' }],
  ],
  // "Sunday early, 04:00"; without a clear time beside it "early" tells too little.
  [
    /(?:nice and |very )?early(?![a-z])/y,
    (_match, text) =>
      /\d[:.]\d\d|\d\s?am|\b[1-8]\s?(?:-|to)\s?\d/.test(text) ? [{ kind: 'part', part: 'morning' }] : undefined,
  ],
  [/between(?![a-z])/y, () => [{ kind: 'between' }]],
  [/(?:and|&)(?![a-z])/y, () => [{ kind: 'and' }]],
  [new RegExp(String.raw`\+(?=\s*${weekdayForm})`, 'y'), () => [{ kind: 'and' }]],
  [/(?:on\s+)?both(?:\s+(?:days|nights|evenings|mornings))?(?![a-z])/y, () => [{ kind: 'both' }]],
  [/(?:inclusive(?:ly)?|incl)(?![a-z])/y, () => [{ kind: 'filler' }]],
  [forWhatForm, () => [{ kind: 'filler' }]],
  [
    /(?:->|=>|→|>|-|(?:(?:right |straight )?(?:through|thru|up|on) to|to|(?:up )?un ?till?|till?|til|thru|through|into|bis)(?![a-zäöü]))(?:\s+(?:about|around))?/y,
    () => [{ kind: 'to' }],
  ],
  [
    /(?:(?:it\s+)?(?:is|be|are|we're|it's)\s+)?(?:ending|ends?|finishing|finishes|finish|finished|done|over|complete[ds]?|back(?:\s+(?:up|on(?:line)?))?)\s+(?:at|by|before|around|no later than)(?![a-z])|(?:ending|ends?|finishing|finishes|finished|done|closes?|closing|shuts?|shutting)(?:\s+on)?(?![a-z]):?|(?:by|no later than)(?![a-z])|eta:?(?=\s*\d{1,2}[:.]\d\d)/y,
    () => [{ kind: 'to' }],
  ],
  // "15:00~16:00", "de 22:00 a 23:30", "das 7h às 9h", "dalle 7 alle 8".
  [/(?<=\d)~(?=\s?\d)|(?:a|à|às|as|alle|all'|até|do)(?=\s*\d)/y, () => [{ kind: 'to' }]],
  [/(?:ab|von|vom|de|dalle|dal|das|desde|du|od)(?=\s*\d)/y, () => [{ kind: 'filler' }]],
  [/good (?:morning|afternoon|evening)(?=[,!.])|\/(?=\s*(?:end|date|start))/y, () => [{ kind: 'filler' }]],
  // "Sat/Sun": the night between two days.
  [new RegExp(String.raw`\/(?=\s*(?:${weekdayForm}|\d{1,2}\.?\s*${monthForm}))`, 'y'), () => [{ kind: 'to' }]],
  [
    new RegExp(String.raw`for(?=\s+(?:the\s+\d|${weekdayForm}|${monthForm}|today|tomorrow|tonight|this|next))`, 'y'),
    () => [{ kind: 'filler' }],
  ],
  [/in(?=\s+the\s+(?:morning|afternoon|evening|night))/y, () => [{ kind: 'filler' }]],
  [fillerForm, () => [{ kind: 'filler' }]],
];

function lengthFound(length = ''): Found[] | undefined {
  const seconds = parseDuration(length);
  return seconds === undefined ? undefined : [{ kind: 'length', seconds }];
}

function clock(hour = '', minute = '0', ap?: string, style: 'bare' | 'colon' | 'sure' = 'colon'): Found[] | undefined {
  const [h, m] = [Number(hour), Number(minute)];
  if (h > 24 || m > 59 || (h === 24 && m > 0) || (ap !== undefined && (h === 0 || h > 12))) return undefined;
  const isSure = style === 'sure' || h > 12 || h === 0 || hour.startsWith('0');
  const halfOf = ap === undefined ? {} : { half: ap.startsWith('a') ? ('am' as const) : ('pm' as const) };
  return [{ kind: 'time', time: { kind: 'clock', hour: h, minute: m, style: isSure ? 'sure' : style, ...halfOf } }];
}

/** "half past eight", "a quarter to ten". */
function readPast({
  0: said,
  1: amount = '',
  2: side,
  3: hour = '',
  4: ap,
  input,
  index,
}: RegExpExecArray): Found[] | undefined {
  if (side === 'to' && wholeHours.has(amount) && !said.includes('minutes') && !isOneTime(input, index, said.length))
    return undefined;
  const minutes = amount.endsWith('quarter')
    ? 15
    : amount === 'half'
      ? 30
      : amount.startsWith('twenty') && amount.length > 6
        ? 25
        : numberOf(amount);
  const isBefore = side === 'to' || side === 'before' || side === 'of';
  if (hour === 'noon')
    return clock(isBefore ? '11' : '12', String(isBefore ? 60 - minutes : minutes), undefined, 'sure');
  const whole = numberOf(hour);
  if (whole > 12 && ap !== undefined) return undefined;
  const before = whole === 1 ? 12 : whole - 1;
  return clock(String(isBefore ? before : whole), String(isBefore ? 60 - minutes : minutes), ap, 'bare');
}

/** Said before "to" these may be hours too: "five to six pm" begins at five. */
const wholeHours: ReadonlySet<string> = new Set(['five', 'ten']);

/** "at five to six", "until ten to eleven", "ten to twelve for an hour", "five to six until eight": another end stands behind. */
function isOneTime(input: string, at: number, length: number): boolean {
  if (/^\s*(?:o'?clock\s*)?(?:(?:un)?till?|to|[-–])\s/.test(input.slice(at + length))) return true;
  if (/(?:^|\s)(?:from|between)\s+$/.test(input.slice(0, at))) return false;
  const leads =
    /(?:^|\s)(?:at|(?:un)?till?|by|before|after|to|-|starting|starts|begins?|beginning|ends|ending|around|about)\s+$/;
  return leads.test(input.slice(0, at)) || /\s(?:for|lasting)\s/.test(input.slice(at));
}

function partOf(typed: string | undefined): Part {
  if (typed === 'arvo') return 'afternoon';
  return typed === 'morning' || typed === 'afternoon' || typed === 'evening' ? typed : 'night';
}
