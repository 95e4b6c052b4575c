/** How long something lasts, as people write it: "90 minutes", "1h30", "an hour and a half", "PT90M". */
import { numberForm, numberOf } from './calendar-words.ts';

const special: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'half a': 0.5,
  'half an': 0.5,
  half: 0.5,
  'a quarter of an': 0.25,
  'quarter of an': 0.25,
  'a quarter': 0.25,
  'three quarters of an': 0.75,
  '3 quarters of an': 0.75,
  '3/4 of an': 0.75,
  '3/4': 0.75,
  '1/4 of an': 0.25,
  '1/2 an': 0.5,
  '1/2': 0.5,
  'a couple of': 2,
  'a couple': 2,
  'couple of': 2,
  couple: 2,
};

const digits = String.raw`\d{1,5}(?:[.,]\d{1,2})?`;
const words = `(?:three|3) quarters of an|3/4 of an|1/4 of an|3/4|1/2 an|1/2|a quarter of an|quarter of an|a quarter|half an?|half|a couple of|a couple|couple of|couple|${numberForm}|an?`;
/** English, and as they slip into English elsewhere: "1,5 Stunden", "2 heures", "90 minutos". */
const minuteUnit = 'min(?:ut(?:e[sn]?|os?|i)|s)?';
const hourUnit = '(?:h(?:ou)?rs?|stunden?|std|heures?|horas?|ore)';
const unit = `(?:${minuteUnit}|m|${hourUnit}|h|d(?:ays?)?|w(?:ee)?ks?|fortnights?)`;
/** Behind a word a unit is written out: "and" is no day. */
const longUnit = `(?:${minuteUnit}|${hourUnit}|days?|w(?:ee)?ks?|fortnights?)`;
const withHalf = String.raw`(?:\s+and\s+(?:a\s+)?half)?`;
const counted = String.raw`(?:${digits}${withHalf}\s*-?\s*${unit}|(?:${words})${withHalf}(?:\s+|-)${longUnit})`;
const more = String.raw`\s+and\s+a\s+(?:half|quarter)(?!\s*-?\s*${unit}(?![a-z]))`;
const one = String.raw`${counted}(?![a-zäöü])\.?(?:${more})?`;

/** The source of a regular expression that finds a length of time. */
export const lengthForm = String.raw`(?:\d{1,2}\s*h\s*[0-5]\d(?![\d:]|\s?m)|${one}(?:\s*,?\s*(?:and\s+|&\s*)?${one})*)`;

/** Without commas: "in 2 hours, 1 hour" is a start and a length. */
export const plainLengthForm = String.raw`(?:\d{1,2}\s*h\s*[0-5]\d(?![\d:]|\s?m)|${one}(?:\s*(?:and\s+|&\s*)?${one})*)`;

const next = new RegExp(String.raw`^(?:,?\s*(?:and\s+|&\s*)?)?(${one})`, 'i');
const parts = new RegExp(String.raw`^(${digits}|${words})(${withHalf})(?:\s*-?\s*)(${unit})\b\.?(.*)$`, 'i');

/** Seconds; undefined for what is no length of time. */
export function parseDuration(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  const iso = /^pt(?:(\d{1,3})h)?(?:(\d{1,4})m)?$/.exec(text);
  if (iso && text !== 'pt') return Number(iso[1] ?? 0) * 3_600 + Number(iso[2] ?? 0) * 60;
  const short = /^(\d{1,2})\s*h\s*([0-5]\d)$/.exec(text);
  if (short) return Number(short[1]) * 3_600 + Number(short[2]) * 60;
  let seconds = 0;
  let left = text;
  while (left !== '') {
    const match = next.exec(left);
    const [, count = '', half = '', name = '', behind = ''] = parts.exec(match?.[1] ?? '') ?? [];
    if (!match || name === '') return undefined;
    const extra = behind.includes('half') ? 0.5 : behind.includes('quarter') ? 0.25 : 0;
    seconds += ((special[count] ?? numberOf(count)) + (half === '' ? 0 : 0.5) + extra) * secondsOf(name);
    left = left.slice(match[0].length).trim();
  }
  return seconds > 0 ? Math.round(seconds) : undefined;
}

function secondsOf(name: string): number {
  if (name.startsWith('m')) return 60;
  if (/^(?:h|st|ore)/.test(name)) return 3_600;
  if (name.startsWith('d')) return 86_400;
  return name.startsWith('w') ? 604_800 : 1_209_600;
}
