/** The minute that a target is in: gathers its readings until the minute is over. Pure: the caller keeps the state. */
import type { ShownStatus } from '../../domain/health.ts';
import { at, readColumns, writeColumns } from './columns-codec.ts';
import { decodeValue, seriesNames } from './metric-codes.ts';
import { emptyRollup, mergeRollups, type Rollup } from './rollup.ts';

/** A reading reduced to what is kept: `codes` in the order of `seriesNames`, or none. */
export type PackedReading = { atMs: number; status: ShownStatus; pollSeconds: number; codes: readonly number[] };

export type OpenMinute = {
  startMs: number;
  /** Offsets into the minute, in milliseconds, of readings with metrics. */
  offsetsMs: number[];
  codes: (readonly number[])[];
  upMs: number;
  degradedMs: number;
  downMs: number;
  plannedMs: number;
  lastAtMs: number;
  lastPollSeconds: number;
};

export const minuteMs = 60_000;
/** Readings this many polls apart still belong together. */
const longestGapPolls = 2.5;
/** Bounds a minute, whatever the clock does: a poll every second. */
const mostReadings = 60;

export function openMinute(startMs: number, lastAtMs: number, lastPollSeconds: number): OpenMinute {
  return {
    startMs,
    offsetsMs: [],
    codes: [],
    upMs: 0,
    degradedMs: 0,
    downMs: 0,
    plannedMs: 0,
    lastAtMs,
    lastPollSeconds,
  };
}

/** Adds a reading. Returns the minute that is open now, and those it closed, oldest first. Changes `open`. */
export function addToMinute(
  open: OpenMinute | undefined,
  reading: PackedReading,
): { open: OpenMinute; closed: OpenMinute[] } {
  const gapMs = reading.pollSeconds * longestGapPolls * 1000;
  const lastAtMs = open?.lastAtMs;
  const isClose = lastAtMs !== undefined && reading.atMs >= lastAtMs && reading.atMs - lastAtMs <= gapMs;
  const closed: OpenMinute[] = [];
  const startOf = (atMs: number) => Math.floor(atMs / minuteMs) * minuteMs;
  // Time before the open minute was written already; a clock that was set back far opens an older minute anew.
  const isFarBack = open !== undefined && reading.atMs < open.startMs - 2 * minuteMs;
  // Set back a little: up to the reading before, all was counted.
  const isBack = lastAtMs !== undefined && reading.atMs < lastAtMs && !isFarBack;
  let fromMs = isClose ? lastAtMs : isBack ? reading.atMs : reading.atMs - reading.pollSeconds * 1000;
  let current = open && !isFarBack ? open : openMinute(startOf(fromMs), reading.atMs, reading.pollSeconds);
  if (open && isFarBack) closed.push(open);
  while (reading.atMs >= current.startMs + minuteMs) {
    const endMs = current.startMs + minuteMs;
    addTime(current, reading.status, Math.max(0, endMs - fromMs));
    closed.push(current);
    const nextMs = startOf(Math.max(fromMs, endMs));
    current = openMinute(nextMs, current.lastAtMs, current.lastPollSeconds);
    fromMs = Math.max(fromMs, nextMs);
  }
  addTime(current, reading.status, reading.atMs - fromMs);
  if (reading.codes.length > 0 && current.codes.length < mostReadings) {
    current.offsetsMs.push(Math.max(0, reading.atMs - current.startMs));
    current.codes.push(reading.codes);
  }
  current.lastAtMs = reading.atMs;
  current.lastPollSeconds = reading.pollSeconds;
  return { open: current, closed };
}

/** From when on no reading can still belong to it. */
export function minuteEndsForGoodAtMs(open: OpenMinute): number {
  return open.startMs + minuteMs + open.lastPollSeconds * longestGapPolls * 1000;
}

export function isEmptyMinute({ codes, upMs, degradedMs, downMs, plannedMs }: OpenMinute): boolean {
  return [codes.length, upMs, degradedMs, downMs, plannedMs].every((one) => one === 0);
}

function addTime(minute: OpenMinute, status: ShownStatus, ms: number): void {
  switch (status) {
    case 'up':
      minute.upMs += ms;
      break;
    case 'degraded':
      minute.degradedMs += ms;
      break;
    case 'down':
      minute.downMs += ms;
      break;
    case 'planned':
      minute.plannedMs += ms;
      break;
    case 'unknown':
      break;
    default:
      status satisfies never;
  }
}

const version = 1;

export function packMinute(minute: OpenMinute): Uint8Array {
  const out = writeColumns();
  out.number(version);
  out.number(minute.codes.length);
  out.number(seriesNames.length);
  for (const ms of [minute.upMs, minute.degradedMs, minute.downMs, minute.plannedMs]) {
    out.number(Math.min(60, Math.round(ms / 1000)));
  }
  out.column(minute.offsetsMs.map((ms) => Math.min(59, Math.floor(ms / 1000))));
  seriesNames.forEach((_, index) => {
    out.column(minute.codes.map((codes) => at(codes, index)));
  });
  return out.bytes();
}

export type RawMinute = {
  /** The minute as a whole. */
  rollup: Rollup;
  /** Each reading by itself, as a rollup of one; their seconds are 0. */
  readings: readonly Rollup[];
};

/** Throws a RangeError where the bytes are no such minute. */
export function unpackMinute(bytes: Uint8Array, startS: number): RawMinute {
  const from = readColumns(bytes);
  if (from.number() !== version) throw new RangeError('The minute was packed by a newer Herald.');
  const count = from.number();
  const metricCount = from.number();
  const [upSeconds = 0, degradedSeconds = 0, downSeconds = 0, plannedSeconds = 0] = Array.from({ length: 4 }, () =>
    from.number(),
  );
  const readings = from.column(count).map((offset) => ({ ...emptyRollup(startS + offset), count: 1 }));
  const columns = Array.from({ length: metricCount }, () => from.column(count));
  const measured = readings.map((reading, row) => ({
    ...reading,
    metrics: seriesNames.map((name, index) => {
      const value = decodeValue(name, at(columns[index], row));
      return value === undefined ? undefined : { count: 1, minimum: value, maximum: value, mean: value };
    }),
  }));
  return {
    rollup: { ...mergeRollups(startS, measured), upSeconds, degradedSeconds, downSeconds, plannedSeconds },
    readings: measured,
  };
}
