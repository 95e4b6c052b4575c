import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import { soleLease } from '../leases/lease.ts';
import type { Query } from '../query.ts';
import { readChunks } from '../rollups/chunks.ts';
import { findTargets } from '../rollups/targets.ts';
import { silentLog, temporaryStore } from '../testing/temporary-store.ts';
import { readUptime, readWatched, summaryOf } from './read-uptime.ts';
import { emptyRollup } from './rollup.ts';
import { startHistory } from './start-history.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const web1 = { kind: 'host', name: 'web-1' } as const;
const lease = soleLease('shard/any/0');

it('degraded time counts as up; planned time is watched and counts as neither', () => {
  const rollup = { ...emptyRollup(0), upSeconds: 60, degradedSeconds: 20, downSeconds: 20, plannedSeconds: 100 };
  expect(summaryOf([rollup, { ...rollup, upSeconds: 40 }])).toEqual({
    watchedSeconds: 380,
    upSeconds: 100,
    degradedSeconds: 40,
    downSeconds: 40,
    plannedSeconds: 200,
    upPercent: (140 / 180) * 100,
  });
  expect(summaryOf([{ ...emptyRollup(0), plannedSeconds: 9 }]).upPercent).toBeUndefined();
  expect(summaryOf([]).watchedSeconds).toBe(0);
});

