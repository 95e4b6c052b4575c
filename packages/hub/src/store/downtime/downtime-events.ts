/** What was announced of a downtime, each once: planned, moved, reminded, started, over-ran, finished, cancelled. */
import { number, optionalNumber, type Query, text } from '../query.ts';

export type DowntimeEvent = {
  /** Unique for what is said, for example `ID/reminded/86400` or `ID/moved/3`. */
  eventKey: string;
  downtimeId: string;
  kind: string;
  atMs: number;
  revision: number;
  text: string;
};

/** False where it was noted before: then it was announced, in the same transaction. */
export async function noteDowntimeEvent(query: Query, event: DowntimeEvent): Promise<boolean> {
  const rows = await query(
    `insert into downtime_event (event_key, downtime_id, kind, at_ms, revision, text) values ($1, $2, $3, $4, $5, $6)
     on conflict (event_key) do nothing returning id`,
    [event.eventKey, event.downtimeId, event.kind, event.atMs, event.revision, event.text],
  );
  return rows.length > 0;
}

/** Oldest first. */
export async function readDowntimeEvents(query: Query, downtimeId: string): Promise<DowntimeEvent[]> {
  const rows = await query(
    `select event_key, downtime_id, kind, at_ms, revision, text from downtime_event
     where downtime_id = $1 order by at_ms, id`,
    [downtimeId],
  );
  return rows.map((row) => ({
    eventKey: text(row, 'event_key'),
    downtimeId: text(row, 'downtime_id'),
    kind: text(row, 'kind'),
    atMs: number(row, 'at_ms'),
    revision: number(row, 'revision'),
    text: text(row, 'text'),
  }));
}

/** `announcedAtMs`: first, or anew with other times. `changedAtMs`: also begun, over or cancelled; a reminder is no news. */
export type AnnouncedTimes = { announcedAtMs: number; changedAtMs: number };

export async function announcedDowntimes(query: Query, sinceMs: number): Promise<ReadonlyMap<string, AnnouncedTimes>> {
  const rows = await query(
    `select downtime_id, min(at_ms) as first_ms,
       max(case when kind in ('planned', 'moved', 'changed', 'extended') then at_ms end) as announced_ms,
       max(case when kind in ('started', 'over-running', 'finished', 'cancelled') then at_ms end) as turned_ms
     from downtime_event where at_ms >= $1 group by downtime_id`,
    [sinceMs],
  );
  return new Map(
    rows.map((row) => {
      const announcedAtMs = optionalNumber(row, 'announced_ms') ?? number(row, 'first_ms');
      const changedAtMs = Math.max(announcedAtMs, optionalNumber(row, 'turned_ms') ?? announcedAtMs);
      return [text(row, 'downtime_id'), { announcedAtMs, changedAtMs }];
    }),
  );
}

/** Keys of all that was announced since then. */
export async function downtimeEventKeysSince(query: Query, sinceMs: number): Promise<string[]> {
  const rows = await query('select event_key from downtime_event where at_ms >= $1 order by id', [sinceMs]);
  return rows.map((row) => text(row, 'event_key'));
}
