/** No command, button, menu, form or completion gets further than here without having passed the gate. */
import { type Interaction, InteractionContextType, MessageFlags } from 'discord.js';
import { roleIdsOf } from '../who-is-it.ts';
import type { AtTheDoor, Gate } from './create-gate.ts';

export function guardInteractions(
  gate: Gate,
  answer: (interaction: Interaction) => Promise<void>,
): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    const admission = await gate.admit(somebodyAt(interaction));
    if (admission.kind === 'in') return answer(interaction);
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.isRepliable())
      await interaction.reply({ content: admission.words, flags: MessageFlags.Ephemeral });
  };
}

function somebodyAt(interaction: Interaction): AtTheDoor {
  const { user, guildId, channelId, channel, member, context } = interaction;
  const parentId = channel?.isThread() ? channel.parentId : null;
  const isAsking = interaction.isCommand() || interaction.isAutocomplete();
  return {
    door: isAsking ? 'ask' : 'press',
    personId: user.id,
    guildId,
    isPrivateChannel: context === InteractionContextType.PrivateChannel,
    channelIds: [channelId, parentId].filter((id) => id !== null),
    ...(member ? { roleIds: roleIdsOf({ member }) } : {}),
  };
}
