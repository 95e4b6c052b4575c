import { once } from 'node:events';
import { AttachmentBuilder, Events, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { startBot, textChannel, usualIntents } from './testing/bot.ts';
import { restCall } from './testing/rest-call.ts';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

it('lets the real client log in, hear a person and reply', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  bot.client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot) await message.reply(`You said: ${message.content}`);
  });
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  const asked = await discord.as('Carla').say('#status', 'hello world');
  expect(await answer).toMatchObject({ content: 'You said: hello world', message_reference: { message_id: asked.id } });
  expect(discord.violations).toEqual([]);
});

it('shows a bot without the Message Content intent only what is meant for it', async () => {
  await using discord = await startDiscord({ intentsAllowed: { messageContent: false } });
  const intents = usualIntents.filter((one) => one !== GatewayIntentBits.MessageContent);
  await using bot = await startBot(discord, { intents });
  const heard: string[] = [];
  const done = new Promise<void>((resolve) => {
    bot.client.on(Events.MessageCreate, (message) => {
      heard.push(message.content);
      if (message.content === 'last') resolve();
    });
  });
  const carla = discord.as('Carla');
  await carla.say('#status', 'is billing up');
  await carla.say('#status', '@Herald is billing up');
  await (await textChannel(discord, bot)).send('its own words');
  await carla.dm('last');
  await done;
  expect(heard).toEqual(['', `<@${discord.botId}> is billing up`, 'its own words', 'last']);
});

it('hides the content over REST as well', async () => {
  await using discord = await startDiscord({ intentsAllowed: { messageContent: false } });
  const said = await discord.as('Carla').say('#status', 'is billing up');
  const reply = await restCall(discord, 'GET', `/channels/${discord.channelId('status')}/messages/${said.id}`);
  expect(reply.body).toMatchObject({ id: said.id, content: '' });
});

it('tells of edits and deletions', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const carla = discord.as('Carla');
  const said = await carla.say('#status', 'is biling up');
  const edited = once(bot.client, Events.MessageUpdate);
  await carla.edit(said, 'is billing up');
  expect((await edited)[1]).toMatchObject({ id: said.id, content: 'is billing up' });
  const deleted = once(bot.client, Events.MessageDelete);
  await carla.delete(said);
  expect((await deleted)[0]).toMatchObject({ id: said.id });
});

it('gives the first message again for a nonce that is enforced', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const channel = await textChannel(discord, bot);
  const first = await channel.send({ content: 'web-1 is down', nonce: 'alert-1', enforceNonce: true });
  const again = await channel.send({ content: 'web-1 is down', nonce: 'alert-1', enforceNonce: true });
  expect(again.id).toBe(first.id);
  expect((await channel.messages.fetch()).size).toBe(1);
  const unenforced = await channel.send({ content: 'web-1 is down', nonce: 'alert-1' });
  expect(unenforced.id).not.toBe(first.id);
});

it('finds messages before, after and around one', async () => {
  await using discord = await startDiscord();
  const path = `/channels/${discord.channelId('status')}/messages`;
  const ids: string[] = [];
  for (const text of ['one', 'two', 'three', 'four']) ids.push((await discord.as('Carla').say('#status', text)).id);
  const contents = async (query: string) => {
    const { body } = await restCall(discord, 'GET', `${path}?${query}`);
    return Array.isArray(body) ? body.map((message: { content: string }) => message.content) : body;
  };
  expect(await contents('limit=2')).toEqual(['four', 'three']);
  expect(await contents(`before=${ids[2]}`)).toEqual(['two', 'one']);
  expect(await contents(`after=${ids[1]}&limit=1`)).toEqual(['three']);
  expect(await contents(`around=${ids[1]}&limit=2`)).toEqual(['three', 'two']);
  expect(await restCall(discord, 'GET', `${path}?limit=101`)).toMatchObject({ status: 400 });
});

it('pings only whom the allowed mentions name', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const channel = await textChannel(discord, bot);
  const content = `<@${discord.personId('Carla')}> <@&${discord.roleId('payments')}> @everyone`;
  const quiet = await channel.send(content);
  expect([quiet.mentions.users.size, quiet.mentions.roles.size, quiet.mentions.everyone]).toEqual([0, 0, false]);
  const loud = await channel.send({ content, allowedMentions: { roles: [discord.roleId('payments')] } });
  expect([loud.mentions.users.size, loud.mentions.roles.size, loud.mentions.everyone]).toEqual([0, 1, false]);
});

