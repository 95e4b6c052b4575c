/** The words of an announcement: what it means for customers first, then when, then who. */

import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import { ago, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { localDay } from '../format/zone-time.ts';
import type { Announcement } from './announcement.ts';
import { servicesTouched } from './takes-down.ts';

type About = Pick<Announcement, 'kind' | 'downtime' | 'before'>;

/** The headline and lines of the message that is edited, and the short one beside it. */
export function announcementWords(
  { kind, downtime, before }: About,
  registry: Registry,
  nowMs: number,
): Pick<Announcement, 'headline' | 'lines' | 'note'> {
  const what = whatIsDown(downtime);
  const when = spanWords(downtime);
  const facts = factLines(downtime, registry);
  switch (kind) {
    case 'planned':
      return words(say`${strong(`Planned: ${what}`)} ${when}.`, facts);
    case 'reminder':
      return words(say`${strong(`Coming up: ${what}`)} ${when}, ${ago(downtime.startsAtMs)}.`, facts);
    case 'changed':
      return words(say`${strong(`Changed: ${what}`)} ${when}.`, [...changeLines(before, downtime), ...facts]);
    case 'moved': {
      const from = before ? say`It was planned for ${moment(before.startsAtMs)}.` : [];
      return words(
        say`${strong(`Moved: ${what}`)} ${when}.`,
        [from, ...facts],
        say`${strong(`Moved: ${what}`)} ${when}. ${from}`,
      );
    }
    case 'cancelled':
      return words(
        say`${strong(`Cancelled: ${named(downtime)}`)}. It was planned for ${moment(downtime.startsAtMs)}.`,
        [],
      );
    case 'started': {
      const until = downtime.hasNoEnd ? say`.` : say` until ${clockTime(downtime.endsAtMs)}, as planned.`;
      return words(say`${strong(`Now: ${whatRuns(downtime)}`)}${until}`, facts);
    }
    case 'over-running':
      return words(
        say`${strong(`${downtime.title} takes longer than planned.`)} It was to end at ${clockTime(downtime.endsAtMs)}; ${affected(downtime)} not back yet.`,
        facts,
      );
    case 'extended':
      return words(say`${strong(`Extended: ${whatRuns(downtime)}`)} until ${moment(downtime.endsAtMs)}.`, [
        ...changeLines(before, downtime),
        ...facts,
      ]);
    case 'finished':
      return words(
        say`${strong(`Finished: ${named(downtime)}`)}, ${clockTime(endedAtMs(downtime, before, nowMs))}.`,
        [],
      );
    case 'absorbed':
      return words(say`${strong(`Now part of: ${downtime.title}`)}, ${when}.`, []);
    default:
      return kind satisfies never;
  }
}

/** One that over-ran ends when it is seen to end; else at its end, or earlier. */
function endedAtMs({ endsAtMs }: Downtime, before: Downtime | undefined, nowMs: number): number {
  return before?.state === 'over-running' ? nowMs : Math.min(endsAtMs, nowMs);
}

function words(headline: Text, lines: readonly Text[], note: Text = headline): ReturnType<typeof announcementWords> {
  return { headline, lines: lines.filter((line) => line.length > 0), note };
}

function factLines(downtime: Downtime, registry: Registry): Text[] {
  const title = say`${downtime.title}.`;
  const by = downtime.plannedBy === undefined ? title : say`${downtime.title}, planned by ${downtime.plannedBy}.`;
  return [meaningOf(downtime, registry), by];
}

/** "Card payments fail for a few minutes." or that customers should notice nothing, and why. */
export function meaningOf(downtime: Downtime, registry: Registry): Text {
  if (downtime.customers !== undefined) return say`${downtime.customers}`;
  if (downtime.takesDown.length > 0) {
    const known = downtime.takesDown.flatMap((name) => registry.services.get(name)?.customers ?? []);
    return known.length === 0 ? [] : say`Customers can't use: ${listed(known)}.`;
  }
  const touched = servicesTouched(downtime, registry);
  if (touched.length === 0) return [];
  const keeps = touched.length === 1 ? 'keeps the servers it needs' : 'keep the servers they need';
  const back = downtime.isDeparture ? ` ${listed(downtime.hosts)} will not come back by itself.` : '';
  return say`No customer impact expected: ${listed(touched)} ${keeps}.${back}`;
}

function changeLines(before: Downtime | undefined, now: Downtime): Text[] {
  if (before === undefined) return [];
  const added = now.takesDown.filter((name) => !before.takesDown.includes(name));
  const spared = before.takesDown.filter((name) => !now.takesDown.includes(name));
  return [
    ...(before.endsAtMs === now.endsAtMs ? [] : [say`It was to end at ${moment(before.endsAtMs)}.`]),
    ...(added.length === 0 ? [] : [say`It now takes down ${listed(added)} too.`]),
    ...(spared.length === 0 ? [] : [say`It no longer takes down ${listed(spared)}.`]),
  ];
}

function whatIsDown({ takesDown, hosts, services }: Downtime): string {
  if (takesDown.length > 0) return `${listed(takesDown)} ${takesDown.length === 1 ? 'is' : 'are'} down`;
  return `work on ${listed(services.length > 0 ? services : hosts)}`;
}

/** What is announced to be out may well respond meanwhile: that it is down would be denied by whoever looks. */
function whatRuns(downtime: Downtime): string {
  const { takesDown } = downtime;
  return takesDown.length > 0 ? `${affected(downtime)} under maintenance` : whatIsDown(downtime);
}

/** "Database patching (billing)": a title alone does not say what it was about. */
function named(downtime: Downtime): string {
  const names = namesOf(downtime);
  return names.length > 0 ? `${downtime.title} (${listed(names)})` : downtime.title;
}

function namesOf({ takesDown, hosts, services }: Downtime): readonly string[] {
  return takesDown.length > 0 ? takesDown : services.length > 0 ? services : hosts;
}

function affected(downtime: Downtime): string {
  const names = namesOf(downtime);
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'}`;
}

/** "Saturday <t> to <t>": the day is not said twice. An end that nobody named is not told. */
function spanWords({ startsAtMs, endsAtMs, zone, hasNoEnd }: Downtime): Text {
  if (hasNoEnd) return say`${moment(startsAtMs)}`;
  const end = localDay(startsAtMs, zone) === localDay(endsAtMs, zone) ? clockTime(endsAtMs) : moment(endsAtMs);
  return say`${moment(startsAtMs)} to ${end}`;
}

/** "web-1, web-2 and web-3"; more than five are counted. */
function listed(names: readonly string[]): string {
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
