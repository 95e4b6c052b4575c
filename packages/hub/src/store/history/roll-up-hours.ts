/** Rolls the raw minutes of hours that are over up into minutes, hours and days, and deletes what is past its time. */
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Clock } from '@herald/protocol/clock';
import type { Lease } from '../leases/lease.ts';
import type { Database, Query } from '../query.ts';
import { type Chunk, deleteChunksBefore, keepChunks, readChunks, readChunksOfMany, tiers } from '../rollups/chunks.ts';
import { type HistoryTarget, noteRolledTo, targetsBehind } from '../rollups/targets.ts';
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
  clock?: Clock;
};

/** Targets of one transaction: small, so that no other write waits long. */
const targetsAtOnce = 25;
/** Of ten thousand targets the work of an hour is spread over minutes: this many times as much rest as work. */
const restShare = 4;
const longestRestMs = 2_000;

/**
 * Running it again changes nothing: each row is made anew from the finer one. Returns how many targets it moved on.
 * `clock` lets it rest between transactions; without one it works through.
 */
export async function rollUpHours(options: RollUpOptions): Promise<number> {
  const { database, lease, hourS, signal, clock } = options;
  let done = 0;
  while (!signal.aborted) {
    const startedAt = performance.now();
    const behind = await targetsBehind(database.query, lease.name, hourS, targetsAtOnce);
    if (behind.length === 0) return done;
    await rollUpSome(behind, options);
    done += behind.length;
    const restMs = Math.min(longestRestMs, restShare * (performance.now() - startedAt));
    if (behind.length === targetsAtOnce) await clock?.sleep(restMs, signal);
  }
  return done;
}

async function rollUpSome(targets: readonly HistoryTarget[], options: RollUpOptions): Promise<void> {
  const { database, lease, hourS, nowMs, retention } = options;
  const wanted = targets.map(({ id, rolledToS }) => ({ targetId: id, fromS: rolledToS, toS: hourS }));
  const raw = Map.groupBy(await readChunksOfMany(database.query, 'raw', wanted), ({ targetId }) => targetId);
  const minutes: Rolled[] = [];
  for (const { id } of targets) {
    const chunks = raw.get(id) ?? [];
    minutes.push({ targetId: id, rollups: chunks.map(({ data, startS }) => unpackMinute(data, startS).rollup) });
    await yieldToOthers();
  }
  const hours = minutes.map(({ targetId, rollups }) => ({ targetId, rollups: regroup(rollups, hourTier.slotSeconds) }));
  const minuteChunks = await mergedChunks(database.query, minutes, minuteTier);
  const hourChunks = await mergedChunks(database.query, hours, hourTier);
  const days = hourChunks.map(({ targetId, data, startS }) => ({
    targetId,
    rollups: regroup(unpackRollups(data, startS, hourTier.slotSeconds), dayTier.slotSeconds),
  }));
  const dayChunks = await mergedChunks(database.query, days, dayTier);
  const ids = targets.map(({ id }) => id);
  await database.transaction(async (query) => {
    await lease.assertHeld(query);
    await keepChunks(query, 'minute', minuteChunks);
    await keepChunks(query, 'hour', hourChunks);
    await keepChunks(query, 'day', dayChunks);
    await noteRolledTo(query, ids, hourS);
    for (const tier of tiers)
      await deleteChunksBefore(query, tier, ids, deletableBeforeS(tier, nowMs, retention, hourS));
  });
}

type Rolled = { targetId: number; rollups: readonly Rollup[] };

/** The chunks that these rollups belong to, with what they held before; a rollup of the same start is replaced, others are later. */
async function mergedChunks(query: Query, rolled: readonly Rolled[], shape: TierShape): Promise<Chunk[]> {
  const news = rolled.flatMap(({ targetId, rollups }) =>
    [...Map.groupBy(rollups, ({ startS }) => chunkStartOf(startS, shape))].map(([startS, own]) => ({
      targetId,
      startS,
      rollups: own,
    })),
  );
  const byKey = Map.groupBy(news, ({ targetId, startS }) => `${targetId}/${startS}`);
  const places = [...byKey.values()].flatMap(([first]) =>
    first ? [{ targetId: first.targetId, fromS: first.startS, toS: first.startS + 1 }] : [],
  );
  const kept = new Map(
    (await readChunksOfMany(query, shape.tier, places)).map((chunk) => [`${chunk.targetId}/${chunk.startS}`, chunk]),
  );
  const merged: Chunk[] = [];
  for (const [key, same] of byKey) {
    const [first] = same;
    if (!first) continue;
    const { targetId, startS } = first;
    const before = kept.get(key);
    const slots = new Map(
      before ? unpackRollups(before.data, startS, shape.slotSeconds).map((old) => [old.startS, old]) : [],
    );
    for (const { rollups } of same) for (const rollup of rollups) slots.set(rollup.startS, rollup);
    merged.push({ targetId, startS, data: packRollups([...slots.values()], startS, shape.slotSeconds) });
    await yieldToOthers();
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
  return Math.min(hourS, keptFromS(tier, nowMs, retention)) - longestChunkSeconds;
}
