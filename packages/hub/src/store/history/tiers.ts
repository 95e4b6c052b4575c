/** How each tier of history is cut: the length of a rollup, and of the chunk that one row holds. All in UTC. */
import type { Tier } from '../rollups/chunks.ts';
import type { Retention } from './retention.ts';

export type TierShape = { tier: Exclude<Tier, 'raw'>; slotSeconds: number; chunkSeconds: number };

export const minuteTier: TierShape = { tier: 'minute', slotSeconds: 60, chunkSeconds: 3_600 };
export const hourTier: TierShape = { tier: 'hour', slotSeconds: 3_600, chunkSeconds: 86_400 };
export const dayTier: TierShape = { tier: 'day', slotSeconds: 86_400, chunkSeconds: 64 * 86_400 };

export function chunkStartOf(atS: number, { chunkSeconds }: Pick<TierShape, 'chunkSeconds'>): number {
  return Math.floor(atS / chunkSeconds) * chunkSeconds;
}

/** Before this, in epoch seconds, a tier keeps nothing. */
export function keptFromS(tier: Tier, nowMs: number, retention: Retention): number {
  const nowS = Math.floor(nowMs / 1000);
  switch (tier) {
    case 'raw':
      return nowS - retention.rawHours * 3_600;
    case 'minute':
      return nowS - retention.minuteDays * 86_400;
    case 'hour':
      return nowS - retention.hourDays * 86_400;
    case 'day':
      return nowS - retention.dayDays * 86_400;
    default:
      return tier satisfies never;
  }
}
