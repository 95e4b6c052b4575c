/** The zone in what someone typed: an IANA name, a city, an abbreviation or an offset. */
import { isZone } from '../../format/zone-time.ts';
import { type Taken, tidy, without } from './taken.ts';
import { abbreviations, ambiguous, cities, clocks, generic, longestCityWords } from './zone-names.ts';

export type ZoneFound =
  | { kind: 'zone'; zone: string; typed: string }
  /** An abbreviation that claims an offset: `CET` is UTC+1, and in summer nobody there has it. */
  | { kind: 'abbreviation'; zone: string; offsetMinutes: number; typed: string }
  /** Several places use this abbreviation. */
  | { kind: 'ambiguous'; typed: string; zones: readonly string[] };

/** Takes the first zone that the text names. Without one `found` is undefined, and the caller's own zone counts. */
export function takeZone(text: string, homeZone: string): Taken<ZoneFound> {
  const taken = firstZone(text);
  const { found } = taken;
  if (found === undefined) return taken;
  // IST is India's for whoever is in India; where a company is, its own abbreviation is no riddle.
  const own = found.kind === 'ambiguous' ? ownOf(found, homeZone) : undefined;
  return { found: own ?? found, rest: withoutAgain(taken.rest, found.typed) };
}

/** What an abbreviation is to most who work there: Central time in America, London's in Europe. Of the others nothing is as sure. */
const sureIn: Readonly<Record<string, readonly [continent: string, zone: string]>> = {
  cst: ['America/', 'America/Chicago'],
  bst: ['Europe/', 'Europe/London'],
};

function ownOf({ typed }: Extract<ZoneFound, { kind: 'ambiguous' }>, homeZone: string): ZoneFound | undefined {
  const places = ambiguous[typed.toLowerCase()] ?? {};
  const [continent, sure] = sureIn[typed.toLowerCase()] ?? [];
  const zone = homeZone in places || continent === undefined || !homeZone.startsWith(continent) ? homeZone : sure;
  const offsetMinutes = zone === undefined ? undefined : places[zone];
  return zone === undefined || offsetMinutes === undefined
    ? undefined
    : { kind: 'abbreviation', zone, offsetMinutes, typed };
}

/** "11pm AEDT - 1am AEDT", "0100Z-0300Z": the same zone on both sides is named once. */
function withoutAgain(text: string, typed: string): string {
  const word = typed.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return tidy(text.replace(new RegExp(String.raw`(?<=^|[\s\d(])\(?${word}\)?(?![\w/])`, 'gi'), ' '));
}

function firstZone(text: string): Taken<ZoneFound> {
  return (
    takeIana(text) ??
    takeOffset(text) ??
    takeClock(text) ??
    takeAbbreviation(text) ??
    takeCity(text) ?? { found: undefined, rest: text }
  );
}

function takeIana(text: string): Taken<ZoneFound> | undefined {
  for (const match of text.matchAll(/\(?\b([A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2})\)?/g)) {
    const typed = match[1] ?? '';
    if (isZone(typed))
      return {
        found: { kind: 'zone', zone: canonical(typed), typed },
        rest: without(text, match.index, match[0].length),
      };
  }
  return undefined;
}

/** "Eastern time", "Indian Standard Time". */
function takeClock(text: string): Taken<ZoneFound> | undefined {
  for (const [name, zone] of Object.entries(clocks)) {
    // "1:00 AM Pacific" does without "time".
    const match =
      new RegExp(String.raw`\(?\b${name}(?:\s+(?:standard|daylight|summer))?\s+time\b\)?`, 'i').exec(text) ??
      new RegExp(
        String.raw`(?<=\d\s?[ap]\.?(?:m\.?)?\s|\d:\d\d\s)\(?${name}\)?(?=\s*(?:$|,|-|to\b|on\b|for\b))`,
        'i',
      ).exec(text);
    if (match)
      return { found: { kind: 'zone', zone, typed: match[0] }, rest: without(text, match.index, match[0].length) };
  }
  return undefined;
}

/** `UTC+2`, `GMT-05:30`, `+02:00`, `22:00Z`: a fixed offset, all the year. */
function takeOffset(text: string): Taken<ZoneFound> | undefined {
  const zulu = /(?<=(?:^|[\s-])(?:\d?\d:\d\d|\d{4}))Z\b/i.exec(text);
  if (zulu) return { found: { kind: 'zone', zone: 'UTC', typed: 'Z' }, rest: without(text, zulu.index, 1) };
  const plain = /(?<=\s)\+(0\d|1[0-4]):?([0-5]\d)(?![\d:])/.exec(text);
  if (plain) {
    const [typed, hours, minutes] = plain;
    return {
      found: { kind: 'zone', zone: `+${hours}:${minutes}`, typed },
      rest: without(text, plain.index, typed.length),
    };
  }
  const match = /\(?\b(?:utc|gmt)\s?([+-])(\d{1,2})(?::?([0-5]\d))?\b\)?/i.exec(text);
  if (!match) return undefined;
  const [all, sign, hours = '', minutes = '00'] = match;
  if (Number(hours) > 14) return undefined;
  const zone = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return { found: { kind: 'zone', zone, typed: all }, rest: without(text, match.index, all.length) };
}

function takeAbbreviation(text: string): Taken<ZoneFound> | undefined {
  for (const match of text.matchAll(/\(?\b([A-Za-z]{2,4})\b\)?(?:\s+time\b)?/gi)) {
    const typed = match[1] ?? '';
    const word = typed.toLowerCase();
    const rest = without(text, match.index, match[0].length);
    const places = ambiguous[word];
    if (places) return { found: { kind: 'ambiguous', typed, zones: Object.keys(places) }, rest };
    const short = abbreviations[word];
    if (short) return { found: { kind: 'abbreviation', zone: short[0], offsetMinutes: short[1], typed }, rest };
    const zone = generic[word];
    if (zone) return { found: { kind: 'zone', zone, typed }, rest };
  }
  return undefined;
}

function takeCity(text: string): Taken<ZoneFound> | undefined {
  const words = [...text.matchAll(/[A-Za-z\u00c0-\u024f.'-]+/g)];
  for (let count = longestCityWords; count > 0; count -= 1) {
    for (let at = 0; at + count <= words.length; at += 1) {
      const first = words[at];
      const last = words[at + count - 1];
      if (!first || !last) continue;
      const end = last.index + last[0].length;
      const typed = text.slice(first.index, end);
      const zone = cities.get(typed.toLowerCase());
      if (zone === undefined) continue;
      // "in Berlin", "(Berlin)", "Berlin time" go with it.
      const before = /(?:\bin\s+|\()?$/i.exec(text.slice(0, first.index))?.[0].length ?? 0;
      const after = /^(?:\s+(?:local\s+)?time\b)?\)?/i.exec(text.slice(end))?.[0].length ?? 0;
      return {
        found: { kind: 'zone', zone, typed },
        rest: without(text, first.index - before, end + after - (first.index - before)),
      };
    }
  }
  return undefined;
}

function canonical(typed: string): string {
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === typed.toLowerCase()) ?? typed;
}

/** How people call a zone: "Berlin", "New York", "UTC", "UTC+2". */
export function zoneName(zone: string): string {
  if (/^[+-]/.test(zone)) return `UTC${zone.replace(/:00$/, '').replace(/^([+-])0/, '$1')}`;
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}
