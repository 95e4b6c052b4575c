/** Writes what waits of one lease, all or nothing, and reads back what a crash or another hub left open. */
import type { Lease } from '../leases/lease.ts';
import type { Database } from '../query.ts';
import { keepChunks, newestChunkS } from '../rollups/chunks.ts';
import { addToJournal, readJournal, trimJournal } from '../rollups/reading-journal.ts';
import { packJournal, unpackJournal } from './journal-codec.ts';
import type { LeaseHistory, Waiting } from './lease-history.ts';

/** After this, every reading of `waiting` is on disk: in the journal, and in its minute where that is over. */
export async function writeWaiting(database: Database, lease: Lease, waiting: Waiting): Promise<void> {
  const { journal, minutes, openFromMs } = waiting;
  await database.transaction(async (query) => {
    await lease.assertHeld(query);
    if (journal.length > 0) {
      const times = journal.map(({ reading }) => reading.atMs);
      const firstAtMs = times.reduce((least, atMs) => Math.min(least, atMs), Number.POSITIVE_INFINITY);
      const lastAtMs = times.reduce((most, atMs) => Math.max(most, atMs), 0);
      await addToJournal(query, { lease: lease.name, firstAtMs, lastAtMs, data: packJournal(journal) });
    }
    await keepChunks(query, 'raw', minutes);
    if (minutes.length > 0) await trimJournal(query, lease.name, Math.min(openFromMs, Number.MAX_SAFE_INTEGER));
  });
}

/** Takes back the readings whose minutes were still open when the last holder of this lease stopped. */
export async function replayJournal(database: Database, lease: Lease, history: LeaseHistory): Promise<void> {
  const batches = await readJournal(database.query, lease.name);
  const entries = batches.flatMap((data) => unpackJournal(data));
  const newestWrittenMs = new Map<number, number>();
  for (const targetId of new Set(entries.map((entry) => entry.targetId))) {
    const newestS = await newestChunkS(database.query, 'raw', targetId);
    if (newestS !== undefined) newestWrittenMs.set(targetId, newestS * 1000);
  }
  history.replay(entries, newestWrittenMs);
}
