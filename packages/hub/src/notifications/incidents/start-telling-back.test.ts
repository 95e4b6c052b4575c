import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { noteNotified } from '../../store/incidents/change-incidents.ts';
import { forgetPerson } from '../../store/inquiries/forget.ts';
import { type Lease, leaseLost, soleLease } from '../../store/leases/lease.ts';
import { aHost, aRegistry, aService } from '../../testing/builders.ts';
import { keptWishes } from './back-wishes.ts';
import { startTellingBack } from './start-telling-back.ts';
import { aWorld, type World } from './testing/scenario.ts';

const log = pino({ level: 'silent' });

async function billingDown(): Promise<World> {
  const registry = aRegistry({
    hosts: [aHost({ name: 'db-1' })],
    services: [aService({ name: 'billing', hosts: ['db-1'], needs: 1 })],
  });
  const world = await aWorld({ registry });
  await world.run(`
    | time     | readings     | health    | messages |
    | 15 s     | db-1 good    | db-1 up   |          |
    | 3 x 15 s | db-1 timeout | db-1 down | fall: billing is down |`);
  return world;
}

const waker = (world: World) =>
  startTellingBack({
    database: world.store,
    fleet: world.fleet,
    leader: soleLease('speaker'),
    clock: fakeClock(world.clock.now()),
    log,
  });

const carla = (world: World) => ({
  personId: 'carla',
  target: { kind: 'service' as const, name: 'billing' },
  place: { channelId: 'status', messageId: 'm-1' },
  sinceMs: world.clock.now() - 60_000,
  until: 'working' as const,
  askedAtMs: world.clock.now(),
});

async function notified(world: World): Promise<{ to: unknown; body: Record<string, unknown> }[]> {
  const rows = await world.store.query(
    "select to_json, body from outbox where reference like 'back-wish/%' order by id",
  );
  return rows.map((row) => ({ to: JSON.parse(String(row['to_json'])), body: JSON.parse(String(row['body'])) }));
}

const joined = (text: unknown) => JSON.stringify(text).replaceAll('","', '');

it('tells whoever asked once, in the place where they asked, what is back and how long it was down as the alert says it', async () => {
  await using world = await billingDown();
  await using wishes = await waker(world);
  await wishes.wish(carla(world));
  await wishes.grantDue();
  expect(await notified(world)).toEqual([]);
  await world.run(`
    | time     | readings  | health  | messages |
    | 8 x 15 s | db-1 good | db-1 up | update: Resolved / recovery: billing is back up |`);
  await wishes.grantDue();
  await wishes.grantDue();
  const [first, ...more] = await notified(world);
  expect(more).toEqual([]);
  expect(first?.to).toEqual({ kind: 'channel', channelId: 'status' });
  expect(first?.body).toMatchObject({ mentionUserId: 'carla', replyTo: 'm-1', status: 'up' });
  const recovery = world.said.findLast(({ kind }) => kind === 'recovery');
  expect(joined(first?.body['headline'])).toBe(joined(recovery?.headline));
});

it('a wish outlives a restart, and goes when its person has everything forgotten', async () => {
  await using world = await billingDown();
  {
    await using before = await waker(world);
    await before.wish(carla(world));
    await before.wish({ ...carla(world), personId: 'chris' });
  }
  await using after = await waker(world);
  await world.store.transaction((query) => forgetPerson(query, { userId: 'chris', personHash: 'h' }));
  await world.run(`
    | time     | readings  | health  | messages |
    | 8 x 15 s | db-1 good | db-1 up | update: Resolved / recovery: billing is back up |`);
  await after.grantDue();
  expect((await notified(world)).map(({ body }) => body['mentionUserId'])).toEqual(['carla']);
});

/** A wish is granted by the hub that speaks; `term` counts how often it took that over. */
async function wokenBy(world: World, lease: Partial<Lease>, nowMs = world.clock.now()) {
  const leader = { ...soleLease('speaker'), ...lease };
  return startTellingBack({ database: world.store, fleet: world.fleet, leader, clock: fakeClock(nowMs), log });
}

async function backUp(world: World): Promise<void> {
  await world.run(`
    | time     | readings  | health  | messages |
    | 8 x 15 s | db-1 good | db-1 up | update: Resolved / recovery: billing is back up |`);
}

