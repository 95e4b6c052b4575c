/** A window in the few words that a calendar entry or a Discord event has room for. */
import type { Downtime } from '../../domain/downtime.ts';
import type { Registry } from '../../domain/registry.ts';
import { noEndNamed } from '../../format/downtime-span.ts';
import { plainText } from '../../format/text.ts';
import { meaningOf } from '../announcement-words.ts';

/** "billing is down: Database patching"; "Work on api-1: AWS restarts api-1". */
export function downtimeSummary({ takesDown, services, hosts, title }: Downtime): string {
  if (takesDown.length > 0) return `${listed(takesDown)} ${takesDown.length === 1 ? 'is' : 'are'} down: ${title}`;
  return `Work on ${listed(services.length > 0 ? services : hosts)}: ${title}`;
}

/** What customers notice, and who planned it: one line each. */
export function downtimeDetails(downtime: Downtime, registry: Registry): string[] {
  const meaning = plainText(meaningOf(downtime, registry), ({ atMs }) => new Date(atMs).toISOString());
  return [
    ...(meaning === '' ? [] : [meaning]),
    // A calendar wants an end.
    ...(downtime.hasNoEnd ? [`${noEndNamed} The end shown here is an hour after the start.`] : []),
    ...(downtime.plannedBy === undefined ? [] : [`Planned by ${downtime.plannedBy}.`]),
  ];
}

/** Where it takes place: the names it touches. */
export function downtimePlace({ takesDown, services, hosts }: Downtime): string {
  return listed([...new Set([...takesDown, ...services, ...hosts])]);
}

/** Cut to so many characters, with an ellipsis where something was cut; never within a character of two code units. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
}

function listed(names: readonly string[]): string {
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} and ${names.length - 4} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
