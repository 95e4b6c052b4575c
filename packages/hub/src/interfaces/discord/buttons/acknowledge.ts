/** "I'm on it" under an alert: an engineer takes an incident on. */
import { MessageFlags } from 'discord.js';
import type { PressHandlers } from '../commands/command.ts';
import { engineeringRoleIds } from '../where-to-answer.ts';
import { roleIdsOf } from '../who-is-it.ts';

const words = {
  acknowledged: "Thanks: you're marked as on it.",
  already: 'Someone is on it already.',
  unknown: 'That incident is over, or I no longer know it.',
  'not-theirs': 'Only engineers can acknowledge an incident.',
};

/** Where the registry names no role of engineers, anybody may. */
export const acknowledgePresses: PressHandlers = {
  'incident-acknowledge': {
    async button(interaction, id, { incidents, pseudonyms, registry, notify }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const engineers = engineeringRoleIds(registry());
      const isTheirs = engineers.size === 0 || roleIdsOf(interaction).some((role) => engineers.has(role));
      // Nobody is ever told who it is, so no name is kept.
      const outcome = isTheirs ? await incidents.acknowledge(id, pseudonyms.person(interaction.user.id)) : 'not-theirs';
      await interaction.editReply({ content: words[outcome] });
      notify();
    },
  },
};
