/** `/explain`: how Herald reads a message. */
import type { IncomingMessage } from '@herald/understanding/incoming-message';
import { ApplicationCommandOptionType } from 'discord.js';
import { explain as explained } from '../explain.ts';
import { toPayload } from '../message-body.ts';
import { heardCommand, speakerOf } from './asker.ts';
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
    const heard: IncomingMessage = { ...heardCommand(text, interaction, registry()), place: 'channel' };
    const question = questionService.read(heard, speakerOf(interaction, registry()));
    await interaction.reply({ ...toPayload(explained(text, question)), ...privately });
  },
};
