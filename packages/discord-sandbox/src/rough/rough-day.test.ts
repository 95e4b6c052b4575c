/** A rough day, as the real client and a bare request see it: what it promises to let happen does happen, and the same for the same seed. */
import { once } from 'node:events';
import { Events } from 'discord.js';
import { expect, it, vi } from 'vitest';
import { startDiscord } from '../start-discord.ts';
import { createClient } from '../testing/bot.ts';
import { restCall } from '../testing/rest-call.ts';
import { addMessage } from '../world/messages.ts';

type Told = { t: string; d: Record<string, unknown> };

it('sends what nobody said, old messages again, many deletions at once, and leaves out what it may', async () => {
  await using discord = await startDiscord({ roughDay: { seed: 1 }, rateLimits: 'none' });
  const told: Told[] = [];
  const client = createClient(discord);
  client.on(Events.Raw, (packet: Told) => told.push(packet));
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  // So many that each thing happens, in whatever order requests come and draw.
  for (let at = 0; at < 300; at += 1) {
    const said = await discord.as('Carla').say('#status', `line ${at}`);
    if (at % 3 === 0) await discord.as('Carla').delete(said);
  }
  await vi.waitUntil(() => told.some(({ d }) => d?.['content'] === 'line 299'));
  const of = (t: string) => told.filter((one) => one.t === t);
  const lines = of('MESSAGE_CREATE').filter(({ d }) => String(d['content']).startsWith('line'));
  expect(lines).toHaveLength(300);
  expect(new Set(lines.map(({ d }) => 'member' in d)).size).toBe(2);
  expect(of('MESSAGE_CREATE').some(({ d }) => Number(d['type']) > 5)).toBe(true);
  expect(of('MESSAGE_UPDATE').some(({ d }) => d['edited_timestamp'] === null)).toBe(true);
  expect(of('MESSAGE_DELETE').length).toBeGreaterThan(0);
  const together = of('MESSAGE_DELETE_BULK').map(({ d }) => (d['ids'] as string[]).length);
  expect(new Set(together)).toEqual(new Set([1, 2]));
  expect(new Set(of('GUILD_DELETE').map(({ d }) => d['unavailable']))).toEqual(new Set([true, undefined]));
  expect(of('GUILD_CREATE').length).toBeGreaterThan(of('GUILD_DELETE').length);
  await client.destroy();
});

it('refuses some requests by limits of every scope and by failing gateways, and no callback', async () => {
  await using discord = await startDiscord({ roughDay: { seed: 2 }, rateLimits: 'none' });
  const status: number[] = [];
  const scopes = new Set<string>();
  for (let at = 0; at < 400; at += 40) {
    const replies = await Promise.all(
      Array.from({ length: 40 }, () =>
        fetch(`${discord.url}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } }),
      ),
    );
    for (const reply of replies) {
      status.push(reply.status);
      scopes.add(reply.headers.get('x-ratelimit-scope') ?? 'none');
    }
  }
  expect(scopes).toEqual(new Set(['none', 'user', 'global', 'shared']));
  expect(status.some((one) => one >= 500)).toBe(true);
  expect(status.filter((one) => one === 200).length).toBeGreaterThan(300);
  for (let at = 0; at < 60; at += 1)
    expect((await restCall(discord, 'POST', '/interactions/1/a/callback', { type: 1 })).status).toBe(404);
});

it('has no role that is there to be mentioned, and permissions in channels alone', async () => {
  await using discord = await startDiscord({ roughDay: { seed: 3 }, rateLimits: 'none' });
  expect([...discord.world.roles.values()].filter(({ mentionable }) => mentionable)).toEqual([]);
  expect(discord.world.roles.get(discord.guildId)?.permissions).toBe(1n << 31n);
  expect((await discord.as('Carla').say('#status', 'hello world')).content).toBe('hello world');
});

it('lets nothing happen in a channel that is gone when its turn comes', async () => {
  await using discord = await startDiscord({ roughDay: { seed: 4 }, rateLimits: 'none' });
  const channel = discord.world.channels.get(discord.channelId('status'));
  if (!channel) throw new Error('There is no #status.');
  for (let at = 0; at < 40; at += 1)
    addMessage(discord.world, { channel, authorId: discord.personId('Carla'), content: 'hello' });
  discord.deleteChannel('#status');
  // What was set off by then has its turn now, and vitest reports what it throws.
  await new Promise((resolve) => setImmediate(resolve));
});
