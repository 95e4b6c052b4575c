/** "Ask an engineer", and the two buttons under an offered answer. */
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { InquiryPress, PutToEngineers } from '../../chat/put-to-engineers.ts';
import type { PressHandlers } from '../commands/command.ts';
import { mayPutToEngineersIn } from '../may-write.ts';

export const engineerPresses: PressHandlers = {
  'ask-engineers': {
    async button(interaction, _argument, { engineers, answered, inTurn }) {
      // Whoever presses at once may be quicker than the note of what was asked: their press comes after it.
      const repliedTo = interaction.message.reference?.messageId;
      if (repliedTo !== undefined) await inTurn(repliedTo, async () => undefined);
      const questionId = (await answered.questionOf(interaction.message.id))?.messageId;
      const asked = engineers.inquiryToAsk({ isDirect: interaction.guildId === null, questionId });
      if ('inquiryId' in asked) await pressed(interaction, 'still-need', asked.inquiryId, engineers);
      else await interaction.reply({ content: asked.words, flags: MessageFlags.Ephemeral });
    },
  },
  'inquiry-answers': {
    button: (interaction, inquiryId, { engineers }) => pressed(interaction, 'that-answers', inquiryId, engineers),
  },
  'inquiry-still-need': {
    button: (interaction, inquiryId, { engineers }) => pressed(interaction, 'still-need', inquiryId, engineers),
  },
};

async function pressed(
  interaction: ButtonInteraction,
  button: InquiryPress['button'],
  inquiryId: string,
  engineers: PutToEngineers,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { user, channel, createdTimestamp: atMs } = interaction;
  const mayAsk = mayPutToEngineersIn(channel);
  const content = await engineers.pressed({ button, inquiryId, personId: user.id, mayAsk, atMs });
  await interaction.editReply({ content });
}
