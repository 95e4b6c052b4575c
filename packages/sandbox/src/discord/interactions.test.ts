import { Events, MessageFlags, SlashCommandBuilder } from 'discord.js';
import { expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { startBot } from './testing/bot.ts';

it('takes a slash command from a person to the bot and the answer back', async () => {
  await using discord = await startDiscord();
  await using bot = await startBot(discord);
  const command = new SlashCommandBuilder()
    .setName('server')
    .setDescription('Tells about a server')
    .addStringOption((option) => option.setName('name').setDescription('Which one').setAutocomplete(true));
  await bot.client.application.commands.set([command]);
  bot.client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'web-1', value: 'web-1' }]);
    if (interaction.isChatInputCommand()) {
      const name = interaction.options.getString('name');
      await interaction.reply({ content: `${name} is up`, flags: MessageFlags.Ephemeral });
    }
  });
  const carla = discord.as('Carla');
  expect(await carla.autocomplete('server', 'name', { name: 'we' })).toEqual([{ name: 'web-1', value: 'web-1' }]);
  const outcome = await carla.slash('server', { name: 'web-1' });
  expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true, message: { content: 'web-1 is up' } });
  expect(discord.violations).toEqual([]);
});
