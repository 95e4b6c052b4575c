/** Which permissions the bot lacks in the channels the registry names, one line each with where to switch it on. */
import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Registry } from '../../domain/registry.ts';
import { neededPermissions } from './invite-link.ts';

const alwaysNeeded = new Set(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory']);

export function missingPermissions(client: Client<true>, { discord }: Registry): string[] {
  const named = [
    ...discord.channels.keys(),
    discord.alertsChannelId,
    discord.announcementsChannelId,
    discord.registryChannelId,
    discord.digestChannelId,
  ];
  return [...new Set(named.filter((id) => id !== undefined))].flatMap((id) => missingIn(client, id));
}

function missingIn(client: Client<true>, channelId: string): string[] {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) {
    return [
      `I can't see channel ${channelId}, which the registry names: invite me to its server, allow me View Channel there, or correct the registry.`,
    ];
  }
  const me = channel.guild.members.me;
  const held = me ? channel.permissionsFor(me) : undefined;
  return neededPermissions
    .filter(({ name }) => alwaysNeeded.has(name) && held?.has(PermissionFlagsBits[name]) !== true)
    .map(
      ({ words, why }) =>
        `In #${channel.name} I lack the permission "${words}" (${why}): Edit Channel, Permissions, add the Herald role, switch it on.`,
    );
}
