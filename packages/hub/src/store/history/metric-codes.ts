/** How a metric's value becomes a small whole number on disk, and back. 0 means that nothing was measured. */
import { metricSeries, type SeriesName } from '../../domain/metrics/catalogue.ts';

/** The order on disk: the catalogue gives each its place. */
export const seriesNames: readonly SeriesName[] = metricSeries.map(({ name }) => name);

const largestCode = 65_535;

/** Percent in steps of 0.01; load and rates on a logarithmic scale, within 0.03 % of the value. */
export function encodeValue(name: SeriesName, value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) return 0;
  const scaled = scaleOf(name).toScale(Math.max(0, value));
  return Math.min(largestCode, 1 + Math.round(scaled));
}

export function decodeValue(name: SeriesName, code: number): number | undefined {
  return code === 0 ? undefined : scaleOf(name).fromScale(code - 1);
}

type Scale = { toScale(value: number): number; fromScale(scaled: number): number };

/** e^27.7 is a terabyte a second. */
const stepsPerE = (largestCode - 1) / 27.7;

const linear: Scale = { toScale: (value) => value * 100, fromScale: (scaled) => scaled / 100 };
const logarithmic = (finest: number): Scale => ({
  toScale: (value) => Math.log1p(value / finest) * stepsPerE,
  fromScale: (scaled) => Math.expm1(scaled / stepsPerE) * finest,
});
const rateScale = logarithmic(1);

const scales = { percent: linear, load: logarithmic(0.01), 'bytes-per-second': rateScale, count: rateScale } as const;
const scaleByName = new Map(metricSeries.map(({ name, unit }) => [name, scales[unit]]));

function scaleOf(name: SeriesName): Scale {
  return scaleByName.get(name) ?? linear;
}
