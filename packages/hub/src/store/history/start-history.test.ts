import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { type Lease, leaseLost, soleLease } from '../leases/lease.ts';
import type { Store } from '../open-store.ts';
import { readChunks } from '../rollups/chunks.ts';
import { findTargets } from '../rollups/targets.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { silentLog, temporaryStore } from '../testing/temporary-store.ts';
import { readSeries } from './read-series.ts';
import { readUptime } from './read-uptime.ts';
import type { Reading } from './reading.ts';
import { valuesOfReport } from './reading.ts';
import { type History, startHistory } from './start-history.ts';

const hourMs = 3_600_000;
const lease = soleLease('shard/any/0');
const web1 = { kind: 'host', name: 'web-1' } as const;

function aReading(atMs: number, override: Partial<Reading> = {}): Reading {
  return { target: web1, atMs, status: 'up', pollSeconds: 60, values: { cpu: 50, memory: 40 }, ...override };
}

function historyOn(
  store: Store,
  clock: FakeClock,
  override: Partial<Parameters<typeof startHistory>[0]> = {},
): History {
  return startHistory({ database: store, log: silentLog, clock, ...override });
}

/** One reading a minute up to now + `hours`; `statusAt` by minutes since the start. Leaves the clock at the end. */
async function record(
  history: History,
  clock: FakeClock,
  hours: number,
  readingAt: (minute: number) => Partial<Reading> = () => ({}),
): Promise<void> {
  const startMs = clock.now();
  for (let minute = 1; minute <= hours * 60; minute += 1) {
    history.recordReading(aReading(startMs + minute * 60_000, readingAt(minute)), lease);
    if (minute % 60 !== 0) continue;
    clock.setNow(startMs + minute * 60_000);
    await history.rollUp();
  }
}