it('keeps files that are sent, and shows those of an embed in the embed', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const channel = await textChannel(discord, bot);
  const sent = await channel.send({
    embeds: [{ title: 'CPU', image: { url: 'attachment://chart.png' } }],
    files: [
      new AttachmentBuilder(onePixel, { name: 'chart.png', description: 'CPU is quiet' }),
      new AttachmentBuilder(Buffer.from('a,b\n'), { name: 'export.csv' }),
    ],
  });
  expect(sent.attachments.map((file) => file.name)).toEqual(['export.csv']);
  expect(sent.embeds[0]?.image).toMatchObject({ width: 1, height: 1 });
  const picture = await fetch(sent.embeds[0]?.image?.url ?? '');
  expect(Buffer.from(await picture.arrayBuffer()).equals(onePixel)).toBe(true);
  const edited = await sent.edit({ attachments: [] });
  expect(edited.attachments.size).toBe(0);
  expect(discord.violations).toEqual([]);
});

it('refuses to edit what another wrote', async () => {
  await using discord = await startDiscord();
  const said = await discord.as('Carla').say('#status', 'mine');
  const reply = await restCall(discord, 'PATCH', `/channels/${discord.channelId('status')}/messages/${said.id}`, {
    content: 'a',
  });
  expect(reply).toMatchObject({ status: 403, body: { code: 50005 } });
});

it('pins by the old and the new address', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const board = await (await textChannel(discord, bot)).send('board');
  await board.pin();
  const base = `/channels/${discord.channelId('status')}`;
  expect(await restCall(discord, 'GET', `${base}/messages/pins`)).toMatchObject({
    body: { items: [{ message: { id: board.id } }], has_more: false },
  });
  expect(await restCall(discord, 'DELETE', `${base}/pins/${board.id}`)).toMatchObject({ status: 204 });
  expect(await restCall(discord, 'GET', `${base}/pins`)).toMatchObject({ body: [] });
});

it('carries reactions both ways', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const sent = await (await textChannel(discord, bot)).send('is this right');
  const heard = once(bot.client, Events.MessageReactionAdd);
  await discord.as('Carla').react(sent, '👍');
  expect((await heard)[0]).toMatchObject({ count: 1, emoji: { name: '👍' } });
  await sent.react('👍');
  expect((await sent.fetch(true)).reactions.cache.get('👍')?.count).toBe(2);
});

it('lets nobody react who may not: to the first of a sign, to what they cannot read, or with what is no sign', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const sent = await (await textChannel(discord, bot)).send('is this right');
  await expect(sent.react('nonsense')).rejects.toMatchObject({ code: 10014 });
  discord.setPermissions('#status', { of: 'Chidi', deny: ['AddReactions'] });
  await expect(discord.as('Chidi').react(sent, '👍')).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
  await discord.as('Carla').react(sent, '👍');
  await discord.as('Chidi').react(sent, '👍');
  discord.setPermissions('#status', { of: 'Cleo', deny: ['ReadMessageHistory'] });
  await expect(discord.as('Cleo').react(sent, '👍')).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
});

it.each([
  ['a channel', '/channels/1', 10003],
  ['a message', '/channels/CHANNEL/messages/1', 10008],
  ['a guild', '/guilds/1', 10004],
  ['a member', '/guilds/GUILD/members/1', 10013],
  ['a user', '/users/1', 10013],
  ['a command', '/applications/APPLICATION/commands/1', 10063],
  ['a scheduled event', '/guilds/GUILD/scheduled-events/1', 10070],
])('says with its code that %s is unknown', async (_what, path, code) => {
  await using discord = await startDiscord();
  const full = path
    .replace('CHANNEL', discord.channelId('status'))
    .replace('GUILD', discord.guildId)
    .replace('APPLICATION', discord.applicationId);
  expect(await restCall(discord, 'GET', full)).toMatchObject({ status: 404, body: { code } });
});
