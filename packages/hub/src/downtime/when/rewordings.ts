/** Other writings of days and times, put as the readers know them: a letter for a nought, the week of the year, "the twentieth". */
import { Temporal } from 'temporal-polyfill';
import { hourForm, weekdayForm, weekdayOf } from './calendar-words.ts';

/** "19:oo", "22.3o", "1o:30". */
export function withNoughts(typed: string): string {
  return typed
    .replaceAll(/(?<![\d.:])([012]?\d)([:.])([0-5]?)o{1,2}(?![\w])/gi, (all, hour: string, dot: string, ten: string) =>
      ten === '' && !/oo$/i.test(all) ? all : `${hour}${dot}${ten === '' ? '00' : `${ten}0`}`,
    )
    .replaceAll(/(?<![\w.:])([12])o(?=[:.][0-5]\d)/gi, '$10');
}

const ordinalWords = ['fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth']
  .concat(['fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'])
  .concat(['twenty first', 'twenty second', 'twenty third', 'twenty fourth', 'twenty fifth', 'twenty sixth'])
  .concat(['twenty seventh', 'twenty eighth', 'twenty ninth', 'thirtieth', 'thirty first']);
const ordinalForm = new RegExp(
  String.raw`\b(${ordinalWords.map((word) => word.replace(' ', '[- ]')).join('|')})\b(?!\s+${weekdayForm})`,
  'gi',
);
const lateHundreds = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
].concat(['nineteen', 'twenty', 'twenty one', 'twenty two', 'twenty three']);
const hundreds = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "the twentieth", "oh two hundred", "the small hours of Sunday", "Thursday night into Friday", "since 9:00 until 11:00", "for 1:30 hours". */
export function inFigures(typed: string): string {
  return (
    typed
      .replaceAll(ordinalForm, (word) => `${ordinalWords.indexOf(word.toLowerCase().replace('-', ' ')) + 5}th`)
      .replaceAll(
        new RegExp(String.raw`\b(${lateHundreds.join('|')}) hundred(?: hours)?\b`, 'gi'),
        (_all, word: string) => `${lateHundreds.indexOf(word.toLowerCase().replace('-', ' ')) + 10}00`,
      )
      .replace(
        new RegExp(String.raw`\bmidnight (?:between|from) ${weekdayForm} (?:and|to) (${weekdayForm})`, 'i'),
        '$1 00:00',
      )
      .replaceAll(
        new RegExp(String.raw`\b(?:oh|zero) (${hundreds.join('|')}) hundred(?: hours)?\b`, 'gi'),
        (_all, word: string) => `0${hundreds.indexOf(word.toLowerCase()) + 1}00`,
      )
      .replace(/(\d\s?min(?:ute)?s?\b.*\b(?:takes?|needs?|for) \d{2,3})(?=$|[,.])/i, '$1 minutes')
      // What runs has begun today; "since 20 minutes" is no time of day.
      .replace(
        /\b(?:(?:is |has been |been )?(?:running|down|ongoing|in progress) )?(?:since|started|began)(?: at)? (?=(?:[01]?\d|2[0-3])(?:[:.][0-5]\d|\s?[ap]m)\b)/i,
        'today ',
      )
      .replace(/\bfor ([1-9]):([0-5]\d)\s?(?:h|hrs?|hours?)\b(?!\s*(?:-|–|to\b|un?til|till))/i, 'for $1h$2')
      .replace(/\b(?:in )?(?:the )?(?:wee |early )?(?:small|wee|early) hours(?: of)?(?: the)?\b/i, 'early morning')
      .replace(
        new RegExp(
          String.raw`\b(${weekdayForm}) night (?:in ?to|going into|through to) (${weekdayForm})(?: morning)?`,
          'i',
        ),
        '$1/$2 night',
      )
  );
}

const britishZones = ['Europe/London', 'Europe/Dublin', 'Europe/Belfast', 'Europe/Jersey', 'Europe/Guernsey'];

/** "half one" is half past one in Britain and Ireland; half past twelve to others, who are not followed. */
export function withBritishHalf(typed: string, homeZone: string): string {
  if (!britishZones.includes(homeZone)) return typed;
  return typed.replaceAll(
    new RegExp(String.raw`\bhalf (?=(?:${hourForm}|\d{1,2})\b(?![:.]\d|\s*(?:h|hours?)\b))`, 'gi'),
    'half past ',
  );
}

const number = String.raw`(?:calendar\s+week|week|wk|kw|cw)\.?\s?#?(\d{1,2})(?!\d|[:./-]\d)`;
const weekFirst = new RegExp(String.raw`\b${number},?\s+(?:on\s+)?(${weekdayForm})`, 'i');
/** "Sunday week 1am" is no first week: behind the number nothing may make an hour of it. */
const dayFirst = new RegExp(
  String.raw`\b(${weekdayForm}),?\s+(?:of\s+|in\s+)?${number}(?=\s*(?:$|,|\s+(?:at\s+|from\s+|between\s+)?\d))`,
  'i',
);

/** "week 42, Wed": by ISO 8601, as calendars in Europe count; the next one that is not over. */
export function withoutWeekNumbers(typed: string, today: string): string {
  return typed
    .replace(weekFirst, (all, week: string, name: string) => dateOf(Number(week), name, today) ?? all)
    .replace(dayFirst, (all, name: string, week: string) => dateOf(Number(week), name, today) ?? all);
}

function dateOf(week: number, name: string, today: string): string | undefined {
  const now = Temporal.PlainDate.from(today);
  for (const year of [now.year, now.year + 1]) {
    const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
    const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
    const date = monday.add({ days: weekdayOf(name) - 1 });
    const exists = week >= 1 && monday.yearOfWeek === year;
    if (exists && Temporal.PlainDate.compare(date, now) >= 0) return date.toString();
  }
  return undefined;
}
