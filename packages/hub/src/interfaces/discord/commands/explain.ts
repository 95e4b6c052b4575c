/** `/explain`: how Herald reads words that are typed; "Explain with Herald", in the menu of a message: how it reads that one, where it stands. */
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { hearMessage } from '../../chat/to-incoming-message.ts';
import { listensIn } from '../../chat/where-to-answer.ts';
import { unheard, unsaid } from '../../chat/why-silent.ts';
import { toChatMessage } from '../discord-message.ts';
import { explain as explained } from '../explain.ts';
import { toPayload } from '../message-body.ts';
import { askerOf, channelsOf, heardCommand } from './asker.ts';
import type { Command } from './command.ts';
import { everywhere } from './command-places.ts';
import { privately } from './question-command.ts';

export const explain: Command = {
  definition: {
    name: 'explain',
    description: 'How Herald reads a message, and why it would or would not answer',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'message',
        description: 'The message',
        required: true,
        max_length: 1000,
      },
    ],
    ...everywhere,
  },
  async execute(interaction, { questionService, registry }) {
    if (!interaction.isChatInputCommand()) return;
    const text = interaction.options.getString('message', true);
    const place = interaction.guildId === null ? ('dm' as const) : ('channel' as const);
    const listens = listensIn(channelsOf(interaction), registry());
    const heard = { ...heardCommand(text, interaction, registry()), place, listens };
    const question = questionService.read(heard, askerOf(interaction, registry()));
    await interaction.reply({ ...toPayload(explained(text, question)), ...privately });
  },
};

export const explainMessage: Command = {
  definition: { name: 'Explain with Herald', type: ApplicationCommandType.Message, ...everywhere },
  async execute(interaction, { questionService, registry }) {
    if (!interaction.isMessageContextMenuCommand()) return;
    // Of a direct message the library knows the channel only once it was asked for.
    await interaction.client.channels.fetch(interaction.channelId);
    const message = toChatMessage(interaction.targetMessage);
    const nobody = unheard(message);
    const { heard, asker } = hearMessage(message, registry());
    const question = nobody === undefined ? questionService.read(heard, asker) : undefined;
    const because = question ? unsaid(message, question, registry()) : nobody;
    await interaction.reply({ ...toPayload(explained(message.text, question, because)), ...privately });
  },
};