onBothEngines((engine) => {
  it('answers for a day, a month and a year, from the resolution that fits', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const startMs = clock.now();
    await using history = historyOn(store, clock);
    await record(history, clock, 50, (minute) => ({ values: { cpu: minute % 2 === 0 ? 20 : 80 } }));
    const nowMs = clock.now();
    const read = async (hours: number) => {
      const period = { fromMs: nowMs - hours * hourMs, toMs: nowMs };
      const [cpu] = await readSeries(store.query, 'web-1', ['cpu'], period, { nowMs });
      if (!cpu) throw new Error('no series');
      return cpu;
    };
    expect((await read(1)).bucketSeconds).toBe(15);
    const day = await read(24);
    expect(day.bucketSeconds).toBe(300);
    expect(day.points.filter(({ average }) => average !== null).length).toBeGreaterThan(285);
    expect(day.points[100]).toMatchObject({ minimum: 20, maximum: 80 });
    const month = await read(30 * 24);
    expect(month.bucketSeconds).toBe(3600);
    const measured = month.points.filter(({ average }) => average !== null);
    expect(measured.length).toBe(50);
    expect(measured[20]).toMatchObject({ minimum: 20, maximum: 80, average: 50 });
    const year = await read(365 * 24);
    expect(year.bucketSeconds).toBe(86_400);
    expect(year.points.filter(({ average }) => average !== null)).toHaveLength(3);
    const uptime = await readUptime(store.query, web1, { fromMs: startMs, toMs: nowMs }, { nowMs });
    expect(uptime).toMatchObject({ upSeconds: 50 * 3600, watchedSeconds: 50 * 3600, upPercent: 100 });
  });

  it('counts an outage, degraded and planned time apart, and unwatched time not at all', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const startMs = clock.now();
    await using history = historyOn(store, clock);
    await record(history, clock, 4, (minute) => {
      if (minute <= 60) return {};
      if (minute <= 70) return { status: 'down', values: undefined };
      if (minute <= 80) return { status: 'degraded' };
      if (minute <= 110) return { status: 'planned', values: undefined };
      return minute <= 140 ? { status: 'unknown', values: undefined } : {};
    });
    const nowMs = clock.now();
    const uptime = await readUptime(store.query, web1, { fromMs: startMs, toMs: nowMs }, { nowMs });
    expect(uptime).toEqual({
      recordedFromMs: startMs,
      watchedSeconds: (240 - 30) * 60,
      upSeconds: (240 - 80) * 60,
      degradedSeconds: 600,
      downSeconds: 600,
      plannedSeconds: 1800,
      upPercent: (170 / 180) * 100,
    });
    const outage = { fromMs: startMs + 60 * 60_000, toMs: startMs + 70 * 60_000 };
    expect(await readUptime(store.query, web1, outage, { nowMs })).toMatchObject({ downSeconds: 600, upPercent: 0 });
    const before = { fromMs: startMs - hourMs, toMs: startMs - 60_000 };
    expect((await readUptime(store.query, web1, before, { nowMs })).upPercent).toBeUndefined();
    const unknown = { kind: 'service', name: 'web-1' } as const;
    expect((await readUptime(store.query, unknown, outage, { nowMs })).watchedSeconds).toBe(0);
  });

  it('loses nothing that was flushed when the hub is killed, and counts nothing twice', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    const startMs = clock.now();
    const write = async (history: History, fromMinute: number, toMinute: number) => {
      for (let at = fromMinute * 4; at < toMinute * 4; at += 1) {
        const atMs = startMs + at * 15_000;
        history.recordReading(aReading(atMs, { pollSeconds: 15, values: { cpu: at % 100 } }), lease);
        if (at % 3 === 0) await history.flush();
        clock.setNow(atMs);
      }
      await history.flush();
    };
    const killed = historyOn(store, clock, { clock: fakeClock(startMs) });
    await write(killed, 0, 10.25);
    // Nothing of `killed` runs any more: its clock stands still. Another starts on what is on disk.
    await using history = historyOn(store, clock);
    await write(history, 10.25, 30);
    clock.setNow(startMs + 40 * 60_000);
    await history.rollUp();
    const period = { fromMs: startMs - 60_000, toMs: startMs + 31 * 60_000 };
    const uptime = await readUptime(store.query, web1, period, { nowMs: clock.now() });
    expect(uptime.upSeconds).toBe(30 * 60);
    const [target] = await findTargets(store.query, 'host', ['web-1']);
    const [cpu] = await readSeries(
      store.query,
      'web-1',
      ['cpu'],
      { fromMs: startMs, toMs: period.toMs },
      { nowMs: clock.now() },
    );
    expect(cpu?.points.filter(({ average }) => average !== null)).toHaveLength(120);
    expect(target).toBeDefined();
  });

  it('keeps what it was given while the database is lost, and says that it does', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    let isLost = false;
    const error = new HeraldError('store/disk-full', { message: 'The disk is full.', next: 'Free some space.' });
    const database: Store = {
      ...store,
      transaction: (work) => (isLost ? Promise.reject(error) : store.transaction(work)),
    };
    const startMs = clock.now();
    await using history = historyOn(database, clock);
    history.recordReading(aReading(startMs), lease);
    await history.flush();
    expect(history.health()).toEqual({ kind: 'recording', buffered: 0, lost: 0 });
    isLost = true;
    for (let minute = 1; minute <= 30; minute += 1) {
      history.recordReading(aReading(startMs + minute * 60_000), lease);
      clock.setNow(startMs + minute * 60_000);
      await expect(history.flush()).rejects.toMatchObject({ code: 'store/disk-full' });
    }
    expect(history.health()).toMatchObject({
      kind: 'not-recording',
      sinceMs: startMs + 60_000,
      code: 'store/disk-full',
      buffered: 30,
      lost: 0,
    });
    isLost = false;
    await history.flush();
    expect(history.health()).toEqual({ kind: 'recording', buffered: 0, lost: 0 });
    const period = { fromMs: startMs, toMs: startMs + hourMs };
    const uptime = await readUptime(store.query, web1, period, { nowMs: clock.now() + hourMs });
    expect(uptime.upSeconds).toBe(30 * 60);
  });

  it('writes nothing under a lease that was lost, and takes up again what it keeps', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    let term = 4;
    const shard: Lease = {
      name: 'shard/any/3',
      isHeld: () => term > 0,
      term: () => term,
      async assertHeld() {
        if (term === 0) throw leaseLost('shard/any/3');
      },
    };
    const startMs = clock.now();
    await using history = historyOn(store, clock);
    history.recordReading(aReading(startMs), shard);
    await history.flush();
    term = 0;
    history.recordReading(aReading(startMs + 60_000), shard);
    await history.flush();
    history.recordReading(aReading(startMs + 120_000), shard);
    term = 5;
    await history.flush();
    clock.setNow(startMs + 600_000);
    await history.flush();
    const period = { fromMs: startMs, toMs: startMs + hourMs };
    const nowMs = clock.now();
    expect((await readUptime(store.query, web1, period, { nowMs })).upSeconds).toBe(120);
    // Two terms on, another hub was in between: what waits here is given up.
    term = 0;
    history.recordReading(aReading(startMs + 660_000), shard);
    await history.flush();
    term = 7;
    clock.setNow(startMs + 1_200_000);
    await history.flush();
    expect((await readUptime(store.query, web1, period, { nowMs: clock.now() })).upSeconds).toBe(120);
  });

  it('records from the first reading on where a lease comes back soon after another hub held it', async () => {
    const clock = fakeClock();
    await using store = await engine.store(clock);
    let term = 4;
    const shard: Lease = {
      name: 'shard/any/3',
      isHeld: () => term > 0,
      term: () => term,
      assertHeld: async () => undefined,
    };
    const startMs = clock.now();
    await using history = historyOn(store, clock);
    history.recordReading(aReading(startMs), shard);
    await history.flush();
    term = 0;
    await history.flush();
    // Two terms on, within the minute in which what was lost is still remembered.
    term = 6;
    for (let minute = 1; minute <= 5; minute += 1) {
      history.recordReading(aReading(startMs + minute * 60_000), shard);
      await history.flush();
    }
    clock.setNow(startMs + 600_000);
    await history.flush();
    const period = { fromMs: startMs, toMs: startMs + hourMs };
    expect((await readUptime(store.query, web1, period, { nowMs: clock.now() })).upSeconds).toBe(5 * 60);
  });
});

