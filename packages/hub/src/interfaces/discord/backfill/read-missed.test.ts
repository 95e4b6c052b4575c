import { expect, it } from 'vitest';
import { mayReadHistory } from '../may-write.ts';
import { aClient, botId, channelOf, guildId } from '../testing/a-client.ts';
import { knowOwnMember } from './read-missed.ts';

it('asks for its own member where that fell out of the cache, without which it could read no history', async () => {
  const asked: string[] = [];
  // As when 200 others wrote meanwhile.
  const may = ['ViewChannel', 'ReadMessageHistory'] as const;
  const client = aClient({ may, knowsItself: false, onRequest: (path) => void asked.push(path) });
  const channel = channelOf(client);
  expect(mayReadHistory(channel)).toBe(false);
  await knowOwnMember(client, guildId);
  expect(asked).toEqual([`/api/v10/guilds/${guildId}/members/${botId}`]);
  expect(mayReadHistory(channel)).toBe(true);
  await knowOwnMember(client, guildId);
  expect(asked).toHaveLength(1);
  await client.destroy();
});
