/** Readers of days: "28 March", "next Friday", "the 3rd", "05.06.2026", "in two weeks". */
import { monthForm, monthOf, numberForm, numberOf, ordinals, weekdayForm, weekdayOf } from './calendar-words.ts';
import type { DateItem, Found, Reader, WeekdayShift } from './items.ts';
import { lengthForm, parseDuration } from './length.ts';
import { ordinal, plainDate, severalReaders, year, yearOf } from './several-words.ts';

const nth = `(${Object.keys(ordinals).join('|')})`;
const timeAhead = String.raw`(?=.*?(?:\d:\d\d|\d\s?[ap]\.?m|\b(?:[01]\d|2[0-3])[0-5]\d\b|\bnoon\b|\bmidnight\b|\d\s?h\b))`;

export const dateReaders: readonly Reader[] = [
  [
    /(\d{4})-(\d\d)-(\d\d)[t ]+([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])/y,
    (m) => [isoDate(m), sureTime(m[4], m[5])],
  ],
  [/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y, ([, y, , m, d]) => [plain(d, m, y)]],
  [
    /(20\d\d)(0\d|1[0-2])([0-3]\d)(?:t([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?)?(?!\d)/y,
    (m) => (m[4] === undefined ? [isoDate(m)] : [isoDate(m), sureTime(m[4], m[5])]),
  ],
  [/(\d{1,2})\.(\d{1,2})\.'?(\d{4}|\d{2})(?![\d:.])/y, ([, d, m, y]) => [plain(d, m, y)]],
  [/(\d{1,2})([-/])(\d{1,2})\2'?(\d{4}|\d{2})(?![\d:])/y, ([, a, , b, y]) => [figures(a, b, y)]],
  [
    new RegExp(
      String.raw`(\d{1,2})[-/. ]{1,2}(${monthForm})[-/ ,]+'?(\d{4}|\d{2})(?![\d:.]|\s*(?:-|to|until|[ap]\.?m)|${ordinal}|\.?\s*(?:of\s+)?${monthForm})`,
      'y',
    ),
    ([all, d, m, y]) => (/[-/]/.test(all) || (y ?? '').length === 4 ? yearOnly(d, m, y) : undefined),
  ],
  // "13 MAY 27": no hour is that large.
  [
    new RegExp(String.raw`(\d{1,2})${ordinal}?\s+(${monthForm})[\s,]+'?(2[5-9]|[34]\d)(?![\d:.]|\s*(?:-|to|m|h))`, 'y'),
    ([, d, m, y]) => yearOnly(d, m, y),
  ],
  [/(\d{1,2})\.(\d{1,2})\.(?!\d)/y, ([, d, m]) => [plain(d, m)]],
  [
    new RegExp(String.raw`(\d{1,2})\/(\d{1,2})(?![\d/:]|\s*(?:of an? )?(?:hours?|hrs?)\b|\.?\s*${monthForm})`, 'y'),
    ([, a, b]) => [figures(a, b)],
  ],
  // "28.3 22:00": a date only beside a time that is written otherwise.
  [
    new RegExp(String.raw`(\d{1,2})\.(\d{1,2})(?![\d.:]|\s?(?:am|pm|h|uhr)\b)${timeAhead}`, 'y'),
    ([all, d, m]) => (Number(m) <= 12 && !/\.(?:00|[2-5]\d)$/.test(all) ? [plain(d, m)] : undefined),
  ],
  // "05-06 22:00-23:00": what stands before two written-out times is no range of hours.
  [
    /(\d{1,2})-(\d{1,2})(?![\d.:/-]|\s?(?:[ap]\.?m|h|uhr)\b)(?=[ ,]+(?:at |from )?\d{1,2}[:.]\d\d)/y,
    ([, a, b]) => [figures(a, b)],
  ],
  ...severalReaders,
  [
    new RegExp(
      String.raw`(?:the\s+)?(\d{1,2})(?:${ordinal}|\.)?(?:\s+day)?[\s-]*(?:of\s+)?(${monthForm})${year}?`,
      'y',
    ),
    ([, d, m, y]) => yearOnly(d, m, y),
  ],
  [
    new RegExp(
      String.raw`(${monthForm})[\s-]*(?:the\s+)?(\d{1,2})(?:${ordinal}\b|(?!\d|[:.]\d|\s?[ap]\.?m|h))${year}?`,
      'y',
    ),
    ([, m, d, y]) => yearOnly(d, m, y),
  ],
  [
    new RegExp(
      String.raw`(?:the\s+)?${nth}\s+(${weekdayForm})\s+(?:of|in)\s+(?:(this|next|the)\s+month|(${monthForm})${year}?|(20\d\d)(?![\d:]))`,
      'y',
    ),
    readNthWeekday,
  ],
  [
    new RegExp(
      String.raw`(?:the\s+)?(?:(first|1st|last|final)\s+day|(?:very\s+)?(beginning|start|end))\s+(?:of|in)\s+(?:(this|next|the)\s+month|(?:the\s+month\s+of\s+)?(${monthForm})${year}?)`,
      'y',
    ),
    ([, edge, vague, near, month, typedYear]) => edgeOfMonth({ edge, vague, near, month, typedYear }),
  ],
  [/(?:(this|next)\s+)?month(?:'s)?[ -]end\b|eom\b/y, ([, near]) => edgeOfMonth({ vague: 'end', near })],
  [/(?:the\s+)?day after tomorrow\b|overmorrow\b/y, () => [offset(2)]],
  [/(?:the\s+)?day before yesterday\b/y, () => [offset(-2)]],
  [
    /(?:tonight|tonite|2nite)\b/y,
    () => [
      { kind: 'date', date: { form: 'offset', days: 0, isTonight: true } },
      { kind: 'part', part: 'night' },
    ],
  ],
  [/this\s+(morning|afternoon|arvo|evening)\b/y, ([, part]) => [offset(0), { kind: 'part', part: partOf(part) }]],
  [/last\s+night\b/y, () => [offset(-1), { kind: 'part', part: 'night' }]],
  [/(?:a )?fortnight (today|tomorrow)\b/y, ([, from]) => [offset(from === 'tomorrow' ? 15 : 14)]],
  [/(today|tomorrow) week\b/y, ([, from]) => [offset(from === 'tomorrow' ? 8 : 7)]],
  [/(?:later\s+)?today\b|(?:heute|aujourd'hui|hoy|oggi|hoje|dzisiaj|dziś|idag|i dag)(?![a-zà-ž])/y, () => [offset(0)]],
  [/(?:tomorrow|tmrw|tmr|tmw|tomo|tomoz|2moro|2morrow)\b/y, () => [offset(1)]],
  // As it slips into English elsewhere.
  [
    /(?:i\s?morgen|i\s?morgon|morgen|demain|mañana|manana|domani|amanhã|amanha|jutro)(?![a-zà-ž])(?:\s+(?:früh|matin)(?![a-z]))?/y,
    ([all]) => (/früh|matin/.test(all) ? [offset(1), { kind: 'part', part: 'morning' }] : [offset(1)]),
  ],
  [/yesterday\b/y, () => [offset(-1)]],
  [/(?:christmas|xmas) eve\b/y, () => [plain('24', '12')]],
  [/(?:christmas|xmas)(?: day)?\b/y, () => [plain('25', '12')]],
  [/boxing day\b/y, () => [plain('26', '12')]],
  [/(?:new year'?s'? eve|nye)\b/y, () => [plain('31', '12')]],
  [/new year'?s'? day\b/y, () => [plain('1', '1')]],
  [
    new RegExp(String.raw`(?:next|this) week(?:'s)?,?(?:\s+on)?\s+(${weekdayForm})`, 'y'),
    (m) => weekday(m[1], m[0].startsWith('next') ? 'next-week' : 'this-week'),
  ],
  [
    new RegExp(String.raw`(a|one|two|1|2) (week|fortnight)s?\s+(?:on|from|after)\s+(?:this\s+)?(${weekdayForm})`, 'y'),
    ([, count = '', unit, name]) => {
      const weeks = (/^(?:two|2)/.test(count) ? 2 : 1) * (unit === 'week' ? 1 : 2);
      if (weeks === 1) return weekday(name, 'week-later');
      return weeks === 2 ? weekday(name, 'two-weeks-later') : undefined;
    },
  ],
  [new RegExp(String.raw`(${weekdayForm})\s+after\s+next`, 'y'), ([, name]) => weekday(name, 'week-after-next')],
  // "Sunday 8 17:00-18:00": a figure between a weekday and written-out times is a day.
  [
    new RegExp(String.raw`(${weekdayForm}),?\s+(\d{1,2})(?=,?\s+(?:from |at |between )?\d{1,2}(?:[:.]\d\d|h))`, 'y'),
    ([, name, d]) => [...weekday(name), { kind: 'date', date: { form: 'day-of-month', day: Number(d) } }],
  ],
  [
    new RegExp(String.raw`(\d{1,2})\s+(${weekdayForm})(?=,?\s+(?:from |at |between )?\d{1,2}[:.]\d\d)`, 'y'),
    ([, d, name]) => [{ kind: 'date', date: { form: 'day-of-month', day: Number(d) } }, ...weekday(name)],
  ],
  [
    new RegExp(String.raw`(${numberForm}|an?|\d)\s+(week|fortnight)s?\s+(?:from\s+)?(today|tomorrow)\b`, 'y'),
    ([, count = '', unit, from]) => [
      offset((unit === 'week' ? 7 : 14) * (numberOf(count) || 1) + (from === 'tomorrow' ? 1 : 0)),
    ],
  ],
  [
    new RegExp(
      String.raw`(?:(?:the\s+|this\s+)?(coming|upcoming|this|next|last|past|previous)\s+)?(${weekdayForm})(?:,?\s+(?:of\s+|in\s+)?(next week|this week|the week after next|the week after|the week after that|a week's time|week)\b)?`,
      'y',
    ),
    readWeekday,
  ],
  [new RegExp(String.raw`in\s+(${lengthForm})(?:'?s?'?\s+time)?`, 'y'), ([, length]) => daysLater(length)],
  [
    new RegExp(String.raw`(${lengthForm})\s+from\s+(now|today|tomorrow)\b`, 'y'),
    ([, length, from]) => daysLater(length, from === 'tomorrow' ? 1 : 0),
  ],
  [
    new RegExp(String.raw`(?:the\s+)?(\d{1,2})${ordinal}(?![a-z])(?:\s+(?:of\s+)?(?:(this|next|the)\s+month))?`, 'y'),
    ([, d, month]) => [
      {
        kind: 'date',
        date: { form: 'day-of-month', day: Number(d), ...(month === 'this' || month === 'next' ? { month } : {}) },
      },
    ],
  ],
];

function readNthWeekday([, position = '', name = '', near, month, typedYear, ofYear]: RegExpExecArray):
  | Found[]
  | undefined {
  const nthOf = ordinals[position];
  if (nthOf === undefined) return undefined;
  if (ofYear !== undefined) {
    const inMonth = nthOf === -1 ? 12 : 1;
    const date = {
      form: 'nth-weekday' as const,
      nth: nthOf,
      weekday: weekdayOf(name),
      month: inMonth,
      year: Number(ofYear),
    };
    return [{ kind: 'date', date }];
  }
  const date: DateItem = {
    form: 'nth-weekday',
    nth: nthOf,
    weekday: weekdayOf(name),
    month: month === undefined ? (near === 'next' ? 'next' : 'this') : monthOf(month),
    ...yearOf(typedYear),
  };
  return [{ kind: 'date', date }];
}

type Edge = Partial<Record<'edge' | 'vague' | 'near' | 'month' | 'typedYear', string | undefined>>;

function edgeOfMonth({ edge, vague, near, month, typedYear }: Edge): Found[] {
  const of = month === undefined ? (near === 'next' ? 'next' : 'this') : monthOf(month);
  const day = /^(?:last|final|end)$/.test(edge ?? vague ?? '') ? 'last' : 'first';
  return [
    {
      kind: 'date',
      date: { form: 'edge-of-month', day, isVague: edge === undefined, month: of, ...yearOf(typedYear) },
    },
  ];
}

function readWeekday([, before, name, behind]: RegExpExecArray): Found[] | undefined {
  const isPast = before === 'last' || before === 'past' || before === 'previous';
  if (before !== undefined && behind !== undefined && before !== 'this' && before !== 'coming') return undefined;
  if (isPast) return weekday(name, 'last');
  if (behind === 'next week') return weekday(name, 'next-week');
  if (behind === 'this week') return weekday(name, 'this-week');
  if (behind === 'the week after next') return undefined;
  if (behind !== undefined) return weekday(name, 'week-later');
  return weekday(name, before === 'next' ? 'next' : before === undefined ? undefined : 'this');
}

function weekday(name = '', shift?: WeekdayShift): Found[] {
  return [{ kind: 'date', date: { form: 'weekday', weekday: weekdayOf(name), ...(shift && { shift }) } }];
}

/** Whole days only: "in 90 minutes" is an instant, see exact-words. */
function daysLater(length = '', from = 0): Found[] | undefined {
  const seconds = parseDuration(length);
  if (seconds === undefined || seconds % 86_400 !== 0) return undefined;
  return [offset(seconds / 86_400 + from)];
}

function offset(days: number): Found {
  return { kind: 'date', date: { form: 'offset', days } };
}

function plain(day?: string, month?: string, typedYear?: string): Found {
  return { kind: 'date', date: plainDate(day, month, typedYear) };
}

function yearOnly(day?: string, month?: string, typedYear?: string): Found[] {
  return [plain(day, month, typedYear)];
}

function isoDate([, y, m, d]: RegExpExecArray): Found {
  return plain(d, m, y);
}

function figures(first = '', second = '', typedYear?: string): Found {
  return {
    kind: 'date',
    date: { form: 'figures', first: Number(first), second: Number(second), ...yearOf(typedYear) },
  };
}

function sureTime(hour = '', minute = ''): Found {
  return { kind: 'time', time: { kind: 'clock', hour: Number(hour), minute: Number(minute), style: 'sure' } };
}

function partOf(typed: string | undefined): 'morning' | 'afternoon' | 'evening' {
  if (typed === 'arvo') return 'afternoon';
  return typed === 'morning' || typed === 'afternoon' ? typed : 'evening';
}
