/** What a customer's feed reader is told: incidents and announced maintenance, newest first, always in the public's words. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { DowntimeState } from '../../../domain/downtime.ts';
import type { Incident } from '../../../domain/incident.ts';
import { endsInMaintenance } from '../../../domain/incident-parts.ts';
import { lengthInWords, listInWords } from '../../../format/words.ts';
import type { PageContext } from '../page-context.ts';
import { affectedWords, endedAtMs, maintenancePath } from '../status/maintenance-list.ts';
import { siteTitle } from '../status/site.ts';
import { type Audience, createAudience } from '../status/status-audience.ts';
import { impactOf, incidentTitle, lastedInWords } from '../status/status-words.ts';
import { timeWords } from '../times.ts';
import type { AnnouncedWindow } from '../web-parts.ts';

export type FeedEntry = {
  /** The same for good: readers tell by it what they have seen. */
  id: string;
  /** How far it has come, `''` at its beginning. Readers of RSS show an id once and know no `updated`: each stage is an item there. */
  stage: '' | 'resolved' | Exclude<DowntimeState, 'planned'>;
  title: string;
  /** Path of its own page. */
  path: string;
  publishedAtMs: number;
  updatedAtMs: number;
  /** Lines of plain text, newest first. */
  lines: readonly string[];
};

export type Feed = {
  title: string;
  /** Path and query under which readers come back for it, without the ending that says its form. */
  query: string;
  updatedAtMs: number;
  entries: readonly FeedEntry[];
};

const dayMs = 86_400_000;
const incidentDays = 90;
const plannedDays = 60;
/** So long after its end a window is still told as over. */
const overDays = 14;
const mostEntries = 50;

/** Of all services that the public knows, or of these only. Throws `web/no-such-page` for a name that it does not know. */
export async function feedOf(context: PageContext, only: readonly string[] = []): Promise<Feed> {
  const open: PageContext = { ...context, role: 'public' };
  const { readModel, zone, parts } = open;
  const { nowMs } = readModel;
  const audience = createAudience(open);
  const all = audience.services().map(({ service }) => service.name);
  if (only.some((name) => !all.includes(name))) {
    throw new HeraldError('web/no-such-page', {
      message: 'There is no feed of that name.',
      next: 'Leave `for` out to follow everything.',
    });
  }
  const names = only.length === 0 ? all : only;
  const [incidents, announced] = await Promise.all([
    names.length === 0 ? [] : readModel.incidents({ fromMs: nowMs - incidentDays * dayMs, toMs: nowMs }, names),
    parts.announced({ fromMs: nowMs - overDays * dayMs, toMs: nowMs + plannedDays * dayMs }),
  ]);
  // What repeats is announced as it comes near: until then it is in the calendar alone.
  const windows = announced
    .flatMap((one) => audience.downtimes([one.downtime]).map((downtime) => ({ ...one, downtime })))
    .filter(({ downtime: { services, takesDown } }) =>
      [...services, ...takesDown].some((name) => names.includes(name)),
    );
  const entries = [
    ...incidents
      .filter(({ target }) => audience.mayKnow(target))
      .map((one, at, all) => ({
        ...incidentEntry(one, audience, zone, nowMs),
        // One that maintenance cut is told in parts.
        id: `urn:herald:incident:${encodeURIComponent(one.id)}${partNumber(all.slice(0, at), one)}`,
      })),
    ...windows.map((one) => maintenanceEntry(one, audience, zone)),
  ]
    .toSorted((one, other) => other.updatedAtMs - one.updatedAtMs)
    .slice(0, mostEntries);
  const newest = Math.max(...entries.map(({ updatedAtMs }) => updatedAtMs));
  const of = only.length === 0 ? '' : `: ${listInWords(only.map((name) => audience.title(name)))}`;
  return {
    title: `${siteTitle(readModel.registry)}${of}`,
    query: only.length === 0 ? '' : `?${new URLSearchParams(only.map((name) => ['for', name]))}`,
    updatedAtMs: Number.isFinite(newest) ? newest : nowMs,
    entries,
  };
}

function partNumber(before: readonly Incident[], { id }: Incident): string {
  const parts = before.filter((one) => one.id === id).length;
  return parts === 0 ? '' : `:${parts + 1}`;
}

function incidentEntry(incident: Incident, audience: Audience, zone: string, nowMs: number): Omit<FeedEntry, 'id'> {
  const { id, startedAtMs, endedAtMs } = incident;
  const events = audience.timeline(incident);
  const cause = audience.cause(incident);
  const title = incidentTitle(audience.title(incident.target.name), incident);
  const isResolved = endedAtMs !== undefined && !endsInMaintenance(incident);
  return {
    stage: isResolved ? 'resolved' : '',
    title: isResolved ? `Resolved: ${title}` : title,
    path: `/incidents/${encodeURIComponent(id)}`,
    publishedAtMs: startedAtMs,
    // A cause that is noted afterwards is news, too.
    updatedAtMs: Math.max(startedAtMs, endedAtMs ?? 0, ...events.map(({ atMs }) => atMs)),
    lines: [
      ...events
        .filter(({ text }) => text !== `Cause: ${cause}`)
        .toReversed()
        .map(({ atMs, text }) => `${timeWords(atMs, 'moment', zone)}: ${text}`),
      `Impact: ${impactOf(incident)}.`,
      ...(cause ? [`Cause: ${audience.written(cause)}`] : []),
      ...(endedAtMs === undefined ? [] : [`Duration: ${lastedInWords(incident, nowMs)}.`]),
    ],
  };
}

const maintenanceTitles: Readonly<Record<DowntimeState, string>> = {
  planned: 'Scheduled maintenance',
  running: 'Maintenance in progress',
  'over-running': 'Maintenance taking longer than planned',
  finished: 'Maintenance completed',
  cancelled: 'Maintenance cancelled',
};

function maintenanceEntry(window: AnnouncedWindow, audience: Audience, zone: string): FeedEntry {
  const { downtime, announcedAtMs, changedAtMs } = window;
  const { id, title, startsAtMs, plannedEndsAtMs, customers, revision, state } = downtime;
  const affected = affectedWords(downtime, audience);
  // What ended by the time first planned is told with the time it took: that it was once to last longer is no news then.
  const isExtended = plannedEndsAtMs !== undefined && (state !== 'finished' || endedAtMs(window) > plannedEndsAtMs);
  const called = isExtended && state === 'running' ? 'Maintenance extended' : maintenanceTitles[state];
  return {
    // A window that moves is news.
    id: `urn:herald:maintenance:${encodeURIComponent(id)}:${revision}`,
    stage: state === 'planned' ? '' : state,
    title: `${called}: ${title}`,
    path: maintenancePath(downtime, audience),
    publishedAtMs: announcedAtMs,
    updatedAtMs: changedAtMs,
    lines: [
      ...(state === 'cancelled' ? ['It will not take place.'] : []),
      `${state === 'cancelled' ? 'It was planned for ' : ''}${timeWords(startsAtMs, 'moment', zone)}${downtime.hasNoEnd && state !== 'finished' ? '' : `, for ${lengthInWords((endedAtMs(window) - startsAtMs) / 1000)}`}.`,
      ...(isExtended && state !== 'cancelled'
        ? [`It was extended: first it was to end at ${timeWords(plannedEndsAtMs, 'moment', zone)}.`]
        : []),
      ...(affected === '' ? [] : [affected]),
      ...(customers && state !== 'cancelled' && state !== 'finished' ? [customers] : []),
    ],
  };
}
