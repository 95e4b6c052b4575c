/** What became of announced maintenance, from the plan on: what feeds, pages and the history read of it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createDowntimeStore } from '../../downtime/downtime-store.ts';
import { planningOn } from '../../downtime/testing/a-planning.ts';
import { aPlan, aRegistry } from '../../downtime/testing/planned-fleet.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { pageStoreOf } from './page-store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const starts = Date.UTC(2026, 2, 28, 21);
const ends = starts + 90 * minuteMs;

it('an announced window is followed through its extension to its end, and another to its cancellation', async () => {
  const clock = fakeClock(starts - 2 * dayMs);
  await using store = await temporaryStore();
  await using planning = await planningOn(
    createDowntimeStore(store, () => []),
    { clock, registry: aRegistry() },
  );
  const { book, calendar, announceNow } = planning;
  const { announced } = pageStoreOf(store, clock, calendar);
  const told = async () => {
    await announceNow();
    const all = await announced({ fromMs: starts - 30 * dayMs, toMs: starts + 60 * dayMs });
    return all.map(({ downtime: { id, state, endsAtMs, plannedEndsAtMs, customers }, changedAtMs }) => ({
      id,
      state,
      endsAtMs,
      plannedEndsAtMs,
      customers,
      changedAtMs,
    }));
  };
  expect(await told()).toEqual([]);

  const customers = 'Exports wait for 90 minutes.';
  await book.savePlan(aPlan({ customers }));
  await book.savePlan(aPlan({ id: 'p2', title: 'Another', startsLocal: '2026-04-05T22:00' }));
  const plannedAtMs = clock.now();
  const [first, second] = await told();
  expect([first, second]).toMatchObject([
    { id: 'discord/p1', state: 'planned', endsAtMs: ends, customers, changedAtMs: plannedAtMs },
    { id: 'discord/p2', state: 'planned' },
  ]);

  clock.setNow(starts + minuteMs);
  await told();
  const [running] = book.announced().values();
  if (running) await book.extend(running, ends + 10 * minuteMs);
  await book.cancelPlan('p2');
  const turnedAtMs = clock.now();
  expect(await told()).toMatchObject([
    {
      state: 'running',
      endsAtMs: ends + 10 * minuteMs,
      plannedEndsAtMs: ends,
      customers: 'Exports wait.',
      changedAtMs: turnedAtMs,
    },
    { state: 'cancelled', changedAtMs: turnedAtMs },
  ]);

  clock.setNow(ends + 10 * minuteMs);
  expect(await told()).toMatchObject([{ state: 'finished', changedAtMs: clock.now() }, { state: 'cancelled' }]);

  // Long after, when the calendar has forgotten both.
  clock.setNow(ends + 70 * dayMs);
  await book.prune();
  expect(await told()).toMatchObject([
    { state: 'finished', plannedEndsAtMs: ends, changedAtMs: ends + 10 * minuteMs },
    { state: 'cancelled' },
  ]);
});
