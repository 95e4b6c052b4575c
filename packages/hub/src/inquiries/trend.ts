/**
 * Whether a series falls, and by how much: the Theil-Sen slope (the median of all slopes between two days, which one bad day
 * does not bend) with its 95 % interval, and the Mann-Kendall test. Sources: Sen 1968; Kendall 1975, with the correction for ties.
 */

export type Trend = {
  kind: 'falling' | 'rising' | 'unclear' | 'too-few';
  /** Change a business week of five days, and the interval it lies in with 95 % confidence. */
  perWeek: number;
  lowPerWeek: number;
  highPerWeek: number;
  /** The fitted line: its value at the first and the last day of the series. */
  firstValue: number;
  lastValue: number;
  /** Business days it is fitted to. */
  dayCount: number;
};

/** Fewer days than these say nothing. */
const fewestDays = 8;
const daysAWeek = 5;
/** Two-sided 95 %. */
const z95 = 1.959964;

/** `values`: one a business day, oldest first. Called falling or rising only where test and interval both say so. */
export function fitTrend(values: readonly number[]): Trend {
  const dayCount = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, dayCount);
  if (dayCount < fewestDays) {
    return { kind: 'too-few', perWeek: 0, lowPerWeek: 0, highPerWeek: 0, firstValue: mean, lastValue: mean, dayCount };
  }
  const slopes: number[] = [];
  let score = 0;
  for (const [later, value] of values.entries()) {
    for (const [earlier, before] of values.slice(0, later).entries()) {
      const rise = value - before;
      slopes.push(rise / (later - earlier));
      score += Math.sign(rise);
    }
  }
  slopes.sort((a, b) => a - b);
  const slope = medianOf(slopes);
  const spread = Math.sqrt(scoreVariance(values));
  const margin = z95 * spread;
  const low = slopes[Math.max(0, Math.floor((slopes.length - margin) / 2))] ?? slope;
  const high = slopes[Math.min(slopes.length - 1, Math.ceil((slopes.length + margin) / 2))] ?? slope;
  // One less, towards zero: the score moves in steps of two.
  const z = spread === 0 ? 0 : (score - Math.sign(score)) / spread;
  const middle = (dayCount - 1) / 2;
  const level = medianOf(values.map((value, day) => value - slope * (day - middle)).sort((a, b) => a - b));
  return {
    kind: z < -z95 && high < 0 ? 'falling' : z > z95 && low > 0 ? 'rising' : 'unclear',
    perWeek: slope * daysAWeek,
    lowPerWeek: low * daysAWeek,
    highPerWeek: high * daysAWeek,
    firstValue: level - slope * middle,
    lastValue: level + slope * middle,
    dayCount,
  };
}

/** Of Kendall's score, where equal values are less telling. */
function scoreVariance(values: readonly number[]): number {
  const n = values.length;
  const term = (count: number) => count * (count - 1) * (2 * count + 5);
  const ties = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  return (term(n) - ties.reduce((sum, count) => sum + term(count), 0)) / 18;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const inTheMiddle = sorted.slice(Math.floor(middle - 0.5), Math.ceil(middle + 0.5));
  return inTheMiddle.reduce((sum, value) => sum + value, 0) / inTheMiddle.length;
}
