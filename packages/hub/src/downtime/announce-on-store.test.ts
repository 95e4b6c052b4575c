/** Announcements on the real store, with the hub gone and back between any two steps. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { silentLog } from '../store/testing/temporary-store.ts';
import { aCard } from '../testing/a-card.ts';
import type { DowntimeBook } from './downtime-book.ts';
import { createDowntimeStore } from './downtime-store.ts';
import type { Return } from './state.ts';
import { planningOn } from './testing/a-planning.ts';
import { aPlan, aRegistry } from './testing/planned-fleet.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const starts = Date.UTC(2026, 2, 28, 21);
const ends = starts + 90 * minute;

it('says each step of a window once though the hub restarts before and after every one', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-downtime-'));
  const clock = fakeClock(starts - 10 * day);
  const registry = aRegistry();
  let back: Return = 'back';
  try {
    await live(starts - 10 * day, (book) => book.savePlan(aPlan()));
    await live(starts - 8 * day, (book) => book.savePlan(aPlan({ customers: 'Exports are late.' })));
    await live(starts - 7 * day);
    await live(starts - 2 * day, (book) =>
      book.savePlan(aPlan({ customers: 'Exports are late.', lastsSeconds: 7_200 })),
    );
    await live(starts - day);
    await live(starts - hour);
    await live(starts);
    back = 'not-back';
    await live(ends + hour);
    await live(ends + hour + minute, async (book) => {
      const [announced] = book.announced().values();
      if (announced) await book.extend(announced, ends + 2 * hour);
    });
    back = 'back';
    await live(ends + 2 * hour);
    await live(ends + 3 * hour);
    expect(await said()).toEqual([
      'planned',
      'changed',
      'reminder',
      'changed',
      'reminder',
      'reminder',
      'started',
      'over-running',
      'extended',
      'finished',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }

  /** Two lives of a hub at one instant: one in which the change is made, one that only looks. */
  async function live(atMs: number, change?: (book: DowntimeBook) => Promise<void>): Promise<void> {
    clock.setNow(atMs);
    for (const act of [change, undefined]) {
      await using store = await openTheStore();
      const kept = createDowntimeStore(store, ({ reference, editKey }) => [
        { reference, editKey, to: { kind: 'channel', channelId: '900' }, priority: 1, body: aCard(reference) },
      ]);
      await using planning = await planningOn(kept, { clock, registry, isBack: () => back });
      await act?.(planning.book);
      await planning.announceNow();
    }
  }

  async function said(): Promise<string[]> {
    await using store = await openTheStore();
    const rows = await store.query('select reference from outbox order by id');
    return rows.map((row) => String(row['reference']).replace(/^downtime\/discord\/p1\/([a-z-]+).*$/, '$1'));
  }

  function openTheStore() {
    return openStore({ mode: 'sqlite', path: join(folder, 'herald.db') }, { clock, log: silentLog });
  }
});
