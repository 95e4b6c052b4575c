import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createCalendar } from '../../downtime/calendar.ts';
import { openDowntimeBook } from '../../downtime/downtime-book.ts';
import { createDowntimeStore } from '../../downtime/downtime-store.ts';
import { decideNow } from '../../downtime/start-announcer.ts';
import { aDowntime, aPlan, aRegistry } from '../../downtime/testing/planned-fleet.ts';
import { aCard } from '../../testing/a-card.ts';
import type { Store } from '../open-store.ts';
import { outboxFigures } from '../outbox/outbox-item.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { announcedDowntimes, noteDowntimeEvent } from './downtime-events.ts';
import { mirroredEvents } from './mirrored-events.ts';

const dayMs = 86_400_000;

async function aBook(store: Store) {
  const clock = fakeClock();
  const book = await openDowntimeBook({
    clock,
    store: createDowntimeStore(store, ({ reference }) => [
      { reference, to: { kind: 'channel', channelId: '900' }, priority: 1, body: aCard() },
    ]),
  });
  const calendar = createCalendar({
    clock,
    isBack: () => 'back',
    sources: {
      registry: () => aRegistry(),
      notices: () => new Map(),
      ec2Events: () => new Map(),
      plans: () => book.plans(),
      overrides: () => book.overrides(),
      announced: () => book.announced(),
    },
  });
  const decide = () => {
    calendar.refresh();
    return decideNow({ book, calendar, registry: aRegistry(), nowMs: clock.now() });
  };
  return { book, calendar, clock, decide };
}

onBothEngines((engine) => {
  it('keeps plans and changes over a restart, and says each announcement once', async () => {
    await using store = await engine.store();
    const { book, calendar, decide } = await aBook(store);
    await book.savePlan(aPlan());
    await book.savePlan(aPlan());
    const decision = decide();
    expect(decision.announcements.map(({ kind }) => kind)).toEqual(['planned']);
    await book.record(decision);
    await book.record(decision);
    expect(await outboxFigures(store.query)).toMatchObject({ pending: 1 });
    const [window] = calendar.downtimes({ fromMs: 0, toMs: Date.UTC(2027, 0) });
    if (!window) throw new Error('no window');
    await book.move(window, { startsAtMs: window.startsAtMs + dayMs, endsAtMs: window.endsAtMs + dayMs });
    const again = await aBook(store);
    expect(again.book.plans()).toEqual([aPlan()]);
    expect(again.book.announced().size).toBe(1);
    expect(again.decide().announcements.map(({ kind }) => kind)).toEqual(['moved']);
    await again.book.record(again.decide());
    expect(again.decide().announcements).toEqual([]);
    expect(await outboxFigures(store.query)).toMatchObject({ pending: 2 });
  });

  it('keeps of a window all that was told of it', async () => {
    await using store = await engine.store();
    const kept = createDowntimeStore(store, () => []);
    const told = [
      aDowntime(),
      aDowntime({
        id: 'ec2/api-1/event',
        source: 'ec2',
        mergedIds: ['a', 'b'],
        isDeparture: true,
        hasNoEnd: true,
        seriesId: 'discord/p2',
        plannedEndsAtMs: 7,
        customers: 'Exports are late.',
        plannedBy: 'AWS',
      }),
    ];
    await kept.record({ announcements: [], announced: told }, 0);
    expect((await kept.readAnnounced(0)).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(told);
  });

  it('knows when each window was announced as it is now and what became of it: a reminder counts for neither', async () => {
    await using store = await engine.store();
    const announced = (eventKey: string, downtimeId: string, kind: string, atMs: number) =>
      noteDowntimeEvent(store.query, { eventKey, downtimeId, kind, atMs, revision: 0, text: 'Patching' });
    await announced('1', 'moved-one', 'planned', 1_000);
    await announced('2', 'moved-one', 'moved', 5_000);
    await announced('3', 'moved-one', 'reminder', 9_000);
    await announced('6', 'moved-one', 'finished', 20_000);
    await announced('4', 'first-seen-running', 'started', 3_000);
    await announced('5', 'long-ago', 'planned', 10);
    expect(await announcedDowntimes(store.query, 100)).toEqual(
      new Map([
        ['moved-one', { announcedAtMs: 5_000, changedAtMs: 20_000 }],
        ['first-seen-running', { announcedAtMs: 3_000, changedAtMs: 3_000 }],
      ]),
    );
  });

  it('forgets what was changed of a window 500 days after', async () => {
    await using store = await engine.store();
    const { book, clock } = await aBook(store);
    await book.finish(aDowntime());
    const kept = async (afterDays: number) => {
      await clock.advance(afterDays * dayMs);
      await book.prune();
      return book.overrides().length;
    };
    expect([await kept(500), await kept(1)]).toEqual([1, 0]);
  });

  it('prunes single and cancelled plans 60 days after, and keeps what repeats', async () => {
    await using store = await engine.store();
    const { book, clock } = await aBook(store);
    await book.savePlan(aPlan({ id: 'single' }));
    await book.savePlan(aPlan({ id: 'weekly', rrule: 'FREQ=WEEKLY' }));
    await book.savePlan(aPlan({ id: 'cancelled', rrule: 'FREQ=WEEKLY', cancelledAtMs: clock.now() }));
    await clock.advance(60 * dayMs);
    await book.prune();
    expect(book.plans().map(({ id }) => id)).toEqual(['cancelled', 'single', 'weekly']);
    await clock.advance(40 * dayMs);
    await book.prune();
    expect(book.plans().map(({ id }) => id)).toEqual(['weekly']);
  });

  it('forgets who planned, on request, and keeps the plan', async () => {
    await using store = await engine.store();
    const { book } = await aBook(store);
    await book.savePlan(aPlan({ plannerId: '4711', plannedBy: 'Erin' }));
    expect(book.plannerOf('discord/p1')).toBe('4711');
    await book.forgetPlanner('4711');
    await book.reload();
    expect(book.plannerOf('discord/p1')).toBeUndefined();
    expect(JSON.stringify(book.plans())).not.toMatch(/4711|Erin/);
    expect(book.plans()).toHaveLength(1);
  });

  it('remembers which event shows which window', async () => {
    await using store = await engine.store();
    const { book, calendar } = await aBook(store);
    await book.savePlan(aPlan());
    const [window] = calendar.downtimes({ fromMs: 0, toMs: Date.UTC(2027, 0) });
    if (!window) throw new Error('no window');
    const downtime = {
      ...window,
      hosts: [...window.hosts],
      services: [...window.services],
      takesDown: [...window.takesDown],
    };
    await mirroredEvents.put(store.query, 'discord/p1', { eventId: '1', guildId: '2', downtime }, 0);
    expect((await mirroredEvents.all(store.query)).get('discord/p1')).toMatchObject({ eventId: '1', downtime });
    await mirroredEvents.forget(store.query, 'discord/p1');
    expect((await mirroredEvents.all(store.query)).size).toBe(0);
  });
});
