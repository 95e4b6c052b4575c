/** "I'm on it" under an alert: an engineer takes an incident on. */
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { acknowledgePrefix } from '../../incidents/alert-card.ts';
import type { Incidents } from '../../incidents/start-incidents.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';

const words = {
  acknowledged: "Thank you: I've noted that you are on it.",
  already: 'Someone is on it already.',
  unknown: 'That incident is over, or I no longer know it.',
};

/** True where the button was this one. `notify`: something may have been put into the outbox. */
export async function pressAcknowledge(
  interaction: ButtonInteraction,
  {
    incidents,
    pseudonyms,
    notify,
  }: { incidents: Pick<Incidents, 'acknowledge'>; pseudonyms: Pseudonyms; notify(): void },
): Promise<boolean> {
  if (!interaction.customId.startsWith(acknowledgePrefix)) return false;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const id = interaction.customId.slice(acknowledgePrefix.length);
  // Nobody is ever told who it is, so no name is kept.
  const outcome = await incidents.acknowledge(id, pseudonyms.person(interaction.user.id));
  await interaction.editReply({ content: words[outcome] });
  notify();
  return true;
}
