/** How a channel is called, for pages that every member of the server may open. */
import { type Client, PermissionFlagsBits } from 'discord.js';

/** `#status`; `a private channel` where not everybody of the server may see it; undefined where the bot does not know it. */
export function openChannelName(client: Client, id: string): string | undefined {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return channel ? 'a direct message' : undefined;
  const everybody = channel.guild.roles.everyone;
  const isOpen = channel.permissionsFor(everybody)?.has(PermissionFlagsBits.ViewChannel) ?? false;
  return isOpen ? `#${channel.name}` : 'a private channel';
}
