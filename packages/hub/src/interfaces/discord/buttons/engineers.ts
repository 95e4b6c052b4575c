/** "Ask an engineer", and the two buttons under an offered answer. */
import type { PressHandlers } from '../commands/command.ts';

export const engineerPresses: PressHandlers = {
  'ask-engineers': {
    async button(interaction, _argument, { engineers, answered, inTurn }) {
      // Whoever presses at once may be quicker than the note of what was asked: their press comes after it.
      const repliedTo = interaction.message.reference?.messageId;
      if (repliedTo !== undefined) await inTurn(repliedTo, async () => undefined);
      const question = await answered.questionOf(interaction.message.id);
      await engineers.askEngineers(interaction, question?.messageId);
    },
  },
  'inquiry-answers': {
    button: (interaction, inquiryId, { engineers }) => engineers.settle(interaction, 'that-answers', inquiryId),
  },
  'inquiry-still-need': {
    button: (interaction, inquiryId, { engineers }) => engineers.settle(interaction, 'still-need', inquiryId),
  },
};
