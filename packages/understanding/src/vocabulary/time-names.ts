/** What people call a time: whole phrases and the range that each is, short names of days and months, counts and units. */
import { monthNames, weekdayNames } from './calendar-names.ts';

export const fixed = new Map<string, string>([
  ['today', 'today'],
  ['yesterday', 'yesterday'],
  ['tomorrow', 'tomorrow'],
  ['tonight', 'tonight'],
  ['overnight', 'last-night'],
  ['over night', 'last-night'],
  ['over the night', 'last-night'],
  ['during the night', 'last-night'],
  ['last night', 'last-night'],
  ['yesterday night', 'last-night'],
  ['this night', 'tonight'],
  ['this morning', 'this-morning'],
  ['this afternoon', 'this-afternoon'],
  ['this evening', 'tonight'],
  ['tomorrow night', 'tomorrow'],
  ['day after tomorrow', 'day-after-tomorrow'],
  ['the day after tomorrow', 'day-after-tomorrow'],
  ['day before yesterday', 'day-before-yesterday'],
  ['the day before yesterday', 'day-before-yesterday'],
  ['the other day', '7d'],
  ['weekend', 'weekend'],
  ['week-end', 'weekend'],
  ['all day', 'today'],
  ['all week', 'this-week'],
  ['rest of the week', 'this-week'],
  ['the rest of the week', 'this-week'],
  ['all month', 'this-month'],
  ['all night', 'last-night'],
  ['all morning', 'this-morning'],
  ['later today', 'today'],
  ['earlier today', 'today'],
  ['later this week', 'this-week'],
  ['earlier this week', 'this-week'],
  ['last hour', '1h'],
  ['past hour', '1h'],
  ['an hour ago', '1h'],
  ['half an hour ago', '30m'],
  ['half hour ago', '30m'],
  ['last half hour', '30m'],
  ['last day', '24h'],
  ['past day', '24h'],
  ['a week ago', '7d'],
  ['past week', '7d'],
  ['past month', '30d'],
  // Counted back from now, rather than the calendar's one before.
  ['in the last month', '30d'],
  ['within the last month', '30d'],
  ['over the last month', '30d'],
  ['during the last month', '30d'],
  ['for the last month', '30d'],
  ['in the last week', '7d'],
  ['within the last week', '7d'],
  ['over the last week', '7d'],
  ['in the last year', '365d'],
  ['within the last year', '365d'],
  ['past year', '365d'],
  ['a month ago', '30d'],
  ['previous week', 'last-week'],
  ['previous month', 'last-month'],
  ['previous year', 'last-year'],
  ['coming week', 'next-week'],
  ['the week after', 'next-week'],
  ['night before last', 'day-before-yesterday.night'],
  ['coming month', 'next-month'],
  ['coming days', 'next-7d'],
  ['next days', 'next-7d'],
  ['next few days', 'next-7d'],
  ['coming weekend', 'weekend'],
  ['upcoming week', 'next-week'],
  ['upcoming weekend', 'weekend'],
  ['last days', '7d'],
  ['last few days', '7d'],
  ['past few days', '7d'],
  ['last couple of days', '2d'],
  ['past couple of days', '2d'],
  ['last couple of hours', '2h'],
  ['past couple of hours', '2h'],
  ['last few hours', '6h'],
  ['past few hours', '6h'],
  ['a few hours ago', '6h'],
  ['few hours ago', '6h'],
  ['a couple of hours ago', '2h'],
  ['couple of hours ago', '2h'],
  ['a few minutes ago', '30m'],
  ['few minutes ago', '30m'],
  ['a minute ago', '5m'],
  ['a moment ago', '5m'],
  ['past weekend', 'last-weekend'],
  ['after today', 'after-today'],
  ['after tomorrow', 'after-tomorrow'],
  ['before today', 'before-today'],
]);
for (const quarter of ['q1', 'q2', 'q3', 'q4']) fixed.set(quarter, quarter);
for (const span of ['week', 'month', 'year', 'quarter', 'weekend']) {
  fixed.set(`${span} before last`, `before-last-${span}`);
  for (const which of ['this', 'last', 'next']) {
    fixed.set(`${which} ${span}`, which === 'this' && span === 'weekend' ? 'weekend' : `${which}-${span}`);
    if (which !== 'last') fixed.set(`after ${which} ${span}`, `after-${which}-${span}`);
  }
}

export const weekdayShort = new Map([
  ['mon', 'monday'],
  ['tue', 'tuesday'],
  ['tues', 'tuesday'],
  ['wed', 'wednesday'],
  ['weds', 'wednesday'],
  ['thu', 'thursday'],
  ['thur', 'thursday'],
  ['thurs', 'thursday'],
  ['fri', 'friday'],
]);
export const monthShort = new Map(monthNames.map((month) => [month.slice(0, 3), month]));
monthShort.set('sept', 'september');
for (const day of weekdayNames) {
  fixed.set(day, day);
  fixed.set(`${day}s`, day);
  for (const which of ['last', 'next']) fixed.set(`${which} ${day}`, `${which}-${day}`);
  fixed.set(`this ${day}`, day);
  for (const part of ['morning', 'afternoon', 'evening', 'night']) {
    fixed.set(`${day} ${part}`, `${day}.${part}`);
    for (const which of ['last', 'next']) fixed.set(`${which} ${day} ${part}`, `${which}-${day}.${part}`);
  }
}
for (const part of ['morning', 'afternoon', 'evening'])
  for (const day of ['yesterday', 'tomorrow']) fixed.set(`${day} ${part}`, `${day}.${part}`);
export const longestFixed = 4;

export const numbers = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, i) => [
    word,
    i + 1,
  ]),
);
numbers.set('couple', 2);
for (const [word, count] of [
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['forty-five', 45],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
] as const)
  numbers.set(word, count);
export const units = new Map([
  ['m', 'm'],
  ['min', 'm'],
  ['mins', 'm'],
  ['minute', 'm'],
  ['minutes', 'm'],
  ['h', 'h'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['d', 'd'],
  ['day', 'd'],
  ['days', 'd'],
  ['week', 'w'],
  ['weeks', 'w'],
  ['month', 'mo'],
  ['months', 'mo'],
]);

/** "last 30 days" */
export const leading: ReadonlySet<string> = new Set(['last', 'past', 'previous', 'next', 'coming', 'within']);

const first: ReadonlySet<string> = new Set([
  ...Array.from(fixed.keys(), (phrase) => phrase.split(' ')[0] ?? ''),
  ...[weekdayShort, monthShort, numbers].flatMap((words) => [...words.keys()]),
  ...weekdayNames,
  ...monthNames,
  ...leading,
  ...['a', 'an', 'this'],
]);

/** Whether a time may begin with this word; a long one may be a misspelt name of the calendar. */
export function beginsTime(word: string): boolean {
  return first.has(word) || word.length >= 6 || /[\d–-]/.test(word);
}
