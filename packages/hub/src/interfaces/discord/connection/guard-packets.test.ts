/** What people do while nobody listens yet, and what the library cannot read. */
import { expect, it } from 'vitest';
import { silentLog } from '../../../store/testing/temporary-store.ts';
import { aClient, channelId, guildId } from '../testing/a-client.ts';
import { guardPackets } from './guard-packets.ts';

function aGuard() {
  const client = aClient({ may: ['ViewChannel'] });
  // As after its first session began: until then the library itself keeps what comes.
  Reflect.set(client.ws, 'status', 0);
  const guard = guardPackets(client, silentLog);
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => heard.push(content));
  client.on('channelUpdate', () => heard.push('a channel'));
  const tell = (t: string, d: object) =>
    Reflect.apply(Reflect.get(client.ws, 'handlePacket'), client.ws, [{ t, d }, { id: 0 }]);
  const say = (id: string, content: string, author: object | null = { id: '5', username: 'carla' }) =>
    tell('MESSAGE_CREATE', { id, channel_id: channelId, guild_id: guildId, content, author, type: 0 });
  return { client, guard, heard, tell, say };
}

it('keeps what people do until somebody listens, in its order, and nothing else', async () => {
  const { client, guard, heard, tell, say } = aGuard();
  say('1', 'first');
  say('2', 'second');
  tell('CHANNEL_UPDATE', { id: channelId, guild_id: guildId, type: 0, name: 'renamed', position: 1 });
  expect(heard).toEqual(['a channel']);
  guard.open();
  say('3', 'third');
  expect(heard).toEqual(['a channel', 'first', 'second', 'third']);
  await client.destroy();
});

it('skips what cannot be read, also of what was kept', async () => {
  const { client, guard, heard, say } = aGuard();
  say('1', 'unreadable', null);
  say('2', 'second');
  guard.open();
  say('3', 'unreadable', null);
  say('4', 'fourth');
  expect(heard).toEqual(['second', 'fourth']);
  await client.destroy();
});