/** A reading each minute for `days`, down in the first minute of each hour. Rolled up to the last hour. */
async function aHistory(days: number, retention: Parameters<typeof startHistory>[0]['retention']) {
  const clock = fakeClock(Date.UTC(2026, 2, 2));
  const store = await temporaryStore(clock);
  const startMs = clock.now();
  const history = startHistory({ database: store, log: silentLog, clock, retention });
  for (let minute = 1; minute <= days * 1_440; minute += 1) {
    const isDown = minute % 60 === 1;
    history.recordReading(
      { target: web1, atMs: startMs + minute * 60_000, status: isDown ? 'down' : 'up', pollSeconds: 60 },
      lease,
    );
    if (minute % 60 !== 0) continue;
    clock.setNow(startMs + minute * 60_000);
    await history.rollUp();
  }
  const nowMs = clock.now();
  return {
    store,
    startMs,
    nowMs,
    uptime: (fromMs: number, toMs: number) => readUptime(store.query, web1, { fromMs, toMs }, { nowMs, retention }),
    async [Symbol.asyncDispose]() {
      await history[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

describe('over days, hours and minutes', () => {
  it('counts each second once, wherever the period begins and ends', async () => {
    await using kept = await aHistory(3, { rawHours: 6, minuteDays: 30, hourDays: 30, dayDays: 30 });
    const { startMs, nowMs, uptime } = kept;
    expect(await uptime(startMs, nowMs)).toMatchObject({ upSeconds: 72 * 3_540, downSeconds: 72 * 60 });
    for (const [fromHours, toHours] of [
      [0.5, 71.5],
      [1, 25],
      [23.5, 24.5],
      [24, 48],
      [10.25, 10.75],
      [47.99, 70],
    ] as const) {
      const { watchedSeconds, downSeconds } = await uptime(startMs + fromHours * hourMs, startMs + toHours * hourMs);
      const hours = Math.ceil(toHours) - Math.ceil(fromHours);
      expect(downSeconds, `${fromHours} to ${toHours}`).toBe(hours * 60);
      expect(
        Math.abs(watchedSeconds - (toHours - fromHours) * 3_600),
        `${fromHours} to ${toHours}`,
      ).toBeLessThanOrEqual(60);
    }
    const ahead = await uptime(startMs, nowMs + dayMs);
    expect(ahead.watchedSeconds).toBe(72 * 3_600);
    expect((await uptime(nowMs, startMs)).watchedSeconds).toBe(0);
  });

  it('where nothing finer is kept any more, begins with the stretch that its start falls into', async () => {
    await using kept = await aHistory(3, { rawHours: 1, minuteDays: 1, hourDays: 30, dayDays: 30 });
    const { startMs, uptime } = kept;
    // Minutes of the first day are gone: half past one is asked of a whole hour.
    expect(await uptime(startMs + 1.5 * hourMs, startMs + 4 * hourMs)).toMatchObject({ watchedSeconds: 3 * 3_600 });
  });
});

describe('what was monitored at all', () => {
  const retention = { rawHours: 6, minuteDays: 30, hourDays: 30, dayDays: 30 };

  it('is told of each stretch by itself; of what is still to come, and of nothing, there is none', async () => {
    await using kept = await aHistory(2, retention);
    const { store, startMs, nowMs } = kept;
    const at = (fromHours: number, toHours: number) => ({
      fromMs: startMs + fromHours * hourMs,
      toMs: startMs + toHours * hourMs,
    });
    const watched = (...stretches: ReturnType<typeof at>[]) =>
      readWatched(store.query, web1, stretches, { nowMs, retention });
    expect(await watched(at(-24, 0), at(0, 24), at(24, 48), at(48, 72))).toEqual([false, true, true, false]);
    // The order is that of the question.
    expect(await watched(at(24, 48), at(-24, 0), at(0, 24))).toEqual([true, false, true]);
    expect(await watched()).toEqual([]);
    expect(await readWatched(store.query, { kind: 'host', name: 'web-9' }, [at(0, 24)], { nowMs, retention })).toEqual([
      false,
    ]);
  });

  it('a row in which nothing could be seen is none', async () => {
    const clock = fakeClock(Date.UTC(2026, 2, 2));
    await using store = await temporaryStore(clock);
    await using history = startHistory({ database: store, log: silentLog, clock });
    const startMs = clock.now();
    for (const [minute, status] of [
      [1, 'unknown'],
      [2, 'unknown'],
      [61, 'up'],
    ] as const)
      history.recordReading(
        { target: web1, atMs: startMs + minute * 60_000, status, pollSeconds: 15, values: { cpu: 50 } },
        lease,
      );
    clock.setNow(startMs + 2 * hourMs);
    await history.rollUp();
    const stretches = [0, 1].map((hour) => ({ fromMs: startMs + hour * hourMs, toMs: startMs + (hour + 1) * hourMs }));
    expect(await readWatched(store.query, web1, stretches, { nowMs: clock.now() })).toEqual([false, true]);
    // A period that begins and ends within a second takes the whole of it.
    const within = [{ fromMs: startMs + 3_600_000 - 400, toMs: startMs + 3_660_000 + 400 }];
    expect(await readWatched(store.query, web1, within, { nowMs: clock.now() })).toEqual([true]);
  });

  it('a row belongs to the stretch that its middle lies in', async () => {
    await using kept = await aHistory(1, { rawHours: 1, minuteDays: 0, hourDays: 30, dayDays: 30 });
    const { store, startMs, nowMs } = kept;
    const watched = (fromMinute: number, toMinute: number) =>
      readWatched(store.query, web1, [{ fromMs: startMs + fromMinute * 60_000, toMs: startMs + toMinute * 60_000 }], {
        nowMs,
        retention: { rawHours: 1, minuteDays: 0, hourDays: 30, dayDays: 30 },
      });
    // Only hours are kept: theirs is at half past.
    expect(await watched(120, 150)).toEqual([false]);
    expect(await watched(120, 151)).toEqual([true]);
    expect(await watched(150, 180)).toEqual([true]);
  });
});

it('tells up to when minutes are written, where the period ends among them', async () => {
  await using kept = await aHistory(1, { rawHours: 6, minuteDays: 30, hourDays: 30, dayDays: 30 });
  const { startMs, uptime } = kept;
  const recordedTo = async (fromHours: number, toHours: number) =>
    (await uptime(startMs + fromHours * hourMs, startMs + toHours * hourMs)).recordedToMs;
  expect(await recordedTo(1, 2.5)).toBe(startMs + 2.5 * hourMs);
  // Of whole hours no minute is read.
  expect(await recordedTo(1, 3)).toBeUndefined();
});

it('tells from when on something is written: not before the period, and not before the first row', async () => {
  await using kept = await aHistory(1, { rawHours: 6, minuteDays: 30, hourDays: 30, dayDays: 30 });
  const { startMs, uptime } = kept;
  const recordedFrom = async (fromMinutes: number) =>
    (await uptime(startMs + fromMinutes * 60_000, startMs + 10 * hourMs)).recordedFromMs;
  expect(await recordedFrom(90.5)).toBe(startMs + 90.5 * 60_000);
  expect(await recordedFrom(-90)).toBe(startMs);
  expect((await uptime(startMs - 2 * hourMs, startMs - hourMs)).recordedFromMs).toBeUndefined();
});

it('asks only for rows of days where a period is whole days', async () => {
  await using kept = await aHistory(2, { rawHours: 6, minuteDays: 30, hourDays: 30, dayDays: 30 });
  const { store, startMs, nowMs } = kept;
  const asked: string[] = [];
  const query: Query = (text, values) => {
    asked.push(/rollup_\w+/.exec(text)?.[0] ?? 'target');
    return store.query(text, values);
  };
  const period = { fromMs: startMs, toMs: startMs + 2 * dayMs };
  expect(await readUptime(query, web1, period, { nowMs })).toMatchObject({ watchedSeconds: 48 * 3_600 });
  // And for what is not rolled up yet.
  expect(asked).toEqual(['target', 'rollup_day', 'rollup_raw']);
});

describe('what is deleted', () => {
  it('is no row of which a part is still to be kept', async () => {
    await using kept = await aHistory(5, { rawHours: 1, minuteDays: 1, hourDays: 2, dayDays: 3 });
    const [target] = await findTargets(kept.store.query, 'host', ['web-1']);
    const startsOf = async (tier: 'raw' | 'minute' | 'hour' | 'day') => {
      const chunks = await readChunks(kept.store.query, tier, target?.id ?? 0, { fromS: 0, toS: 2 ** 32 });
      return chunks.map(({ startS }) => (startS * 1_000 - kept.startMs) / hourMs);
    };
    // A row of hours is a day long, and those of the last two days were kept: it goes when its last hour does.
    expect(await startsOf('hour')).toEqual([48, 72, 96]);
    expect((await startsOf('minute'))[0]).toBe(96);
    expect((await startsOf('raw'))[0]).toBe(119);
    // A row of days is 64 days long: this one is still being written.
    expect(await startsOf('day')).toHaveLength(1);
  });
});
