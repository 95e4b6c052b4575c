/** Rolling up and reading back, on rows that a test writes itself: which second is read from which row. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { leaseLost, soleLease } from '../leases/lease.ts';
import { keepChunks, readChunks, type Tier } from '../rollups/chunks.ts';
import { findTargets, keepTargets } from '../rollups/targets.ts';
import { temporaryStore } from '../testing/temporary-store.ts';
import { encodeValue, seriesNames } from './metric-codes.ts';
import { openMinute, packMinute } from './minute.ts';
import { readReadings, readRollups, shapes } from './read-rollups.ts';
import { readSeries } from './read-series.ts';
import { readUptime } from './read-uptime.ts';
import { rollUpHours } from './roll-up-hours.ts';
import { unpackRollups } from './rollup-codec.ts';

const dayS = 86_400;
/** Midnight, and the first day of a row of 64 days. */
const startS = dayS * 64 * 320;
const lease = soleLease('shard/any/0');
const web1 = { kind: 'host', name: 'web-1' } as const;
const retention = { rawHours: 2, minuteDays: 1, hourDays: 3, dayDays: 100 };
const cpu = (value: number) => seriesNames.map((name) => encodeValue(name, name === 'cpu' ? value : undefined));

/** A minute that was down for its number of seconds and up for the rest, with one reading at its tenth second. */
function aMinute(atS: number, downSeconds: number, figure = 50) {
  const minute = openMinute(atS * 1_000, atS * 1_000, 15);
  return packMinute({
    ...minute,
    upMs: (60 - downSeconds) * 1_000,
    downMs: downSeconds * 1_000,
    offsetsMs: [10_000],
    codes: [cpu(figure)],
  });
}

