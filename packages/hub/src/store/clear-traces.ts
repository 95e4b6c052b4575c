/** Makes what was deleted unreadable in the database's file too. */
import type { Database } from './query.ts';

const pagesAtOnce = 1_000;
const mostSteps = 200;

/**
 * SQLite leaves deleted rows in its file until their room is used again; from now on it writes zeros over them, which
 * costs a little at each deletion. PostgreSQL clears them by itself (autovacuum).
 */
export async function overwriteDeleted({ engine, query }: Pick<Database, 'engine' | 'query'>): Promise<void> {
  if (engine === 'sqlite') await query('pragma secure_delete = on');
}

/** Gives the room of whole pages back and empties the journal, which holds rows as they were. */
export async function clearTraces({ engine, query }: Pick<Database, 'engine' | 'query'>): Promise<void> {
  if (engine !== 'sqlite') return;
  for (let step = 0; step < mostSteps; step += 1) {
    const [free] = await query('pragma freelist_count');
    if (Number(free?.['freelist_count'] ?? 0) === 0) break;
    await query(`pragma incremental_vacuum(${pagesAtOnce})`);
  }
  await query('pragma wal_checkpoint(truncate)');
}
