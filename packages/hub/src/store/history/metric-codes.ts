/** How a metric's value becomes a small whole number on disk, and back. 0 means that nothing was measured. */
import type { Series, SeriesName } from '../../domain/history.ts';

/** The order on disk: names may be added at the end, never moved. */
export const seriesNames = [
  'cpu',
  'steal',
  'memory',
  'disk',
  'load',
  'network-in',
  'network-out',
] as const satisfies readonly SeriesName[];

export const seriesUnits: Record<SeriesName, Series['unit']> = {
  cpu: 'percent',
  steal: 'percent',
  memory: 'percent',
  disk: 'percent',
  load: 'load',
  'network-in': 'bytes-per-second',
  'network-out': 'bytes-per-second',
};

export const largestCode = 65_535;

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
const loadScale = logarithmic(0.01);
const rateScale = logarithmic(1);

function scaleOf(name: SeriesName): Scale {
  const unit = seriesUnits[name];
  if (unit === 'percent') return linear;
  return unit === 'load' ? loadScale : rateScale;
}
