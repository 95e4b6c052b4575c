/** The series of several hosts as one: what a service as a whole is like. */
import type { Series } from '../../domain/history.ts';

type Sum = { count: number; average: number; minimum: number; maximum: number };

/**
 * One kind of series of several hosts: their average, with the lowest and the highest of any; traffic is added up instead. A moment
 * at which no host was measured stays a gap. Undefined where there is nothing to merge.
 */
export function mergeSeries(all: readonly Series[]): Series | undefined {
  const [first] = all;
  if (!first) return undefined;
  const isTraffic = first.unit === 'bytes-per-second';
  const bucketMs = first.bucketSeconds * 1000;
  const sums = new Map<number, Sum | undefined>();
  for (const { atMs, average, minimum, maximum } of all.flatMap(({ points }) => points)) {
    const at = Math.floor(atMs / bucketMs) * bucketMs;
    const sum = sums.get(at);
    if (average === null) sums.set(at, sum);
    else
      sums.set(
        at,
        add(sum, { count: 1, average, minimum: minimum ?? average, maximum: maximum ?? average }, isTraffic),
      );
  }
  const points = [...sums]
    .sort(([one], [other]) => one - other)
    .map(([atMs, sum]) => ({
      atMs,
      average: sum ? sum.average / (isTraffic ? 1 : sum.count) : null,
      minimum: sum?.minimum ?? null,
      maximum: sum?.maximum ?? null,
    }));
  return { ...first, points };
}

function add(sum: Sum | undefined, more: Sum, isTraffic: boolean): Sum {
  if (!sum) return more;
  return {
    count: sum.count + more.count,
    average: sum.average + more.average,
    minimum: isTraffic ? sum.minimum + more.minimum : Math.min(sum.minimum, more.minimum),
    maximum: isTraffic ? sum.maximum + more.maximum : Math.max(sum.maximum, more.maximum),
  };
}
