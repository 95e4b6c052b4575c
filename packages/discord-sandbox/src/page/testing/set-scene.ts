/** A bot that answers a little of everything, and pages of the stand-in for people who ask it. */
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  Events,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { type Discord, type DiscordOptions, startDiscord } from '../../start-discord.ts';
import { startBot } from '../../testing/bot.ts';

export type Scene = AsyncDisposable & {
  discord: Discord;
  bot: Awaited<ReturnType<typeof startBot>>;
  open(person: string, options?: { colorScheme?: 'light' | 'dark'; width?: number }): Promise<{ page: Page }>;
};

/** A bot that answers a little of everything, and pages for people. */
export async function setScene(browser: Browser, options: DiscordOptions = {}): Promise<Scene> {
  const stack = new AsyncDisposableStack();
  const discord = stack.use(await startDiscord(options));
  const bot = stack.use(await startBot(discord));
  // A page shows an answer before the bot has heard that it arrived: the stand-in stays until then.
  const answering: Promise<void>[] = [];
  stack.defer(async () => void (await Promise.all(answering)));
  bot.client.on(Events.MessageCreate, (message) => void answering.push(onMessage(message)));
  bot.client.on(Events.InteractionCreate, (interaction) => void answering.push(onInteraction(interaction)));
  await bot.client.application.commands.set([
    new SlashCommandBuilder()
      .setName('server')
      .setDescription('How one server is')
      .addStringOption((option) =>
        option.setName('name').setDescription('Which').setRequired(true).setAutocomplete(true),
      ),
    new SlashCommandBuilder()
      .setName('downtime')
      .setDescription('Planned downtime')
      .addSubcommand((sub) => sub.setName('plan').setDescription('Announces a window')),
    new SlashCommandBuilder().setName('silent').setDescription('Never answers'),
    new ContextMenuCommandBuilder().setName('Answer with Herald').setType(3),
  ]);
  return {
    discord,
    bot,
    async open(person, { colorScheme = 'dark', width = 1280 } = {}) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        locale: 'en-GB',
      });
      stack.defer(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${discord.pageUrl}?as=${person}`);
      await page.locator('[data-composer]').waitFor();
      return { page };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function onMessage(message: Message): Promise<void> {
  if (message.author.bot) return;
  if (message.content === 'hello world') await message.reply('hello');
  if (message.content === 'server') await message.reply(answer());
  if (message.content === 'fields') {
    const both = ['CPU', 'Memory'].map((name) => ({ name, value: '23 %', inline: true }));
    await message.reply({ embeds: [new EmbedBuilder().addFields(both)] });
  }
}

async function onInteraction(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const names = ['web-1', 'web-2'].filter((name) => name.startsWith(interaction.options.getFocused()));
    await interaction.respond(names.map((name) => ({ name, value: name })));
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'server') {
    await interaction.deferReply();
    await interaction.editReply(`${interaction.options.getString('name')} is up`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'downtime') {
    const when = new LabelBuilder()
      .setLabel('When')
      .setDescription('Day, start and end')
      .setTextInputComponent(new TextInputBuilder().setCustomId('when').setStyle(TextInputStyle.Short));
    const form = new ModalBuilder().setCustomId('plan').setTitle('Plan downtime').addLabelComponents(when);
    await interaction.showModal(form);
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Planned: ${interaction.fields.getTextInputValue('when')}`);
  } else if (interaction.isButton()) {
    await interaction.reply({ content: 'more about web-1', flags: MessageFlags.Ephemeral });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`${interaction.values.join()} chosen`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`Answering: ${interaction.targetMessage.content}`);
  }
}

function answer() {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  return {
    content: '**web-1 is up.** Measured <t:1764000000:R>.',
    embeds: [
      new EmbedBuilder()
        .setColor(0x3ba55d)
        .setTitle('web-1')
        .setDescription('Region Ireland')
        .addFields({ name: 'CPU', value: '23 %', inline: true })
        .setImage('attachment://chart.png')
        .setFooter({ text: 'Herald' }),
    ],
    files: [new AttachmentBuilder(picture, { name: 'chart.png', description: 'CPU is quiet' })],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('details').setLabel('Details').setStyle(ButtonStyle.Secondary),
        new ButtonBuilder().setCustomId('refresh').setLabel('Refresh').setStyle(ButtonStyle.Primary),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('other')
          .setPlaceholder('Another server')
          .addOptions({ label: 'web-2', value: 'web-2' }, { label: 'api-1', value: 'api-1' }),
      ),
    ],
  };
}
