import { once } from 'node:events';
import { fakeClock } from '@herald/protocol/fake-clock';
import { RESTEvents } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { startBot, textChannel } from './testing/bot.ts';
import { restCall } from './testing/rest-call.ts';

it('counts requests by bucket, and refuses the sixth message in five seconds', async () => {
  await using discord = await startDiscord();
  const path = `/channels/${discord.channelId('status')}/messages`;
  const first = await restCall(discord, 'POST', path, { content: 'a' });
  expect(first.headers.get('x-ratelimit-limit')).toBe('5');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
  for (let at = 0; at < 4; at += 1) await restCall(discord, 'POST', path, { content: 'a' });
  const sixth = await restCall(discord, 'POST', path, { content: 'a' });
  expect(sixth).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  expect(sixth.headers.get('x-ratelimit-scope')).toBe('user');
  const elsewhere = await restCall(discord, 'POST', `/channels/${discord.channelId('alerts')}/messages`, {
    content: 'a',
  });
  expect(elsewhere.status).toBe(200);
});

it('takes few edits of messages that are older than an hour, and any of newer ones', async () => {
  const clock = fakeClock();
  await using discord = await startDiscord({ clock });
  const path = `/channels/${discord.channelId('status')}/messages`;
  const post = async () =>
    String(Reflect.get(Object((await restCall(discord, 'POST', path, { content: 'a' })).body), 'id'));
  const edit = (id: string, content: string) => restCall(discord, 'PATCH', `${path}/${id}`, { content });
  const old = await post();
  await clock.advance(3_600_001);
  const fresh = await post();
  for (const content of ['b', 'c', 'd']) expect((await edit(old, content)).status).toBe(200);
  const refused = await edit(old, 'e');
  expect(refused).toMatchObject({ status: 429, body: { code: 30_046, retry_after: expect.any(Number) } });
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('1');
  expect((await edit(fresh, 'b')).status).toBe(200);
});

it('refuses more than 50 requests a second in all, except callbacks', async () => {
  await using discord = await startDiscord();
  const replies = await Promise.all(
    // So many that a busy machine, too, sends more than 50 of them within a second.
    Array.from({ length: 200 }, (_, at) =>
      restCall(discord, 'GET', at % 2 ? '/users/@me' : `/guilds/${discord.guildId}`),
    ),
  );
  const refused = replies.filter((reply) => reply.status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ body: { global: true } });
  expect((await restCall(discord, 'POST', '/interactions/1/a/callback', { type: 1 })).status).toBe(404);
});

it('lets everything through when limits are switched off', async () => {
  await using discord = await startDiscord({ rateLimits: 'none' });
  const path = `/channels/${discord.channelId('status')}/messages`;
  for (let at = 0; at < 10; at += 1) expect((await restCall(discord, 'POST', path, { content: 'a' })).status).toBe(200);
});

it.each([
  ['a 429 of one route', { kind: 'rate-limit', retryAfterSeconds: 0.05 }],
  ['a global 429', { kind: 'rate-limit', retryAfterSeconds: 0.05, scope: 'global' }],
  ['a 503', { kind: 'status', status: 503 }],
  ['a delay', { kind: 'delay', delayMs: 20 }],
] as const)('makes the client wait or try again after %s', async (_what, fault) => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const channel = await textChannel(discord, bot);
  const limited = fault.kind === 'rate-limit' ? once(bot.client.rest, RESTEvents.RateLimited) : undefined;
  discord.failRequests({ method: 'POST', path: '/messages', ...fault });
  expect((await channel.send('said in the end')).content).toBe('said in the end');
  await limited;
  expect((await channel.messages.fetch()).size).toBe(1);
});

it('carries out a request whose answer is lost, so that a nonce is needed to send it once', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const channel = await textChannel(discord, bot);
  discord.failRequests({ method: 'POST', path: '/messages', kind: 'lost-answer', times: 1 });
  const lost = channel.send({ content: 'web-1 is down', nonce: 'alert-1', enforceNonce: true }).catch(() => undefined);
  await lost;
  await channel.send({ content: 'web-1 is down', nonce: 'alert-1', enforceNonce: true });
  expect((await channel.messages.fetch()).size).toBe(1);
});

it('forgets ordered trouble', async () => {
  await using discord = await startDiscord();
  discord.failRequests({ kind: 'status', status: 500, times: 100 });
  expect((await restCall(discord, 'GET', '/users/@me')).status).toBe(500);
  discord.clearFaults();
  expect((await restCall(discord, 'GET', '/users/@me')).status).toBe(200);
});
