/** What a customer's feed reader is told: incidents and scheduled maintenance, newest first, always in the public's words. */
import type { Downtime } from '../../../domain/downtime.ts';
import type { Incident } from '../../../domain/incident.ts';
import { durationInWords } from '../../../format/words.ts';
import type { PageContext } from '../page-context.ts';
import { affectedWords, openDowntimes } from '../status/maintenance-list.ts';
import { siteTitle } from '../status/site.ts';
import { type Audience, createAudience } from '../status/status-audience.ts';
import { impactOf, incidentTitle, lastedInWords } from '../status/status-words.ts';
import { timeWords } from '../times.ts';

export type FeedEntry = {
  /** The same for good: readers tell by it what they have seen. */
  id: string;
  title: string;
  /** Path of its own page. */
  path: string;
  publishedAtMs: number;
  updatedAtMs: number;
  /** Lines of plain text, newest first. */
  lines: readonly string[];
};

export type Feed = { title: string; updatedAtMs: number; entries: readonly FeedEntry[] };

const dayMs = 86_400_000;
const incidentDays = 90;
const plannedDays = 60;
const mostEntries = 50;

export async function feedOf(context: PageContext): Promise<Feed> {
  const open: PageContext = { ...context, role: 'public' };
  const { readModel, zone } = open;
  const { nowMs } = readModel;
  const audience = createAudience(open);
  const names = audience.services().map(({ service }) => service.name);
  const incidents =
    names.length === 0 ? [] : await readModel.incidents({ fromMs: nowMs - incidentDays * dayMs, toMs: nowMs }, names);
  const planned = readModel.downtimes({ fromMs: nowMs, toMs: nowMs + plannedDays * dayMs });
  const entries = [
    ...incidents
      .filter(({ target }) => audience.mayKnow(target))
      .map((one) => incidentEntry(one, audience, zone, nowMs)),
    ...openDowntimes(planned, audience).map((one) => maintenanceEntry(one, audience, zone, nowMs)),
  ]
    .toSorted((one, other) => other.updatedAtMs - one.updatedAtMs)
    .slice(0, mostEntries);
  const newest = Math.max(...entries.map(({ updatedAtMs }) => updatedAtMs));
  return {
    title: siteTitle(readModel.registry),
    updatedAtMs: Number.isFinite(newest) ? newest : nowMs,
    entries,
  };
}

function incidentEntry(incident: Incident, audience: Audience, zone: string, nowMs: number): FeedEntry {
  const { id, startedAtMs, endedAtMs } = incident;
  const events = audience.timeline(incident);
  const cause = audience.cause(incident);
  const title = incidentTitle(audience.title(incident.target.name), incident);
  return {
    id: `urn:herald:incident:${encodeURIComponent(id)}`,
    title: endedAtMs === undefined ? title : `Resolved: ${title}`,
    path: `/incidents/${encodeURIComponent(id)}`,
    publishedAtMs: startedAtMs,
    updatedAtMs: endedAtMs ?? events.at(-1)?.atMs ?? startedAtMs,
    lines: [
      ...events.toReversed().map(({ atMs, text }) => `${timeWords(atMs, 'moment', zone)}: ${text}`),
      `Impact: ${impactOf(incident)}.`,
      ...(cause ? [`Cause: ${audience.written(cause)}`] : []),
      ...(endedAtMs === undefined ? [] : [`Duration: ${lastedInWords(incident, nowMs)}.`]),
    ],
  };
}

function maintenanceEntry(downtime: Downtime, audience: Audience, zone: string, nowMs: number): FeedEntry {
  const { id, title, startsAtMs, endsAtMs, customers, revision } = downtime;
  const affected = affectedWords(downtime, audience);
  return {
    // A window that moves is news.
    id: `urn:herald:maintenance:${encodeURIComponent(id)}:${revision}`,
    title: `Scheduled maintenance: ${title}`,
    path: '/',
    // When it was announced is not kept: it must not look like a thing of the future to a reader.
    publishedAtMs: Math.min(startsAtMs, startOfDay(nowMs)),
    updatedAtMs: Math.min(startsAtMs, startOfDay(nowMs)),
    lines: [
      `${timeWords(startsAtMs, 'moment', zone)}, for ${durationInWords((endsAtMs - startsAtMs) / 1000)}.`,
      ...(affected === '' ? [] : [affected]),
      ...(customers ? [customers] : []),
    ],
  };
}

/** So that a feed that is read every minute is the same all day. */
function startOfDay(nowMs: number): number {
  return nowMs - (nowMs % dayMs);
}
