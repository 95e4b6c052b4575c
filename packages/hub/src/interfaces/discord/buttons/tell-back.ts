/** "Tell me when it's back": one press, and whoever pressed is told once, in the same place. */
import { MessageFlags } from 'discord.js';
import { type Wished, wishForReturn } from '../../chat/wish-for-return.ts';
import type { PressHandlers } from '../commands/command.ts';
import { escapeMarkup } from '../markup.ts';

export const tellBackPresses: PressHandlers = {
  'tell-back': {
    async button(interaction, asked, parts) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const { guildId, channelId, message, user } = interaction;
      const place = guildId === null ? undefined : { channelId, messageId: message.id };
      const { kind, name } = await wishForReturn(asked, { personId: user.id, place }, parts);
      await interaction.editReply({ content: words[kind](escapeMarkup(name)) });
    },
  },
};

const words: Readonly<Record<Wished['kind'], (shown: string) => string>> = {
  unknown: (shown) => `I no longer know ${shown}, so there is nothing to tell.`,
  'is-up': (shown) => `${shown} is back up already.`,
  kept: (shown) => `Done. I'll tell you here once ${shown} is back up.`,
};
