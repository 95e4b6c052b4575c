import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Registry } from '../domain/registry.ts';
import { plainText } from '../format/text.ts';
import { createCalendar } from './calendar.ts';
import { type DowntimeBook, openDowntimeBook } from './downtime-book.ts';
import type { Sources } from './gather.ts';
import { decideNow } from './start-announcer.ts';
import type { Return } from './state.ts';
import { type MemoryStore, memoryStore } from './testing/memory-store.ts';
import { anEntry, aPlan, aRegistry, aScheduledEvent } from './testing/planned-fleet.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Saturday 28 March 2026, 22:00 in Berlin. */
const starts = Date.UTC(2026, 2, 28, 21);
const ends = starts + 90 * minute;

type World = {
  clock: FakeClock;
  store: MemoryStore;
  registry: Registry;
  notices: Sources['notices'];
  back: Return;
};

const aWorld = (override: Partial<World> = {}): World => ({
  clock: fakeClock(starts - 10 * day),
  store: memoryStore(),
  registry: aRegistry(),
  notices: new Map(),
  back: 'back',
  ...override,
});

/** A hub that has just been started: nothing in it but what the store kept. */
async function aHub(world: World) {
  const book = await openDowntimeBook(world);
  const calendar = createCalendar({
    clock: world.clock,
    isBack: () => world.back,
    sources: {
      registry: () => world.registry,
      notices: () => world.notices,
      ec2Events: () => new Map(),
      plans: book.plans,
      overrides: book.overrides,
      announced: book.announced,
    },
  });
  return { book, calendar, look };

  async function look(): Promise<void> {
    calendar.refresh();
    const decision = decideNow({ book, calendar, registry: world.registry, nowMs: world.clock.now() });
    await book.record(decision);
  }
}

/** Looks twice, each with a hub just started: the second look must find nothing to say. */
async function lookAt(world: World, atMs: number, change?: (book: DowntimeBook) => Promise<void>): Promise<string[]> {
  world.clock.setNow(atMs);
  const before = world.store.outbox.length;
  if (change) await change((await aHub(world)).book);
  await (await aHub(world)).look();
  const said = world.store.outbox.slice(before).map(({ kind, delivery }) => `${kind} (${delivery})`);
  await (await aHub(world)).look();
  expect(world.store.outbox.length - before).toBe(said.length);
  return said;
}

const soleDowntime = async (world: World) => {
  const { calendar } = await aHub(world);
  const [downtime] = calendar.all({ fromMs: starts - 30 * day, toMs: ends + 30 * day });
  if (!downtime) throw new Error('nothing is planned');
  return downtime;
};

it('tells the whole life of a window, each step once, with a restart before every step', async () => {
  const world = aWorld();
  expect(await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()))).toEqual(['planned (edit)']);
  expect(await lookAt(world, starts - 9 * day)).toEqual([]);
  const changed = aPlan({ customers: 'Exports are late by an hour.' });
  expect(await lookAt(world, starts - 8 * day, (book) => book.savePlan(changed))).toEqual(['changed (edit)']);
  expect(await lookAt(world, starts - 7 * day)).toEqual(['reminder (edit-and-note)']);
  const moved = aPlan({ customers: 'Exports are late by an hour.', startsLocal: '2026-03-28T23:00' });
  expect(await lookAt(world, starts - 2 * day, (book) => book.savePlan(moved))).toEqual(['moved (edit-and-note)']);
  expect(await lookAt(world, starts + hour - day)).toEqual(['reminder (edit-and-note)']);
  expect(await lookAt(world, starts)).toEqual(['reminder (edit-and-note)']);
  expect(await lookAt(world, starts + hour)).toEqual(['started (edit-and-note)']);
  world.back = 'not-back';
  expect(await lookAt(world, ends + hour)).toEqual(['over-running (edit-and-note)']);
  const extended = await soleDowntime(world);
  expect(await lookAt(world, ends + hour + minute, (book) => book.extend(extended, ends + 2 * hour))).toEqual([
    'extended (edit-and-note)',
  ]);
  world.back = 'back';
  expect(await lookAt(world, ends + 2 * hour)).toEqual(['finished (edit-and-note)']);
  expect(await lookAt(world, ends + 2 * day)).toEqual([]);
  const references = world.store.outbox.map(({ reference }) => reference);
  expect(new Set(references).size).toBe(references.length);
});

