/** Packs the rollups of one chunk (a day of hours, say) into the bytes of one row. */
import { at, readColumns, writeColumns } from './columns-codec.ts';
import { decodeValue, encodeValue, seriesNames } from './metric-codes.ts';
import type { MetricRollup, Rollup } from './rollup.ts';

const version = 1;

/** `slotSeconds` is the length of a rollup; each must start at a multiple of it after `chunkStartS`. */
export function packRollups(rollups: readonly Rollup[], chunkStartS: number, slotSeconds: number): Uint8Array {
  const out = writeColumns();
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
    const codes = rollups.map(({ count, metrics }) => {
      const metric = metrics[index];
      const mean = encodeValue(name, metric?.mean);
      return {
        mean,
        missing: count - (metric?.count ?? count),
        // As their distance from the mean of the same slot.
        below: mean - encodeValue(name, metric?.minimum),
        above: encodeValue(name, metric?.maximum) - mean,
      };
    });
    out.column(codes.map(({ mean }) => mean));
    const isSame = codes.every(({ missing }) => missing === 0);
    out.number(isSame ? 0 : 1);
    if (!isSame) out.column(codes.map(({ missing }) => missing));
    out.column(codes.map(({ below }) => below));
    out.column(codes.map(({ above }) => above));
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
  const metrics: (MetricRollup | undefined)[][] = [];
  for (let index = 0; index < metricCount; index += 1) {
    const means = from.column(count);
    const missing = from.number() === 0 ? undefined : from.column(count);
    const below = from.column(count);
    const above = from.column(count);
    const name = seriesNames[index];
    if (!name) continue;
    metrics.push(
      means.map((code, slot) => {
        const mean = decodeValue(name, code);
        const minimum = decodeValue(name, code - at(below, slot));
        const maximum = decodeValue(name, code + at(above, slot));
        const isKnown = mean !== undefined && minimum !== undefined && maximum !== undefined;
        return isKnown ? { count: at(counts, slot) - at(missing, slot), mean, minimum, maximum } : undefined;
      }),
    );
  }
  return slots.map((slot, index) => ({
    startS: chunkStartS + slot * slotSeconds,
    count: at(counts, index),
    upSeconds: slotSeconds - at(notUp, index),
    degradedSeconds: at(degraded, index),
    downSeconds: at(down, index),
    plannedSeconds: at(planned, index),
    metrics: metrics.map((column) => column[index]),
  }));
}
