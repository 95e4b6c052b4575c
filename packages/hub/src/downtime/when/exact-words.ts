/** Times that are written as instants, or as so long from now: put into the zone's wall clock, and remembered exactly. */
import { localText } from '../../format/zone-time.ts';
import { parseDuration, plainLengthForm } from './length.ts';

/** Wall clock times whose instant is known, however often the clocks of the zone show them. */
export type Exact = { instants: { local: string; atMs: number }[] };

/** Behind a space, `22:00-23:30` is a span; only behind a T it is an offset, and none is larger than 14 hours. */
const isoTime = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4])(?::?\d\d)?)?| \d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)`;

const isoTimes = new RegExp(isoTime, 'gi');
const isoInterval = new RegExp(String.raw`(${isoTime})\s*/\s*(${isoTime}|\d\d:\d\d)`, 'i');
const lengthBehind = new RegExp(String.raw`\s+/\s+(?=(?:${plainLengthForm})$)`, 'i');
const nextLength = new RegExp(String.raw`\b(?:for\s+)?(?:the\s+)?next (${plainLengthForm})(?![\w:])`, 'i');

/** Two ends that programs write, put as an interval: JSON, seconds since 1970, basic ISO 8601, offsets behind a space. */
function fromPrograms(typed: string): string {
  return (
    typed
      .replace(
        /^\{\s*"?(?:starts?|from)\w*"?\s*[:=]\s*"([^"]+)"\s*,\s*"?(?:ends?|to|until)\w*"?\s*[:=]\s*"([^"]+)"\s*,?\s*\}$/i,
        '$1 to $2',
      )
      .replace(
        /(?<![\w.:/-])(1[5-9]\d{8}|2[0-4]\d{8})\s?[-/]\s?(1[5-9]\d{8}|2[0-4]\d{8})(?![\w.:/-])/,
        (all, one: string, other: string) =>
          // Windows are told to the minute: what is not whole ones is not cut.
          Number(one) % 60 === 0 && Number(other) % 60 === 0 ? `${one} to ${other}` : all,
      )
      // As mail has it.
      .replace(/(\d{1,2} [a-z]{3,9} \d{4},? \d\d:\d\d)(?::\d\d)? ([+-]\d\d):?(\d\d)(?![\d:])/i, '$1 UTC$2:$3')
      .replaceAll(
        /\b(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?(Z|(?![\dZ]))/gi,
        (_all, y, m, d, hour, minute, zulu) => `${y}-${m}-${d}T${hour}:${minute}${zulu}`,
      )
      .replace(
        // Alone, ` -0500` may be the end of a span; where both sides have one it is where their clocks stand.
        /(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)? ([+-]\d\d:?\d\d)(\s*(?:->|=>|→|-|to|until|\/)\s*\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)? ([+-]\d\d:?\d\d)(?![\d:])/i,
        '$1T$2$3$4$5T$6$7$8',
      )
  );
}

/** ISO 8601 intervals: `A/B` and `A/PT90M`; "9pm / 2hrs". */
export function intervalWords(typed: string): string {
  return fromPrograms(typed)
    .replace(lengthBehind, ' for ')
    .replace(isoInterval, '$1 to $2')
    .replace(/(?:\s*\/\s*|\bfor\s+|(?<=\d)\s+)(PT\d\w*)\b/i, (all, length: string) => {
      const seconds = parseDuration(length);
      return seconds === undefined ? all : ` for ${seconds / 60} minutes`;
    });
}

/** Times with an offset, and seconds since 1970 as Discord writes them, are instants: they are shown in the zone, and stay exact where its clocks repeat them. */
export function isoWords(typed: string, zone: string, exact: Exact): string {
  const withUnix = typed.replaceAll(
    /<t:(\d{9,11})(?::[a-z])?>|(?<![\w.:/-])(1[5-9]\d{8}|2[0-4]\d{8})(?![\w.:/-])/gi,
    (_all, discord: string | undefined, plain: string | undefined) =>
      new Date(Number(discord ?? plain) * 1000).toISOString(),
  );
  return withUnix.replaceAll(isoTimes, (iso) => {
    const [, day = '', time = '', offset] =
      /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-].*)?$/i.exec(iso) ?? [];
    if (offset === undefined) return `${day} ${time}`;
    const colon = offset.replace(/^([+-]\d\d)(\d\d)?$/, (_all, hours, minutes = '00') => `${hours}:${minutes}`);
    const atMs = Date.parse(`${day}T${time}:00${colon}`);
    if (Number.isNaN(atMs)) return iso;
    const local = localText(atMs, zone);
    exact.instants.push({ local, atMs });
    return local.replace('T', ' ');
  });
}

const fromNow = new RegExp(
  String.raw`\b(?:right\s+|from\s+)?now\b|\brn\b|\b(?:immediately|straight\s+away)\b|\bin\s+(?:about\s+)?(${plainLengthForm})(?:'?s?'?\s+time)?(?![\w:])|(${plainLengthForm})\s+from\s+now\b`,
  'i',
);

/** "in 2 hours" and "now" are instants too; the start is rounded up to a whole minute. Whole days keep their time of day open. */
export function relativeWords(text: string, nowMs: number, zone: string, exact: Exact): string {
  return text
    .replace(nextLength, 'now for $1')
    .replace(/\bnow,? now for\b/i, 'now for')
    .replace(/\b(?:at\s+)?this time tomorrow\b/i, () => `tomorrow ${localText(nowMs, zone).slice(11)}`)
    .replace(/\b(?:at |from )?the top of the (?:next )?hour\b|^top of the hour\b/i, () => {
      const atMs = Math.ceil(nowMs / 3_600_000) * 3_600_000;
      const local = localText(atMs, zone);
      // In zones that are half an hour apart from others the hour begins elsewhere.
      if (!local.endsWith(':00')) return 'the top of the hour';
      exact.instants.push({ local, atMs });
      return local.replace('T', ' ');
    })
    .replace(fromNow, (all: string, ahead?: string, behind?: string) => {
      const length = ahead ?? behind;
      const seconds = length === undefined ? 0 : parseDuration(length);
      if (seconds === undefined || (length !== undefined && seconds % 86_400 === 0)) return all;
      const atMs = Math.ceil((nowMs + seconds * 1000) / 60_000) * 60_000;
      const local = localText(atMs, zone);
      exact.instants.push({ local, atMs });
      return local.replace('T', ' ');
    });
}
