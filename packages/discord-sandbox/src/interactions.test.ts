import { fakeClock } from '@herald/protocol/fake-clock';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  Events,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  RoleSelectMenuBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, it } from 'vitest';
import { type Discord, startDiscord } from './start-discord.ts';
import { type Bot, startBot, textChannel } from './testing/bot.ts';
import { restCall } from './testing/rest-call.ts';

const server = new SlashCommandBuilder()
  .setName('server')
  .setDescription('Tells about a server')
  .addStringOption((option) => option.setName('name').setDescription('Which one').setAutocomplete(true));
const plan = new SlashCommandBuilder()
  .setName('downtime')
  .setDescription('Planned downtime')
  .addSubcommand((sub) => sub.setName('plan').setDescription('Announces a window'));

it('takes a slash command from a person to the bot and the answer back', async () => {
  await using discord = await startDiscord();
  await using _bot = await botThat(discord, async (interaction) => {
    if (interaction.isAutocomplete()) {
      await interaction.respond([{ name: interaction.options.getFocused().toUpperCase(), value: 'web-1' }]);
    }
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({
      content: `${interaction.options.getString('name')} is up`,
      flags: MessageFlags.Ephemeral,
    });
  });
  const carla = discord.as('Carla');
  expect(await carla.autocomplete('server', 'name', { name: 'we' })).toEqual([{ name: 'WE', value: 'web-1' }]);
  const outcome = await carla.slash('server', { name: 'web-1' });
  expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true, message: { content: 'web-1 is up' } });
  expect(discord.violations).toEqual([]);
});

it('fills a deferred reply, edits it, follows up and deletes', async () => {
  await using discord = await startDiscord();
  await using _bot = await botThat(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply('looking');
    await interaction.editReply('web-1 is up');
    const more = await interaction.followUp({ content: 'and web-2', flags: MessageFlags.Ephemeral });
    await interaction.deleteReply(more);
  });
  const gone = discord.nextEvent((event) => (event.kind === 'message' && event.change === 'delete') || undefined);
  const first = await discord.as('Carla').slash('server', {}, { until: 'acknowledged' });
  expect(first.kind).toBe('deferred');
  await gone;
  const [message] = discord.world.channels.get(discord.channelId('status'))?.messages.values() ?? [];
  expect(message).toMatchObject({ content: 'web-1 is up', editedAtMs: expect.any(Number) });
});

it('tells the person when the bot is silent for three seconds, and the late bot that it is too late', async () => {
  const clock = fakeClock();
  await using discord = await startDiscord({ clock });
  const taken = Promise.withResolvers<ChatInputCommandInteraction>();
  await using _bot = await botThat(discord, async (interaction) => {
    if (interaction.isChatInputCommand()) taken.resolve(interaction);
  });
  const outcome = discord.as('Carla').slash('server');
  const interaction = await taken.promise;
  await clock.advance(3_001);
  expect(await outcome).toMatchObject({ kind: 'failed', reason: 'The application did not respond' });
  await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062 });
});

it('takes one callback only', async () => {
  await using discord = await startDiscord();
  const taken = Promise.withResolvers<ChatInputCommandInteraction>();
  await using _bot = await botThat(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('first');
    taken.resolve(interaction);
  });
  await discord.as('Carla').slash('server');
  const { id, token } = await taken.promise;
  const again = await restCall(discord, 'POST', `/interactions/${id}/${token}/callback`, {
    type: 4,
    data: { content: 'second' },
  });
  expect(again).toMatchObject({ status: 400, body: { code: 40060 } });
});

it('takes follow-ups for a quarter of an hour', async () => {
  const clock = fakeClock();
  await using discord = await startDiscord({ clock });
  const taken = Promise.withResolvers<ChatInputCommandInteraction>();
  await using _bot = await botThat(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('first');
    taken.resolve(interaction);
  });
  await discord.as('Carla').slash('server');
  const interaction = await taken.promise;
  await clock.advance(14 * 60_000);
  await interaction.followUp('still there');
  await clock.advance(2 * 60_000);
  await expect(interaction.followUp('too late')).rejects.toMatchObject({ code: 50027 });
});

it('shows an ephemeral answer to its person only', async () => {
  await using discord = await startDiscord();
  await using _bot = await botThat(discord, async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral });
  });
  const outcome = await discord.as('Carla').slash('server');
  const id = outcome.kind === 'reply' ? outcome.message.id : '';
  const path = `/channels/${discord.channelId('status')}/messages`;
  expect(await restCall(discord, 'GET', path)).toMatchObject({ body: [] });
  expect(await restCall(discord, 'GET', `${path}/${id}`)).toMatchObject({ body: { code: 10008 } });
  await expect(discord.as('Chris').press(id, 'x')).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
});

