/** "Not what I asked": whoever asked says that the answer missed, and the words land in the list that teaches Herald. */

import { MessageFlags } from 'discord.js';
import { hearMessage } from '../../chat/to-incoming-message.ts';
import type { CommandParts, Pressed, PressHandlers } from '../commands/command.ts';
import { toChatMessage } from '../discord-message.ts';
import { peopleAround } from '../people-around.ts';
import { recallMessage } from '../recall-question.ts';

/** What is kept is said to whoever pressed it. */
export const notAskedPresses: PressHandlers = {
  'not-asked': {
    async button(interaction, _argument, parts) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: await takeNote(interaction, parts) });
    },
  },
};

async function takeNote(interaction: Pressed, parts: CommandParts): Promise<string> {
  const message = await recallMessage(interaction.message.id, parts);
  if (!message) return "I can't find that question any more, so there is nothing to note. Ask me again in other words.";
  if (message.author.id !== interaction.user.id)
    return 'Only whoever asked can say that the answer missed. Ask me yourself, and I answer you.';
  // When it was pressed, which is not when it gets here.
  const atMs = interaction.createdTimestamp;
  const asked = toChatMessage(message);
  const heard = hearMessage(asked, parts.registry());
  const question = parts.questionService.read(heard.heard, heard.asker);
  const people = peopleAround(message);
  const isKept = await parts.lessons.note({ kind: 'not-asked', message: asked, heard, question, people, atMs });
  await parts.tracker.handle({
    kind: 'pressed',
    inquiryId: parts.pseudonyms.inquiry(message.id),
    button: 'not-it',
    personHash: parts.pseudonyms.person(message.author.id),
    atMs,
  });
  return `Thank you. ${isKept ? kept : 'It counts as an answer that missed; your words are not kept.'} Ask me again in other words, or ask an engineer.`;
}

const kept =
  'I have noted the words of your question, without your name, so that I learn to read it. They go when you delete or change your message, and after 90 days at the latest.';