it('rolls up every hour of a first batch that spans several', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const startMs = clock.now();
  await using history = historyOn(store, clock);
  for (let minute = 1; minute <= 181; minute += 1) history.recordReading(aReading(startMs + minute * 60_000), lease);
  clock.setNow(startMs + 4 * hourMs);
  await history.rollUp();
  const period = { fromMs: startMs, toMs: startMs + 3 * hourMs };
  const uptime = await readUptime(store.query, web1, period, { nowMs: clock.now() });
  expect(uptime.upSeconds).toBe(3 * 3600);
});

it('gives up the oldest readings when the buffer is full, and counts them', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const database: Store = { ...store, transaction: () => Promise.reject(new Error('lost')) };
  const history = historyOn(database, clock, { mostBuffered: 100 });
  for (let index = 0; index < 250; index += 1) history.recordReading(aReading(clock.now() + index), lease);
  await expect(history.flush()).rejects.toMatchObject({ code: 'store/failed' });
  // Each time that there are 101, the newest 90 stay.
  expect(history.health()).toMatchObject({ buffered: 96, lost: 154 });
  await history[Symbol.asyncDispose]();
});

it('deletes what is past its time, and nothing that is not rolled up', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const startMs = clock.now();
  await using history = historyOn(store, clock, {
    retention: { rawHours: 3, minuteDays: 1, hourDays: 2, dayDays: 3000 },
  });
  await record(history, clock, 100);
  const [target] = await findTargets(store.query, 'host', ['web-1']);
  if (!target) throw new Error('no target');
  const oldest = async (tier: 'raw' | 'minute' | 'hour' | 'day') => {
    const [chunk] = await readChunks(store.query, tier, target.id, { fromS: 0, toS: 2 ** 32 });
    return Math.round((clock.now() / 1000 - (chunk?.startS ?? 0)) / 3600);
  };
  expect(await oldest('raw')).toBe(3);
  expect(await oldest('minute')).toBe(24);
  expect(await oldest('hour')).toBeLessThanOrEqual(48 + 24 + 24);
  const nowMs = clock.now();
  const uptime = await readUptime(
    store.query,
    web1,
    { fromMs: startMs, toMs: nowMs },
    {
      nowMs,
      retention: { rawHours: 3, minuteDays: 1, hourDays: 2, dayDays: 3000 },
    },
  );
  expect(uptime.upSeconds).toBe(100 * 3600);
});

it('takes the fullest disk and the sum of the interfaces for the host', () => {
  const { metrics } = aReport();
  const values = valuesOfReport({ metrics });
  expect(values.disk).toBe(Math.max(...metrics.disks.map(({ usedPercent }) => usedPercent)));
  expect(values['network-in']).toBe(metrics.network.reduce((sum, one) => sum + one.receivedBytesPerSecond, 0));
  expect(valuesOfReport({ metrics: { ...metrics, disks: [], network: [] } })).not.toHaveProperty('disk');
});

it('tries again after twice the time while nothing can be written, after half a minute at most', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  let isLost = true;
  const database: Store = {
    ...store,
    transaction: (work) => (isLost ? Promise.reject(new Error('lost')) : store.transaction(work)),
  };
  await using history = historyOn(database, clock);
  history.recordReading(aReading(clock.now()), lease);
  const tries: (number | undefined)[] = [];
  const untilTry = async () => {
    const before = history.lastRanAt();
    while (history.lastRanAt() === before) await clock.advance(1_000);
    tries.push((history.lastRanAt() ?? 0) / 1_000);
  };
  expect(history.lastRanAt()).toBeUndefined();
  for (let count = 0; count < 6; count += 1) await untilTry();
  expect(tries).toEqual([2, 6, 14, 30, 60, 90]);
  expect(history.health()).toMatchObject({ kind: 'not-recording', buffered: 1, lost: 0 });
  isLost = false;
  await history.flush();
  expect(history.health()).toMatchObject({ kind: 'recording', lost: 0 });
  for (let count = 0; count < 3; count += 1) await untilTry();
  expect(tries.slice(6)).toEqual([120, 122, 124]);
});
