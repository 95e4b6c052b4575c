/** How fast a disk fills: a line through what was used over the last hour. */

/** One mount, a point every five minutes at most. */
export type DiskTrend = { mount: string; atMs: number[]; usedBytes: number[] };

const pointEveryMs = 5 * 60_000;
const mostPoints = 12;
/** Half an hour of points: shorter, and a copied file looks like the end of the world. */
const leastPoints = 7;
const dayMs = 86_400_000;

/** Adds the reading where a point is due. Changes `trends` in place: there is one for each disk of ten thousand hosts. */
export function followDisks(
  trends: DiskTrend[],
  disks: readonly { mount: string; usedBytes: number }[],
  nowMs: number,
): void {
  for (const { mount, usedBytes } of disks) {
    const trend = trends.find((one) => one.mount === mount);
    const lastMs = trend?.atMs.at(-1);
    if (!trend) trends.push({ mount, atMs: [nowMs], usedBytes: [usedBytes] });
    else if (lastMs === undefined || nowMs < lastMs || nowMs - lastMs > 3 * pointEveryMs) {
      // A gap, or a clock set back: what was before says nothing of the rate now.
      trend.atMs = [nowMs];
      trend.usedBytes = [usedBytes];
    } else if (nowMs - lastMs >= pointEveryMs - 1_000) {
      trend.atMs.push(nowMs);
      trend.usedBytes.push(usedBytes);
      if (trend.atMs.length > mostPoints) {
        trend.atMs.shift();
        trend.usedBytes.shift();
      }
    }
  }
  for (let index = trends.length - 1; index >= 0; index -= 1)
    if (!disks.some(({ mount }) => mount === trends[index]?.mount)) trends.splice(index, 1);
}

/**
 * Milliseconds until the disk is full at its present rate; `undefined` where it does not fill steadily, or not within
 * two days. Steadily: it grew over the older and over the newer half of the points, and it still does.
 */
export function fullInMs(trend: DiskTrend, availableBytes: number): number | undefined {
  const { atMs, usedBytes } = trend;
  if (atMs.length < leastPoints) return undefined;
  const middle = usedBytes[atMs.length >> 1] ?? 0;
  const first = usedBytes[0] ?? 0;
  const last = usedBytes.at(-1) ?? 0;
  if (!(first < middle && middle < last && (usedBytes.at(-2) ?? last) < last)) return undefined;
  const bytesPerMs = slope(atMs, usedBytes);
  const leftMs = bytesPerMs > 0 ? availableBytes / bytesPerMs : Number.POSITIVE_INFINITY;
  return leftMs < 2 * dayMs ? leftMs : undefined;
}

/** Least squares. The mean of `ys` adds nothing: it would be multiplied by distances that come to zero. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  let above = 0;
  let below = 0;
  xs.forEach((x, index) => {
    above += (x - meanX) * (ys[index] ?? 0);
    below += (x - meanX) ** 2;
  });
  return below === 0 ? 0 : above / below;
}
