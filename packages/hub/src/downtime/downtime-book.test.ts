import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import type { Announcement } from './announcement.ts';
import { openDowntimeBook } from './downtime-book.ts';
import { memoryStore } from './testing/memory-store.ts';
import { aDowntime, aPlan } from './testing/planned-fleet.ts';

const dayMs = 86_400_000;
const twoWeeksMs = 14 * dayMs;

async function aBook(...plans: ReturnType<typeof aPlan>[]) {
  const clock = fakeClock();
  const store = memoryStore();
  const book = await openDowntimeBook({ store, clock });
  for (const plan of plans) await book.savePlan(plan);
  /** As another hub reads it from the store. */
  const kept = async () => {
    const other = await openDowntimeBook({ store, clock });
    return { plans: other.plans(), overrides: other.overrides() };
  };
  return { clock, book, kept };
}

describe('a plan', () => {
  it('that is saved again replaces the one before', async () => {
    const { book, kept } = await aBook(aPlan(), aPlan({ id: 'p2' }));
    await book.savePlan(aPlan({ title: 'Otherwise' }));
    expect(book.plans().map(({ id, title }) => [id, title])).toEqual([
      ['p2', aPlan().title],
      ['p1', 'Otherwise'],
    ]);
    expect((await kept()).plans).toHaveLength(2);
  });

  it('is asked about with whoever planned it, if Discord can reach them', async () => {
    const { book } = await aBook(aPlan(), aPlan({ id: 'p2', plannerId: 'token/ci' }), aPlan({ id: 'p3' }));
    await book.forgetPlanner('4711');
    await book.savePlan(aPlan({ id: 'p4', plannerId: '4712' }));
    expect(['p1', 'p2', 'p4', 'p5'].map((id) => book.plannerOf(`discord/${id}`))).toEqual([
      undefined,
      undefined,
      '4712',
      undefined,
    ]);
    expect(book.plannerOf('registry/p4')).toBeUndefined();
  });

  it('keeps nothing of a planner who is forgotten, and tells which plans those were', async () => {
    const { book, kept } = await aBook(
      aPlan({ plannedBy: 'Sam' }),
      aPlan({ id: 'p2', plannerId: '9', plannedBy: 'Kim' }),
    );
    expect(await book.forgetPlanner('4711')).toEqual(['p1']);
    const plans = (await kept()).plans;
    expect(plans.find(({ id }) => id === 'p1')).not.toHaveProperty('plannedBy');
    expect(plans.find(({ id }) => id === 'p2')).toMatchObject({ plannerId: '9', plannedBy: 'Kim' });
  });

  it('is cancelled once, since when it was', async () => {
    const { clock, book } = await aBook(aPlan(), aPlan({ id: 'p2' }));
    const cancelledAtMs = clock.now();
    await book.cancelPlan('p1');
    await clock.advance(60_000);
    await book.cancelPlan('p1');
    expect(book.plans().map((plan) => [plan.id, plan.cancelledAtMs])).toEqual([
      ['p2', undefined],
      ['p1', cancelledAtMs],
    ]);
    await expect(book.cancelPlan('p9')).rejects.toMatchObject({ code: 'downtime/unknown-plan' });
  });
});

