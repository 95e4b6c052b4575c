/** Numbers, times and lists as people say them. Rounded to what a reader can use, always with a unit. */
import type { Amount, Phrase } from '../domain/metrics/metric-entry.ts';
import { regionPlaces } from './region-places.ts';

/** `0 servers`, `1 server`, `2 servers`. A plural that is not `...s` is given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countInWords(count)} ${count === 1 ? one : many}`;
}

/** `10,000`. */
export function countInWords(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** For names of which no two are alike: in the order of their letters, whatever the language. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** "once", "twice", "3 times" */
export function timesWord(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** "1st", "2nd", "13th" */
export function ordinal(count: number): string {
  const ends: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${count}${ends[ordinals.select(count)] ?? 'th'}`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** `web-1, web-2 and web-3`. */
export function listInWords(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Teams as the registry names them: `the Payments team`, `the Payments and Data teams`, `Team Nord`. */
export function teamsInWords(teams: readonly string[]): string {
  const isCalledSo = teams.some((team) => /\b(?:team|squad|crew|group|department)\b/i.test(team));
  return isCalledSo ? listInWords(teams) : `the ${listInWords(teams)} ${teams.length === 1 ? 'team' : 'teams'}`;
}

/** 0-100: `23 %`, `0.4 %`. */
export function percentInWords(percent: number): string {
  return `${percent > 0 && percent < 1 ? Math.max(0.1, round(percent, 1)) : Math.round(percent)} %`;
}

/** A share of time, with two decimals, never rounded up to 100: `99.86 %`. */
export function uptimeInWords(percent: number): string {
  return `${Math.floor(percent * 100 + 1e-9) / 100} %`;
}

/** Powers of 1024: `3.8 GiB`, `48 MiB`. */
export function bytesInWords(bytes: number): string {
  return withPrefix(bytes, 1024, ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
}

/** Bytes per second, in powers of 1000 as networks are counted: `1.2 MB/s`. */
export function rateInWords(bytesPerSecond: number): string {
  return withPrefix(bytesPerSecond, 1000, ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s']);
}

/** The load of a host: `0.4`, `12`. */
export function loadInWords(load: number): string {
  return String(round(load, load < 10 ? 1 : 0));
}

/** A figure with its unit, as people read it. */
export function amountInWords({ value, unit }: Amount): string {
  switch (unit) {
    case 'percent':
      return percentInWords(value);
    case 'bytes':
      return bytesInWords(value);
    case 'bytes-per-second':
      return rateInWords(value);
    case 'load':
      return loadInWords(value);
    case 'count':
      return countInWords(value);
    default:
      return unit satisfies never;
  }
}

export function phraseInWords(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : amountInWords(part))).join('');
}

const durationUnits = [
  { name: 'year', seconds: 31_557_600, until: Number.POSITIVE_INFINITY },
  { name: 'month', seconds: 2_629_800, until: 24 * 2_629_800 },
  { name: 'week', seconds: 604_800, until: 60 * 86_400 },
  { name: 'day', seconds: 86_400, until: 21 * 86_400 },
  { name: 'hour', seconds: 3_600, until: 48 * 3_600 },
  { name: 'minute', seconds: 60, until: 2 * 3_600 },
  { name: 'second', seconds: 1, until: 90 },
] as const;

/** `18 minutes`, `90 minutes`, `3 hours 20 minutes`, `12 days`. A length, not an age: see `ageInWords`. */
export function durationInWords(lengthSeconds: number): string {
  const length = Math.max(0, lengthSeconds);
  if (length < 1) return 'less than a second';
  const unit = durationUnits.findLast(({ until, seconds }) => length < until - seconds / 2) ?? durationUnits[0];
  if (unit.name === 'hour') {
    const minutes = Math.round(length / 60);
    const rest = minutes % 60;
    const hours = plural(Math.floor(minutes / 60), 'hour');
    return rest === 0 || length >= 12 * 3_600
      ? plural(Math.round(minutes / 60), 'hour')
      : `${hours} ${plural(rest, 'minute')}`;
  }
  return plural(Math.max(1, Math.round(length / unit.seconds)), unit.name);
}

/** How long something that is over took: below ten minutes to the second, so that it fits the beginning and end beside it. */
export function lengthInWords(lengthSeconds: number): string {
  const seconds = Math.round(lengthSeconds);
  const rest = seconds % 60;
  return seconds < 90 || seconds >= 600 || rest === 0
    ? durationInWords(lengthSeconds)
    : `${plural(Math.floor(seconds / 60), 'minute')} ${plural(rest, 'second')}`;
}

/** `just now`, `3 seconds ago`, `4 minutes ago`. */
export function ageInWords(seconds: number): string {
  return seconds < 1 ? 'just now' : `${durationInWords(seconds)} ago`;
}

/** `Ireland (eu-west-1)`; the code alone where no name is known. */
export function regionInWords(code: string): string {
  const place = Object.hasOwn(regionPlaces, code) ? regionPlaces[code] : undefined;
  return place ? `${place} (${code})` : code;
}

/** A sentence that somebody wrote, with its end. */
export function fullStop(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** First letter large: for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withPrefix(amount: number, step: number, units: readonly string[]): string {
  let value = Math.max(0, amount);
  let at = 0;
  while (at < units.length - 1 && round(value, value < 10 ? 1 : 0) >= step) {
    value /= step;
    at += 1;
  }
  return `${at === 0 ? Math.round(value) : round(value, value < 10 ? 1 : 0)} ${units[at]}`;
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
