import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import { leaseLost } from '../store/leases/lease.ts';
import type { TypedPlan } from './plan-draft.ts';
import { carryOut, comingDowntimes, type Draft, findComing, previewPlan, readPlan } from './planning.ts';
import { aPlanning, planningOn } from './testing/a-planning.ts';
import { memoryStore } from './testing/memory-store.ts';
import { aPlan, aRegistry } from './testing/planned-fleet.ts';

const by = { plannerId: '4711', plannedBy: 'Sam' };
const typed = (override: Partial<TypedPlan> = {}): TypedPlan => ({
  title: 'Move exports',
  when: '2026-03-28 22:00-23:30',
  repeats: '',
  affects: 'exports',
  customers: '',
  typedAtMs: Date.UTC(2026, 2, 2, 9),
  ...override,
});
/** 28 March, 22:00 in Berlin. */
const startsAtMs = Date.UTC(2026, 2, 28, 21);
const endsAtMs = startsAtMs + 5_400_000;

async function withWindows(...plans: ReturnType<typeof aPlan>[]) {
  const clock = fakeClock();
  const planning = await aPlanning(clock);
  for (const plan of plans) await planning.book.savePlan(plan);
  await planning.announceNow();
  const said = () => planning.store.outbox.map(({ kind }) => kind);
  const carry = (draft: Draft, id = 'p9') => carryOut(planning, id, draft, by);
  return { clock, planning, said, carry, [Symbol.asyncDispose]: () => planning[Symbol.asyncDispose]() };
}

describe('what can still be changed', () => {
  it('is what is planned or runs, soonest first', async () => {
    await using world = await withWindows(
      aPlan({ id: 'later', startsLocal: '2026-03-29T22:00' }),
      aPlan({ id: 'soon' }),
      aPlan({ id: 'next-year', startsLocal: '2027-04-06T10:00' }),
      aPlan({ id: 'too-far', startsLocal: '2027-04-06T12:00' }),
      aPlan({ id: 'over', startsLocal: '2026-03-01T22:00' }),
    );
    expect(comingDowntimes(world.planning).map(({ id }) => id)).toEqual([
      'discord/soon',
      'discord/later',
      'discord/next-year',
    ]);
  });

  it('is of a series, for years already, what is to come of it', async () => {
    await using world = await withWindows(aPlan({ startsLocal: '2024-03-01T22:00', rrule: 'FREQ=WEEKLY;BYDAY=FR' }));
    const [first] = comingDowntimes(world.planning);
    expect(first?.id).toBe('discord/p1/2026-03-06');
  });

  it('is also what has just passed its end, while the hub cannot see whether its servers are back', async () => {
    const clock = fakeClock(startsAtMs - 60_000);
    const parts = { clock, registry: aRegistry(), isBack: () => 'unknown' as const };
    await using planning = await planningOn(memoryStore(), parts);
    await planning.book.savePlan(aPlan());
    const states = [];
    for (const atMs of [startsAtMs, endsAtMs + 299_000, endsAtMs + 300_000]) {
      await clock.advance(atMs - clock.now());
      await planning.announceNow();
      states.push(comingDowntimes(planning).map(({ state }) => state));
    }
    expect(states).toEqual([['running'], ['running'], []]);
  });

  it('is found by its id, or by a title that only one has', async () => {
    await using world = await withWindows(
      aPlan({ id: 'a', title: 'One' }),
      aPlan({ id: 'b', title: 'Twice', startsLocal: '2026-03-29T22:00' }),
      aPlan({ id: 'c', title: 'twice', startsLocal: '2026-03-30T22:00' }),
    );
    const found = (wanted: string) => findComing(world.planning, wanted);
    expect(found(' discord/b ')).toMatchObject({ kind: 'found', downtime: { id: 'discord/b' } });
    expect(found(' ONE ')).toMatchObject({ kind: 'found', downtime: { id: 'discord/a' } });
    expect(found('twice')).toEqual({ kind: 'several' });
    expect(found('\uff34w\u00edce')).toEqual({ kind: 'several' });
    expect(found('three times')).toEqual({ kind: 'unknown' });
  });
});

