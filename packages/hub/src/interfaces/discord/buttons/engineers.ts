/** "Ask an engineer", and the two buttons under an offered answer. */
import { MessageFlags } from 'discord.js';
import type { InquiryPress, PutToEngineers } from '../../chat/put-to-engineers.ts';
import type { Pressed, PressHandler, PressHandlers } from '../commands/command.ts';
import { mayPutToEngineersIn } from '../may-write.ts';

export const engineerPresses: PressHandlers = {
  'ask-engineers': {
    async button(interaction, _argument, { engineers, answered, inTurn }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      // Whoever presses at once may be quicker than the note of what was asked: their press comes after it.
      const repliedTo = interaction.message.reference?.messageId;
      if (repliedTo !== undefined) await inTurn(repliedTo, async () => undefined);
      const questionId = (await answered.questionOf(interaction.message.id))?.messageId;
      const asked = engineers.inquiryToAsk({ isDirect: interaction.guildId === null, questionId });
      const content =
        'inquiryId' in asked ? await pressed(interaction, 'still-need', asked.inquiryId, engineers) : asked.words;
      await interaction.editReply({ content });
    },
  },
  'inquiry-answers': under('that-answers'),
  'inquiry-still-need': under('still-need'),
};

/** Under an offered answer. */
function under(button: InquiryPress['button']): PressHandler {
  return {
    async button(interaction, inquiryId, { engineers }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: await pressed(interaction, button, inquiryId, engineers) });
    },
  };
}

function pressed(
  { user, channel, createdTimestamp: atMs }: Pressed,
  button: InquiryPress['button'],
  inquiryId: string,
  engineers: PutToEngineers,
): Promise<string> {
  const mayAsk = mayPutToEngineersIn(channel);
  return engineers.pressed({ button, inquiryId, personId: user.id, mayAsk, atMs });
}
