/** What is asked of Discord about a place, with a client that answers as told. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { ChannelType, type Client, type Interaction } from 'discord.js';
import { expect, it, vi } from 'vitest';
import { createPatience } from '../patience.ts';
import { aClient, channelId, guildId } from '../testing/a-client.ts';
import { placeOf } from './place-of.ts';

/** A command that says neither server nor context, as Discord may leave them out. */
function aCommand(fetch: () => Promise<{ type: ChannelType }>): Interaction {
  return { guildId: null, context: null, channelId: '7', client: { channels: { fetch } } } as unknown as Interaction;
}

it('asks what a channel without a server is, and only once', async () => {
  const fetch = vi.fn(async () => ({ type: ChannelType.DM }));
  const command = aCommand(fetch);
  expect(await placeOf(command, createPatience(2_000, fakeClock()))).toEqual({
    isPrivateChannel: false,
    channelIds: ['7'],
  });
  expect(await placeOf(command, createPatience(2_000, fakeClock()))).toEqual({
    isPrivateChannel: false,
    channelIds: ['7'],
  });
  expect(fetch).toHaveBeenCalledOnce();
});

it('does not know where Discord is late or fails, and asks again the next time', async () => {
  const clock = fakeClock();
  const fetch = vi.fn<() => Promise<{ type: ChannelType }>>(() => new Promise(() => undefined));
  const command = aCommand(fetch);
  const late = placeOf(command, createPatience(2_000, clock));
  await clock.advance(2_000);
  expect(await late).toMatchObject({ isUnknown: true });
  fetch.mockRejectedValueOnce(new Error('Service Unavailable'));
  expect(await placeOf(command, createPatience(2_000, clock))).toMatchObject({ isUnknown: true });
  fetch.mockResolvedValue({ type: ChannelType.DM });
  expect(await placeOf(command, createPatience(2_000, clock))).toMatchObject({ isPrivateChannel: false });
});

it('does not know the place while its server is away, and knows it when the server is back', async () => {
  await using client = aClient({ may: ['ViewChannel'], onRequest: () => ({ status: 200, body: theChannel }) });
  const command = { guildId, context: null, channelId, client } as unknown as Interaction;
  const place = () => placeOf(command, createPatience(2_000, fakeClock()));
  const guild = client.guilds.cache.get(guildId);
  forget(client);
  expect(await place()).toMatchObject({ isUnknown: true });
  if (guild) client.guilds.cache.set(guildId, guild);
  expect(await place()).toEqual({ isPrivateChannel: false, channelIds: [channelId] });
});

const theChannel = { id: channelId, guild_id: guildId, type: ChannelType.GuildText, name: 'status', position: 0 };

/** As the library does when the bot was removed. */
function forget(client: Client): void {
  client.channels.cache.clear();
  client.guilds.cache.clear();
}
