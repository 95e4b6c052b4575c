/** Options that several commands have. */
import { ApplicationCommandOptionType } from 'discord.js';

export function nameOption(description: string, required: boolean) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name: 'name',
    description,
    required,
    autocomplete: true,
    max_length: 100,
  };
}
