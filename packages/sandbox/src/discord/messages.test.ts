import { Events, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { startBot, usualIntents } from './testing/bot.ts';

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
  await using bot = await startBot(discord, {
    intents: usualIntents.filter((one) => one !== GatewayIntentBits.MessageContent),
  });
  const heard: string[] = [];
  bot.client.on(Events.MessageCreate, (message) => {
    heard.push(message.content);
    if (message.content === 'last') bot.client.emit('debug', 'last');
  });
  const done = new Promise<void>((resolve) => {
    bot.client.on(Events.Debug, (text) => {
      if (text === 'last') resolve();
    });
  });
  const carla = discord.as('Carla');
  await carla.say('#status', 'is billing up');
  await carla.say('#status', '@Herald is billing up');
  await carla.dm('last');
  await done;
  expect(heard).toEqual(['', `<@${discord.botId}> is billing up`, 'last']);
});