it('a wish of more than a week ago is forgotten without a word', async () => {
  await using world = await billingDown();
  const week = 7 * 86_400_000;
  await wokenBy(world, {}).then(async (wishes) => {
    await wishes.wish(carla(world));
    await wishes[Symbol.asyncDispose]();
  });
  const keptAfter = async (lengthMs: number) => {
    await using wishes = await wokenBy(world, {}, world.clock.now() + lengthMs);
    await wishes.grantDue();
    return (await keptWishes.all(world.store.query)).size;
  };
  expect(await keptAfter(week)).toBe(1);
  expect(await keptAfter(week + 1)).toBe(0);
  expect(await notified(world)).toEqual([]);
});

it('only the hub that speaks grants, and one that takes over reads what others wished', async () => {
  await using world = await billingDown();
  let [isHeld, term] = [false, 1];
  await using other = await waker(world);
  await using wishes = await wokenBy(world, { isHeld: () => isHeld, term: () => term });
  await other.wish(carla(world));
  await backUp(world);
  await wishes.grantDue();
  expect(await notified(world)).toEqual([]);
  isHeld = true;
  await wishes.grantDue();
  // It knows of no wish yet: another hub took it.
  expect(await notified(world)).toEqual([]);
  term = 2;
  await wishes.grantDue();
  expect(await notified(world)).toHaveLength(1);
});

it('of a server, beside its service, it is its own incident that is told', async () => {
  await using world = await billingDown();
  await using wishes = await waker(world);
  await wishes.wish({ ...carla(world), target: { kind: 'host', name: 'db-1' } });
  await backUp(world);
  await wishes.grantDue();
  expect(joined((await notified(world))[0]?.body['headline'])).toMatch(/^\[\{"strong":"db-1 is back up/);
});

it('looks by itself every second, goes on after a failure, and says so but where another hub speaks', async () => {
  await using world = await billingDown();
  const logged: string[] = [];
  const clock = fakeClock(world.clock.now());
  let failure: Error | undefined = leaseLost('speaker');
  const leader: Lease = {
    ...soleLease('speaker'),
    assertHeld: async () => {
      if (failure) throw failure;
    },
  };
  await using wishes = await startTellingBack({
    database: world.store,
    fleet: world.fleet,
    leader,
    clock,
    log: pino({}, { write: (line: string) => void logged.push(JSON.parse(line).msg) }),
  });
  await wishes.wish({ ...carla(world), askedAtMs: world.clock.now() - 8 * 86_400_000 });
  const until = async (isSo: () => Promise<boolean> | boolean) => {
    for (let turn = 0; turn < 300 && !(await isSo()); turn += 1) {
      await clock.advance(1_000);
      await world.store.query('select 1');
    }
  };
  await until(() => clock.elapsed() > 20_000);
  expect(logged).toEqual([]);
  failure = new Error('disk full');
  await until(() => logged.length > 0);
  expect(logged[0]).toBe('who wanted to know what is back could not be told; it is tried again');
  failure = undefined;
  await until(async () => (await keptWishes.all(world.store.query)).size === 0);
  expect((await keptWishes.all(world.store.query)).size).toBe(0);
});

it('is not told in direct messages to whom a subscription tells it there, and taken back it is told to nobody', async () => {
  await using world = await billingDown();
  await using wishes = await waker(world);
  const { place: _, ...direct } = carla(world);
  const [incident] = await world.store.query('select id from incident where target_name = $1', ['billing']);
  const id = String(incident?.['id']);
  for (const personId of ['carla', 'chris', 'dora']) await wishes.wish({ ...direct, personId });
  await wishes.wish({ ...carla(world), target: { kind: 'host', name: 'db-1' } });
  await noteNotified(world.store.query, id, { kind: 'person', id: 'carla' }, world.clock.now());
  expect(await wishes.withdraw({ ...direct, personId: 'dora' })).toBe(true);
  expect(await wishes.withdraw({ ...direct, personId: 'dora' })).toBe(false);
  await world.run(`
    | time     | readings  | health  | messages |
    | 8 x 15 s | db-1 good | db-1 up | update: Resolved / update: Resolved / recovery: billing is back up / recovery: billing is back up |`);
  await wishes.grantDue();
  const to = (await notified(world)).map((one) => one.to);
  // In a channel it was asked for in front of others.
  expect(to).toEqual([
    { kind: 'person', userId: 'chris' },
    { kind: 'channel', channelId: 'status' },
  ]);
});
