import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryOutcome, SentMessage } from '../../domain/delivery.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { leaseLost, soleLease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { claimMessages } from '../../store/outbox/attempts.ts';
import { enqueueMessage, findOutboxItem } from '../../store/outbox/outbox-item.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { aCard } from '../../testing/a-card.ts';
import { deliverOne, nonceOf } from './deliver-one.ts';

const dayMs = 86_400_000;
const sent = { kind: 'sent', channelId: '10', messageId: 'm1' } as const;
const later = (override: Partial<Extract<DeliveryOutcome, { kind: 'retry-later' }>> = {}): DeliveryOutcome => ({
  kind: 'retry-later',
  afterSeconds: 30,
  why: 'rate limited',
  mayHaveArrived: false,
  ...override,
});
const impossible = (reason: Extract<DeliveryOutcome, { kind: 'impossible' }>['reason']): DeliveryOutcome => ({
  kind: 'impossible',
  reason,
  detail: 'it says',
});

/** One thing in the outbox, and what becomes of an attempt to say it. */
async function aWorld(override: Partial<OutboxMessage> = {}) {
  const clock = fakeClock();
  const store: Store = await temporaryStore(clock);
  const message: OutboxMessage = {
    reference: 'a',
    to: { kind: 'channel', channelId: '10' },
    priority: 0,
    body: aCard('a'),
    ...override,
  };
  await enqueueMessage(store.query, message, clock.now());
  const deliveries: Delivery[] = [];
  const looked: Delivery[] = [];
  const signal = new AbortController();
  const lease = { held: true };
  return {
    clock,
    store,
    deliveries,
    looked,
    signal,
    lease,
    item: (reference = 'a') => findOutboxItem(store.query, reference),
    /** A newer body of the same message. */
    enqueueEdit: (reference: string) =>
      enqueueMessage(store.query, { ...message, reference, body: aCard(reference) }, clock.now()),
    /** Claims it, attempts, writes what follows; gives how long its destination must wait. */
    async attempt(
      outcome: DeliveryOutcome | Error,
      { found, meanwhile = () => undefined }: { found?: SentMessage; meanwhile?: () => void } = {},
    ) {
      const [item] = await claimMessages(store.query, { nowMs: clock.now(), exceptDestinations: [], most: 1 });
      if (!item) return 'nothing is due';
      const conclusion = await deliverOne(item, {
        database: store,
        lease: {
          ...soleLease('speaker'),
          isHeld: () => lease.held,
          assertHeld: async () => {
            if (!lease.held) throw leaseLost('speaker');
          },
        },
        clock,
        signal: signal.signal,
        sender: {
          async deliver(delivery) {
            deliveries.push(delivery);
            meanwhile();
            if (outcome instanceof Error) throw outcome;
            return outcome;
          },
          async find(delivery) {
            looked.push(delivery);
            if (!found) meanwhile();
            return found;
          },
        },
      });
      if (conclusion) await store.transaction((query) => conclusion.write(query));
      return conclusion?.waitSeconds;
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

it('is said with a nonce of its own, and where it was said is kept', async () => {
  await using world = await aWorld();
  expect(await world.attempt(sent)).toBe(0);
  // The same in every release: what was said before an upgrade is recognised after it.
  expect(nonceOf('a', 'channel/10')).toBe('8rKw8DgcJxLG2vF5zM7_sN');
  expect(world.deliveries).toMatchObject([{ nonce: '8rKw8DgcJxLG2vF5zM7_sN', attempt: 1 }]);
  expect(world.deliveries[0]).not.toHaveProperty('edit');
  expect(await world.item()).toMatchObject({ state: 'sent', sentTo: { channelId: '10', messageId: 'm1' } });
  expect(world.looked).toEqual([]);
});

describe('Discord asks to wait', () => {
  it('for as long as it says', async () => {
    await using world = await aWorld();
    const nowMs = world.clock.now();
    expect(await world.attempt(later())).toBe(30);
    expect(await world.item()).toMatchObject({
      state: 'waiting',
      nextTryAtMs: nowMs + 30_000,
      problem: 'rate limited',
    });
    expect(await world.item()).not.toHaveProperty('unknownSinceMs');
    expect(await world.attempt(sent)).toBe('nothing is due');
  });

  it('and may have taken it: then that is remembered', async () => {
    await using world = await aWorld();
    await world.attempt(later({ mayHaveArrived: true }));
    expect(await world.item()).toHaveProperty('unknownSinceMs');
  });

  it('a hub that is started again need not wait where it would have another token', async () => {
    await using world = await aWorld();
    const nowMs = world.clock.now();
    expect(await world.attempt(later({ isOverAfterRestart: true }))).toBe(30);
    expect((await world.item())?.nextTryAtMs).toBe(nowMs);
  });

  it('for more than a day in all: then it is given up', async () => {
    await using world = await aWorld();
    await world.attempt(later({ afterSeconds: dayMs / 1_000 }));
    expect(await world.item()).toMatchObject({ state: 'waiting' });
    world.clock.setNow(world.clock.now() + dayMs);
    expect(await world.attempt(later({ afterSeconds: 1 }))).toBe(0);
    expect(await world.item()).toMatchObject({
      state: 'given-up',
      problem: expect.stringMatching(/rate limited .*a day/),
    });
  });
});

describe('no answer comes', () => {
  it('it is tried again after twice as long each time, a minute at most', async () => {
    await using world = await aWorld();
    const waits: unknown[] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      waits.push(await world.attempt(new Error('socket hang up')));
      world.clock.setNow((await world.item())?.nextTryAtMs ?? 0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(await world.item()).toMatchObject({ state: 'waiting', problem: 'socket hang up', attempts: 9 });
    expect(await world.item()).toHaveProperty('unknownSinceMs');
  });

  it('within the time of the nonce it is simply repeated; after that its channel is searched first', async () => {
    await using world = await aWorld();
    const startMs = world.clock.now();
    await world.attempt(new Error('lost'));
    world.clock.setNow(startMs + 120_000);
    await world.attempt(new Error('lost'));
    expect(world.looked).toHaveLength(0);
    world.clock.setNow(startMs + 120_000 + 2_001);
    await world.attempt(sent, { found: { channelId: '10', messageId: 'there' } });
    expect([world.looked.length, world.deliveries.length]).toEqual([1, 2]);
    expect(await world.item()).toMatchObject({ state: 'sent', sentTo: { messageId: 'there' } });
  });

  it('where it is not found it is said, and what is unknown is only the new attempt', async () => {
    await using world = await aWorld();
    await world.attempt(new Error('lost'));
    world.clock.setNow(world.clock.now() + 600_000);
    const nowMs = world.clock.now();
    await world.attempt(later({ mayHaveArrived: true }));
    expect([world.looked.length, world.deliveries.length]).toEqual([1, 2]);
    expect((await world.item())?.unknownSinceMs).toBe(nowMs);
  });

  it('a clock that was set back hides how long ago it was: its channel is searched then too', async () => {
    await using world = await aWorld();
    await world.attempt(new Error('lost'));
    const item = await world.item();
    await world.store.query('update outbox set next_try_at_ms = 0 where id = $1', [item?.id ?? 0]);
    world.clock.setNow(world.clock.now() - 600_000);
    await world.attempt(sent, { found: sent });
    expect(world.looked).toHaveLength(1);
  });
});

describe('it cannot be said', () => {
  it.each<[Parameters<typeof impossible>[0], OutboxMessage['to'], state: string, wait: number]>([
    ['channel-gone', { kind: 'channel', channelId: '10' }, 'given-up', 0],
    ['channel-gone', { kind: 'channel', channelId: '10', fallbackChannelId: '20' }, 'waiting', 0],
    ['refused', { kind: 'channel', channelId: '10', fallbackChannelId: '20' }, 'given-up', 0],
    ['refused', { kind: 'channel', channelId: '10' }, 'given-up', 0],
    ['no-permission', { kind: 'channel', channelId: '10' }, 'waiting', 5],
    ['dms-closed', { kind: 'person', userId: '7' }, 'given-up', 0],
    ['dms-closed', { kind: 'person', userId: '7', fallbackChannelId: '20' }, 'waiting', 0],
    ['not-theirs', { kind: 'person', userId: '7', fallbackChannelId: '20' }, 'given-up', 0],
    // Of what was said anew there is nothing to be gone.
    ['message-gone', { kind: 'channel', channelId: '10' }, 'given-up', 0],
  ])('%s to %j: it is %s', async (reason, to, state, wait) => {
    await using world = await aWorld({ to });
    expect(await world.attempt(impossible(reason))).toBe(wait);
    expect(await world.item()).toMatchObject({ state, problem: `${reason}: it says` });
  });

  it('goes to another channel, once, where its own was deleted', async () => {
    await using world = await aWorld({ to: { kind: 'channel', channelId: '10', fallbackChannelId: '20' } });
    await world.attempt(impossible('channel-gone'));
    expect(world.deliveries[0]).not.toHaveProperty('insteadOfUserId');
    expect((await world.item())?.message.to).toEqual({ kind: 'channel', channelId: '20' });
    await world.attempt(impossible('channel-gone'));
    expect(await world.item()).toMatchObject({ state: 'given-up' });
  });

  it('goes to that channel with the name of whoever it is for, where their messages are closed', async () => {
    await using world = await aWorld({ to: { kind: 'person', userId: '7', fallbackChannelId: '20' } });
    await world.attempt(impossible('dms-closed'));
    await world.attempt(sent);
    expect(world.deliveries[1]).toMatchObject({
      message: { to: { kind: 'channel', channelId: '20' } },
      insteadOfUserId: '7',
      attempt: 2,
    });
  });

  it('a permission that is missing is waited for, longer each time, a minute at most', async () => {
    await using world = await aWorld();
    const waits: unknown[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      waits.push(await world.attempt(impossible('no-permission')));
      world.clock.setNow((await world.item())?.nextTryAtMs ?? 0);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
  });

  it('a message to be edited that is gone is said anew, at once', async () => {
    await using world = await aWorld({ editKey: 'i' });
    await world.attempt(sent);
    await world.enqueueEdit('b');
    expect(await world.attempt(impossible('message-gone'))).toBe(0);
    expect(world.deliveries[1]).toMatchObject({ edit: { channelId: '10', messageId: 'm1' } });
    expect(await world.item('b')).toMatchObject({ state: 'waiting', problem: 'message-gone: it says' });
    await world.attempt(sent);
    expect(world.deliveries[2]).not.toHaveProperty('edit');
    expect(world.deliveries[2]?.message.reference).toBe('b');
  });

  it('a message that may not be edited stays as it is, and the next body edits it', async () => {
    await using world = await aWorld({ editKey: 'i' });
    await world.attempt(sent);
    await world.enqueueEdit('b');
    expect(await world.attempt(impossible('refused'))).toBe(0);
    expect(await world.item('b')).toMatchObject({ state: 'given-up', problem: 'refused: it says' });
    await world.enqueueEdit('c');
    await world.attempt(sent);
    expect(world.deliveries[2]).toMatchObject({ edit: { channelId: '10', messageId: 'm1' } });
  });
});

it('an edit of unknown result is repeated however late, since to edit twice changes nothing', async () => {
  await using world = await aWorld({ editKey: 'i' });
  await world.attempt(sent);
  await world.enqueueEdit('b');
  await world.attempt(new Error('lost'));
  world.clock.setNow(world.clock.now() + 600_000);
  await world.attempt(sent);
  expect([world.looked.length, world.deliveries.length]).toEqual([0, 3]);
});

it('a body that a newer release wrote is not handed to Discord, and is tried again later', async () => {
  await using world = await aWorld();
  await world.store.query(`update outbox set body = '{"shape":"of tomorrow"}'`);
  expect(await world.attempt(sent)).toBe(1);
  expect(world.deliveries).toEqual([]);
  expect(await world.item()).toMatchObject({ state: 'waiting', problem: expect.stringContaining('newer release') });
});

describe('whoever must not speak any more', () => {
  it('leaves it as one of unknown result', async () => {
    await using world = await aWorld();
    world.lease.held = false;
    expect(await world.attempt(sent)).toBeUndefined();
    expect(world.deliveries).toEqual([]);
    expect(await world.item()).toMatchObject({ state: 'sending' });
  });

  it('also where it stops', async () => {
    await using world = await aWorld();
    world.signal.abort();
    expect(await world.attempt(sent)).toBeUndefined();
    expect(world.deliveries).toEqual([]);
  });

  it.each(['stops', 'loses the lease'])('also what broke off because it %s', async (why) => {
    await using world = await aWorld();
    const meanwhile = () => {
      if (why === 'stops') world.signal.abort();
      else world.lease.held = false;
    };
    expect(await world.attempt(new Error('aborted'), { meanwhile })).toBeUndefined();
    expect(await world.item()).toMatchObject({ state: 'sending' });
    expect(await world.item()).not.toHaveProperty('problem');
  });

  it('and writes nothing of what it found out while another took the lease', async () => {
    await using world = await aWorld();
    await world.attempt(new Error('lost'));
    const unknownSinceMs = (await world.item())?.unknownSinceMs;
    world.clock.setNow(world.clock.now() + 600_000);
    const meanwhile = () => {
      world.lease.held = false;
    };
    expect(await world.attempt(sent, { meanwhile })).toBeUndefined();
    expect(world.deliveries).toHaveLength(1);
    expect((await world.item())?.unknownSinceMs).toBe(unknownSinceMs);
  });
});
