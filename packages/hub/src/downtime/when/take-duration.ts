/** How long something lasts, as people write it: "for 90 minutes", "1h30", "half an hour". */
import { type Taken, without } from './taken.ts';

const unitSeconds: readonly [RegExp, number][] = [
  [/^m(?:in(?:ute)?s?)?$/, 60],
  [/^h(?:(?:ou)?rs?)?$/, 3_600],
  [/^d(?:ays?)?$/, 86_400],
];

const amount = String.raw`(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|eight|ten|twelve|half an?|a quarter of an)`;
const unit = '(?:m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)';
const one = String.raw`${amount}\s*-?\s*${unit}`;
/** "1 hour and 30 minutes", "1h30", "90m". */
const lasting = String.raw`(an? hour and a half|${one}(?:(?:\s*,?\s*(?:and\s+)?)${one}|\s*[0-5]\d(?!\d|:))?)`;
const pattern = new RegExp(
  String.raw`\b(?:(?:lasting|lasts|taking|takes|over)\s+|for\s+(?:about\s+)?)${lasting}(?![\w:])|\((${lasting})\)`,
  'i',
);

/** "Saturday 22:00 90m": a length may stand alone behind a time of day. */
const trailing = new RegExp(String.raw`(?:\d:\d\d|[ap]m|noon|midnight)[\s,]+(${lasting})$`, 'i');

/** Takes "for …", "lasting …", a length in brackets, or one that stands behind the time. */
export function takeDuration(text: string): Taken<number> {
  const match = pattern.exec(text);
  if (match) {
    const seconds = parseDuration(match[1] ?? match[2] ?? '');
    if (seconds !== undefined) return { found: seconds, rest: without(text, match.index, match[0].length) };
  }
  const typed = trailing.exec(text)?.[1];
  const seconds = typed === undefined ? undefined : parseDuration(typed);
  if (typed === undefined || seconds === undefined) return { found: undefined, rest: text };
  return { found: seconds, rest: without(text, text.length - typed.length, typed.length) };
}

/** Seconds of "90m", "1h30", "1.5 hours", "an hour and a half", "PT90M"; undefined for what is no length of time. */
export function parseDuration(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  const iso = /^pt(?:(\d{1,3})h)?(?:(\d{1,4})m)?$/.exec(text);
  if (iso && text !== 'pt') return Number(iso[1] ?? 0) * 3_600 + Number(iso[2] ?? 0) * 60;
  if (/^an? hour and a half$/.test(text)) return 5_400;
  const short = /^(\d{1,2})\s*h\s*([0-5]\d)$/.exec(text);
  if (short) return Number(short[1]) * 3_600 + Number(short[2]) * 60;
  let seconds = 0;
  let left = text;
  const next = new RegExp(String.raw`^(?:,?\s*(?:and\s+)?)?(${amount})\s*-?\s*(${unit})(?![a-z])`, 'i');
  while (left !== '') {
    const match = next.exec(left);
    const scale = match && unitSeconds.find(([form]) => form.test(match[2] ?? ''))?.[1];
    if (!match || scale === undefined || scale === null) return undefined;
    seconds += amountOf(match[1] ?? '') * scale;
    left = left.slice(match[0].length).trim();
  }
  return seconds > 0 ? Math.round(seconds) : undefined;
}

function amountOf(word: string): number {
  const named: Readonly<Record<string, number>> = {
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    eight: 8,
    ten: 10,
    twelve: 12,
    'half a': 0.5,
    'half an': 0.5,
    'a quarter of an': 0.25,
  };
  return named[word] ?? Number(word.replace(',', '.'));
}
