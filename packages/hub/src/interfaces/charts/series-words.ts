/** What is to be seen in a series, in a few words: the title of its chart. */
import type { Series } from '../../domain/history.ts';
import { seriesOf } from '../../domain/metrics/catalogue.ts';
import { amountInWords, durationInWords, percentInWords } from '../../format/words.ts';

type Point = { atMs: number; value: number };
/** Percent. */
const atItsEnd = 90;

/** `quiet, one peak at 09:00`; `quiet, high from 20:05 on` where it has not come down. `clock` says a moment in the asker's zone, with the day where it matters. */
export function seriesWords(series: Series | undefined, clock: (atMs: number) => string): string {
  const points = measured(series);
  if (!series || points.length === 0) return 'nothing measured';
  const words = shapeWords(series, points, clock);
  const gapSeconds = longestGap(series) * series.bucketSeconds;
  return gapSeconds >= Math.max(600, 0.03 * series.points.length * series.bucketSeconds)
    ? `${words}; nothing measured for ${durationInWords(gapSeconds)}`
    : words;
}

/** What the average of several hosts hides: one of them has nothing left while together they look quiet. */
export function busiestWords(series: Series | undefined): string {
  if (!series || seriesOf(series.name).shape !== 'peaks') return '';
  const values = measured(series).map(({ value }) => value);
  const top = series.points.reduce((highest, { maximum }) => Math.max(highest, maximum ?? 0), 0);
  const isSaid = values.some((value) => value >= highFrom(median(values)));
  return isSaid || top < atItsEnd ? '' : `, on one server up to ${percentInWords(top)}`;
}

function shapeWords(series: Series, points: readonly Point[], clock: (atMs: number) => string): string {
  const highest = points.reduce((one, other) => (other.value > one.value ? other : one));
  const { shape, unit, end, noun } = seriesOf(series.name);
  switch (shape) {
    case 'drift':
      return driftWords(points);
    case 'most':
      return `at most ${amountInWords({ value: highest.value, unit })}${end === noun ? '' : ` ${end}`}, at ${clock(highest.atMs)}`;
    case 'peaks':
      return peakWords(points, highest, clock);
    default:
      return shape satisfies never;
  }
}

function peakWords(points: readonly Point[], highest: Point, clock: (atMs: number) => string): string {
  const middle = median(points.map(({ value }) => value));
  const level = middle < 50 ? 'quiet' : middle < 80 ? 'busy' : 'very busy';
  const threshold = highFrom(middle);
  let peaks = 0;
  /** Of the one that goes on. */
  let beganMs: number | undefined;
  for (const { atMs, value } of points) {
    const isHigh = value >= threshold;
    if (isHigh && beganMs === undefined) {
      peaks += 1;
      beganMs = atMs;
    }
    // A peak is over when it has fallen half way back: wobbling on top of it counts once.
    if (!isHigh && value <= (middle + threshold) / 2) beganMs = undefined;
  }
  if (peaks === 0) return `${level}, about ${percentInWords(middle)}`;
  const top = `${percentInWords(highest.value)} at ${clock(highest.atMs)}`;
  // What has not come down is no peak that was.
  if (beganMs !== undefined) {
    const before = peaks === 1 ? '' : `${peaks === 2 ? 'one peak' : `${peaks - 1} peaks`}, `;
    return `${level}, ${before}high from ${clock(beganMs)} on, up to ${percentInWords(highest.value)}`;
  }
  return peaks === 1 ? `${level}, one peak of ${top}` : `${level}, ${peaks} peaks, the highest ${top}`;
}

/** What stands out from the usual. */
function highFrom(middle: number): number {
  return Math.max(middle + 25, 50);
}

function driftWords(points: readonly Point[]): string {
  const tenth = Math.max(1, Math.floor(points.length / 10));
  const first = mean(points.slice(0, tenth));
  const last = mean(points.slice(-tenth));
  if (Math.abs(last - first) < 3) return `steady at about ${percentInWords(last)}`;
  return `${last > first ? 'rising' : 'falling'} from ${percentInWords(first)} to ${percentInWords(last)}`;
}

function measured(series: Series | undefined): Point[] {
  return (series?.points ?? []).flatMap(({ atMs, average }) => (average === null ? [] : [{ atMs, value: average }]));
}

/** In buckets, between two measured ones: what lies before the first is not a gap but no host yet. */
function longestGap({ points }: Series): number {
  let longest = 0;
  let current = 0;
  let hasBegun = false;
  for (const { average } of points) {
    if (average !== null) {
      hasBegun = true;
      current = 0;
    } else if (hasBegun) {
      current += 1;
      longest = Math.max(longest, current);
    }
  }
  return longest;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mean(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0) / Math.max(1, points.length);
}
