/** Decides how fine a chart of a period can and should be. Pure. */
import type { Tier } from '../rollups/chunks.ts';
import type { Retention } from './retention.ts';
import { keptFromS } from './tiers.ts';

export type Resolution = { tier: Tier; bucketSeconds: number };

/** More points than a chart has pixels for are of no use. */
const mostPoints = 800;

const ladder: readonly Resolution[] = [
  { tier: 'raw', bucketSeconds: 15 },
  { tier: 'minute', bucketSeconds: 60 },
  { tier: 'minute', bucketSeconds: 300 },
  { tier: 'minute', bucketSeconds: 900 },
  { tier: 'hour', bucketSeconds: 3_600 },
  { tier: 'hour', bucketSeconds: 10_800 },
  { tier: 'day', bucketSeconds: 86_400 },
  { tier: 'day', bucketSeconds: 7 * 86_400 },
];

/** The finest whose tier still has the start of the period, and which needs few enough points. */
export function chooseResolution(
  period: { fromMs: number; toMs: number },
  nowMs: number,
  retention: Retention,
): Resolution {
  const seconds = (period.toMs - period.fromMs) / 1000;
  const fits = ({ tier, bucketSeconds }: Resolution) =>
    seconds / bucketSeconds <= mostPoints && period.fromMs / 1000 >= keptFromS(tier, nowMs, retention);
  return ladder.find(fits) ?? { tier: 'day', bucketSeconds: Math.ceil(seconds / mostPoints / 86_400) * 86_400 };
}