it('presses buttons, by label or custom id, and shows the message as changed', async () => {
  await using discord = await startDiscord();
  await using bot = await botThat(discord, async (interaction) => {
    if (interaction.isButton())
      await interaction.update({ content: `${interaction.customId} pressed`, components: [] });
  });
  const sent = await (await textChannel(discord, bot)).send({
    content: 'web-1 is up',
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('refresh').setLabel('Refresh').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Danger).setDisabled(true),
      ),
    ],
  });
  const carla = discord.as('Carla');
  await expect(carla.press(sent, 'Off')).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
  await expect(carla.press(sent, 'Details')).rejects.toMatchObject({ code: 'sandbox/unknown-component' });
  expect(await carla.press(sent, 'Refresh')).toMatchObject({
    kind: 'update',
    message: { content: 'refresh pressed', components: [] },
  });
});

it('chooses from menus of words and of roles', async () => {
  await using discord = await startDiscord();
  await using bot = await botThat(discord, async (interaction) => {
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join('+'));
    if (interaction.isRoleSelectMenu()) await interaction.reply(`${interaction.roles.first()?.name}`);
  });
  const words = new StringSelectMenuBuilder()
    .setCustomId('words')
    .setMaxValues(2)
    .addOptions({ label: 'Web 1', value: 'web-1' }, { label: 'Web 2', value: 'web-2' });
  const sent = await (await textChannel(discord, bot)).send({
    content: 'which',
    components: [
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(words),
      new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(
        new RoleSelectMenuBuilder().setCustomId('roles').setPlaceholder('Team'),
      ),
    ],
  });
  const carla = discord.as('Carla');
  expect(await carla.select(sent, 'words', ['Web 1', 'web-2'])).toMatchObject({ message: { content: 'web-1+web-2' } });
  expect(await carla.select(sent, 'Team', ['payments'])).toMatchObject({ message: { content: 'payments' } });
  expect(await carla.press(sent, 'Web 2')).toMatchObject({ message: { content: 'web-2' } });
  await expect(carla.select(sent, 'words', ['web-3'])).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
  await expect(carla.select(sent, 'words', [])).rejects.toMatchObject({ code: 'sandbox/cannot-do' });
});

it('opens a form, checks what is typed, and submits it', async () => {
  await using discord = await startDiscord();
  const when = new TextInputBuilder()
    .setCustomId('when')
    .setLabel('When')
    .setStyle(TextInputStyle.Short)
    .setMaxLength(20);
  const form = new ModalBuilder()
    .setCustomId('plan')
    .setTitle('Plan downtime')
    .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(when));
  await using _bot = await botThat(discord, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(form);
    if (interaction.isModalSubmit())
      await interaction.reply(`Planned: ${interaction.fields.getTextInputValue('when')}`);
  });
  const erin = discord.as('Erin');
  const opened = await erin.slash('downtime plan');
  if (opened.kind !== 'modal') throw new Error(`No form was opened: ${opened.kind}`);
  await expect(erin.submitModal(opened.modal, {})).rejects.toThrow('"When" is required');
  await expect(erin.submitModal(opened.modal, { When: 'x'.repeat(21) })).rejects.toThrow('at most 20');
  await expect(erin.submitModal(opened.modal, { Where: 'here' })).rejects.toThrow('no field "Where"');
  expect(await erin.submitModal(opened.modal, { When: 'Saturday 22:00' })).toMatchObject({
    message: { content: 'Planned: Saturday 22:00' },
  });
});

it('runs a command on a message, with its full content although the intent is off', async () => {
  await using discord = await startDiscord();
  await using _bot = await botThat(discord, async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`Answering: ${interaction.targetMessage.content}`);
  });
  const asked = await discord.as('Chris').say('#status', 'is billing up');
  expect(await discord.as('Carla').contextMenu(asked, 'Answer with Herald')).toMatchObject({
    message: { content: 'Answering: is billing up' },
  });
  await expect(discord.as('Carla').contextMenu(asked, 'Translate')).rejects.toMatchObject({
    code: 'sandbox/unknown-command',
  });
});

it('offers a command for user installation where it says so', async () => {
  await using discord = await startDiscord();
  await using _bot = await startBot(discord);
  const contexts: unknown[] = [];
  _bot.client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    contexts.push(interaction.context, interaction.inGuild());
    await interaction.reply('yes');
  });
  const personal = new SlashCommandBuilder()
    .setName('mine')
    .setDescription('For me')
    .setIntegrationTypes(1)
    .setContexts(1, 2);
  await _bot.client.application.commands.set([personal]);
  const carla = discord.as('Carla');
  await expect(carla.slash('mine', {}, { channel: '@Carla' })).rejects.toMatchObject({
    code: 'sandbox/unknown-command',
  });
  await carla.installApp();
  expect(await carla.slash('mine', {}, { channel: '@Carla' })).toMatchObject({ kind: 'reply' });
  await expect(carla.slash('mine')).rejects.toMatchObject({ code: 'sandbox/unknown-command' });
  expect(contexts).toEqual([1, false]);
});

