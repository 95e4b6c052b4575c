/** The rollups of one target in a period: from the tier asked for, and from raw minutes where that is not made yet. */
import type { Query } from '../query.ts';
import { readChunks } from '../rollups/chunks.ts';
import { findTargets } from '../rollups/targets.ts';
import { unpackMinute } from './minute.ts';
import type { Target } from './reading.ts';
import { readRawMinutes } from './roll-up-hours.ts';
import { type Rollup, regroup } from './rollup.ts';
import { unpackRollups } from './rollup-codec.ts';
import { chunkStartOf, dayTier, hourTier, minuteTier, type TierShape } from './tiers.ts';

export const shapes: Record<'minute' | 'hour' | 'day', TierShape> = {
  minute: minuteTier,
  hour: hourTier,
  day: dayTier,
};

export type PeriodS = { fromS: number; toS: number };

/** Oldest first; those that overlap the period. Empty where the target has no history. */
export async function readRollups(query: Query, target: Target, period: PeriodS, shape: TierShape): Promise<Rollup[]> {
  const [known] = await findTargets(query, target.kind, [target.name]);
  if (!known) return [];
  const { slotSeconds, chunkSeconds } = shape;
  const chunks = await readChunks(query, shape.tier, known.id, {
    fromS: chunkStartOf(period.fromS, { chunkSeconds }),
    toS: Math.min(period.toS, known.rolledToS),
  });
  const rolled = chunks.flatMap(({ data, startS }) => unpackRollups(data, startS, slotSeconds));
  const tail = await readRawMinutes(query, known.id, {
    fromS: Math.max(known.rolledToS, period.fromS),
    toS: period.toS,
  });
  const all = tail.length === 0 ? rolled : regroup([...rolled, ...tail], slotSeconds);
  return all.filter(({ startS }) => startS + slotSeconds > period.fromS && startS < period.toS);
}

/** Single readings, oldest first; each is a rollup of one. */
export async function readReadings(query: Query, target: Target, period: PeriodS): Promise<Rollup[]> {
  const [known] = await findTargets(query, target.kind, [target.name]);
  if (!known) return [];
  const chunks = await readChunks(query, 'raw', known.id, {
    fromS: Math.floor(period.fromS / 60) * 60,
    toS: period.toS,
  });
  return chunks
    .flatMap(({ data, startS }) => unpackMinute(data, startS).readings)
    .filter(({ startS }) => startS >= period.fromS && startS < period.toS);
}