it('cancels once, and says nothing of reminders after', async () => {
  const world = aWorld();
  await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()));
  expect(await lookAt(world, starts - 8 * day, (book) => book.cancelPlan('p1'))).toEqual(['cancelled (edit-and-note)']);
  expect(await lookAt(world, starts - hour)).toEqual([]);
});

it('announces a window again that is planned anew after it was cancelled', async () => {
  const world = aWorld();
  await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()));
  await lookAt(world, starts - 9 * day, (book) => book.savePlan(aPlan({ cancelledAtMs: starts - 9 * day })));
  expect(await lookAt(world, starts - 8 * day, (book) => book.savePlan(aPlan()))).toEqual(['planned (edit-and-note)']);
});

it('takes the announcement itself for the reminder that would be due', async () => {
  const world = aWorld();
  expect(await lookAt(world, starts - 5 * day, (book) => book.savePlan(aPlan()))).toEqual(['planned (edit)']);
  expect(world.store.outbox.at(-1)?.covers).toEqual([`downtime/discord/p1/reminder/${starts}/604800`]);
  expect(await lookAt(world, starts - 4 * day)).toEqual([]);
  expect(await lookAt(world, starts - day)).toEqual(['reminder (edit-and-note)']);
});

it('takes no reminder for said before its time', async () => {
  const world = aWorld();
  await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()));
  expect(world.store.outbox.at(-1)?.covers).toEqual([]);
});

it('says one late reminder, not three, when the hub was away', async () => {
  const world = aWorld();
  await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()));
  expect(await lookAt(world, starts - 30 * minute)).toEqual(['reminder (edit-and-note)']);
});

it('does not say that a window starts when it is over by the time the hub is back', async () => {
  const world = aWorld();
  await lookAt(world, starts - 10 * day, (book) => book.savePlan(aPlan()));
  expect(await lookAt(world, ends + day)).toEqual(['finished (edit-and-note)']);
});

it('does not call up what was over before Herald knew of it', async () => {
  const world = aWorld({ registry: aRegistry({ maintenance: [anEntry()] }) });
  expect(await lookAt(world, ends + day)).toEqual([]);
});

it('says early that an EC2 event is over when EC2 marks it completed', async () => {
  const world = aWorld({ notices: new Map([['worker-1', [aScheduledEvent()]]]) });
  await lookAt(world, starts - 10 * day);
  await lookAt(world, starts);
  world.notices = new Map([
    ['worker-1', [aScheduledEvent({ state: 'completed', seenAt: new Date(starts).toISOString() })]],
  ]);
  expect(await lookAt(world, starts + 10 * minute)).toEqual(['finished (edit-and-note)']);
});

it('does not take back an EC2 event because its host is restarting while the hub starts', async () => {
  const world = aWorld({ notices: new Map([['worker-1', [aScheduledEvent()]]]) });
  await lookAt(world, starts - 10 * day);
  world.notices = new Map();
  expect(await lookAt(world, starts)).toEqual(['started (edit-and-note)']);
});

it('announces the next of a series at once, and later ones a week ahead', async () => {
  const weekly = anEntry({ rrule: 'FREQ=MONTHLY;BYDAY=-1SA' });
  const world = aWorld({ registry: aRegistry({ maintenance: [weekly] }) });
  expect(await lookAt(world, starts - 10 * day)).toEqual(['planned (edit)']);
  await lookAt(world, starts);
  expect(await lookAt(world, ends)).toEqual(['finished (edit-and-note)']);
  const april = Date.UTC(2026, 3, 25, 20);
  expect(await lookAt(world, april - 8 * day)).toEqual([]);
  expect(await lookAt(world, april - 7 * day)).toEqual(['planned (edit)']);
});

