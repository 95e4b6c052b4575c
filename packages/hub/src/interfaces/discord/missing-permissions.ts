/** Which permissions the bot lacks in the channels the registry names, one line each with where to switch it on. */
import { type Client, type Guild, PermissionFlagsBits } from 'discord.js';
import type { Registry } from '../../domain/registry.ts';
import { neededInVoice, neededPermissions } from './invite-link.ts';
import { isOfVoice } from './may-write.ts';

const alwaysNeeded = new Set(['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory']);

export function missingPermissions(client: Client<true>, registry: Registry): string[] {
  const { discord } = registry;
  const named = [
    ...discord.channels.keys(),
    discord.alertsChannelId,
    discord.announcementsChannelId,
    discord.registryChannelId,
    discord.digestChannelId,
  ];
  return [...new Set(named.filter((id) => id !== undefined))]
    .flatMap((id) => missingIn(client, id))
    .concat(silentRoles(client, registry));
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
  const needed = neededPermissions.filter(({ name }) => alwaysNeeded.has(name));
  return (isOfVoice(channel) ? [...needed, neededInVoice] : needed)
    .filter(({ name }) => held?.has(PermissionFlagsBits[name]) !== true)
    .map(
      ({ words, why }) =>
        `In #${channel.name} I lack the permission "${words}" (${why}): Edit Channel, Permissions, add the Herald role, switch it on.`,
    );
}

/** An escalation names a role; Discord tells its members only where anyone may mention it, or the bot may mention all. */
function silentRoles(client: Client<true>, registry: Registry): string[] {
  const { services } = registry;
  const roleIds = [...services.values()].map(({ owner }) => owner?.role).filter((id) => id !== undefined);
  return [...new Set(roleIds)].flatMap((id) => {
    const role = client.guilds.cache.map(({ roles }) => roles.cache.get(id)).find((found) => found !== undefined);
    if (!role) return [`There is no role ${id}, which the registry names as an owner: correct the registry.`];
    if (role.mentionable || mayMentionAll(client, registry, role.guild)) return [];
    return [
      `Nobody is told when I mention @${role.name}: Server Settings, Roles, ${role.name}, switch on "Allow anyone to @mention this role".`,
    ];
  });
}

/** In the whole server, or in every channel where questions are put to engineers. */
function mayMentionAll(client: Client<true>, { discord }: Registry, { members: { me } }: Guild): boolean {
  if (!me) return false;
  if (me.permissions.has(PermissionFlagsBits.MentionEveryone)) return true;
  const asking = [...discord.channels.values()].filter(({ isAskEngineering }) => isAskEngineering);
  const isAllowedIn = (channelId: string) => {
    const channel = client.channels.cache.get(channelId);
    return channel && !channel.isDMBased() && channel.permissionsFor(me).has(PermissionFlagsBits.MentionEveryone);
  };
  return asking.length > 0 && asking.every(({ channelId }) => isAllowedIn(channelId));
}
