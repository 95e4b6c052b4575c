/** What Herald asks about clocks: times that they skip or show twice, and a zone's name that is that of the other half of the year. */
import { type LocalInstant, zoned } from '../../format/zone-time.ts';
import type { Occurrence } from '../occurrences.ts';
import type { Asks } from './askings.ts';
import { clock, dayWords, offsetWords, plainDayWords, utcWords } from './read-back.ts';
import { restated, type WindowParts } from './restate.ts';
import { type ZoneFound, zoneName } from './take-zone.ts';

type Abbreviation = Extract<ZoneFound, { kind: 'abbreviation' }>;

/** The abbreviation is that of the other half of the year. */
export function askSeason(
  typed: string,
  { typed: abbreviation, zone, offsetMinutes }: Abbreviation,
  atMs: number,
): Asks {
  const there = zoned(atMs, zone);
  const name = abbreviation.toUpperCase();
  const meant = utcWords(offsetMinutes);
  const swap = (by: string) => typed.replaceAll(new RegExp(String.raw`\b${abbreviation}\b`, 'gi'), by);
  return {
    kind: 'asks',
    about: 'season',
    question: `${name} is ${meant}, but on ${dayWords(there)} ${zoneName(zone)} is on ${offsetWords(there)}. Which one do you mean?`,
    choices: [
      { label: `The clocks in ${zoneName(zone)}`, text: swap(zone) },
      { label: `Exactly ${meant}`, text: swap(meant) },
    ],
  };
}

/** `startAtMs` is set where the doubtful time is the end. */
export function askClockChange(
  parts: WindowParts,
  found: Exclude<LocalInstant, { kind: 'one' }>,
  local: string,
  startAtMs?: number,
): Asks {
  const time = local.slice(11);
  const which = startAtMs === undefined ? 'start' : 'end';
  const [day, place] = [plainDayWords(local.slice(0, 10)), zoneName(parts.zone)];
  const meant = found.kind === 'twice' ? [found.earlierMs, found.laterMs] : [found.beforeMs, found.afterMs];
  const choices = meant
    .filter((atMs) => startAtMs === undefined || atMs > startAtMs)
    .map((atMs) => ({
      label: `${clock(zoned(atMs, parts.zone))} (${offsetWords(zoned(atMs, parts.zone))})`,
      text:
        startAtMs === undefined
          ? restated(parts, atMs)
          : restated({ zone: parts.zone, lastsSeconds: (atMs - startAtMs) / 1000 }, startAtMs),
    }));
  const doubt =
    found.kind === 'twice'
      ? `go back, and ${time} comes twice. Which one is the ${which}?`
      : `go forward, and ${time} does not exist. When is the ${which}?`;
  return {
    kind: 'asks',
    about: found.kind === 'twice' ? 'repeated-time' : 'skipped-time',
    question: `On ${day} clocks in ${place} ${doubt}`,
    choices,
  };
}

/** Of a repeat whose first time is one of those. */
export function askDoubtfulRepeat(typed: string, { startsLocal, startsAtMs, doubt }: Occurrence, zone: string): Asks {
  const [day, place, time] = [plainDayWords(startsLocal.slice(0, 10)), zoneName(zone), startsLocal.slice(11)];
  const there = zoned(startsAtMs, zone);
  const instead = doubt === 'skipped' ? `At ${clock(there)} that day` : `The first one (${offsetWords(there)})`;
  return {
    kind: 'asks',
    about: doubt === 'skipped' ? 'skipped-time' : 'repeated-time',
    question:
      doubt === 'skipped'
        ? `On ${day} clocks in ${place} go forward, and ${time} does not exist. When shall it start that day?`
        : `On ${day} clocks in ${place} go back, and ${time} comes twice. Which one is meant that day?`,
    choices: [{ label: instead, text: typed, acceptsDoubt: true }],
  };
}
