/** Whoever uses a command or button, as the question service knows a person, and the words as it hears them. */

import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Asker } from '../../../answers/question-service.ts';
import type { Registry } from '../../../domain/registry.ts';
import { viewerOf } from '../../chat/viewer-of.ts';
import { boundTo } from '../../chat/where-to-answer.ts';
import type { Pressed } from './command.ts';

export type AskingInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | Pressed;

export function heardCommand(text: string, interaction: AskingInteraction, registry: Registry): IncomingMessage {
  return {
    text,
    place: 'command',
    boundTo: boundTo(channelsOf(interaction), interaction.user.id, registry),
    engineersMentioned: false,
    personMentioned: false,
  };
}

export function askerOf(interaction: AskingInteraction, registry: Registry): Asker {
  const roles = interaction.member?.roles;
  const roleIds = Array.isArray(roles) ? roles : roles ? [...roles.cache.keys()] : [];
  const viewer = viewerOf(
    { roleIds, channelIds: channelsOf(interaction), isDirect: interaction.guildId === null },
    registry,
  );
  return { personId: interaction.user.id, channelId: interaction.channelId ?? interaction.user.id, viewer };
}

/** The channel, and for a thread its parent. */
export function channelsOf({ channelId, channel }: AskingInteraction): string[] {
  const parentId = channel?.isThread() ? channel.parentId : null;
  return [...(channelId ? [channelId] : []), ...(parentId ? [parentId] : [])];
}
