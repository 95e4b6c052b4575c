/** "I'm on it" under an alert: an engineer takes an incident on. */
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Registry } from '../../../domain/registry.ts';
import type { Pseudonyms } from '../../../inquiries/people.ts';
import { acknowledgePrefix } from '../../../notifications/incidents/alert-card.ts';
import type { Incidents } from '../../../notifications/incidents/start-incidents.ts';
import { engineeringRoleIds } from '../where-to-answer.ts';
import { roleIdsOf } from '../who-is-it.ts';

const words = {
  acknowledged: "Thank you: I've noted that you are on it.",
  already: 'Someone is on it already.',
  unknown: 'That incident is over, or I no longer know it.',
  'not-theirs': 'Only engineers can take an incident on.',
};

/** True where the button was this one. Where the registry names no role of engineers, anybody may. `notify`: something may have been put into the outbox. */
export async function pressAcknowledge(
  interaction: ButtonInteraction,
  {
    incidents,
    pseudonyms,
    registry,
    notify,
  }: {
    incidents: Pick<Incidents, 'acknowledge'>;
    pseudonyms: Pseudonyms;
    registry(): Registry;
    notify(): void;
  },
): Promise<boolean> {
  if (!interaction.customId.startsWith(acknowledgePrefix)) return false;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const id = interaction.customId.slice(acknowledgePrefix.length);
  const engineers = engineeringRoleIds(registry());
  const isTheirs = engineers.size === 0 || roleIdsOf(interaction).some((role) => engineers.has(role));
  // Nobody is ever told who it is, so no name is kept.
  const outcome = isTheirs ? await incidents.acknowledge(id, pseudonyms.person(interaction.user.id)) : 'not-theirs';
  await interaction.editReply({ content: words[outcome] });
  notify();
  return true;
}
