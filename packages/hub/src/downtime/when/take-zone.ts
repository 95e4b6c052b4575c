/** The zone in what someone typed: an IANA name, a city, an abbreviation or an offset. */
import { isZone } from '../../format/zone-time.ts';
import { type Taken, without } from './taken.ts';

export type ZoneFound =
  | { kind: 'zone'; zone: string; typed: string }
  /** An abbreviation that claims an offset: `CET` is UTC+1, and in summer nobody there has it. */
  | { kind: 'abbreviation'; zone: string; offsetMinutes: number; typed: string }
  /** Several places use this abbreviation. */
  | { kind: 'ambiguous'; typed: string; zones: readonly string[] };

const generic: Readonly<Record<string, string>> = {
  utc: 'UTC',
  zulu: 'UTC',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  uk: 'Europe/London',
};

const abbreviations: Readonly<Record<string, readonly [zone: string, offsetMinutes: number]>> = {
  gmt: ['Europe/London', 0],
  wet: ['Europe/Lisbon', 0],
  west: ['Europe/Lisbon', 60],
  cet: ['Europe/Berlin', 60],
  cest: ['Europe/Berlin', 120],
  mez: ['Europe/Berlin', 60],
  mesz: ['Europe/Berlin', 120],
  eet: ['Europe/Helsinki', 120],
  eest: ['Europe/Helsinki', 180],
  msk: ['Europe/Moscow', 180],
  est: ['America/New_York', -300],
  edt: ['America/New_York', -240],
  cdt: ['America/Chicago', -300],
  mst: ['America/Denver', -420],
  mdt: ['America/Denver', -360],
  pst: ['America/Los_Angeles', -480],
  pdt: ['America/Los_Angeles', -420],
  jst: ['Asia/Tokyo', 540],
  kst: ['Asia/Seoul', 540],
  sgt: ['Asia/Singapore', 480],
  hkt: ['Asia/Hong_Kong', 480],
  aest: ['Australia/Sydney', 600],
  aedt: ['Australia/Sydney', 660],
  nzst: ['Pacific/Auckland', 720],
  nzdt: ['Pacific/Auckland', 780],
  sast: ['Africa/Johannesburg', 120],
};

const ambiguous: Readonly<Record<string, readonly string[]>> = {
  cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ast: ['America/Halifax', 'Asia/Riyadh'],
};

/** Cities that people name and that give no zone its name. */
const moreCities: Readonly<Record<string, string>> = {
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  milan: 'Europe/Rome',
  geneva: 'Europe/Zurich',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  cork: 'Europe/Dublin',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  portland: 'America/Los_Angeles',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  boston: 'America/New_York',
  washington: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  nyc: 'America/New_York',
  montreal: 'America/Toronto',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  hyderabad: 'Asia/Kolkata',
  kolkata: 'Asia/Kolkata',
  kathmandu: 'Asia/Kathmandu',
  yangon: 'Asia/Yangon',
  'ho chi minh city': 'Asia/Ho_Chi_Minh',
  kyiv: 'Europe/Kyiv',
  beijing: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  canberra: 'Australia/Sydney',
  'tel aviv': 'Asia/Jerusalem',
  'ho chi minh': 'Asia/Ho_Chi_Minh',
  'cape town': 'Africa/Johannesburg',
};

/** Last parts of IANA names that are no cities, or English words that stand in expressions. */
const notCities = new Set([
  'central',
  'eastern',
  'easter',
  'center',
  'west',
  'east',
  'north',
  'south',
  'general',
  'wake',
]);

const cities: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').flatMap((zone): [string, string][] => {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? '';
    return zone.includes('/') && !zone.startsWith('Etc/') && !notCities.has(city) ? [[city, zone]] : [];
  }),
  ...Object.entries(moreCities),
]);
const longestCityWords = 4;

/** Takes the first zone that the text names. Without one `found` is undefined, and the caller's own zone counts. */
export function takeZone(text: string): Taken<ZoneFound> {
  return (
    takeIana(text) ?? takeOffset(text) ?? takeAbbreviation(text) ?? takeCity(text) ?? { found: undefined, rest: text }
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

/** `UTC+2`, `GMT-05:30`: a fixed offset, all the year. */
function takeOffset(text: string): Taken<ZoneFound> | undefined {
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
    if (places) return { found: { kind: 'ambiguous', typed, zones: places }, rest };
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
