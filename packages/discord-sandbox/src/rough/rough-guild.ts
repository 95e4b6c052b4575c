/** The guild of a rough day: what anybody may stands in the channels and not in the roles, and no role is there to be mentioned. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { botRoleId } from '../world/lay-out-guild.ts';
import { everyonePermissions } from '../world/permissions.ts';
import type { WorldParts } from '../world/world.ts';
import type { Draw } from './rough-day.ts';

/** What concerns the server and no channel of it. */
const ofServer = P.CreateEvents | P.ManageEvents;

/** Changes it in place. Who sees what stays as it was. */
export function roughenGuild({ guild, roles, channels }: WorldParts, draw: Draw): void {
  const everyone = roles.get(guild.id);
  const bot = roles.get(botRoleId);
  if (!everyone || !bot) return;
  const held = bot.permissions & ~ofServer;
  everyone.permissions = P.UseApplicationCommands;
  bot.permissions &= ofServer;
  for (const role of roles.values()) role.mentionable = false;
  for (const channel of channels.values()) {
    channel.overwrites.push(
      { id: guild.id, kind: 'role', allow: everyonePermissions, deny: 0n },
      // Without it nobody would be told: the roles are not to be mentioned by everyone.
      { id: bot.id, kind: 'role', allow: held | P.MentionEveryone, deny: 0n },
    );
    if (channel.type === ChannelType.GuildText && draw() < 0.3) channel.type = ChannelType.GuildAnnouncement;
  }
}