describe('a plan', () => {
  it('is shown with what else is planned then, itself left out', async () => {
    await using world = await withWindows(
      aPlan({ id: 'own' }),
      aPlan({ id: 'beside', title: 'Beside', services: ['billing'] }),
      aPlan({ id: 'after', startsLocal: '2026-03-28T23:30' }),
    );
    const reading = readPlan(world.planning, typed());
    if (reading.kind !== 'ready') throw new Error(reading.question);
    const { preview, beside } = previewPlan(world.planning, { draftId: 'own', typed: typed(), by }, reading);
    expect(beside.map(({ title }) => title)).toEqual(['Beside']);
    await world.planning.book.savePlan(aPlan({ id: 'own', rrule: 'FREQ=DAILY' }));
    world.planning.calendar.refresh();
    const again = previewPlan(world.planning, { draftId: 'own', typed: typed(), by }, reading);
    expect(again.beside.map(({ title }) => title)).toEqual(['Beside']);
    expect(preview).toMatchObject({
      id: 'discord/own',
      startsAtMs,
      endsAtMs,
      plannedBy: 'Sam',
      takesDown: ['exports'],
    });
  });

  it('offers the names that are near to one that is not known', async () => {
    await using world = await withWindows();
    expect(readPlan(world.planning, typed({ affects: 'exprots' }))).toMatchObject({
      kind: 'unclear',
      question: `I don't know "exprots" as a service or server. Did you mean exports?`,
    });
  });

  it('is kept and announced once it is confirmed, however often', async () => {
    await using world = await withWindows();
    const draft = { kind: 'plan', typed: typed() } as const;
    const done = { kind: 'done', title: 'Move exports', downtimeId: 'discord/p9' };
    expect([await world.carry(draft), await world.carry(draft)]).toEqual([done, done]);
    expect(world.planning.book.plans()).toMatchObject([
      { id: 'p9', plannerId: '4711', createdAtMs: world.clock.now() },
    ]);
    expect(world.said()).toEqual(['planned']);
  });

  it('comes too late once it is over', async () => {
    await using world = await withWindows();
    await world.clock.advance(endsAtMs - world.clock.now());
    expect(await world.carry({ kind: 'plan', typed: typed() })).toMatchObject({
      kind: 'too-late',
      why: expect.stringMatching(/^That is over by now/),
    });
    expect(world.planning.book.plans()).toEqual([]);
  });
});

describe('a change', () => {
  const change = (override: { startsAtMs?: number; endsAtMs?: number } = {}): Draft => ({
    kind: 'change',
    downtimeId: 'discord/p1',
    startsAtMs,
    endsAtMs,
    ...override,
  });
  const done = { kind: 'done', title: aPlan().title, downtimeId: 'discord/p1' };
  const shown = (world: Awaited<ReturnType<typeof withWindows>>) =>
    world.planning.calendar
      .downtimes({ fromMs: startsAtMs - 86_400_000, toMs: endsAtMs + 86_400_000 })
      .map((one) => [(one.startsAtMs - startsAtMs) / 60_000, (one.endsAtMs - endsAtMs) / 60_000, one.state]);

  it('moves what has not begun', async () => {
    await using world = await withWindows(aPlan());
    const later = { startsAtMs: startsAtMs + 3_600_000, endsAtMs: endsAtMs + 3_600_000 };
    expect(await world.carry(change(later))).toEqual(done);
    expect(shown(world)).toEqual([[60, 60, 'planned']]);
    expect(world.said()).toEqual(['planned', 'moved']);
  });

  it('gives what runs another end, and keeps its start', async () => {
    await using world = await withWindows(aPlan());
    await world.clock.advance(startsAtMs + 60_000 - world.clock.now());
    await world.planning.announceNow();
    expect(await world.carry(change({ startsAtMs: 0, endsAtMs: endsAtMs + 600_000 }))).toEqual(done);
    expect(shown(world)).toEqual([[0, 10, 'running']]);
    expect(await world.carry({ kind: 'end', downtimeId: 'discord/p1' })).toEqual(done);
    expect(shown(world).map(([, , state]) => state)).toEqual(['finished']);
    expect(world.said().at(-1)).toBe('finished');
  });

  it('cancels', async () => {
    await using world = await withWindows(aPlan());
    expect(await world.carry({ kind: 'cancel', downtimeId: 'discord/p1' })).toEqual(done);
    expect(world.said()).toEqual(['planned', 'cancelled']);
    expect(await world.carry(change())).toEqual({
      kind: 'too-late',
      why: 'That window is over or was cancelled meanwhile.',
    });
  });

  it('that cannot be is told in words, and what fails otherwise rises', async () => {
    await using world = await withWindows(aPlan());
    expect(await world.carry(change({ endsAtMs: startsAtMs }))).toEqual({
      kind: 'too-late',
      why: 'A window ends after it starts, and within two weeks. Give an end between the two, for example "23:30" or "in 30 minutes".',
    });
    world.planning.store.saveOverride = async () => {
      throw new Error('disk full');
    };
    await expect(world.carry(change())).rejects.toThrow('disk full');
    world.planning.store.saveOverride = async () => {
      throw leaseLost('speaker');
    };
    await expect(world.carry(change())).rejects.toThrow(leaseLost('speaker').message);
  });
});
