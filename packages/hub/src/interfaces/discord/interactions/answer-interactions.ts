/** Answers slash commands, the message command, buttons and autocomplete. Each is deferred at once: Discord waits 3 seconds. */

import type { IncomingMessage } from '@herald/understanding/incoming-message';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { explain } from '../explain.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import { toPayload } from '../message-body.ts';
import type { AnswerInteractionParts } from './answer-parts.ts';
import { heardCommand, speakerOf } from './asker.ts';
import { type CommandOrigin, commandWords } from './command-origin.ts';
import { pressAnswer } from './press-answer.ts';

export function createAnswerInteractions(parts: AnswerInteractionParts): (interaction: Interaction) => Promise<void> {
  const { questionService, registry, answered } = parts;
  return async (interaction) => {
    if (await parts.onOther(interaction)) return;
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isMessageContextMenuCommand()) return answerMessage(interaction);
    if (interaction.isChatInputCommand()) return runCommand(interaction);
    if (interaction.isButton() && !(await parts.onOtherButton(interaction))) return pressAnswer(interaction, parts);
  };

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const typed = interaction.options.getFocused().slice(0, limits.choiceNameLength);
    const names = questionService.complete(typed, limits.choices);
    await interaction.respond(
      names.map((name) => ({
        name: shorten(name, limits.choiceNameLength),
        value: shorten(name, limits.choiceNameLength),
      })),
    );
  }

  async function runCommand(interaction: ChatInputCommandInteraction): Promise<void> {
    const { commandName, options } = interaction;
    if (commandName === 'explain') return explainMessage(interaction);
    const name = options.getString('name') ?? '';
    const origin = { kind: 'command', command: commandName, name, when: options.getString('when') ?? '' } as const;
    const text = commandWords(origin);
    if (text === undefined) return;
    await interaction.deferReply();
    await answerWith(interaction, text, origin);
  }

  async function answerMessage(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    await interaction.deferReply();
    const { id: messageId, content } = interaction.targetMessage;
    await answerWith(interaction, content, { kind: 'message', messageId });
  }

  async function answerWith(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    text: string,
    origin: CommandOrigin,
  ): Promise<void> {
    const speaker = speakerOf(interaction, registry());
    const question = questionService.read(heardCommand(text, interaction, registry()), speaker);
    const body = await parts.dress(await questionService.answer(question, text, speaker), { depth: 'short', origin });
    const sent = await interaction.editReply(toPayload(body));
    const { personId } = speaker;
    await answered.remember({ answerId: sent.id, channelId: interaction.channelId ?? '', personId, question, text });
  }

  async function explainMessage(interaction: ChatInputCommandInteraction): Promise<void> {
    const text = interaction.options.getString('message', true);
    const heard: IncomingMessage = { ...heardCommand(text, interaction, registry()), place: 'channel' };
    const question = questionService.read(heard, speakerOf(interaction, registry()));
    await interaction.reply({ ...toPayload(explain(text, question)), flags: MessageFlags.Ephemeral });
  }
}
