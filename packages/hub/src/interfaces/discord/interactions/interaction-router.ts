/** Hands each interaction to the command or the button that it belongs to. */
import type { Interaction, InteractionReplyOptions, StringSelectMenuInteraction } from 'discord.js';
import { type ButtonKind, readButtonId } from '../../../domain/button-id.ts';
import { acknowledgePresses } from '../buttons/acknowledge.ts';
import { answerPresses } from '../buttons/answer.ts';
import { customerTextPresses } from '../buttons/customer-text.ts';
import { downtimeFinishedPresses } from '../buttons/downtime-finished.ts';
import { engineerPresses } from '../buttons/engineers.ts';
import { notAskedPresses } from '../buttons/not-asked.ts';
import { subscribePresses } from '../buttons/subscribe.ts';
import { tellBackPresses } from '../buttons/tell-back.ts';
import { commands } from '../commands/all-commands.ts';
import type { Command, CommandParts, PressHandler } from '../commands/command.ts';
import { privately } from '../commands/question-command.ts';
import { completeNames } from '../complete-names.ts';

const byName: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.definition.name, command]));

/** By the kind that an id begins with. */
export const pressHandlers: Readonly<Partial<Record<ButtonKind, PressHandler>>> = Object.assign(
  { more: { menu: pressChosen } },
  answerPresses,
  notAskedPresses,
  engineerPresses,
  acknowledgePresses,
  customerTextPresses,
  tellBackPresses,
  subscribePresses,
  downtimeFinishedPresses,
  ...commands.map(({ presses }) => presses),
);

/** A message of an older or a newer release may carry what this one does not know: whoever presses it is told. */
const unknown: InteractionReplyOptions = {
  content: 'I no longer know that button. Ask me anew, or run the command again.',
  ...privately,
};

export function createInteractionRouter(parts: CommandParts): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    if (interaction.isAutocomplete()) {
      const command = byName.get(interaction.commandName);
      return command?.autocomplete ? command.autocomplete(interaction, parts) : completeNames(interaction, parts);
    }
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      const command = byName.get(interaction.commandName);
      if (command) return command.execute(interaction, parts);
      await interaction.reply(unknown);
      return;
    }
    if (!interaction.isButton() && !interaction.isStringSelectMenu() && !interaction.isModalSubmit()) return;
    const read = readButtonId(interaction.customId);
    const handler = read && pressHandlers[read.kind];
    if (handler && 'button' in handler && interaction.isButton())
      return handler.button(interaction, read.argument, parts, read.origin);
    if (handler && 'menu' in handler && interaction.isStringSelectMenu())
      return handler.menu(interaction, read.argument, parts);
    if (handler && 'form' in handler && interaction.isModalSubmit())
      return handler.form(interaction, read.argument, parts);
    await interaction.reply(unknown);
  };
}

/** A menu's line does what its button would. */
async function pressChosen(
  interaction: StringSelectMenuInteraction,
  _argument: string,
  parts: CommandParts,
): Promise<void> {
  const read = readButtonId(interaction.values[0] ?? '');
  const handler = read && pressHandlers[read.kind];
  if (handler && 'button' in handler) return handler.button(interaction, read.argument, parts, read.origin);
  await interaction.reply(unknown);
}
