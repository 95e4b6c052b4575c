import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packJournal, unpackJournal } from './journal-codec.ts';
import { decodeValue, encodeValue, seriesNames } from './metric-codes.ts';
import { addToMinute, type OpenMinute, type PackedReading, packMinute, unpackMinute } from './minute.ts';
import { emptyRollup, mergeRollups, type Rollup, regroup } from './rollup.ts';
import { packRollups, unpackRollups } from './rollup-codec.ts';

const startMs = Date.UTC(2026, 2, 2, 9);
const codesOf = (cpu: number) => seriesNames.map((name) => encodeValue(name, name === 'cpu' ? cpu : undefined));

function aReading(atSeconds: number, override: Partial<PackedReading> = {}): PackedReading {
  return { atMs: startMs + atSeconds * 1000, status: 'up', pollSeconds: 15, codes: codesOf(50), ...override };
}

/** Runs readings through minutes, and closes the last one. */
function minutesOf(readings: readonly PackedReading[]): OpenMinute[] {
  const minutes: OpenMinute[] = [];
  let open: OpenMinute | undefined;
  for (const reading of readings) {
    const step = addToMinute(open, reading);
    minutes.push(...step.closed);
    open = step.open;
  }
  return open ? [...minutes, open] : minutes;
}

const secondsOf = (minutes: readonly OpenMinute[]) =>
  minutes.map(({ upMs, degradedMs, downMs, plannedMs }) =>
    [upMs, degradedMs, downMs, plannedMs].map((ms) => ms / 1000),
  );

it('counts every second between readings once, also over the end of a minute', () => {
  const readings = Array.from({ length: 20 }, (_, index) => aReading(7 + index * 15));
  const minutes = minutesOf(readings);
  expect(minutes.map((minute) => minute.upMs).reduce((sum, ms) => sum + ms)).toBe((15 + 19 * 15) * 1000);
  expect(secondsOf(minutes).slice(1, 5)).toEqual(Array.from({ length: 4 }, () => [60, 0, 0, 0]));
});

it('counts an outage as down and leaves no hole', () => {
  const down = { status: 'down', codes: [] } as const;
  const minutes = minutesOf([0, 15, 30, 45, 60, 75].map((at) => aReading(at, at >= 30 ? down : {})));
  expect(secondsOf(minutes)).toEqual([
    [15, 0, 0, 0],
    [15, 0, 45, 0],
    [0, 0, 15, 0],
  ]);
});

it('counts time that nobody watched as neither up nor down', () => {
  const minutes = minutesOf([aReading(0), aReading(15), aReading(400)]);
  expect(
    secondsOf(minutes)
      .flat()
      .reduce((sum, seconds) => sum + seconds),
  ).toBe(15 + 15 + 15);
});

it('does not count time that Herald could not see', () => {
  const minutes = minutesOf([aReading(15), aReading(30, { status: 'unknown', codes: [] }), aReading(45)]);
  expect(secondsOf(minutes).at(-1)).toEqual([30, 0, 0, 0]);
});

it('survives a clock that is set back by a little, and by a day', () => {
  expect(minutesOf([aReading(65), aReading(55), aReading(70)])).toHaveLength(2);
  const minutes = minutesOf([aReading(65), aReading(65 - 86_400), aReading(80 - 86_400)]);
  expect(minutes.at(-1)?.startMs).toBe(startMs - 86_400_000 + 60_000);
});

it('keeps few readings of a minute, however many come', () => {
  const [minute] = minutesOf(Array.from({ length: 500 }, (_, index) => aReading(index / 10, { pollSeconds: 1 })));
  expect(minute?.codes.length).toBeLessThanOrEqual(60);
});

it.each(seriesNames)('keeps %s within a hundredth of a point or a thousandth of its value', (name) => {
  const most = name.startsWith('network') ? 1e12 : name === 'load' ? 10_000 : 100;
  fc.assert(
    fc.property(fc.double({ min: 0, max: most, noNaN: true }), (value) => {
      const kept = decodeValue(name, encodeValue(name, value)) ?? Number.NaN;
      expect(Math.abs(kept - value)).toBeLessThanOrEqual(Math.max(0.0051, value * 0.001, name.startsWith('n') ? 1 : 0));
    }),
  );
  expect(encodeValue(name, undefined)).toBe(0);
  expect(encodeValue(name, Number.NaN)).toBe(0);
  expect(decodeValue(name, 0)).toBeUndefined();
});

