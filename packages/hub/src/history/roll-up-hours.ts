/** Rolls the raw minutes of hours that are over up into minutes, hours and days, and deletes what is past its time. */
import type { Lease } from '../shards/lease.ts';
import type { Database, Query } from '../store/query.ts';
import { type Chunk, deleteChunksBefore, keepChunks, readChunks, tiers } from '../store/rollups/chunks.ts';
import { type HistoryTarget, noteRolledTo, targetsBehind } from '../store/rollups/targets.ts';
import { unpackMinute } from './minute.ts';
import type { Retention } from './retention.ts';
import { type Rollup, regroup } from './rollup.ts';
import { packRollups, unpackRollups } from './rollup-codec.ts';
import { chunkStartOf, dayTier, hourTier, keptFromS, minuteTier, type TierShape } from './tiers.ts';

export type RollUpOptions = {
  database: Database;
  lease: Lease;
  /** Every minute before this hour, in epoch seconds, has been written. */
  hourS: number;
  nowMs: number;
  retention: Retention;
  signal: AbortSignal;
};

/** Targets of one transaction: small, so that no other write waits long. */
const targetsAtOnce = 25;

/** Running it again changes nothing: each row is made anew from the finer one. Returns how many targets it moved on. */
export async function rollUpHours(options: RollUpOptions): Promise<number> {
  const { database, lease, hourS, signal } = options;
  let done = 0;
  while (!signal.aborted) {
    const behind = await targetsBehind(database.query, lease.name, hourS, targetsAtOnce);
    if (behind.length === 0) return done;
    await rollUpSome(behind, options);
    done += behind.length;
  }
  return done;
}

async function rollUpSome(targets: readonly HistoryTarget[], options: RollUpOptions): Promise<void> {
  const { database, lease, hourS, nowMs, retention } = options;
  const chunks = { minute: [] as Chunk[], hour: [] as Chunk[], day: [] as Chunk[] };
  for (const target of targets) {
    const minutes = await readRawMinutes(database.query, target.id, { fromS: target.rolledToS, toS: hourS });
    const hours = regroup(minutes, hourTier.slotSeconds);
    for (const tier of [minuteTier, hourTier]) {
      const rollups = tier === minuteTier ? minutes : hours;
      chunks[tier.tier].push(...(await mergedChunks(database.query, target.id, rollups, tier)));
    }
    const days = chunks.hour
      .filter(({ targetId }) => targetId === target.id)
      .flatMap(({ data, startS }) => regroup(unpackRollups(data, startS, hourTier.slotSeconds), dayTier.slotSeconds));
    chunks.day.push(...(await mergedChunks(database.query, target.id, days, dayTier)));
  }
  await database.transaction(async (query) => {
    await lease.assertHeld(query);
    await keepChunks(query, 'minute', chunks.minute);
    await keepChunks(query, 'hour', chunks.hour);
    await keepChunks(query, 'day', chunks.day);
    await noteRolledTo(
      query,
      targets.map(({ id }) => id),
      hourS,
    );
    for (const { id } of targets) {
      for (const tier of tiers)
        await deleteChunksBefore(query, tier, id, deletableBeforeS(tier, nowMs, retention, hourS));
    }
  });
}

/** The chunks that these rollups belong to, with what they held before; a rollup of the same start is replaced. */
async function mergedChunks(
  query: Query,
  targetId: number,
  rollups: readonly Rollup[],
  shape: TierShape,
): Promise<Chunk[]> {
  const byChunk = Map.groupBy(rollups, ({ startS }) => chunkStartOf(startS, shape));
  const merged: Chunk[] = [];
  for (const [startS, news] of byChunk) {
    const [kept] = await readChunks(query, shape.tier, targetId, { fromS: startS, toS: startS + 1 });
    const slots = new Map(
      kept ? unpackRollups(kept.data, startS, shape.slotSeconds).map((old) => [old.startS, old]) : [],
    );
    for (const rollup of news) slots.set(rollup.startS, rollup);
    const sorted = [...slots.values()].sort((a, b) => a.startS - b.startS);
    merged.push({ targetId, startS, data: packRollups(sorted, startS, shape.slotSeconds) });
  }
  return merged;
}

/** Raw minutes as rollups, oldest first. */
export async function readRawMinutes(
  query: Query,
  targetId: number,
  period: { fromS: number; toS: number },
): Promise<Rollup[]> {
  const chunks = await readChunks(query, 'raw', targetId, period);
  return chunks.map(({ data, startS }) => unpackMinute(data, startS).rollup);
}

/** What is not rolled up yet is never deleted, whatever the clock says. */
function deletableBeforeS(tier: (typeof tiers)[number], nowMs: number, retention: Retention, hourS: number): number {
  const longestChunkSeconds = tier === 'day' ? dayTier.chunkSeconds : tier === 'hour' ? hourTier.chunkSeconds : 0;
  return Math.max(0, Math.min(hourS, keptFromS(tier, nowMs, retention)) - longestChunkSeconds);
}
