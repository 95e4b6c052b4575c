/**
 * Rows of history: one for each target and stretch of time, its rollups packed by `history/`. The key is one whole number,
 * target * 2^32 + start in epoch seconds: it sorts by target and time, and on SQLite it is the row's own address, so that
 * a row costs some ten bytes beside its data.
 */
import { insertMany } from '../insert-many.ts';
import { bytes, number, type Query } from '../query.ts';

export const tiers = ['raw', 'minute', 'hour', 'day'] as const;
export type Tier = (typeof tiers)[number];

export type Chunk = { targetId: number; startS: number; data: Uint8Array };

const tables: Record<Tier, string> = {
  raw: 'rollup_raw',
  minute: 'rollup_minute',
  hour: 'rollup_hour',
  day: 'rollup_day',
};
const secondsSpan = 2 ** 32;

/**
 * A chunk that is there already is replaced. A raw minute is replaced only by one that says as much or more: after a
 * clock was set back, or under a new holder, a minute can be begun a second time.
 */
export async function keepChunks(query: Query, tier: Tier, chunks: readonly Chunk[]): Promise<void> {
  const table = tables[tier];
  await insertMany(query, {
    into: `${table} (id, data)`,
    rows: chunks.map(({ targetId, startS, data }) => [targetId * secondsSpan + startS, data]),
    onConflict: `on conflict (id) do update set data = excluded.data
      ${tier === 'raw' ? `where length(excluded.data) >= length(${table}.data)` : ''}`,
  });
}

/** Chunks of one target that start in the period, oldest first. `toS` is not included. */
export async function readChunks(
  query: Query,
  tier: Tier,
  targetId: number,
  { fromS, toS }: { fromS: number; toS: number },
): Promise<Chunk[]> {
  const rows = await query(`select id, data from ${tables[tier]} where id >= $1 and id < $2 order by id`, [
    rowId(targetId, fromS),
    rowId(targetId, toS),
  ]);
  return rows.map((row) => ({
    targetId,
    startS: number(row, 'id') - targetId * secondsSpan,
    data: bytes(row, 'data'),
  }));
}

/** Start of the newest chunk of a target. */
export async function newestChunkS(query: Query, tier: Tier, targetId: number): Promise<number | undefined> {
  const [row] = await query(`select id from ${tables[tier]} where id >= $1 and id < $2 order by id desc limit 1`, [
    targetId * secondsSpan,
    (targetId + 1) * secondsSpan,
  ]);
  return row && number(row, 'id') - targetId * secondsSpan;
}

/** Chunks of many targets, each in its own period, by target and oldest first: one statement where a loop would need one each. */
export async function readChunksOfMany(
  query: Query,
  tier: Tier,
  wanted: readonly { targetId: number; fromS: number; toS: number }[],
): Promise<Chunk[]> {
  if (wanted.length === 0) return [];
  const ranges = wanted.map(({ targetId, fromS, toS }) => [rowId(targetId, fromS), rowId(targetId, toS)]);
  // Sorted here: asked for an order, SQLite would walk the whole table in it rather than look up each range.
  const rows = await query(`select id, data from ${tables[tier]} where ${anyOf(ranges)}`, ranges.flat());
  return rows
    .map((row) => ({ id: number(row, 'id'), data: bytes(row, 'data') }))
    .sort((one, other) => one.id - other.id)
    .map(({ id, data }) => ({ targetId: Math.floor(id / secondsSpan), startS: id % secondsSpan, data }));
}

/** Deletes the chunks of these targets that start before an instant. */
export async function deleteChunksBefore(
  query: Query,
  tier: Tier,
  targetIds: readonly number[],
  beforeS: number,
): Promise<void> {
  if (targetIds.length === 0 || beforeS <= 0) return;
  const ranges = targetIds.map((targetId) => [rowId(targetId, 0), rowId(targetId, beforeS)]);
  await query(`delete from ${tables[tier]} where ${anyOf(ranges)}`, ranges.flat());
}

function rowId(targetId: number, atS: number): number {
  return targetId * secondsSpan + Math.min(secondsSpan, Math.max(0, atS));
}

function anyOf(ranges: readonly (readonly number[])[]): string {
  return ranges.map((_, index) => `(id >= $${2 * index + 1} and id < $${2 * index + 2})`).join(' or ');
}
