/** Names of servers and services while a person types. */
import type { AutocompleteInteraction } from 'discord.js';
import type { QuestionService } from '../../answers/question-service.ts';
import { limits } from './limits.ts';
import { shorten } from './markup.ts';

export async function completeNames(
  interaction: AutocompleteInteraction,
  { questionService }: { questionService: QuestionService },
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, limits.choiceNameLength);
  const names = questionService.complete(typed, limits.choices).map((name) => shorten(name, limits.choiceNameLength));
  await interaction.respond(names.map((name) => ({ name, value: name })));
}
