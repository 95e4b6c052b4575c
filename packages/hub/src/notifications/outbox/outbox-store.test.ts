/** What `startOutbox` asks of its store, and what it does where the store or the lease fails it. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { leaseLost, soleLease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import type { Query } from '../../store/query.ts';
import { anOutbox, sent } from './testing/an-outbox.ts';
import { pass, settle, until } from './testing/pass-time.ts';

it('asks each second what is due, and writes nothing before something is', async () => {
  const asked: number[] = [];
  let writes = 0;
  await using world = await anOutbox(sent, (store) => ({
    database: {
      ...store,
      query: ((text, values) => {
        asked.push(world.clock.elapsed() / 1_000);
        return store.query(text, values);
      }) as Query,
      transaction: (work) => {
        writes += 1;
        return store.transaction(work);
      },
    },
  }));
  await world.enqueue('later', '10', { notBeforeMs: world.clock.now() + 5_000 });
  await using _outbox = world.start();
  await settle(world);
  await pass(world, 4);
  expect([asked, writes, world.tried]).toEqual([[0, 1, 2, 3, 4], 0, []]);
  await pass(world, 1);
  expect(world.tried).toEqual([{ reference: 'later', atSeconds: 5 }]);
});

it('says what follows in a channel as soon as the one before is written down, while time stands still', async () => {
  await using world = await anOutbox(sent);
  await world.enqueue('first');
  await world.enqueue('second');
  await using _outbox = world.start();
  for (let turn = 0; turn < 3; turn += 1) await settle(world);
  expect(world.said()).toEqual(['first', 'second']);
  expect(await world.item('second')).toMatchObject({ state: 'sent' });
});

it('writes to eight channels at once where nothing else is said', async () => {
  const answer = Promise.withResolvers<void>();
  await using world = await anOutbox(async (reference) => {
    await answer.promise;
    return sent(reference);
  });
  for (let channel = 1; channel <= 9; channel += 1) await world.enqueue(`to-${channel}`, `c-${channel}`);
  await using _outbox = world.start();
  await until(world, () => world.tried.length >= 8);
  await pass(world, 3);
  expect(world.tried).toHaveLength(8);
  answer.resolve();
  await until(world, () => world.tried.length === 9);
});

it('claims nothing where the store says that the lease is lost, whatever is believed here', async () => {
  const lease = { ...soleLease('speaker'), assertHeld: () => Promise.reject(leaseLost('speaker')) };
  await using world = await anOutbox(sent, () => ({ lease }));
  await world.enqueue('a');
  await using _outbox = world.start();
  await pass(world, 3);
  expect(world.tried).toEqual([]);
  expect(await world.item('a')).toMatchObject({ state: 'waiting', attempts: 0 });
});

it('asks nothing of the store while another hub is the leader', async () => {
  let asked = 0;
  await using world = await anOutbox(sent, (store) => ({
    lease: { ...soleLease('speaker'), isHeld: () => false },
    database: {
      ...store,
      query: (text, values) => {
        asked += 1;
        return store.query(text, values);
      },
    },
  }));
  await using _outbox = world.start();
  await pass(world, 3);
  expect(asked).toBe(0);
});

/** A store in which nothing can be noted as said while it is lost. */
function forgetful(store: Store) {
  const state = { isLost: true, writes: 0 };
  const database: Store = {
    ...store,
    transaction: (work) =>
      store.transaction((query) =>
        work((text, values) => {
          if (!text.includes("state = 'sent'")) return query(text, values);
          state.writes += 1;
          return state.isLost ? Promise.reject(new Error('connection terminated')) : query(text, values);
        }),
      ),
  };
  return { state, database };
}

it('notes what was said after twice the time each time, half a minute at most, and says nothing else there before', async () => {
  let store: ReturnType<typeof forgetful> | undefined;
  await using world = await anOutbox(sent, (real) => {
    store = forgetful(real);
    return { database: store.database };
  });
  await world.enqueue('first');
  await world.enqueue('second');
  await using _outbox = world.start();
  await settle(world);
  const triedAt: number[] = [];
  for (let second = 0; second <= 61; second += 1) {
    for (; triedAt.length < (store?.state.writes ?? 0); ) triedAt.push(second);
    await pass(world, 1);
  }
  expect([triedAt, world.said()]).toEqual([[0, 1, 3, 7, 15, 31, 61], ['first']]);
  if (store) store.state.isLost = false;
  await pass(world, 32);
  expect(world.said()).toEqual(['first', 'second']);
  expect(await world.item('first')).toMatchObject({ state: 'sent', attempts: 1 });
});

it('stops at once while a store that is lost keeps it from noting what was said', async () => {
  await using world = await anOutbox(sent, (real) => ({ database: forgetful(real).database }));
  await world.enqueue('a');
  const outbox = world.start();
  await pass(world, 2);
  await outbox[Symbol.asyncDispose]();
  // The next start finds it as one of unknown result.
  expect(await world.item('a')).toMatchObject({ state: 'sending' });
});

it('is stopped only once nothing more is asked of the store', async () => {
  const answer = Promise.withResolvers<void>();
  await using world = await anOutbox(sent, (store) => ({
    database: {
      ...store,
      query: (async (text, values) => {
        await answer.promise;
        return store.query(text, values);
      }) as Query,
    },
  }));
  let isStopped = false;
  const stopping = world
    .start()
    [Symbol.asyncDispose]()
    .then(() => {
      isStopped = true;
    });
  await settle(world);
  expect(isStopped).toBe(false);
  answer.resolve();
  await stopping;
});

function aLog() {
  const lines: object[] = [];
  return { lines, log: pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) }) };
}

it('says in the log what Discord did not take, and why, and nothing of what it took', async () => {
  const { lines, log } = aLog();
  await using world = await anOutbox(
    (reference) =>
      reference === 'bad' ? { kind: 'impossible', reason: 'channel-gone', detail: 'Unknown Channel' } : sent(reference),
    () => ({ log }),
  );
  await world.enqueue('good', '1');
  await world.enqueue('bad', '2');
  await using _outbox = world.start();
  await pass(world, 2);
  expect(lines).toMatchObject([{ reference: 'bad', problem: 'channel-gone: Unknown Channel' }]);
});

it('leaves what it claimed to whoever took the lease, without a word in the log', async () => {
  const { lines, log } = aLog();
  let isHeld = true;
  const assertHeld = async () => {
    isHeld = false;
  };
  const lease = { ...soleLease('speaker'), isHeld: () => isHeld, assertHeld };
  await using world = await anOutbox(sent, () => ({ log, lease }));
  await world.enqueue('a');
  await using _outbox = world.start();
  await pass(world, 2);
  expect([world.tried, lines]).toEqual([[], []]);
  expect(await world.item('a')).toMatchObject({ state: 'sending' });
});
