/** How long a host or service was up in a period. Time that Herald did not watch is neither up nor down. */
import type { Period, UptimeSummary } from '../../domain/history.ts';
import type { Query } from '../query.ts';
import { type PeriodS, readRollups, shapes } from './read-rollups.ts';
import type { Target } from './reading.ts';
import { defaultRetention, type Retention } from './retention.ts';
import type { Rollup } from './rollup.ts';
import { keptFromS } from './tiers.ts';

/** From the first to the last that is written. A minute is once it is over, so that the newest is not in it yet. */
export type RecordedUptime = UptimeSummary & { recordedFromMs?: number; recordedToMs?: number };

/**
 * Whole days are read from daily rows, whole hours from hourly rows, the ends from minutes where they are still kept: a
 * year costs a dozen rows. Degraded time counts as up in `upPercent`, because what is degraded still answers.
 */
export async function readUptime(
  query: Query,
  target: Target,
  period: Period,
  { nowMs, retention = defaultRetention }: { nowMs: number; retention?: Retention },
): Promise<RecordedUptime> {
  const whole = { fromS: Math.floor(period.fromMs / 1000), toS: Math.ceil(Math.min(period.toMs, nowMs) / 1000) };
  const parts: Rollup[] = [];
  let recordedFromMs: number | undefined;
  let recordedToMs: number | undefined;
  for (const { tier, fromS, toS } of piecesOf(whole, nowMs, retention)) {
    const read = await readRollups(query, target, { fromS, toS }, shapes[tier]);
    const [first] = read;
    if (first) recordedFromMs ??= Math.max(period.fromMs, first.startS * 1000);
    const last = tier === 'minute' ? read.at(-1) : undefined;
    if (last) recordedToMs = (last.startS + shapes.minute.slotSeconds) * 1000;
    parts.push(...read);
  }
  return {
    ...summaryOf(parts),
    ...(recordedFromMs === undefined ? {} : { recordedFromMs }),
    ...(recordedToMs === undefined ? {} : { recordedToMs }),
  };
}

/** Whether anything was measured in each of these stretches, from one reading of them all. A row belongs to the stretch that its middle lies in. */
export async function readWatched(
  query: Query,
  target: Target,
  stretches: readonly Period[],
  { nowMs, retention = defaultRetention }: { nowMs: number; retention?: Retention },
): Promise<boolean[]> {
  const fromS = Math.floor(Math.min(...stretches.map(({ fromMs }) => fromMs)) / 1000);
  const toS = Math.ceil(Math.min(nowMs, Math.max(...stretches.map(({ toMs }) => toMs))) / 1000);
  const middlesMs: number[] = [];
  for (const { tier, ...piece } of stretches.length === 0 ? [] : piecesOf({ fromS, toS }, nowMs, retention)) {
    const shape = shapes[tier];
    for (const rollup of await readRollups(query, target, piece, shape))
      if (summaryOf([rollup]).watchedSeconds > 0) middlesMs.push((rollup.startS + shape.slotSeconds / 2) * 1000);
  }
  return stretches.map(({ fromMs, toMs }) => middlesMs.some((atMs) => atMs >= fromMs && atMs < toMs));
}

/** What rollups say of uptime, in sum. */
export function summaryOf(rollups: readonly Rollup[]): UptimeSummary {
  const sumOf = (pick: (rollup: Rollup) => number) => rollups.reduce((sum, rollup) => sum + pick(rollup), 0);
  const upSeconds = sumOf((rollup) => rollup.upSeconds);
  const degradedSeconds = sumOf((rollup) => rollup.degradedSeconds);
  const downSeconds = sumOf((rollup) => rollup.downSeconds);
  const plannedSeconds = sumOf((rollup) => rollup.plannedSeconds);
  const counted = upSeconds + degradedSeconds + downSeconds;
  return {
    watchedSeconds: counted + plannedSeconds,
    upSeconds,
    degradedSeconds,
    downSeconds,
    plannedSeconds,
    upPercent: counted === 0 ? undefined : ((upSeconds + degradedSeconds) / counted) * 100,
  };
}

type Piece = PeriodS & { tier: 'minute' | 'hour' | 'day' };

/**
 * Cuts a period into days, with hours before and after them, with minutes before and after those. Where nothing fine
 * enough is kept any more, a piece begins with the stretch that its start falls into.
 */
function piecesOf(period: PeriodS, nowMs: number, retention: Retention): Piece[] {
  const finestOf = (fromS: number) =>
    (['minute', 'hour', 'day'] as const).find((tier) => fromS >= keptFromS(tier, nowMs, retention)) ?? 'day';
  return cut(period, 'day');

  function cut(part: PeriodS, tier: Piece['tier']): Piece[] {
    if (part.toS <= part.fromS) return [];
    if (tier === 'minute') return [{ ...part, tier }];
    const isFinest = finestOf(part.fromS) === tier;
    const { slotSeconds } = shapes[tier];
    const fromS = isFinest ? part.fromS : Math.ceil(part.fromS / slotSeconds) * slotSeconds;
    const toS = Math.floor(part.toS / slotSeconds) * slotSeconds;
    const finer = tier === 'day' ? 'hour' : 'minute';
    if (toS <= fromS) return isFinest ? [{ ...part, tier }] : cut(part, finer);
    return [
      ...cut({ fromS: part.fromS, toS: fromS }, finer),
      { fromS, toS, tier },
      ...cut({ fromS: toS, toS: part.toS }, finer),
    ];
  }
}