async function aStore() {
  const store = await temporaryStore();
  await keepTargets(store.query, [{ ...web1, lease: lease.name, rolledToS: startS }]);
  const [target] = await findTargets(store.query, 'host', ['web-1']);
  const targetId = target?.id ?? 0;
  return {
    store,
    targetId,
    write: (minutes: readonly (readonly [atS: number, downSeconds: number, figure?: number])[]) =>
      keepChunks(
        store.query,
        'raw',
        minutes.map(([atS, down, figure]) => ({
          targetId,
          startS: startS + atS,
          data: aMinute(startS + atS, down, figure),
        })),
      ),
    rollUp: (toS: number, override: Partial<Parameters<typeof rollUpHours>[0]> = {}) =>
      rollUpHours({
        database: store,
        lease,
        hourS: startS + toS,
        nowMs: (startS + toS) * 1_000,
        retention,
        signal: new AbortController().signal,
        ...override,
      }),
    starts: async (tier: Tier) =>
      (await readChunks(store.query, tier, targetId, { fromS: 0, toS: 2 ** 32 })).map((chunk) => chunk.startS - startS),
    async rows(tier: 'minute' | 'hour' | 'day') {
      const { slotSeconds } = shapes[tier];
      const chunks = await readChunks(store.query, tier, targetId, { fromS: 0, toS: 2 ** 32 });
      return chunks
        .flatMap(({ data, startS: from }) => unpackRollups(data, from, slotSeconds))
        .map((row) => [row.startS - startS, row.upSeconds, row.downSeconds]);
    },
    rolledTo: async () => ((await findTargets(store.query, 'host', ['web-1']))[0]?.rolledToS ?? 0) - startS,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

it('makes minutes, hours and days of the hours that are over, and adds to the day what comes later', async () => {
  await using kept = await aStore();
  await kept.write([
    [0, 1],
    [3_540, 2],
    [3_600, 4],
    [7_200, 8],
  ]);
  expect(await kept.rollUp(3_600)).toBe(1);
  expect(await kept.rows('minute')).toEqual([
    [0, 59, 1],
    [3_540, 58, 2],
  ]);
  expect(await kept.rows('hour')).toEqual([[0, 117, 3]]);
  expect(await kept.rows('day')).toEqual([[0, 117, 3]]);
  expect(await kept.rolledTo()).toBe(3_600);
  expect(await kept.rollUp(3_600)).toBe(0);
  expect(await kept.rollUp(10_800)).toBe(1);
  expect(await kept.rows('hour')).toEqual([
    [0, 117, 3],
    [3_600, 56, 4],
    [7_200, 52, 8],
  ]);
  expect(await kept.rows('day')).toEqual([[0, 225, 15]]);
});

it('keeps each tier for its time, and of what is not rolled up every row', async () => {
  await using kept = await aStore();
  const hours = Array.from({ length: 4 * 24 }, (_, hour) => [hour * 3_600, 1] as const);
  await kept.write(hours);
  // Made at the beginning, as by a hub that was off since: nothing is old yet.
  await kept.rollUp(4 * dayS, { nowMs: startS * 1_000 });
  expect((await kept.starts('raw')).length).toBe(96);
  await kept.write([
    [4 * dayS, 1],
    [5 * dayS, 1],
  ]);
  await kept.rollUp(4 * dayS + 3_600);
  expect(await kept.starts('raw')).toEqual([4 * dayS - 3_600, 4 * dayS, 5 * dayS]);
  expect((await kept.starts('minute')).at(0)).toBe(3 * dayS + 3_600);
  // A row of hours is a day, and goes when its last hour is past its time.
  expect(await kept.starts('hour')).toEqual([dayS, 2 * dayS, 3 * dayS, 4 * dayS]);
  expect(await kept.starts('day')).toEqual([0]);
});

it('writes nothing under a lease that was lost, and stops between two steps when it is told to', async () => {
  await using kept = await aStore();
  await kept.write([[0, 1]]);
  const lost = { ...lease, assertHeld: () => Promise.reject(leaseLost(lease.name)) };
  await expect(kept.rollUp(3_600, { lease: lost })).rejects.toMatchObject({ code: 'shards/lease-lost' });
  expect([await kept.rows('minute'), await kept.rolledTo()]).toEqual([[], 0]);
  expect(await kept.rollUp(3_600, { signal: AbortSignal.abort() })).toBe(0);
  expect(await kept.rollUp(3_600, { lease: soleLease('shard/any/1') })).toBe(0);
});

it('rests between transactions while there is more to do, and not after the last; without a clock never', async () => {
  await using kept = await aStore();
  const names = Array.from({ length: 61 }, (_, at) => `n-${at}`);
  await keepTargets(
    kept.store.query,
    names.map((name) => ({ kind: 'host', name, lease: lease.name, rolledToS: startS })),
  );
  const rests: number[] = [];
  const clock = { ...fakeClock(), sleep: async (ms: number) => void rests.push(ms) };
  // With web-1 that is two full transactions and one of twelve.
  expect(await kept.rollUp(3_600, { clock })).toBe(62);
  expect(rests).toHaveLength(2);
  for (const ms of rests) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThanOrEqual(2_000);
  }
  expect(await kept.rollUp(7_200)).toBe(62);
});

it('reads a period from rows as far as they are made, and from minutes after that, whole slots only', async () => {
  await using kept = await aStore();
  const { query } = kept.store;
  const read = async (tier: 'minute' | 'hour' | 'day', fromS: number, toS: number) =>
    (await readRollups(query, web1, { fromS: startS + fromS, toS: startS + toS }, shapes[tier])).map((row) => [
      row.startS - startS,
      row.downSeconds,
    ]);
  await kept.write([
    [0, 1],
    [3_540, 2],
    [3_600, 4],
    [3_660, 8],
    [7_200, 16],
  ]);
  await kept.rollUp(3_600);
  expect(await read('minute', 0, 7_260)).toEqual([
    [0, 1],
    [3_540, 2],
    [3_600, 4],
    [3_660, 8],
    [7_200, 16],
  ]);
  expect(await read('minute', 60, 3_540)).toEqual([]);
  expect(await read('minute', 59, 3_541)).toEqual([
    [0, 1],
    [3_540, 2],
  ]);
  expect(await read('minute', 3_600, 3_660)).toEqual([[3_600, 4]]);
  expect(await read('hour', 0, 7_260)).toEqual([
    [0, 3],
    [3_600, 12],
    [7_200, 16],
  ]);
  expect(await read('hour', 3_600, 7_200)).toEqual([[3_600, 12]]);
  expect(await readRollups(query, { kind: 'host', name: 'gone' }, { fromS: 0, toS: 2 ** 32 }, shapes.hour)).toEqual([]);
  const readings = async (fromS: number, toS: number) =>
    (await readReadings(query, web1, { fromS: startS + fromS, toS: startS + toS })).map((one) => one.startS - startS);
  expect(await readings(0, 3_610)).toEqual([10, 3_550]);
  expect(await readings(10, 3_611)).toEqual([10, 3_550, 3_610]);
  expect(await readings(11, 3_550)).toEqual([]);
  expect(await readReadings(query, { kind: 'service', name: 'web-1' }, { fromS: 0, toS: 2 ** 32 })).toEqual([]);
});

it('a chart has a point for each bucket, null where nothing was measured, and begins with the bucket of its start', async () => {
  await using kept = await aStore();
  await kept.write([
    [0, 0, 10],
    [60, 0, 30],
    [180, 0, 90],
  ]);
  const period = { fromMs: (startS + 20) * 1_000 - 500, toMs: (startS + 240) * 1_000 - 500 };
  const [memory, measured] = await readSeries(kept.store.query, 'web-1', ['memory', 'cpu'], period, {
    nowMs: period.toMs,
    retention,
  });
  expect(memory?.points.every(({ average, minimum, maximum }) => (average ?? minimum ?? maximum) === null)).toBe(true);
  expect(measured).toMatchObject({ name: 'cpu', bucketSeconds: 15 });
  const { points = [] } = measured ?? {};
  expect([points.length, (points[0]?.atMs ?? 0) / 1_000 - startS]).toEqual([15, 15]);
  expect(points.filter(({ average }) => average !== null)).toEqual([
    { atMs: (startS + 60) * 1_000, average: 30, minimum: 30, maximum: 30 },
    { atMs: (startS + 180) * 1_000, average: 90, minimum: 90, maximum: 90 },
  ]);
  // A period that begins within the last second of a bucket has it too.
  const early = { fromMs: (startS + 15) * 1_000 - 500, toMs: (startS + 240) * 1_000 + 500 };
  const [cpuFrom] = await readSeries(kept.store.query, 'web-1', ['cpu'], early, { nowMs: period.toMs, retention });
  expect([cpuFrom?.points[0]?.atMs, cpuFrom?.points.at(-1)?.atMs]).toEqual([startS * 1_000, (startS + 240) * 1_000]);
  const [none] = await readSeries(kept.store.query, 'web-1', ['cpu'], { fromMs: 1, toMs: 1 }, { nowMs: 1, retention });
  expect(none?.points.length).toBeLessThanOrEqual(1);
});

it('uptime of a period counts whole slots from its first second to its last, and nothing after now', async () => {
  await using kept = await aStore();
  await kept.write([
    [0, 1],
    [60, 2],
    [120, 4],
    [3_600, 8],
  ]);
  const down = async (fromMs: number, toMs: number, nowMs = startS * 1_000 + dayS * 1_000) =>
    (
      await readUptime(
        kept.store.query,
        web1,
        { fromMs: startS * 1_000 + fromMs, toMs: startS * 1_000 + toMs },
        { nowMs },
      )
    ).downSeconds;
  expect(await down(0, 7_200_000)).toBe(15);
  expect(await down(60_000, 120_000)).toBe(2);
  expect(await down(60_000, 120_001)).toBe(6);
  expect(await down(0, 7_200_000, startS * 1_000 + 60_000)).toBe(1);
  expect(await down(7_200_000, 0)).toBe(0);
});
