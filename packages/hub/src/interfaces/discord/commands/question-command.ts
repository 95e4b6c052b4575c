/** A command that stands for a question: its words go the way of any message, so both are understood by the same code. */
import { MessageFlags, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { CommandOrigin } from '../../../domain/button-id.ts';
import { orWithoutPicture } from '../with-picture.ts';
import { askerOf, heardCommand } from './asker.ts';
import type { Command, CommandInteraction, CommandParts } from './command.ts';
import { readNamed } from './read-named.ts';

export type QuestionCommand = Command & {
  /** The words that the command stands for. */
  words(options: { name: string; when: string }): string;
};

export function questionCommand(
  definition: RESTPostAPIApplicationCommandsJSONBody,
  words: QuestionCommand['words'],
): QuestionCommand {
  return { definition, words, execute };

  async function execute(interaction: CommandInteraction, parts: CommandParts): Promise<void> {
    if (!interaction.isChatInputCommand()) return;
    const { commandName, options } = interaction;
    const asked = { name: options.getString('name') ?? '', when: options.getString('when') ?? '' };
    await answerWith(interaction, words(asked), { kind: 'command', command: commandName, ...asked }, parts);
  }
}

/** Discord waits 3 seconds, so that the answer is promised before it is looked for. */
export async function answerWith(
  interaction: CommandInteraction,
  text: string,
  origin: CommandOrigin,
  { questionService, registry, render, answered, log }: CommandParts,
): Promise<void> {
  await interaction.deferReply();
  const asker = askerOf(interaction, registry());
  const heard = heardCommand(text, interaction, registry());
  // A command says all that it means: without a name it is about everything, whatever was spoken of before.
  const readBy = origin.kind === 'command' ? { ...asker, channelId: '' } : asker;
  const read = (words: typeof heard) => questionService.read(words, readBy);
  const isNamed = origin.kind === 'command' && origin.name !== '';
  const question = isNamed ? readNamed(origin.name, heard, read) : read(heard);
  const body = await render(await questionService.answer(question, text, asker), { depth: 'short', origin });
  const sent = await orWithoutPicture(body, { send: (payload) => interaction.editReply(payload), log });
  const { personId } = asker;
  await answered.remember({ answerId: sent.id, channelId: interaction.channelId ?? '', personId, question, text });
}

/** For one person's eyes. */
export const privately = { flags: MessageFlags.Ephemeral } as const;
