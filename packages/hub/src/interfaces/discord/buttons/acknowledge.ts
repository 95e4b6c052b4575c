/** "I'm on it" under an alert: an engineer takes an incident on. */
import { MessageFlags } from 'discord.js';
import { mayTakeOn } from '../../chat/where-to-answer.ts';
import type { PressHandlers } from '../commands/command.ts';
import { engineerOf, roleIdsOf } from '../who-is-it.ts';

const words = {
  acknowledged: "Thanks: you're marked as on it. Type what you're doing in the thread of the alert.",
  already: 'Someone is on it already.',
  unknown: 'That incident is over, or I no longer know it.',
  'not-theirs': 'Only engineers can acknowledge an incident.',
};

export const acknowledgePresses: PressHandlers = {
  'incident-acknowledge': {
    async button(interaction, id, { incidents, pseudonyms, registry, notify }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const outcome = mayTakeOn(roleIdsOf(interaction), registry())
        ? await incidents.acknowledge(id, engineerOf(interaction, registry(), pseudonyms))
        : 'not-theirs';
      await interaction.editReply({ content: words[outcome] });
      notify();
    },
  },
};