describe('a window', () => {
  it('is cancelled with all that it was merged of but what AWS plans', async () => {
    const { clock, book } = await aBook();
    await book.cancel(aDowntime({ id: 'discord/p1', mergedIds: ['ec2/web-1/e', 'registry/r'] }));
    expect(book.overrides()).toEqual(
      ['discord/p1', 'registry/r'].map((downtimeId) => ({ downtimeId, cancelledAtMs: clock.now() })),
    );
    await expect(book.cancel(aDowntime({ id: 'ec2/web-1/e' }))).rejects.toMatchObject({ code: 'downtime/not-ours' });
  });

  it('is finished with all that it was merged of', async () => {
    const { clock, book, kept } = await aBook();
    await book.finish(aDowntime({ id: 'discord/p1', mergedIds: ['ec2/web-1/e'] }));
    expect((await kept()).overrides).toEqual(
      ['discord/p1', 'ec2/web-1/e'].map((downtimeId) => ({ downtimeId, finishedAtMs: clock.now() })),
    );
  });

  it('has one change, in which what was said later stands beside what was said before', async () => {
    const { clock, book, kept } = await aBook();
    const window = aDowntime();
    const to = { startsAtMs: window.startsAtMs + 1_000, endsAtMs: window.endsAtMs + 1_000 };
    await book.extend(aDowntime({ id: 'other' }), window.endsAtMs);
    await book.move(window, to);
    await book.finish(window);
    expect((await kept()).overrides).toEqual([
      { downtimeId: 'other', endsAtMs: window.endsAtMs },
      { downtimeId: window.id, ...to, finishedAtMs: clock.now() },
    ]);
  });

  it.each([
    ['at its start', 0, false],
    ['a moment later', 1, true],
    ['in the midst of a millisecond', 1.5, false],
    ['after two weeks', twoWeeksMs, true],
    ['later than that', twoWeeksMs + 1, false],
  ])('that ends %s: is it taken?', async (_what, lastsMs, isTaken) => {
    const { book } = await aBook();
    const window = aDowntime();
    const endsAtMs = window.startsAtMs + lastsMs;
    const refused = { code: 'downtime/bad-end' };
    if (isTaken) await book.extend(window, endsAtMs);
    else await expect(book.extend(window, endsAtMs)).rejects.toMatchObject(refused);
    expect(book.overrides()).toHaveLength(isTaken ? 1 : 0);
    if (!isTaken) await expect(book.move(window, { ...window, endsAtMs })).rejects.toMatchObject(refused);
  });
});

describe('what is long over', () => {
  const { startsLocal, lastsSeconds } = aPlan();
  /** In Berlin, before its clocks go forward. */
  const endMs = Date.parse(`${startsLocal}:00+01:00`) + lastsSeconds * 1_000;

  it.each([
    ['a single window, sixty days after its end', aPlan(), endMs + 60 * dayMs, true],
    ['and then not', aPlan(), endMs + 60 * dayMs + 1, false],
    ['one that repeats, for ever', aPlan({ rrule: 'FREQ=WEEKLY' }), endMs + 5_000 * dayMs, true],
    [
      'one that was cancelled, for two weeks more',
      aPlan({ rrule: 'FREQ=WEEKLY', cancelledAtMs: endMs }),
      endMs + 74 * dayMs,
      true,
    ],
    ['and then not', aPlan({ rrule: 'FREQ=WEEKLY', cancelledAtMs: endMs }), endMs + 74 * dayMs + 1, false],
  ])('is kept: %s', async (_what, plan, nowMs, isKept) => {
    const { clock, book } = await aBook(plan);
    await clock.advance(nowMs - clock.now());
    await book.prune();
    expect(book.plans()).toHaveLength(isKept ? 1 : 0);
  });
});

it('knows what was said, with all that it covered, also by another hub', async () => {
  const clock = fakeClock();
  const store = memoryStore();
  const [book, other] = [await openDowntimeBook({ store, clock }), await openDowntimeBook({ store, clock })];
  const window = aDowntime();
  const announcement: Announcement = {
    kind: 'planned',
    downtime: window,
    reference: 'a',
    covers: ['b', 'c'],
    editKey: 'e',
    delivery: 'edit',
    atMs: 0,
    audience: { channelIds: [], names: [] },
    headline: [],
    lines: [],
    note: [],
  };
  await book.record({ announced: [window], announcements: [announcement] });
  expect([...book.said()]).toEqual(['a', 'b', 'c']);
  expect(book.announced().get(window.id)).toEqual(window);
  await book.record({ announced: [aDowntime({ id: 'later' })], announcements: [] });
  expect(book.announced().size).toBe(2);
  for (const hub of [book, other]) await hub.reload();
  for (const hub of [book, other]) expect([[...hub.said()], hub.announced().size]).toEqual([['a', 'b', 'c'], 2]);
});
