/** What a look is about: how far back and ahead, and when old plans are pruned. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { type DowntimeStore, openDowntimeBook } from './downtime-book.ts';
import { decideNow, startAnnouncer } from './start-announcer.ts';
import { memoryStore } from './testing/memory-store.ts';
import { aDowntime, aPlan, aPlannedFleet, aRegistry } from './testing/planned-fleet.ts';

const hour = 3_600_000;
const day = 24 * hour;
const nowMs = Date.UTC(2026, 2, 28, 21);

/** What is said now of a window that was told as running, and that no source knows any more. */
async function saidOf(told: Partial<Downtime>): Promise<string[]> {
  const clock = fakeClock(nowMs);
  const store = memoryStore();
  await store.record({ announcements: [], announced: [aDowntime(told)] }, nowMs);
  const book = await openDowntimeBook({ store, clock });
  const { calendar } = aPlannedFleet(clock, { announced: book.announced() });
  return decideNow({ book, calendar, registry: aRegistry(), nowMs }).announcements.map(({ kind }) => kind);
}

it('the hub that leads prunes at its first look and once a day, another never', async () => {
  const pruned = async (isLeader: boolean) => {
    const clock = fakeClock(nowMs);
    let count = 0;
    const forgetOverrides = async () => {
      count += 1;
    };
    const store: DowntimeStore = { ...memoryStore(), forgetOverrides };
    const book = await openDowntimeBook({ store, clock });
    const { calendar } = aPlannedFleet(clock);
    const parts = { book, calendar, registry: () => aRegistry(), clock, everySeconds: 10 * 86_400 };
    await using announcer = startAnnouncer({
      ...parts,
      isLeader: () => isLeader,
      onFailure: () => expect.unreachable(),
    });
    const counts = [];
    for (const afterMs of [0, day, 1]) {
      await clock.advance(afterMs);
      await announcer.look();
      counts.push(count);
    }
    return counts;
  };
  expect(await pruned(true)).toEqual([1, 1, 2]);
  expect(await pruned(false)).toEqual([0, 0, 0]);
});

it('what is planned is told 400 days ahead, and no earlier', async () => {
  const said = async (startsLocal: string) => {
    const clock = fakeClock(nowMs);
    const store = memoryStore();
    const book = await openDowntimeBook({ store, clock });
    const { calendar } = aPlannedFleet(clock, { plans: [aPlan({ startsLocal })] });
    return decideNow({ book, calendar, registry: aRegistry(), nowMs }).announcements.map(({ kind }) => kind);
  };
  // 400 days after 28 March 2026, 21:00 UTC.
  expect(await said('2027-05-02T22:59')).toEqual(['planned']);
  expect(await said('2027-05-02T23:00')).toEqual([]);
});

it('a hub that was away tells the end of what ended in the two weeks and four hours before', async () => {
  const ended = (agoMs: number) => saidOf({ state: 'running', startsAtMs: nowMs - 15 * day, endsAtMs: nowMs - agoMs });
  expect(await ended(14 * day + 4 * hour - 1)).toEqual(['finished']);
  expect(await ended(14 * day + 4 * hour)).toEqual([]);
});