it.each([
  ['an empty reply', { type: 4, data: { content: ' ' } }, 50006],
  ['a reply without data', { type: 4 }, 50035],
  ['a type that does not exist', { type: 99 }, 50035],
  ['content over 2,000', { type: 4, data: { content: 'x'.repeat(2001) } }, 50035],
  ['an update of no message', { type: 7, data: { content: 'a' } }, 50035],
  ['choices for a command', { type: 8, data: { choices: [] } }, 50035],
  ['a form title over 45', { type: 9, data: { custom_id: 'a', title: 'x'.repeat(46), components: [] } }, 50035],
  [
    'a form of six rows',
    {
      type: 9,
      data: { custom_id: 'a', title: 'a', components: Array.from({ length: 6 }, (_, at) => inputRow(`${at}`)) },
    },
    50035,
  ],
  [
    'a field label over 45',
    { type: 9, data: { custom_id: 'a', title: 'a', components: [inputRow('a', 'x'.repeat(46))] } },
    50035,
  ],
] as const)('refuses %s as a callback', async (_what, body, code) => {
  await using discord = await startDiscord();
  const taken = Promise.withResolvers<Interaction>();
  await using _bot = await botThat(discord, async (interaction) => taken.resolve(interaction));
  const stop = new AbortController();
  const outcome = discord
    .as('Carla')
    .slash('server', {}, { signal: stop.signal })
    .catch(() => 'stopped');
  const { id, token } = await taken.promise;
  const reply = await restCall(discord, 'POST', `/interactions/${id}/${token}/callback`, body);
  expect(reply).toMatchObject({ status: 400, body: { code } });
  stop.abort();
  expect(await outcome).toBe('stopped');
});

it.each([
  ['more than 25 choices', choices(Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: 'a' })))],
  ['a choice without a name', choices([{ name: '', value: 'a' }])],
  ['a choice value over 100', choices([{ name: 'a', value: 'x'.repeat(101) }])],
  ['a message', { type: 4, data: { content: 'hello' } }],
  ['a deferral', { type: 5 }],
  ['a form', { type: 9, data: { custom_id: 'a', title: 'a', components: [inputRow('a')] } }],
])('refuses %s as an autocompletion', async (_what, body) => {
  await using discord = await startDiscord();
  const taken = Promise.withResolvers<Interaction>();
  await using _bot = await botThat(discord, async (interaction) => taken.resolve(interaction));
  const stop = new AbortController();
  const offered = discord
    .as('Carla')
    .autocomplete('server', 'name', {}, { signal: stop.signal })
    .catch(() => 'stopped');
  const { id, token } = await taken.promise;
  const reply = await restCall(discord, 'POST', `/interactions/${id}/${token}/callback`, body);
  expect(reply).toMatchObject({ status: 400, body: { code: 50035 } });
  stop.abort();
  expect(await offered).toBe('stopped');
});

it('keeps a command its id when it is registered again, and forgets what is left out', async () => {
  await using discord = await startDiscord();
  await using bot = await botThat(discord, async () => undefined);
  const before = (await bot.client.application.commands.fetch()).find((one) => one.name === 'server');
  const after = await bot.client.application.commands.set([server]);
  expect(after.map((one) => one.name)).toEqual(['server']);
  expect(after.first()?.id).toBe(before?.id);
  const own = await bot.client.application.commands.create(plan, discord.guildId);
  await own.edit({ description: 'Windows' });
  expect((await bot.client.application.commands.fetch({ guildId: discord.guildId })).first()?.description).toBe(
    'Windows',
  );
  await own.delete();
  expect((await bot.client.application.commands.fetch({ guildId: discord.guildId })).size).toBe(0);
});

async function botThat(discord: Discord, react: (interaction: Interaction) => Promise<void>): Promise<Bot> {
  const bot = await startBot(discord);
  bot.client.on(Events.InteractionCreate, (interaction) => void react(interaction));
  const menu = new ContextMenuCommandBuilder().setName('Answer with Herald').setType(ApplicationCommandType.Message);
  await bot.client.application.commands.set([server, plan, menu]);
  return bot;
}

function choices(all: object[]): object {
  return { type: 8, data: { choices: all } };
}

function inputRow(id: string, label = 'Field'): object {
  return { type: 1, components: [{ type: 4, custom_id: id, label, style: 1 }] };
}