const aMetric = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map((values) => values.toSorted((a, b) => a - b))
  .map(([minimum = 0, mean = 0, maximum = 0]) => ({ count: 1, minimum, mean, maximum }));

/** Kept to a thousandth of its value, not exactly. */
const isCoarse = (name: string) => name.startsWith('network') || name === 'load' || name === 'open-files';

const aRollup = (startS: number) =>
  fc.record({
    startS: fc.constant(startS),
    count: fc.integer({ min: 1, max: 240 }),
    upSeconds: fc.integer({ min: 0, max: 3600 }),
    degradedSeconds: fc.integer({ min: 0, max: 3600 }),
    downSeconds: fc.integer({ min: 0, max: 3600 }),
    plannedSeconds: fc.integer({ min: 0, max: 3600 }),
    metrics: fc.tuple(
      ...seriesNames.map((name) => (isCoarse(name) ? fc.constant(undefined) : fc.option(aMetric, { nil: undefined }))),
    ),
  });

it('reads back exactly what it packed', () => {
  const chunk = fc
    .uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 24 })
    .chain((slots) => fc.tuple(...slots.sort((a, b) => a - b).map((slot) => aRollup(86_400 * 3 + slot * 3600))));
  fc.assert(
    fc.property(chunk, (rollups: readonly Rollup[]) => {
      expect(unpackRollups(packRollups(rollups, 86_400 * 3, 3600), 86_400 * 3, 3600)).toEqual(rollups);
    }),
  );
});

it('says so when packed bytes are damaged', () => {
  const packed = packRollups(unpackRollups(packRollups([], 0, 60), 0, 60), 0, 60);
  expect(() => unpackRollups(packed.slice(0, 2), 0, 60)).toThrow(RangeError);
  expect(() => unpackRollups(new Uint8Array([9]), 0, 60)).toThrow(RangeError);
  expect(() => unpackMinute(new Uint8Array([1, 5]), 0)).toThrow(RangeError);
  expect(() => unpackJournal(new Uint8Array([1, 5, 7]))).toThrow(RangeError);
});

it('reads back a minute and a journal', () => {
  const readings = [aReading(0), aReading(15, { codes: codesOf(70) }), aReading(30, { status: 'down', codes: [] })];
  const [, minute] = minutesOf(readings);
  if (!minute) throw new Error('no minute');
  const { rollup, readings: single } = unpackMinute(packMinute(minute), startMs / 1000);
  expect(rollup).toMatchObject({ count: 2, upSeconds: 15, downSeconds: 15 });
  expect(rollup.metrics[0]).toEqual({ count: 2, minimum: 50, maximum: 70, mean: 60 });
  expect(single.map(({ startS }) => startS - startMs / 1000)).toEqual([0, 15]);
  const entries = readings.map((reading, index) => ({ targetId: 1000 - index, reading }));
  expect(unpackJournal(packJournal(entries))).toEqual(entries);
});

it('merges in any grouping to the same sums', () => {
  const rollups = fc.array(
    fc.integer({ min: 0, max: 59 }).chain((slot) => aRollup(slot * 60)),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(rollups, (parts) => {
      const atOnce = mergeRollups(0, parts);
      const inSteps = mergeRollups(0, regroup(parts, 300));
      expect(inSteps.count).toBe(atOnce.count);
      expect(inSteps.downSeconds).toBe(atOnce.downSeconds);
      atOnce.metrics.forEach((metric, index) => {
        expect(inSteps.metrics[index]?.minimum).toBe(metric?.minimum);
        expect(inSteps.metrics[index]?.maximum).toBe(metric?.maximum);
        if (metric) expect(inSteps.metrics[index]?.mean).toBeCloseTo(metric.mean, 6);
      });
    }),
  );
});

it('nothing is counted where nothing was measured', () => {
  const { metrics, ...counted } = emptyRollup(60);
  const nothing = { count: 0, upSeconds: 0, degradedSeconds: 0, downSeconds: 0, plannedSeconds: 0 };
  expect(counted).toEqual({ startS: 60, ...nothing });
  expect(metrics.every((metric) => metric === undefined)).toBe(true);
});
