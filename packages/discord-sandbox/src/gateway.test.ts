import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startDiscord } from './start-discord.ts';
import { createClient, startBot, usualIntents } from './testing/bot.ts';
import { restCall } from './testing/rest-call.ts';

/** Each has a Discord of its own. */
const it = test.concurrent;

it('refuses an unknown token with 401 before the gateway', async () => {
  await using discord = await startDiscord();
  const client = createClient(discord);
  await expect(client.login('some.wrong.token')).rejects.toMatchObject({ code: 'TokenInvalid' });
  await client.destroy();
});

it('closes with 4014 when an intent is not switched on', async () => {
  await using discord = await startDiscord({ intentsAllowed: { messageContent: false } });
  const client = createClient(discord);
  await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
  await client.destroy();
});

it.each([
  ['an unknown token', { token: 'wrong', intents: 1 }, 4004],
  ['an intent that does not exist', { token: 'sandbox.bot.token', intents: 1 << 30 }, 4013],
  ['no intents at all', { token: 'sandbox.bot.token' }, 4013],
])('closes identify with %s', async (_what, identify, code) => {
  await using discord = await startDiscord();
  expect(await closeCode(discord.url, { op: 2, d: identify })).toBe(code);
});

it.each([
  ['an opcode that does not exist', { op: 99 }, 4001],
  ['a presence before identify', { op: 3, d: {} }, 4003],
  ['a frame over 4,096 bytes', { op: 1, d: 'ü'.repeat(2_050) }, 4002],
])('closes after %s', async (_what, frame, code) => {
  await using discord = await startDiscord();
  expect(await closeCode(discord.url, frame)).toBe(code);
});

it('counts the sessions that are begun, tells how many are left, and resets the token of whoever begins one more', async () => {
  await using discord = await startDiscord();
  discord.world.sessionsLeft = 1;
  await using _bot = await startBot(discord);
  expect(await restCall(discord, 'GET', '/gateway/bot')).toMatchObject({
    body: { session_start_limit: { total: 1000, remaining: 0, reset_after: 14_400_000 } },
  });
  const another = createClient(discord);
  await expect(another.login(discord.token)).rejects.toThrow('Not enough sessions remaining');
  await another.destroy();
  const gone = discord.whenBotGone();
  expect(await closeCode(discord.url, { op: 2, d: { token: discord.token, intents: 1 } })).toBe(4004);
  await gone;
  expect(await restCall(discord, 'GET', '/users/@me')).toMatchObject({ status: 401 });
});

it('closes a connection whose heart does not beat', async () => {
  await using discord = await startDiscord({ heartbeatMs: 20 });
  expect(await closeCode(discord.url)).toBe(4009);
});

it('takes five changes of the presence in 20 seconds and holds the sixth against the bot', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const setPresence = (words: string) =>
    bot.client.user?.setPresence({ activities: [{ name: words }], status: 'online' });
  for (const count of [1, 2, 3, 4, 5]) setPresence(`${count} of 5`);
  await vi.waitUntil(() => discord.world.botStatus === '5 of 5');
  expect(discord.violations).toEqual([]);
  setPresence('one more');
  await vi.waitUntil(() => discord.violations.length > 0);
  expect(discord.violations).toMatchObject([{ message: 'The presence is changed too often.' }]);
  expect(discord.world.botStatus).toBe('5 of 5');
});

it.each([
  ['a status that does not exist', { status: 'busy', activities: [] }],
  ['words over 128 characters', { status: 'online', activities: [{ name: 'x', type: 4, state: 'x'.repeat(129) }] }],
  ['no activities', { status: 'online' }],
])('holds a presence with %s against the bot', async (_what, presence) => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  bot.client.ws.shards.first()?.send({ op: 3, d: { since: null, afk: false, ...presence } });
  await vi.waitUntil(() => discord.violations.length > 0);
  expect(discord.violations).toMatchObject([{ message: 'The presence cannot be read.' }]);
});

it('replays what a bot missed when it resumes', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const heard: string[] = [];
  bot.client.on(Events.MessageCreate, (message) => heard.push(message.content));
  const resumed = once(bot.client, Events.ShardResume);
  const gone = discord.whenBotGone();
  discord.dropGateway({ how: 'close', resume: 'allowed' });
  await gone;
  await discord.as('Carla').say('#status', 'said while it was away');
  await resumed;
  expect(heard).toEqual(['said while it was away']);
});

it.each(['close', 'reconnect', 'invalid-session'] as const)(
  'lets a bot come back with a new session after %s',
  async (how) => {
    await using discord = await startDiscord();
    await using bot = await startBot(discord);
    const ready = once(bot.client, Events.ShardReady);
    discord.dropGateway({ how, resume: 'refused' });
    await ready;
    const heard = once(bot.client, Events.MessageCreate);
    await discord.as('Carla').say('#status', 'back again');
    expect((await heard)[0]).toMatchObject({ content: 'back again' });
  },
);

it('ends a bot whose token is revoked while it runs', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const gone = once(bot.client, Events.ShardDisconnect);
  discord.revokeToken(discord.token);
  expect((await gone)[0]).toMatchObject({ code: 4004 });
  await expect(bot.client.users.fetch(discord.personId('Carla'), { force: true })).rejects.toMatchObject({
    status: 401,
  });
});

it('ends a bot whose intent is switched off while it runs', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const gone = once(bot.client, Events.ShardDisconnect);
  discord.allowIntents({ messageContent: false });
  expect((await gone)[0]).toMatchObject({ code: 4014 });
});

it('sends only what the intents ask for', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages] });
  const heard = once(bot.client, Events.MessageCreate);
  await discord.as('Carla').say('#status', 'in the channel');
  await discord.as('Carla').dm('directly');
  expect((await heard)[0]).toMatchObject({ content: 'directly' });
});

it('says of a channel that the bot cannot see only that it is there, and all of it once it may', async () => {
  await using discord = await startDiscord();
  discord.setPermissions('#billing', { of: 'bot', deny: ['ViewChannel'] });
  await using bot = await startBot(discord);
  const heard = once(bot.client, Events.MessageCreate);
  await discord.as('Carla').say('#billing', 'hidden');
  await discord.as('Carla').say('#status', 'seen');
  expect((await heard)[0]).toMatchObject({ content: 'seen' });
  const told = () => bot.client.channels.cache.get(discord.channelId('billing'))?.toJSON();
  expect(told()).toMatchObject({ name: '___hidden___', topic: null, lastMessageId: null, flags: 1 << 17 });
  const changed = once(bot.client, Events.ChannelUpdate);
  discord.setPermissions('#billing', { of: 'bot', allow: ['ViewChannel'] });
  await changed;
  expect(told()).toMatchObject({ name: 'billing', topic: 'About billing and its customers.', flags: 0 });
});

it('lists members only to a bot that asks, and all of them only with the members intent', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord, { intents: [...usualIntents, GatewayIntentBits.GuildMembers] });
  const guild = await bot.client.guilds.fetch(discord.guildId);
  expect(guild.members.cache.size).toBe(1);
  const members = await guild.members.fetch();
  expect(members.map((member) => member.displayName)).toContain('Carla');
});

async function closeCode(url: string, frame?: object): Promise<unknown> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws').replace(/\/api$/, '')}/gateway?v=10&encoding=json`);
  await once(socket, 'message');
  if (frame) socket.send(JSON.stringify(frame));
  const [code] = await once(socket, 'close');
  return code;
}
