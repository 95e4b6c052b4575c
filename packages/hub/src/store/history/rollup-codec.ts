/** Packs the rollups of one chunk (a day of hours, say) into the bytes of one row. */
import { readColumns, writeColumns } from './columns-codec.ts';
import { decodeValue, encodeValue, seriesNames } from './metric-codes.ts';
import type { MetricRollup, Rollup } from './rollup.ts';

const version = 1;

/** `slotSeconds` is the length of a rollup; each must start at a multiple of it after `chunkStartS`. */
export function packRollups(rollups: readonly Rollup[], chunkStartS: number, slotSeconds: number): Uint8Array {
  const out = writeColumns(32 + rollups.length * 40);
  out.number(version);
  out.number(rollups.length);
  out.number(seriesNames.length);
  out.column(rollups.map(({ startS }) => (startS - chunkStartS) / slotSeconds));
  out.column(rollups.map(({ count }) => count));
  // Most time is up; what is kept is the rest of the slot, which is mostly 0.
  out.column(rollups.map(({ upSeconds }) => slotSeconds - upSeconds));
  out.column(rollups.map(({ degradedSeconds }) => degradedSeconds));
  out.column(rollups.map(({ downSeconds }) => downSeconds));
  out.column(rollups.map(({ plannedSeconds }) => plannedSeconds));
  seriesNames.forEach((name, index) => {
    const means = rollups.map(({ metrics }) => encodeValue(name, metrics[index]?.mean));
    out.column(means);
    const missing = rollups.map(({ count, metrics }) => count - (metrics[index]?.count ?? 0));
    const isSame = missing.every((count, slot) => count === 0 || means[slot] === 0);
    out.number(isSame ? 0 : 1);
    if (!isSame) out.column(missing);
    // Minimum and maximum as their distance from the mean of the same slot.
    out.column(rollups.map(({ metrics }, slot) => (means[slot] ?? 0) - encodeValue(name, metrics[index]?.minimum)));
    out.column(rollups.map(({ metrics }, slot) => encodeValue(name, metrics[index]?.maximum) - (means[slot] ?? 0)));
  });
  return out.bytes();
}

/** Throws a RangeError where the bytes are no such chunk. Metrics that a newer Herald added are passed over. */
export function unpackRollups(bytes: Uint8Array, chunkStartS: number, slotSeconds: number): Rollup[] {
  const from = readColumns(bytes);
  if (from.number() !== version) throw new RangeError('The chunk was packed by a newer Herald.');
  const count = from.number();
  const metricCount = from.number();
  const slots = from.column(count);
  const counts = from.column(count);
  const notUp = from.column(count);
  const degraded = from.column(count);
  const down = from.column(count);
  const planned = from.column(count);
  const metrics: (MetricRollup | undefined)[][] = slots.map(() => []);
  for (let index = 0; index < metricCount; index += 1) {
    const means = from.column(count);
    const missing = from.number() === 0 ? [] : from.column(count);
    const below = from.column(count);
    const above = from.column(count);
    const name = seriesNames[index];
    if (!name) continue;
    means.forEach((code, slot) => {
      const mean = decodeValue(name, code);
      const minimum = decodeValue(name, code - (below[slot] ?? 0));
      const maximum = decodeValue(name, code + (above[slot] ?? 0));
      const known = mean !== undefined && minimum !== undefined && maximum !== undefined;
      const measured = (counts[slot] ?? 0) - (missing[slot] ?? 0);
      metrics[slot]?.push(known ? { count: measured, mean, minimum, maximum } : undefined);
    });
  }
  return slots.map((slot, index) => ({
    startS: chunkStartS + slot * slotSeconds,
    count: counts[index] ?? 0,
    upSeconds: slotSeconds - (notUp[index] ?? slotSeconds),
    degradedSeconds: degraded[index] ?? 0,
    downSeconds: down[index] ?? 0,
    plannedSeconds: planned[index] ?? 0,
    metrics: metrics[index] ?? [],
  }));
}
