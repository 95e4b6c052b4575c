import { once } from 'node:events';
import { fakeClock } from '@herald/protocol/fake-clock';
import { ChannelType, Events } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { startBot, textChannel } from './testing/bot.ts';
import { restCall } from './testing/rest-call.ts';

it.each([
  ['ViewChannel', { content: 'a' }, 50001],
  ['SendMessages', { content: 'a' }, 50013],
  ['EmbedLinks', { embeds: [{ title: 'a' }] }, 50013],
] as const)('refuses to send without %s', async (permission, body, code) => {
  await using discord = await startDiscord();
  discord.setPermissions('#status', { of: 'bot', deny: [permission] });
  const reply = await restCall(discord, 'POST', `/channels/${discord.channelId('status')}/messages`, body);
  expect(reply).toMatchObject({ status: 403, body: { code } });
});

it.each([
  ['PinMessages', 'PUT', 'messages/pins/ID'],
  ['ManageMessages', 'DELETE', 'messages/ID'],
  ['CreatePublicThreads', 'POST', 'messages/ID/threads'],
  ['AddReactions', 'PUT', 'messages/ID/reactions/%F0%9F%91%8D/@me'],
] as const)('needs %s', async (permission, method, path) => {
  await using discord = await startDiscord({ rateLimits: 'none' });
  const said = await discord.as('Carla').say('#status', 'hello');
  discord.setPermissions('#status', { of: 'Herald', deny: [permission] });
  const body = method === 'POST' ? { name: 'a thread' } : undefined;
  const full = `/channels/${discord.channelId('status')}/${path.replace('ID', said.id)}`;
  expect(await restCall(discord, method, full, body)).toMatchObject({ status: 403, body: { code: 50013 } });
  discord.setPermissions('#status', { of: 'Herald', allow: [permission] });
  expect((await restCall(discord, method, full, body)).status).toBeLessThan(300);
});

it('tells the bot when it loses a permission', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const told = once(bot.client, Events.ChannelUpdate);
  discord.setPermissions('#status', { of: 'bot', deny: ['SendMessages'] });
  await told;
  const channel = await textChannel(discord, bot);
  expect(bot.client.user && channel.permissionsFor(bot.client.user)?.has('SendMessages')).toBe(false);
  await expect(channel.send('a')).rejects.toMatchObject({ code: 50013 });
});

it('tells the bot when a channel is deleted, and knows it no more', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const id = discord.channelId('alerts');
  const told = once(bot.client, Events.ChannelDelete);
  discord.deleteChannel('#alerts');
  expect((await told)[0]).toMatchObject({ id });
  expect(await restCall(discord, 'POST', `/channels/${id}/messages`, { content: 'a' })).toMatchObject({
    body: { code: 10003 },
  });
});

it('opens a thread on a message, archives it, and opens it again by a message', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const said = await discord.as('Carla').say('#ask-engineering', 'why is exports slow');
  const channel = await textChannel(discord, bot, 'ask-engineering');
  const thread = await (await channel.messages.fetch(said.id)).startThread({ name: 'exports is slow' });
  expect(thread.id).toBe(said.id);
  const twice = await restCall(discord, 'POST', `/channels/${channel.id}/messages/${said.id}/threads`, {
    name: 'twice',
  });
  expect(twice.body).toMatchObject({ code: 160004 });
  await thread.send('I have asked the exports team.');
  await thread.members.add(discord.personId('Esra'));
  await thread.setArchived(true);
  expect((await channel.threads.fetchArchived()).threads.has(thread.id)).toBe(true);
  await expect(thread.members.add(discord.personId('Emil'))).rejects.toMatchObject({ code: 50083 });
  const opened = once(bot.client, Events.ThreadUpdate);
  await discord.as('Erin').say(thread.id, 'I am looking');
  expect((await opened)[1]).toMatchObject({ id: thread.id, archived: false });
  const members = await restCall(discord, 'GET', `/channels/${thread.id}/thread-members`);
  expect(members.body).toHaveLength(3);
});

it('hears a thread that a person opens', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const told = once(bot.client, Events.ThreadCreate);
  const said = await discord.as('Carla').say('#status', 'let us talk');
  const thread = await discord.as('Carla').createThread(said, 'talk');
  expect((await told)[0]).toMatchObject({ id: thread.id, name: 'talk', type: ChannelType.PublicThread });
});

it('carries direct messages both ways', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  bot.client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot) await message.reply('hello');
  });
  const answer = discord.nextMessage({ channel: '@Carla', from: 'bot' });
  await discord.as('Carla').dm('hello world');
  expect(await answer).toMatchObject({ content: 'hello' });
  const later = discord.nextMessage({ channel: '@Chris', from: 'bot' });
  await (await bot.client.users.fetch(discord.personId('Chris'))).send('web-1 is back');
  expect(await later).toMatchObject({ content: 'web-1 is back' });
});

it('refuses direct messages to whom they are closed', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const cleo = await bot.client.users.fetch(discord.personId('Cleo'));
  await expect(cleo.send('web-1 is down')).rejects.toMatchObject({ code: 50007 });
  await discord.as('Cleo').setDms('open');
  expect((await cleo.send('web-1 is down')).content).toBe('web-1 is down');
});

it('refuses direct messages to whoever shares no server with the bot any more, unless they installed it', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const chris = await bot.client.users.fetch(discord.personId('Chris'));
  expect((await chris.send('web-1 is down')).content).toBe('web-1 is down');
  discord.setMember('Chris', { belongs: false });
  await expect(chris.send('web-1 is up')).rejects.toMatchObject({ code: 50278, status: 403 });
  await discord.as('Chris').installApp();
  expect((await chris.send('web-1 is up')).content).toBe('web-1 is up');
});

it('keeps scheduled events, told to the bot and changed only as far as Discord lets them', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const guild = await bot.client.guilds.fetch(discord.guildId);
  const told = once(bot.client, Events.GuildScheduledEventCreate);
  const event = await guild.scheduledEvents.create({
    name: 'Database patching',
    privacyLevel: 2,
    entityType: 3,
    scheduledStartTime: new Date(Date.now() + 3_600_000),
    scheduledEndTime: new Date(Date.now() + 7_200_000),
    entityMetadata: { location: 'billing' },
  });
  expect((await told)[0]).toMatchObject({ id: event.id });
  const moved = await event.edit({ scheduledEndTime: new Date(Date.now() + 9_000_000) });
  expect(moved.name).toBe('Database patching');
  await event.setStatus(4);
  await expect(event.setStatus(2)).rejects.toMatchObject({ code: 180000 });
  expect((await guild.scheduledEvents.fetch()).size).toBe(0);
});

it('begins and ends an external event by the clock', async () => {
  const clock = fakeClock();
  await using discord = await startDiscord({ clock });
  const at = (hours: number) => new Date(clock.now() + hours * 3_600_000).toISOString();
  const path = `/guilds/${discord.guildId}/scheduled-events`;
  const { body } = await restCall(discord, 'POST', path, {
    name: 'Patching',
    privacy_level: 2,
    entity_type: 3,
    scheduled_start_time: at(1),
    scheduled_end_time: at(2),
    entity_metadata: { location: 'billing' },
  });
  const one = `${path}/${typeof body === 'object' && body !== null && 'id' in body ? body.id : ''}`;
  await clock.advance(3_600_000);
  expect(await restCall(discord, 'GET', one)).toMatchObject({ body: { status: 2 } });
  await clock.advance(3_600_000);
  expect(await restCall(discord, 'GET', one)).toMatchObject({ body: { status: 3 } });
});
