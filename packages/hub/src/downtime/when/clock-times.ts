/** Times of day in what someone typed: "22:00-23:30", "9-11", "10-11:30pm", "from 6pm on Friday until 2am on Saturday". */
import { tidy, without } from './taken.ts';

export type ClockTimes = {
  /** Minutes since midnight. */
  startMinutes: number;
  endMinutes?: number;
  /** What is left beside each time: the dates. */
  startRest: string;
  endRest: string;
};

type Read = { hour: number; minute: number; half?: 'am' | 'pm'; is24: boolean; rest: string };

const strict = String.raw`(?:noon|midday|midnight|\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}:\d{2}(?::00)?|\d{1,2}h(?:[0-5]\d)?|\d{1,2}\s(?:o'?clock|uhr))(?![\w:])`;
const strictTime = new RegExp(String.raw`(?:\b(?:at|from|between|by)\s+)?(?<![\d:./])(${strict})`, 'gi');
const bareAtEnd = /(?:^|[\s,]|\b(?:at|from|between)\s+)(\d{1,2})$/i;
const bareAtStart =
  /^(?:at\s+)?(\d{1,2})(?=$|[\s,])(?!\s*(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const bareAfterAt = /\bat\s+(\d{1,2})(?![\w:./-])/i;
const separator = /\s*(?:-|\b(?:to|until|till|til|through|and)\b)\s*/gi;

/** Takes one time, or a start and an end; undefined where the text has no time of day. */
export function takeClockTimes(typed: string): ClockTimes | undefined {
  const text = tidy(typed);
  for (const match of text.matchAll(separator)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    const start = findLast(left) ?? readBare(left, bareAtEnd);
    const end = findOnly(right) ?? readBare(right, bareAtStart);
    if (!start || !end) continue;
    return { ...resolveHalves(start, end, text), startRest: start.rest, endRest: end.rest };
  }
  const sole = findOnly(text) ?? readBare(text, bareAfterAt);
  return sole && { startMinutes: minutesOf(sole, text), startRest: sole.rest, endRest: '' };
}

/** "10-11:30pm" is the evening on both sides, "11-1pm" is not; "10pm-1" ends after midnight. */
function resolveHalves(start: Read, end: Read, text: string): { startMinutes: number; endMinutes: number } {
  if (end.half && !start.half && !start.is24) {
    const same = minutesOf({ ...start, half: end.half }, '');
    const endMinutes = minutesOf(end, '');
    const other = minutesOf({ ...start, half: end.half === 'am' ? 'pm' : 'am' }, '');
    return { startMinutes: same < endMinutes ? same : other, endMinutes };
  }
  if (start.half && !end.half && !end.is24) {
    const startMinutes = minutesOf(start, '');
    const same = minutesOf({ ...end, half: start.half }, '');
    const other = minutesOf({ ...end, half: start.half === 'am' ? 'pm' : 'am' }, '');
    return { startMinutes, endMinutes: same > startMinutes ? same : other };
  }
  return { startMinutes: minutesOf(start, text), endMinutes: minutesOf(end, text) };
}

function findOnly(text: string): Read | undefined {
  const matches = [...text.matchAll(strictTime)];
  return matches.length === 1 && matches[0] ? readMatch(text, matches[0]) : undefined;
}

function findLast(text: string): Read | undefined {
  const match = [...text.matchAll(strictTime)].at(-1);
  return match && readMatch(text, match);
}

function readMatch(text: string, match: RegExpExecArray): Read | undefined {
  return readTime(match[1] ?? '', without(text, match.index, match[0].length));
}

function readBare(text: string, form: RegExp): Read | undefined {
  const match = form.exec(text);
  return match ? readTime(match[1] ?? '', without(text, match.index, match[0].length)) : undefined;
}

function readTime(typed: string, rest: string): Read | undefined {
  const word = typed.toLowerCase();
  if (word === 'midnight') return { hour: 0, minute: 0, is24: true, rest };
  if (word === 'noon' || word === 'midday') return { hour: 12, minute: 0, is24: true, rest };
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?h?(?::00)?\s?(a|p)?/.exec(word);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  const half = match?.[3] === undefined ? undefined : match[3] === 'a' ? 'am' : 'pm';
  if (!match || hour > 24 || minute > 59 || (hour === 24 && minute > 0) || (half && (hour === 0 || hour > 12)))
    return undefined;
  const is24 = half === undefined && (hour > 12 || hour === 0 || /^0\d|[:h]/.test(word));
  return { hour, minute, ...(half && { half }), is24, rest };
}

/** `text` may say "in the evening", which makes 8 into 20:00. 24:00 is the end of its day. */
function minutesOf({ hour, minute, half, is24 }: Read, text: string): number {
  if (half) return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
  const isLate = /\b(?:evening|tonight|afternoon)\b/i.test(text) || (hour > 5 && /\bnight\b/i.test(text));
  return (!is24 && isLate && hour < 12 ? hour + 12 : hour) * 60 + minute;
}
