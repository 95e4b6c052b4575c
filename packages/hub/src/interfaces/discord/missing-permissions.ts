/** Which permissions the bot lacks in the channels the registry names, one line each with where to switch it on. */
import { type Client, type Guild, PermissionFlagsBits, type Role } from 'discord.js';
import { namedRoles, ownerRoles } from '../../domain/named-roles.ts';
import type { Registry } from '../../domain/registry.ts';
import { neededInVoice, neededPermissions } from './invite-link.ts';
import { isHidden, isOfVoice } from './may-write.ts';

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
  if (!channel || channel.isDMBased() || isHidden(channel)) {
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
  const owners = ownerRoles(registry);
  return [...namedRoles(registry)].flatMap(([id, where]) => {
    const role = roleOf(client, id);
    if (!role) return [`There is no role ${id}, which the registry names ${where}: correct the registry.`];
    if (!owners.has(id) || role.mentionable || mayMentionAll(client, registry, role.guild)) return [];
    return [
      `Nobody is told when I mention @${role.name}: Server Settings, Roles, ${role.name}, switch on "Allow anyone to @mention this role".`,
    ];
  });
}

/** Why Discord told nobody when a role was mentioned. */
export function whyToldNobody(client: Client<true>, roleId: string): string {
  return roleOf(client, roleId)
    ? 'A role was mentioned and Discord told nobody of it: Server Settings, Roles, that role, switch on "Allow anyone to @mention this role".'
    : 'A role was mentioned that the server does not have (somebody deleted it?): correct the registry, which names it.';
}

function roleOf(client: Client<true>, id: string): Role | undefined {
  return client.guilds.cache.map(({ roles }) => roles.cache.get(id)).find((found) => found !== undefined);
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
