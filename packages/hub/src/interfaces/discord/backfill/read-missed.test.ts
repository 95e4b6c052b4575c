import { Client, type GuildTextBasedChannel, REST } from 'discord.js';
import { expect, it } from 'vitest';
import { knowOwnMember, mayReadHistory } from './read-missed.ts';

const guildId = '900000000000000001';
const botId = '940000000000000001';
const channelId = '930000000000000001';
const readsAll = String((1n << 10n) | (1n << 16n));

/** In which the bot's own member is not known, as when 200 others wrote meanwhile. */
function aClient(asked: string[]): Client<true> {
  const makeRequest = async (url: string) => {
    asked.push(new URL(url).pathname);
    const member = { user: { id: botId, username: 'herald' }, roles: [], joined_at: '2024-01-08T09:00:00.000Z' };
    return new Response(JSON.stringify(member), { headers: { 'content-type': 'application/json' } });
  };
  const client = new Client({ intents: [] });
  client.rest = new REST({ makeRequest } as ConstructorParameters<typeof REST>[0]).setToken('a-token');
  Reflect.set(client, 'user', { id: botId });
  const guild = {
    id: guildId,
    name: 'Northwind',
    owner_id: '1',
    roles: [{ id: guildId, name: '@everyone', permissions: readsAll, position: 0, color: 0, colors: {} }],
    channels: [{ id: channelId, type: 0, name: 'status', position: 0, permission_overwrites: [] }],
  };
  Reflect.apply(Reflect.get(client.guilds, '_add'), client.guilds, [guild]);
  return client as Client<true>;
}

it('asks for its own member where that fell out of the cache, without which it could read no history', async () => {
  const asked: string[] = [];
  const client = aClient(asked);
  const channel = client.channels.cache.get(channelId) as GuildTextBasedChannel;
  expect(mayReadHistory(channel)).toBe(false);
  await knowOwnMember(client, guildId);
  expect(asked).toEqual([`/api/v10/guilds/${guildId}/members/${botId}`]);
  expect(mayReadHistory(channel)).toBe(true);
  await knowOwnMember(client, guildId);
  expect(asked).toHaveLength(1);
  await client.destroy();
});
