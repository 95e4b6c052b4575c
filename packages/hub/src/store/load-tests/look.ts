/** What a store holds at the end of a trial: how many readings, and which incidents. */

import { unpackJournal } from '../history/journal-codec.ts';
import { minuteMs, unpackMinute } from '../history/minute.ts';
import type { Store } from '../open-store.ts';
import { bytes, number, optionalNumber, text } from '../query.ts';
import { newestChunkS } from '../rollups/chunks.ts';
import { readTargets } from '../rollups/targets.ts';

export type Look = {
  /** SQLite's own check of the file; `ok` on PostgreSQL, which checks itself. */
  integrity: string;
  readings: number;
  incidents: { id: string; target: string; startedAtMs: number; endedAtMs: number | null }[];
};

const secondsSpan = 2 ** 32;

/** Readings of hosts since an instant: in their minutes, or in the journal while their minutes are open. */
export async function lookInto(store: Store, sinceMs: number): Promise<Look> {
  const { query } = store;
  const [check] =
    store.engine === 'sqlite' ? await query('select integrity_check as verdict from pragma_integrity_check') : [];
  const journal = (await query('select data from reading_journal order by id')).flatMap((row) =>
    unpackJournal(bytes(row, 'data')),
  );
  let readings = 0;
  for (const { id, kind } of await readTargets(query)) {
    if (kind !== 'host') continue;
    const rows = await query('select id, data from rollup_raw where id >= $1 and id < $2', [
      id * secondsSpan,
      (id + 1) * secondsSpan,
    ]);
    for (const row of rows)
      readings += unpackMinute(bytes(row, 'data'), number(row, 'id') % secondsSpan).readings.filter(
        ({ startS }) => startS * 1000 >= sinceMs - 1000,
      ).length;
    const writtenToMs = ((await newestChunkS(query, 'raw', id)) ?? 0) * 1000 + minuteMs;
    readings += journal.filter(
      ({ targetId, reading }) =>
        targetId === id && reading.codes.length > 0 && reading.atMs >= Math.max(sinceMs, writtenToMs),
    ).length;
  }
  const incidents = await query(
    'select id, target_kind, target_name, started_at_ms, ended_at_ms from incident order by started_at_ms, id',
  );
  return {
    integrity: check ? text(check, 'verdict') : 'ok',
    readings,
    incidents: incidents.map((row) => ({
      id: text(row, 'id'),
      target: `${text(row, 'target_kind')}/${text(row, 'target_name')}`,
      startedAtMs: number(row, 'started_at_ms'),
      endedAtMs: optionalNumber(row, 'ended_at_ms') ?? null,
    })),
  };
}