it('announces a later one of a series as long ahead as its longest reminder', async () => {
  const registry = aRegistry({
    maintenance: [anEntry({ rrule: 'FREQ=MONTHLY;BYDAY=-1SA' })],
    reminderSeconds: [(14 * day) / 1_000, hour / 1_000],
  });
  const world = aWorld({ registry });
  await lookAt(world, starts - 10 * day);
  await lookAt(world, starts);
  await lookAt(world, ends);
  const april = Date.UTC(2026, 3, 25, 20);
  expect(await lookAt(world, april - 14 * day - minute)).toEqual([]);
  expect(await lookAt(world, april - 14 * day)).toEqual(['planned (edit)']);
});

it('announces all windows that are planned once at once, however far they are', async () => {
  const far = anEntry({ id: 'far', startsLocal: '2026-12-05T22:00' });
  const world = aWorld({ registry: aRegistry({ maintenance: [anEntry(), far] }) });
  expect(await lookAt(world, starts - 10 * day)).toEqual(['planned (edit)', 'planned (edit)']);
});

it('tells quietly of what takes nothing down, and loudly where a change makes it worse', async () => {
  const world = aWorld({ notices: new Map([['api-1', [aScheduledEvent()]]]) });
  expect(await lookAt(world, starts - 10 * day)).toEqual(['planned (edit)']);
  expect(await lookAt(world, starts - 2 * day)).toEqual(['reminder (edit-and-note)']);
  world.notices = new Map([
    ['api-1', [aScheduledEvent()]],
    ['api-2', [aScheduledEvent({ id: 'e2' })]],
  ]);
  expect(await lookAt(world, starts - 2 * day + hour)).toEqual(['changed (edit-and-note)', 'planned (edit)']);
  // The other event is gone: both servers are no longer away at once.
  world.notices = new Map([
    ['api-1', [aScheduledEvent()]],
    ['api-2', []],
  ]);
  expect(await lookAt(world, starts - 2 * day + 2 * hour)).toEqual(['changed (edit)', 'cancelled (edit-and-note)']);
});

it('tells aloud of a change within a day of the start, that of earlier is an edit', async () => {
  const retold = async (aheadMs: number) => {
    const world = aWorld();
    await lookAt(world, starts - 3 * day, (book) => book.savePlan(aPlan()));
    const said = await lookAt(world, starts - aheadMs, (book) =>
      book.savePlan(aPlan({ customers: 'Exports are late.' })),
    );
    return said.find((one) => one.startsWith('changed'));
  };
  expect(await retold(day)).toBe('changed (edit)');
  expect(await retold(day - 1)).toBe('changed (edit-and-note)');
});

it('says of what takes nothing down by an edit alone that it begins and ends', async () => {
  const world = aWorld({ notices: new Map([['api-1', [aScheduledEvent()]]]) });
  await lookAt(world, starts - hour / 2);
  expect(await lookAt(world, starts)).toEqual(['started (edit)']);
  expect(await lookAt(world, starts + hour)).toEqual(['finished (edit)']);
});

it('folds an announced event into the window that someone plans around it, and says so by edits', async () => {
  const world = aWorld({ notices: new Map([['worker-1', [aScheduledEvent()]]]) });
  expect(await lookAt(world, starts - 10 * day)).toEqual(['planned (edit)']);
  expect(await lookAt(world, starts - 9 * day, (book) => book.savePlan(aPlan()))).toEqual([
    'absorbed (edit)',
    'planned (edit)',
  ]);
  const [first, absorbed] = world.store.outbox;
  expect(absorbed?.editKey).toBe(first?.editKey);
  // AWS takes its event back: the window stands, and nobody hears of a cancellation.
  world.notices = new Map([['worker-1', [aScheduledEvent({ state: 'canceled' })]]]);
  expect(await lookAt(world, starts - 8 * day)).toEqual(['changed (edit)']);
});

