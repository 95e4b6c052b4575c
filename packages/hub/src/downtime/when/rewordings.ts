/** Other writings of days and times, put as the readers know them: a letter for a nought, "22;00", "the twentieth". */
import { hourForm, monthForm, numberOf, weekdayForm } from './calendar-words.ts';

type Rewording = readonly [RegExp, string | ((found: string, ...parts: string[]) => string)];

/** One after the other: what one has put is what the next one reads. */
function reworded(typed: string, rewordings: readonly Rewording[]): string {
  return rewordings.reduce(
    (text, [pattern, instead]) =>
      typeof instead === 'string' ? text.replace(pattern, instead) : text.replace(pattern, instead),
    typed,
  );
}

/** "19:oo", "22.3o", "1o:30". */
export function withNoughts(typed: string): string {
  return typed
    .replaceAll(/(?<![\d.:])([012]?\d)([:.])([0-5]?)o{1,2}(?![\w])/gi, (all, hour: string, dot: string, ten: string) =>
      ten === '' && !/oo$/i.test(all) ? all : `${hour}${dot}${ten === '' ? '00' : `${ten}0`}`,
    )
    .replaceAll(/(?<![\w.:])([12])o(?=[:.][0-5]\d)/gi, '$10');
}

const monthsInShort = [
  'jan',
  'feb',
  'mar',
  'apr',
  'june',
  'july',
  'jun',
  'jul',
  'aug',
  'sept',
  'sep',
  'oct',
  'nov',
  'dec',
];
/** Short months with two neighbouring letters the wrong way round, where that is no other word of a time. */
const swapped = new Map(
  monthsInShort.flatMap((month) =>
    Array.from(
      { length: month.length },
      (_, at) =>
        [`${month.slice(0, at)}${month.charAt(at + 1)}${month.charAt(at)}${month.slice(at + 2)}`, month] as const,
    ).filter(([slip]) => !new RegExp(`^${monthForm}$`).test(slip)),
  ),
);

const slips: readonly Rewording[] = [
  [/(?<![\d:;])([012]?\d)(?:;|::|:;|;:)([0-5]\d)(?![\d:])/g, '$1:$2'],
  [/(\d|\d\s?[ap]m)\s?(?:\.{2,3}|…|-{2,3}|–{2,})\s?(?=\d)/gi, '$1 - '],
  [/(\d\s?)(?:a{1,2}m{1,2}|[sq]m|(?<=\d)an)(?![a-z])/gi, '$1am'],
  [/(\d\s?)([ap]),\s?m\b/gi, '$1$2m'],
  [/(?<![\d:.])((?:1[3-9]|2[0-3]):[0-5]\d)\s?pm(?![a-z])/gi, '$1'],
  [/(?<=\d\s?(?:[ap]m)?\s)(?:ot|tp|ro)(?=\s\d)/gi, 'to'],
  [/(?<=\d-)o(?=\d\b)|(?<=\d-[01])o(?=-\d)/gi, '0'],
  [/(\d\s?)(?:p{2}m|pm{2}|(?<=\d)pn)(?![a-z])/gi, '$1pm'],
  [/\b(?:frm|form|fomr|fron)(?=\s+\d)/i, 'from'],
  [/\b(?:fro|fpr|ofr|foe)(?=\s+\d+\s?(?:m|h|d))/i, 'for'],
  [
    /(?<=\d(?:st|nd|rd|th)?\s)([a-z]{3,4})(?![a-z])|\b([a-z]{3,4})(?=\s\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d))/gi,
    (word) => swapped.get(word.toLowerCase()) ?? word,
  ],
];

