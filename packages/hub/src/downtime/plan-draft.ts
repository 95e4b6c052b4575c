/** A window as somebody typed it, on its way to being planned: what was understood, what must be asked, what is not known. */

import { comparable } from '@herald/understanding/plain-text';
import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import { localInstant } from '../format/zone-time.ts';
import { parseWhen } from './parse-when.ts';
import type { DowntimePlan } from './plan.ts';
import { servicesTakenDown } from './takes-down.ts';
import type { When } from './when/when.ts';

/** The fields of the form, as typed. */
export type TypedPlan = {
  title: string;
  when: string;
  /** "every last Saturday of the month"; empty for a single window. */
  repeats: string;
  /** Services and hosts, as a list. */
  affects: string;
  customers: string;
  /** When it was typed: "tomorrow" and "in 90 minutes" stay what they were, however late it is confirmed. */
  typedAtMs: number;
  /** The planner was shown on which day clocks skip or repeat the time, and goes on. */
  acceptsDoubt?: boolean;
};

export type PlanReading =
  | { kind: 'ready'; when: When; readBack: string; hosts: string[]; services: string[] }
  /** Choices are other texts for `when` and `repeats` together. */
  | { kind: 'asks'; question: string; choices: readonly { label: string; text: string; acceptsDoubt?: true }[] }
  | { kind: 'unclear'; question: string };

/** Pure: words are read as of when they were typed. `nearest` offers names for one that is not known. */
export function readTypedPlan(
  typed: TypedPlan,
  { registry, nowMs, nearest }: { registry: Registry; nowMs: number; nearest(name: string): readonly string[] },
): PlanReading {
  const { hosts, services, unknown } = readNames(typed.affects, registry);
  const [stranger] = unknown;
  if (stranger !== undefined) {
    const near = nearest(stranger).slice(0, 3);
    const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
    return { kind: 'unclear', question: `I don't know "${stranger.slice(0, 60)}" as a service or server.${hint}` };
  }
  if (hosts.length + services.length === 0) {
    return { kind: 'unclear', question: 'Which services or servers are affected? Give their names, with commas.' };
  }
  const text = [typed.when, typed.repeats].filter((part) => part.trim() !== '').join(' ');
  const doubtfulRepeats = typed.acceptsDoubt ? 'accept' : 'ask';
  const found = parseWhen(text, { nowMs: typed.typedAtMs, zone: registry.zone, doubtfulRepeats });
  if (found.kind === 'understood' && found.when.rrule === undefined && found.when.endsAtMs <= nowMs)
    return { kind: 'unclear', question: `That is over by now: ${found.readBack}. Which day do you mean?` };
  if (found.kind === 'understood')
    return { kind: 'ready', when: found.when, readBack: found.readBack, hosts, services };
  if (found.kind === 'asks') return { kind: 'asks', question: found.question, choices: found.choices };
  return { kind: 'unclear', question: found.question };
}

export type Planner = { plannerId: string; plannedBy?: string };

/** What is kept once the planner has said yes. `id` makes it idempotent. */
export function planOf(
  id: string,
  { title, customers }: TypedPlan,
  { when, hosts, services }: Extract<PlanReading, { kind: 'ready' }>,
  { plannerId, plannedBy }: Planner,
  nowMs: number,
): DowntimePlan {
  const { startsLocal, startsAtMs, zone, lastsSeconds, rrule } = when;
  const isDoubtful = localInstant(startsLocal, zone).kind !== 'one';
  return {
    id,
    title: title.trim().slice(0, 100) || 'Planned maintenance',
    hosts,
    services,
    ...(customers.trim() === '' ? {} : { customers: customers.trim().slice(0, 500) }),
    zone,
    startsLocal,
    ...(isDoubtful && rrule === undefined ? { startsAtMs } : {}),
    lastsSeconds,
    ...(rrule === undefined ? {} : { rrule }),
    plannerId,
    ...(plannedBy === undefined ? {} : { plannedBy: plannedBy.slice(0, 100) }),
    createdAtMs: nowMs,
  };
}

/** The first window of a plan as the calendar would tell it, to show what it means before it is kept. */
export function previewOf(
  plan: DowntimePlan,
  { startsAtMs, endsAtMs }: When,
  beside: readonly Downtime[],
  registry: Registry,
): Downtime {
  const { title, zone, hosts, services, customers, plannedBy } = plan;
  const stretch = { hosts, services, startsAtMs, endsAtMs };
  return {
    ...stretch,
    id: `discord/${plan.id}`,
    source: 'discord',
    title,
    zone,
    ...(customers === undefined ? {} : { customers }),
    ...(plannedBy === undefined ? {} : { plannedBy }),
    state: 'planned',
    takesDown: servicesTakenDown(stretch, [...beside, stretch], registry),
    revision: 0,
  };
}

/** By name or alias, whatever the case; a list with commas, semicolons, line breaks or "and". */
function readNames(typed: string, registry: Registry): { hosts: string[]; services: string[]; unknown: string[] } {
  const found = { hosts: new Set<string>(), services: new Set<string>(), unknown: [] as string[] };
  for (const piece of typed.split(/[,;\n]|\s+and\s+/i)) {
    const name = piece.trim();
    if (name === '') continue;
    const service = named(registry.services.values(), name);
    const host = named(registry.hosts.values(), name);
    if (service) found.services.add(service);
    else if (host) found.hosts.add(host);
    else found.unknown.push(name);
  }
  return { hosts: [...found.hosts], services: [...found.services], unknown: found.unknown };
}

/** Letter for letter before another that differs in its accents alone. */
function named(entries: Iterable<{ name: string; aliases: readonly string[] }>, typed: string): string | undefined {
  const all = [...entries];
  for (const form of [(word: string) => word.normalize('NFC').toLowerCase(), comparable]) {
    const wanted = form(typed);
    const found =
      all.find(({ name }) => form(name) === wanted) ??
      all.find(({ aliases }) => aliases.some((alias) => form(alias) === wanted));
    if (found) return found.name;
  }
  return undefined;
}