it('tells channels that are about what goes down, not those whose service only loses room', async () => {
  const registry = aRegistry();
  const about = (channelId: string, name: string) => ({
    channelId,
    about: [name],
    isAskEngineering: false,
    mayAnswer: true,
    hasBoard: false,
    listens: 'plainly' as const,
    addresses: 'private' as const,
  });
  registry.discord.channels = new Map([
    ['1', about('1', 'billing')],
    ['2', about('2', 'exports')],
    ['3', about('3', 'api-1')],
  ]);
  const notices = new Map([
    ['worker-1', [aScheduledEvent()]],
    ['api-1', [aScheduledEvent({ id: 'e2' })]],
  ]);
  const world = aWorld({ registry, notices });
  await lookAt(world, starts - 10 * day);
  expect(world.store.outbox.map(({ downtime, audience }) => [downtime.hosts[0], audience.channelIds])).toEqual([
    ['api-1', ['900', '3']],
    ['worker-1', ['900', '2']],
  ]);
});

it('says what customers will notice, or why they will not', async () => {
  const notices = new Map([['api-1', [aScheduledEvent()]]]);
  const world = aWorld({ registry: aRegistry({ maintenance: [anEntry({ services: ['exports'] })] }), notices });
  await lookAt(world, starts - 10 * day);
  const texts = world.store.outbox.map(({ headline, lines }) =>
    [headline, ...lines].map((text) => plainText(text, ({ atMs }) => new Date(atMs).toISOString().slice(11, 16))),
  );
  expect(texts).toEqual([
    [
      'Planned: work on api-1 21:00 to 22:00.',
      'No customer impact expected: billing keeps the servers it needs.',
      'AWS restarts api-1, planned by AWS.',
    ],
    ['Planned: exports is down 21:00 to 22:30.', 'Card payments fail for a few minutes.', 'Database patching.'],
  ]);
});

it('says each thing once whatever happens, in whatever order, with crashes before and after each transaction', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
    fc.record({ do: fc.constant('move' as const), hour: fc.integer({ min: 10, max: 23 }) }),
    fc.record({ do: fc.constantFrom('cancel' as const, 'plan' as const, 'break' as const, 'mend' as const) }),
    fc.record({ do: fc.constantFrom('extend' as const, 'finish' as const) }),
  );
  const crashes = fc.array(fc.constantFrom('no' as const, 'lost' as const, 'kept' as const), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), crashes, async (steps, crashPlan) => {
      const calm = await live(steps, []);
      const shaken = await live(steps, crashPlan);
      expect(new Set(shaken).size).toBe(shaken.length);
      expect(shaken).toEqual(calm);
    }),
    { numRuns: 60 },
  );

  async function live(
    steps: readonly { do: string; minutes?: number; hour?: number }[],
    crashPlan: readonly ('no' | 'lost' | 'kept')[],
  ): Promise<string[]> {
    const world = aWorld({ clock: fakeClock(starts - 3 * day) });
    await world.store.savePlan(aPlan(), world.clock.now());
    for (const [index, one] of steps.entries()) {
      const { book } = await aHub(world);
      const downtime = await soleDowntime(world);
      if (one.do === 'wait') world.clock.setNow(world.clock.now() + (one.minutes ?? 0) * minute);
      if (one.do === 'move') await book.savePlan(aPlan({ startsLocal: `2026-03-28T${one.hour}:00` }));
      if (one.do === 'cancel') await book.cancelPlan('p1');
      if (one.do === 'plan') await book.savePlan(aPlan());
      if (one.do === 'break') world.back = 'not-back';
      if (one.do === 'mend') world.back = 'back';
      if (one.do === 'extend') await book.extend(downtime, downtime.endsAtMs + 30 * minute);
      if (one.do === 'finish') await book.finish(downtime);
      const crash = crashPlan[index] ?? 'no';
      if (crash !== 'no') {
        world.store.crashNext(crash);
        await (await aHub(world)).look().catch(() => undefined);
      }
      await (await aHub(world)).look();
    }
    return world.store.outbox.map(({ reference }) => reference);
  }
});
