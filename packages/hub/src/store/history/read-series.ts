/** How metrics of a host ran over a period, as fine as the period allows; a gap stays a gap. */
import type { Period, Series } from '../../domain/history.ts';
import { type SeriesName, seriesOf } from '../../domain/metrics/catalogue.ts';
import type { Query } from '../query.ts';
import { chooseResolution } from './choose-resolution.ts';
import { seriesNames } from './metric-codes.ts';
import { readReadings, readRollups, shapes } from './read-rollups.ts';
import { defaultRetention, type Retention } from './retention.ts';
import { regroup } from './rollup.ts';

/** `nowMs` decides what is still kept how finely. One point per bucket; the first bucket may begin before the period. */
export async function readSeries(
  query: Query,
  hostName: string,
  names: readonly SeriesName[],
  period: Period,
  { nowMs, retention = defaultRetention }: { nowMs: number; retention?: Retention },
): Promise<Series[]> {
  const { tier, bucketSeconds } = chooseResolution(period, nowMs, retention);
  const target = { kind: 'host', name: hostName } as const;
  const periodS = { fromS: Math.floor(period.fromMs / 1000), toS: Math.ceil(period.toMs / 1000) };
  const rollups =
    tier === 'raw'
      ? await readReadings(query, target, periodS)
      : await readRollups(query, target, periodS, shapes[tier]);
  const buckets = new Map(regroup(rollups, bucketSeconds).map((rollup) => [rollup.startS, rollup]));
  const firstS = Math.floor(periodS.fromS / bucketSeconds) * bucketSeconds;
  const starts = Array.from(
    { length: Math.max(0, Math.ceil((periodS.toS - firstS) / bucketSeconds)) },
    (_, index) => firstS + index * bucketSeconds,
  );
  return names.map((name) => {
    const index = seriesNames.indexOf(name);
    const points = starts.map((startS) => {
      const metric = buckets.get(startS)?.metrics[index];
      return {
        atMs: startS * 1000,
        average: metric?.mean ?? null,
        minimum: metric?.minimum ?? null,
        maximum: metric?.maximum ?? null,
      };
    });
    return { name, unit: seriesOf(name).unit, bucketSeconds, points };
  });
}
