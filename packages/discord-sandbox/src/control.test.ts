import { once } from 'node:events';
import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import { type Discord, startDiscord } from './start-discord.ts';
import { startBot } from './testing/bot.ts';

it('lets another process speak as a person and wait for the answer', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  bot.client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot) await message.reply('hello');
  });
  const answer = fetch(`${discord.pageUrl}sandbox/next-message?channel=%23status&from=bot`);
  await post(discord, 'act', { as: 'Carla', do: 'say', channel: '#status', text: 'hello world' });
  expect(await (await answer).json()).toMatchObject({ content: 'hello' });
});

it('answers 408 when nothing comes', async () => {
  await using discord = await startDiscord();
  const response = await fetch(`${discord.pageUrl}sandbox/next-message?seconds=0`);
  expect(response.status).toBe(408);
});

it.each([
  ['an unknown person', 'act', { as: 'Nobody', do: 'say', channel: '#status', text: 'a' }, 'sandbox/unknown-person'],
  ['an unknown act', 'act', { as: 'Carla', do: 'fly' }, 'sandbox/unknown-act'],
  ['a missing field', 'act', { as: 'Carla', do: 'say', channel: '#status' }, 'sandbox/bad-request'],
  ['an unknown channel', 'act', { as: 'Carla', do: 'say', channel: '#nowhere', text: 'a' }, 'sandbox/unknown-channel'],
  ['an unknown message', 'act', { as: 'Carla', do: 'delete', message: '1' }, 'sandbox/unknown-message'],
  ['an unknown order', 'admin', { do: 'explode' }, 'sandbox/bad-request'],
  [
    'a permission that does not exist',
    'admin',
    { do: 'setPermissions', channel: '#status', of: 'bot', deny: ['Fly'] },
    'sandbox/bad-request',
  ],
])('says what is wrong with %s', async (_what, path, body, code) => {
  await using discord = await startDiscord();
  expect(await post(discord, path, body)).toMatchObject({ status: 400, body: { code, next: expect.any(String) } });
});

it('carries out orders from another process', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const gone = once(bot.client, Events.ShardDisconnect);
  expect(await post(discord, 'admin', { do: 'revokeToken', token: discord.token })).toMatchObject({ status: 200 });
  expect((await gone)[0]).toMatchObject({ code: 4004 });
});

it('streams to a person what they see, and nothing that is for another', async () => {
  await using discord = await startDiscord();
  const stop = new AbortController();
  const stream = await fetch(`${discord.pageUrl}sandbox/events?as=Carla`, { signal: stop.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('connected');
  await discord.as('Chris').dm('between Chris and Herald');
  await discord.as('Chris').say('#status', 'for all');
  const seen = (await reader?.read())?.value ?? '';
  expect(seen).toContain('for all');
  expect(seen).not.toContain('between');
  stop.abort();
});

it('gives people of the guild the same ids in every run', async () => {
  await using one = await startDiscord();
  await using two = await startDiscord();
  expect(one.personId('Carla')).toBe(two.personId('Carla'));
  expect(one.channelId('status')).toBe(two.channelId('status'));
});

it('takes a guild of the test', async () => {
  await using discord = await startDiscord({
    guild: {
      name: 'Small',
      roles: [{ name: 'CSM' }],
      people: [{ name: 'Zoe', roles: ['CSM'] }],
      channels: [{ name: 'only' }],
    },
  });
  expect((await discord.as('Zoe').say('#only', 'hello')).author.global_name).toBe('Zoe');
  await expect(async () => discord.channelId('status')).rejects.toMatchObject({ code: 'sandbox/unknown-name' });
});

async function post(discord: Discord, path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${discord.pageUrl}sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}
