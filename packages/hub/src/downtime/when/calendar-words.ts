/** Weekdays, months and numbers as people write them, short or long, English or German. */
import { monthNames, weekdayNames } from '@herald/understanding/calendar-names';

const weekdayForms = [
  'mon(?:day)?|mo|montag',
  'tue(?:s(?:day)?)?|tu|dienstag',
  String.raw`wed(?:s|nesday)?|we(?!\s+[a-z]|')|mittwoch`,
  'thu(?:r(?:s(?:day)?)?)?|thrs|th|donnerstag',
  'fri(?:day)?|fr|freitag',
  'sat(?:urday)?|sa|samstag|sonnabend',
  'sun(?:day)?|su|sonntag',
];

const monthForms = [
  'jan(?:uary?)?',
  'feb(?:ruary?)?',
  'mar(?:ch)?|mrz|m(?:ä|ae)rz',
  'apr(?:il)?',
  'may|mai',
  'jun[ei]?',
  'jul[yi]?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'o[ck]t(?:ober)?',
  'nov(?:ember)?',
  'de[cz](?:ember)?',
];

/** Regular expression sources; a full stop behind a short form belongs to it. */
export const weekdayForm = String.raw`(?:(?:${weekdayForms.join('|')})(?![a-zäöü])\.?)`;
export const monthForm = String.raw`(?:(?:${monthForms.join('|')})(?![a-zäöü])\.?)`;

/** 1 (Monday) to 7; 0 for no weekday. */
export function weekdayOf(typed: string): number {
  return placeIn(weekdayForms, typed);
}

/** 1 to 12; 0 for no month. */
export function monthOf(typed: string): number {
  return placeIn(monthForms, typed);
}

function placeIn(forms: readonly string[], typed: string): number {
  const word = typed.toLowerCase().replace(/\.$/, '');
  return forms.findIndex((form) => new RegExp(`^(?:${form})$`).test(word)) + 1;
}

export function monthName(month: number): string {
  const name = monthNames[month - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function weekdayName(weekday: number): string {
  const name = weekdayNames[weekday - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'twenty-five': 25,
  'thirty-five': 35,
  fifty: 50,
  forty: 40,
  'forty-five': 45,
  'forty five': 45,
  sixty: 60,
  ninety: 90,
};

export const numberForm = Object.keys(numbers)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** Hours as words: "eight". */
export const hourForm = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

/** Of digits or a word; NaN for what is no number. */
export function numberOf(typed: string): number {
  return numbers[typed.toLowerCase()] ?? Number(typed.replace(',', '.'));
}

export const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: -1,
};
