/** "Answer with Herald", in the menu of a message: for a question that was not put to Herald. */
import { ApplicationCommandType } from 'discord.js';
import type { Command } from './command.ts';
import { everywhere } from './command-places.ts';
import { answerWith } from './question-command.ts';

export const answerMessage: Command = {
  definition: { name: 'Answer with Herald', type: ApplicationCommandType.Message, ...everywhere },
  async execute(interaction, parts) {
    if (!interaction.isMessageContextMenuCommand()) return;
    const { id: messageId, content } = interaction.targetMessage;
    await answerWith(interaction, content, { kind: 'message', messageId }, parts);
  },
};
