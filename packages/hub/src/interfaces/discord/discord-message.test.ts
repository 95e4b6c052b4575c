import type { Client, Message } from 'discord.js';
import { expect, it } from 'vitest';
import { toChatMessage } from './discord-message.ts';
import { aClient, botId, channelId, channelOf, guildId } from './testing/a-client.ts';

const person = { id: '950000000000000001', username: 'carla' };

/** A message as Discord sends it; `ago` in seconds. */
function told(client: Client<true>, id: string, ago: number, of: object): Message {
  const timestamp = new Date(Date.parse('2026-03-02T10:00:00Z') - ago * 1000).toISOString();
  const raw = { id, channel_id: channelId, guild_id: guildId, type: 0, timestamp, mentions: [], ...of };
  const { messages } = channelOf(client);
  return Reflect.apply(Reflect.get(messages, '_add'), messages, [raw]);
}

it('takes what Herald said to a person by name for what they go on about', () => {
  const client = aClient({ may: ['ViewChannel'] });
  told(client, '960000000000000001', 60, {
    author: { id: botId, username: 'herald', bot: true },
    content: `<@${person.id}> exports is back up.`,
  });
  const message = told(client, '960000000000000002', 0, { author: person, content: 'since when?' });
  expect(toChatMessage(message)).toMatchObject({ text: 'since when?', toldBefore: 'exports is back up.' });
});

it('is not disturbed by messages of which the library only knows that they are there', () => {
  const client = aClient({ may: ['ViewChannel'] });
  // A reaction on an old message leaves one without its author and words.
  const partial = told(client, '960000000000000001', 60, {});
  expect(partial.partial).toBe(true);
  const message = told(client, '960000000000000002', 0, { author: person, content: 'is exports up?' });
  expect(toChatMessage(message)).not.toHaveProperty('toldBefore');
  const reply = told(client, '960000000000000003', 0, {
    author: person,
    content: 'and now?',
    type: 19,
    message_reference: { message_id: partial.id, channel_id: channelId, guild_id: guildId },
  });
  expect(toChatMessage(reply)).toMatchObject({ repliesTo: { messageId: partial.id, whom: 'unknown' } });
  expect(toChatMessage(reply).repliesTo).not.toHaveProperty('text');
});

it.each([
  ['Would it be possible to inform me as soon as it functions again?', true],
  ['1 of em died?', true],
  ['lmk when its back', true],
  ['on it', false],
  ['I am in holidays until Monday', false],
])('under an alert in a channel "%s" goes on with it: %s', (content, goesOn) => {
  const client = aClient({ may: ['ViewChannel'] });
  told(client, '960000000000000001', 60, {
    author: { id: botId, username: 'herald', bot: true },
    content: '',
    embeds: [{ description: 'exports is down.' }],
  });
  const message = told(client, '960000000000000002', 0, { author: person, content });
  expect(toChatMessage(message).toldBefore).toBe(goesOn ? 'exports is down.' : undefined);
});
