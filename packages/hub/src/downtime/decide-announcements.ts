/** What must be said about planned downtime now, from what was announced before and what is planned: pure, so that a restart changes nothing. */

import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import type { Announcement, AnnouncementKind } from './announcement.ts';
import { announcementWords } from './announcement-words.ts';
import { audienceOf } from './audience.ts';

export type AnnouncementInput = {
  /** What is planned, with the cancelled: `calendar.all`. */
  calendar: readonly Downtime[];
  /** What was last announced of each window, by id. */
  announced: ReadonlyMap<string, Downtime>;
  /** References that were said. */
  said: ReadonlySet<string>;
  nowMs: number;
  registry: Registry;
};

export type AnnouncementDecision = {
  announcements: readonly Announcement[];
  /** What counts as announced from now on: to be kept in the same transaction as the announcements. */
  announced: readonly Downtime[];
};

/** A window of a series is announced this long ahead at least; the first one at once. */
const seriesAheadSeconds = 7 * 86_400;

/**
 * At most one announcement a window and look: the most telling one, which covers what else is due. Deciding again with
 * `announced` and `said` as they then are decides nothing.
 */
export function decideAnnouncements(input: AnnouncementInput): AnnouncementDecision {
  const announcements: Announcement[] = [];
  const announced: Downtime[] = [];
  const seriesSeen = new Set([...input.announced.values()].map(({ seriesId }) => seriesId));
  for (const downtime of input.calendar) {
    for (const id of downtime.mergedIds ?? []) absorb(id, downtime);
    const before = input.announced.get(downtime.id);
    if (before === undefined && !isDueAtAll(downtime)) continue;
    const kind = decideKind(before, downtime);
    if (kind !== undefined) announce(kind, before, downtime);
    else remind(before, downtime);
    if (kind !== undefined) seriesSeen.add(downtime.seriesId);
    if (before === undefined ? kind !== undefined : !isAnnouncedAlready(before, downtime)) announced.push(downtime);
  }
  return { announcements, announced };

  function isDueAtAll({ seriesId, startsAtMs }: Downtime): boolean {
    if (seriesId === undefined || !seriesSeen.has(seriesId)) return true;
    const aheadSeconds = Math.max(seriesAheadSeconds, ...input.registry.reminderSeconds);
    return startsAtMs - input.nowMs <= aheadSeconds * 1000;
  }

  function announce(kind: AnnouncementKind, before: Downtime | undefined, downtime: Downtime): void {
    const reference = referenceOf(kind, downtime);
    if (input.said.has(reference)) return;
    const due = dueReminder(downtime);
    const covers = due === undefined ? [] : [due.reference];
    announcements.push(
      build({
        kind,
        reference,
        covers,
        delivery: deliveryOf(kind, before, downtime, input.nowMs),
        downtime,
        ...(before && { before }),
      }),
    );
  }

  function remind(before: Downtime | undefined, downtime: Downtime): void {
    const due = before && dueReminder(downtime);
    if (!due || input.said.has(due.reference)) return;
    announcements.push(
      build({ kind: 'reminder', reference: due.reference, covers: [], delivery: 'edit-and-note', downtime }),
    );
  }

  /** The shortest reminder whose time has come; longer ones that were missed are not said any more. */
  function dueReminder({ id, state, startsAtMs }: Downtime): { reference: string } | undefined {
    if (state !== 'planned') return undefined;
    const due = input.registry.reminderSeconds.filter((seconds) => input.nowMs >= startsAtMs - seconds * 1000);
    if (due.length === 0) return undefined;
    return { reference: `downtime/${id}/reminder/${startsAtMs}/${Math.min(...due)}` };
  }

  function absorb(id: string, into: Downtime): void {
    const before = input.announced.get(id);
    if (before === undefined || before.state === 'finished' || before.state === 'cancelled') return;
    const ended: Downtime = { ...before, state: 'cancelled', revision: before.revision + 1 };
    const reference = referenceOf('absorbed', ended);
    announcements.push({
      ...build({ kind: 'absorbed', reference, covers: [], delivery: 'edit', downtime: into, before }),
      editKey: editKeyOf(id),
    });
    announced.push(ended);
  }

  function build(
    about: Pick<Announcement, 'kind' | 'reference' | 'covers' | 'delivery' | 'downtime' | 'before'>,
  ): Announcement {
    return {
      ...about,
      editKey: editKeyOf(about.downtime.id),
      atMs: input.nowMs,
      audience: audienceOf(about.downtime, input.registry),
      ...announcementWords(about, input.registry, input.nowMs),
      ...(about.kind === 'over-running' && { asksOwner: true }),
    };
  }
}

function decideKind(before: Downtime | undefined, now: Downtime): AnnouncementKind | undefined {
  const wasOver = before === undefined || before.state === 'finished' || before.state === 'cancelled';
  switch (now.state) {
    case 'cancelled':
      return wasOver ? undefined : 'cancelled';
    case 'finished':
      return wasOver ? undefined : 'finished';
    case 'over-running':
      if (before?.state === 'over-running') return decideChange(before, now);
      return wasOver ? undefined : 'over-running';
    case 'running':
      if (before?.state === 'running') return decideChange(before, now);
      if (before?.state === 'over-running') return 'extended';
      return before?.state === 'finished' ? 'extended' : 'started';
    case 'planned':
      if (wasOver) return 'planned';
      // Told as running, and now it begins later: a move like any other.
      return decideChange(before, now);
    default:
      return now.state satisfies never;
  }
}

function decideChange(before: Downtime, now: Downtime): AnnouncementKind | undefined {
  if (before.startsAtMs !== now.startsAtMs && now.state === 'planned') return 'moved';
  if (now.endsAtMs > before.endsAtMs && now.state !== 'planned') return 'extended';
  return now.revision === before.revision ? undefined : 'changed';
}

/** People look at a channel's newest messages; an edit further up is missed by whoever had read it before. */
function deliveryOf(
  kind: AnnouncementKind,
  before: Downtime | undefined,
  now: Downtime,
  nowMs: number,
): Announcement['delivery'] {
  const isFelt = now.takesDown.length > 0;
  switch (kind) {
    case 'planned':
      // The message is new itself, unless it was taken back before.
      return before === undefined ? 'edit' : 'edit-and-note';
    case 'changed': {
      const isWorse = now.takesDown.some((name) => !before?.takesDown.includes(name));
      return isWorse || now.startsAtMs - nowMs < 86_400_000 ? 'edit-and-note' : 'edit';
    }
    case 'started':
      return isFelt && before !== undefined ? 'edit-and-note' : 'edit';
    case 'finished':
      return isFelt ? 'edit-and-note' : 'edit';
    case 'absorbed':
      return 'edit';
    default:
      return 'edit-and-note';
  }
}

/** Names what is said by what makes it unique, so that saying it again is recognised and a second move is not. */
function referenceOf(kind: AnnouncementKind, { id, revision, startsAtMs, endsAtMs }: Downtime): string {
  switch (kind) {
    case 'started':
      return `downtime/${id}/started/${startsAtMs}`;
    case 'over-running':
    case 'finished':
      return `downtime/${id}/${kind}/${endsAtMs}`;
    default:
      return `downtime/${id}/${kind}/${revision}`;
  }
}

function isAnnouncedAlready(before: Downtime, now: Downtime): boolean {
  const merged = (downtime: Downtime) => (downtime.mergedIds ?? []).join(' ');
  return before.state === now.state && before.revision === now.revision && merged(before) === merged(now);
}

function editKeyOf(id: string): string {
  return `downtime/${id}`;
}
