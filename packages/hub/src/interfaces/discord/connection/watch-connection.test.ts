/** When a connection to Discord is given up, so that it is begun anew after a pause instead of each half second. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { aClient } from '../testing/a-client.ts';
import { loginError } from './connection-errors.ts';
import { watchConnection } from './watch-connection.ts';

const may = ['ViewChannel'] as const;

function aWatch() {
  const client = aClient({ may });
  const clock = fakeClock();
  const watch = watchConnection(client, { clock, log: pino({ level: 'silent' }) });
  let why: string | undefined;
  void watch.ended.then(({ code, message }) => {
    why = `${code}: ${message}`;
  });
  return {
    client,
    clock,
    watch,
    async why() {
      await Promise.resolve();
      return why;
    },
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]();
      await client.destroy();
    },
  };
}

it('gives up a connection that is closed six times within a minute', async () => {
  await using world = aWatch();
  for (let times = 1; times <= 6; times += 1) {
    expect(await world.why()).toBeUndefined();
    world.client.emit('shardReconnecting', 0);
    await world.clock.advance(500);
  }
  expect(await world.why()).toBe('discord/disconnected: Discord closed the connection 6 times within a minute.');
});

it('keeps one that gets somewhere between, or that is closed now and then', async () => {
  await using world = aWatch();
  for (let times = 1; times <= 20; times += 1) {
    world.client.emit('shardReconnecting', 0);
    if (times % 4 === 0) world.client.emit('shardResume', 0, 1);
    await world.clock.advance(times > 10 ? 13_000 : 100);
  }
  expect(await world.why()).toBeUndefined();
});

it.each([
  [30_000, 'discord/disconnected: Discord let no session go on: 6 were begun within ten minutes.'],
  [121_000, undefined],
])('gives up sessions that are begun anew every %i ms, of which Discord counts each: %s', async (everyMs, expected) => {
  await using world = aWatch();
  for (let times = 1; times <= 20; times += 1) {
    world.client.emit('shardReconnecting', 0);
    world.client.emit('shardReady', 0, undefined);
    await world.clock.advance(everyMs);
  }
  expect(await world.why()).toBe(expected);
});

it.each([
  [4004, 'discord/token-wrong'],
  [4011, 'discord/too-many-servers'],
  [4014, 'discord/disconnected'],
])('says why Discord ended it with close code %i', async (code, expected) => {
  await using world = aWatch();
  world.client.emit('shardDisconnect', { code, reason: '', wasClean: true }, 0);
  expect(await world.why()).toContain(expected);
});

it('gives up a session that Discord declares invalid for good', async () => {
  await using world = aWatch();
  world.client.emit('invalidated');
  expect(await world.why()).toBe('discord/disconnected: Discord declared the session invalid.');
});

it('says until when Discord lets it log in no more', () => {
  const cause = new Error(
    'Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-03-02T14:00:00.000Z',
  );
  expect(loginError(cause)).toMatchObject({
    code: 'discord/too-many-logins',
    message: 'Discord lets the bot log in again only after 2026-03-02T14:00:00.000Z: it did so too often within a day.',
  });
});

it('leaves nothing behind that would catch what others throw', async () => {
  const before = process.listenerCount('uncaughtException');
  {
    await using _world = aWatch();
    expect(process.listenerCount('uncaughtException')).toBe(before + 1);
  }
  expect(process.listenerCount('uncaughtException')).toBe(before);
});