/** Slips of the keys in figures and in the short words beside them: "22;00", "03::00", "22:00..23:30", "11ppm", "4:00sm", "12 Setp". */
export function withoutSlips(typed: string): string {
  return reworded(typed, slips);
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

const figured: readonly Rewording[] = [
  [ordinalForm, (word) => `${ordinalWords.indexOf(word.toLowerCase().replace('-', ' ')) + 5}th`],
  [
    new RegExp(String.raw`\b(${lateHundreds.join('|')}) hundred(?: hours)?\b`, 'gi'),
    (_all, word: string) => `${lateHundreds.indexOf(word.toLowerCase().replace('-', ' ')) + 10}00`,
  ],
  [new RegExp(String.raw`\bmidnight (?:between|from) ${weekdayForm} (?:and|to) (${weekdayForm})`, 'i'), '$1 00:00'],
  [
    new RegExp(String.raw`\b(?:oh|zero) (${hundreds.join('|')}) hundred(?: hours)?\b`, 'gi'),
    (_all, word: string) => `0${hundreds.indexOf(word.toLowerCase()) + 1}00`,
  ],
  [/(\d\s?min(?:ute)?s?\b.*\b(?:takes?|needs?|for) \d{2,3})(?=$|[,.])/i, '$1 minutes'],
  // What runs has begun today; "since 20 minutes" is no time of day.
  [
    /\b(?:(?:is |has been |been )?(?:running|down|ongoing|in progress) )?(?:since|started|began|kicked off|underway since)(?: at)? (?=(?:[01]?\d|2[0-3])(?:[:.][0-5]\d|\s?[ap]m)\b)/i,
    'today ',
  ],
  [
    /\b(tonight),? (?:just |shortly |right )?(?:after|past) midnight,?(?: at)?(?= 0?[0-5][:.]?\d\d\b| 12[:.]\d\d)/i,
    '$1',
  ],
  [new RegExp(String.raw`\bmidnight,? (?:on )?${weekdayForm} (?:in ?to|to|\/) (${weekdayForm})`, 'i'), '$1 00:00'],
  [/\bend of (?:the |this )?month,? (?:on )?(?:the )?last day\b/i, 'last day of this month'],
  [
    /\b([13])\/([24])\s?h(?:ours?|rs?)?\b/i,
    (_all, part: string, of: string) => `${(60 * Number(part)) / Number(of)} minutes`,
  ],
  [
    /\b((?:first|1st|second|2nd|third|3rd|fourth|4th|last) [a-z]+ (?:of|in) (?:the|a) month),? every month\b/i,
    'every $1',
  ],
  [
    new RegExp(
      String.raw`^(.*\d.*?),? and (every ${weekdayForm})(?: after(?: that)?| thereafter| from then on)?$`,
      'i',
    ),
    '$2, $1',
  ],
  [new RegExp(String.raw`\bweekly\b(?=.*\b${weekdayForm.replace('(?![', 's(?![')})`, 'i'), ''],
  [/\b(?:planned|scheduled|expected) (?=(?:start|end)\b)/gi, ''],
  [/\b([ap]m) (\d{1,2}(?::\d\d)?(?:\s?-\s?\d{1,2}(?::\d\d)?)?)(?![\d:]|\s?[ap]m)/i, '$2$1'],
  [/\bmon(?:day)?\s?(?:-|to)\s?fri(?:day)?\b(.*?),?\s+(?:weekly|every week)$/i, 'every weekday$1'],
  [new RegExp(String.raw`\b(${weekdayForm})(\b.*?),?\s+(?:weekly|every week)$`, 'i'), 'every $1$2'],
  [/\bmid[- ]?(?=(?:morning|afternoon)\b)/i, ''],
  [/\b(?:before|pre[- ]?)\s?dawn\b/i, 'early morning'],
  [/\b24 ?h(?:ours|rs)?(?: (?:each|every|a|per) day|\/day|\/7)\b/i, 'all day'],
  [/\bfor ([1-9]):([0-5]\d)\s?(?:h|hrs?|hours?)\b(?!\s*(?:-|–|to\b|un?til|till))/i, 'for $1h$2'],
  [/\b(?:in )?(?:the )?(?:wee |early )?(?:small|wee|early) hours(?: of)?(?: the)?\b/i, 'early morning'],
  [
    new RegExp(
      String.raw`\b(${weekdayForm}) night (?:in ?to|going into|through to) (${weekdayForm})(?: morning)?`,
      'i',
    ),
    '$1/$2 night',
  ],
];

/** "the twentieth", "oh two hundred", "the small hours of Sunday", "mid-afternoon", "Thursday night into Friday", "since 9:00 until 11:00", "for 1:30 hours". */
export function inFigures(typed: string): string {
  return reworded(withOneOrder(withCron(withKeys(typed))), figured);
}

const britishZones = ['Europe/London', 'Europe/Dublin', 'Europe/Belfast', 'Europe/Jersey', 'Europe/Guernsey'];
const halfForm = new RegExp(String.raw`\bhalf (${hourForm}|\d{1,2})\b(?![:.]\d|\s*(?:h|hours?|minutes?)\b)`, 'gi');

/** "half one" is half past one in Britain and Ireland, and half past twelve to others: elsewhere both texts, to choose from. */
export function withHalves(
  typed: string,
  homeZone: string,
): { text: string } | { word: string; texts: [string, string] } {
  const past = typed.replaceAll(halfForm, 'half past $1');
  const [word] = typed.match(halfForm) ?? [];
  if (word === undefined || britishZones.includes(homeZone)) return { text: past };
  const before = typed.replaceAll(
    halfForm,
    (_all, hour: string) => `half past ${numberOf(hour) === 1 ? 12 : numberOf(hour) - 1}`,
  );
  return { word, texts: [past, before] };
}

/** "start=20:00 end=21:00 date=2026-06-18", "starts_at: … / duration: 120m": a form, line by line or in one. */
function withKeys(typed: string): string {
  return typed
    .replaceAll(/(?:\s*\/\s*)?\bduration\s*[:=]\s*/gi, ' for ')
    .replaceAll(
      /\b(start|begin|end)s?(?:_?(?:at|time|date))?\s*=\s*|\b(start|begin|end)s?_(?:at|time|date)\s*:\s*/gi,
      (_all, one?: string, other?: string) => `${one ?? other} `,
    )
    .replaceAll(/\b(?:date|day|when)\s*=\s*/gi, '');
}

const cronDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "cron 0 3 * * 6": a time of each day, or of one day of the week. */
function withCron(typed: string): string {
  return typed.replace(
    /(?:\bcron:?\s+)?(?<![\d:.])([0-5]?\d) ([01]?\d|2[0-3]) \* \* (\*|[0-7])(?![\w*])/i,
    (_all, minute: string, hour: string, day: string) =>
      `every ${day === '*' ? 'day' : cronDays[Number(day)]} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
  );
}

const figures = /(?<![\w/.:-])(\d{1,2})\/(\d{1,2})(?![\w/:])/g;

/** "30/10 20:00 to 1/11 08:00": whoever writes the day first does so twice. */
function withOneOrder(typed: string): string {
  const pairs = [...typed.matchAll(figures)].map(([, one, other]) => [Number(one), Number(other)] as const);
  const isDayFirst = pairs.some(([one]) => one > 12);
  const isMonthFirst = pairs.some(([, other]) => other > 12);
  if (pairs.length < 2 || isDayFirst === isMonthFirst) return typed;
  return typed.replaceAll(figures, (_all, one: string, other: string) =>
    isDayFirst ? `${one}.${other}.` : `${other}.${one}.`,
  );
}
