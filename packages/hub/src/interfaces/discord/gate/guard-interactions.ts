/** No command, button, menu, form or completion gets further than here without having passed the gate. */
import type { Clock } from '@herald/protocol/clock';
import { GuildMember, type Interaction, MessageFlags } from 'discord.js';
import { createPatience, type Patience } from '../patience.ts';
import { roleIdsOf } from '../who-is-it.ts';
import type { AtTheDoor, Gate } from './create-gate.ts';
import { timeoutOf } from './membership.ts';
import { placeOf } from './place-of.ts';

/** Whoever uses a command is told something within 3 seconds: so long for all that is asked at the gate, and a second for telling. */
const limitMs = 2_000;

export function guardInteractions(
  gate: Gate,
  answer: (interaction: Interaction) => Promise<void>,
  clock: Clock,
): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    const admission = await gate.admit(await somebodyAt(interaction, createPatience(limitMs, clock)));
    if (admission.kind === 'in') {
      // In a direct message nothing says who it is in the server; the gate has asked.
      if (interaction.guildId === null && admission.member) Reflect.set(interaction, 'member', admission.member);
      return answer(interaction);
    }
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.isRepliable())
      await interaction.reply({ content: admission.words, flags: MessageFlags.Ephemeral });
  };
}

async function somebodyAt(interaction: Interaction, patience: Patience): Promise<AtTheDoor> {
  const { user, guildId, member } = interaction;
  const isAsking = interaction.isCommand() || interaction.isAutocomplete();
  return {
    door: isAsking ? 'ask' : 'press',
    personId: user.id,
    guildId,
    patience,
    ...(await placeOf(interaction, patience)),
    ...(member ? { roleIds: roleIdsOf({ member }) } : {}),
    ...(member instanceof GuildMember ? timeoutOf(member) : {}),
  };
}
