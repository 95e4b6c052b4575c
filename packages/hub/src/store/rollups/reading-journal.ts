/** Readings whose minutes are not over: read back after a crash, or by the hub that takes a shard over. */
import { bytes, type Query } from '../query.ts';

export type JournalBatch = { lease: string; firstAtMs: number; lastAtMs: number; data: Uint8Array };

export async function addToJournal(query: Query, batch: JournalBatch): Promise<void> {
  await query('insert into reading_journal (lease, first_at_ms, last_at_ms, data) values ($1, $2, $3, $4)', [
    batch.lease,
    batch.firstAtMs,
    batch.lastAtMs,
    batch.data,
  ]);
}

/** In the order they were written. */
export async function readJournal(query: Query, lease: string): Promise<Uint8Array[]> {
  const rows = await query('select data from reading_journal where lease = $1 order by id', [lease]);
  return rows.map((row) => bytes(row, 'data'));
}

/** Batches whose every reading is older: their minutes are written. */
export async function trimJournal(query: Query, lease: string, beforeMs: number): Promise<void> {
  await query('delete from reading_journal where lease = $1 and last_at_ms < $2', [lease, beforeMs]);
}
