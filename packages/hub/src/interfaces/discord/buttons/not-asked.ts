/** "Not what I asked": whoever asked says that the answer missed, and the words land in the list that teaches Herald. */

import type { Question } from '@herald/understanding/question';
import { withoutPeople } from '@herald/understanding/without-people';
import { type ButtonInteraction, type Message, MessageFlags } from 'discord.js';
import { keepRejectedAnswer } from '../../../store/inquiries/rejected-answers.ts';
import { hearMessage } from '../../chat/to-incoming-message.ts';
import type { CommandParts, PressHandlers } from '../commands/command.ts';
import { toChatMessage } from '../discord-message.ts';
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

async function takeNote(interaction: ButtonInteraction, parts: CommandParts): Promise<string> {
  const message = await recallMessage(interaction.message.id, parts);
  if (!message) return "I can't find that question any more, so there is nothing to note. Ask me again in other words.";
  if (message.author.id !== interaction.user.id)
    return 'Only whoever asked can say that the answer missed. Ask me yourself, and I answer you.';
  const personHash = parts.pseudonyms.person(message.author.id);
  // When it was pressed, which is not when it gets here.
  const atMs = interaction.createdTimestamp;
  await keepRejectedAnswer(parts.database, { atMs, messageId: message.id, personHash, ...missOf(message, parts) });
  await parts.tracker.handle({
    kind: 'pressed',
    inquiryId: parts.pseudonyms.inquiry(message.id),
    button: 'not-it',
    personHash,
    atMs,
  });
  return 'Thank you. I have noted the words of your question, without your name, so that I learn to read it. They go when you delete your message, and after 90 days at the latest. Ask me again in other words, or ask an engineer.';
}

function missOf(message: Message, { questionService, registry }: CommandParts) {
  const { heard, speaker } = hearMessage(toChatMessage(message), registry());
  const question = questionService.read(heard, speaker);
  const [bound] = heard.boundTo ?? [];
  const { author, member } = message;
  const names = [author.username, author.globalName, member?.displayName].filter((name) => typeof name === 'string');
  return {
    text: withoutPeople(heard.text, names),
    understood: understoodOf(question),
    context: heard.place === 'channel' && bound ? `channel-bound:${bound.name}` : heard.place,
  };
}

/** In the form of a corpus line's `expect`. */
function understoodOf({ intent, targets, allTargets, metric, range, reply }: Question) {
  return {
    intent,
    targets: allTargets ? ['*'] : targets.map(({ name }) => name),
    ...(metric && { metric }),
    ...(range && { range }),
    answer: reply === 'offer' ? ('offer' as const) : reply === 'answer',
  };
}
