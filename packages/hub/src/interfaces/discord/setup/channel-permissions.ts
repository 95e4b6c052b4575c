/** Which permissions the bot lacks in a channel, worked out over REST as Discord itself does. Source: Discord's documentation, Permissions. */
import { ChannelType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { neededInVoice, neededPermissions } from '../invite-link.ts';
import { isOfVoice } from '../may-write.ts';
import { askDiscord } from './discord-application.ts';

export type ChannelReading =
  | { kind: 'channel'; name: string; missing: readonly string[] }
  | { kind: 'unseen' }
  | { kind: 'unreachable'; reason: string };

const Bits = Type.String({ pattern: '^\\d{1,20}$' });
const Channel = Type.Object({
  guild_id: Type.String(),
  name: Type.String(),
  type: Type.Optional(Type.Integer()),
  permission_overwrites: Type.Optional(Type.Array(Type.Object({ id: Type.String(), allow: Bits, deny: Bits }))),
});
const Guild = Type.Object({
  owner_id: Type.String(),
  roles: Type.Array(Type.Object({ id: Type.String(), permissions: Bits })),
});
const Member = Type.Object({ roles: Type.Array(Type.String()) });

type Asking = { apiUrl: string; token: string; signal: AbortSignal };

/** `botId` is the bot's user id. Never rejects. */
export async function readChannel(channelId: string, botId: string, asking: Asking): Promise<ChannelReading> {
  const channel = await askDiscord({ ...asking, path: `/channels/${channelId}` });
  if (channel.kind === 'refused') return { kind: 'unseen' };
  if (channel.kind === 'unreachable') return channel;
  if (!Value.Check(Channel, channel.body)) return { kind: 'unseen' };
  const {
    guild_id: guildId,
    name,
    type = ChannelType.GuildText,
    permission_overwrites: overwrites = [],
  } = channel.body;
  const [guild, member] = await Promise.all([
    askDiscord({ ...asking, path: `/guilds/${guildId}` }),
    askDiscord({ ...asking, path: `/guilds/${guildId}/members/${botId}` }),
  ]);
  if (guild.kind !== 'answer' || member.kind !== 'answer') return { kind: 'unseen' };
  if (!Value.Check(Guild, guild.body) || !Value.Check(Member, member.body)) return { kind: 'unseen' };
  const roleIds = new Set([guildId, ...member.body.roles]);
  const base = guild.body.roles
    .filter(({ id }) => roleIds.has(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  const isAdministrator = guild.body.owner_id === botId || (base & PermissionFlagsBits.Administrator) !== 0n;
  const held = isAdministrator
    ? PermissionsBitField.All
    : withOverwrites(base, overwrites, { guildId, roleIds, botId });
  const all = isOfVoice({ type }) ? [...neededPermissions, neededInVoice] : neededPermissions;
  const missing = all.filter((needed) => (held & PermissionFlagsBits[needed.name]) === 0n);
  return { kind: 'channel', name, missing: missing.map(({ words }) => words) };
}

type Overwrite = { id: string; allow: string; deny: string };

/** First @everyone's, then all roles' together, then the member's own. */
function withOverwrites(
  base: bigint,
  overwrites: readonly Overwrite[],
  { guildId, roleIds, botId }: { guildId: string; roleIds: ReadonlySet<string>; botId: string },
): bigint {
  const steps = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id }) => id !== guildId && roleIds.has(id)),
    overwrites.filter(({ id }) => id === botId),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}

const Guilds = Type.Array(Type.Object({ id: Type.String() }));
const Roles = Type.Array(
  Type.Object({ id: Type.String(), name: Type.String(), permissions: Bits, mentionable: Type.Boolean() }),
);

export type SilentRole = { kind: 'unknown'; id: string } | { kind: 'not-mentionable'; id: string; name: string };

/** Of these roles, those that are not there, and those that are told nothing when the bot mentions them. Nothing where Discord says too little to tell. */
export async function readSilentRoles(
  roleIds: readonly string[],
  { guildId, botId, ...asking }: Asking & { guildId: string | undefined; botId: string },
): Promise<SilentRole[]> {
  const served = guildId ?? (await onlyGuild(asking));
  if (served === undefined || roleIds.length === 0) return [];
  const [roles, member] = await Promise.all([
    askDiscord({ ...asking, path: `/guilds/${served}/roles` }),
    askDiscord({ ...asking, path: `/guilds/${served}/members/${botId}` }),
  ]);
  if (roles.kind !== 'answer' || !Value.Check(Roles, roles.body)) return [];
  const all = roles.body;
  const own = member.kind === 'answer' && Value.Check(Member, member.body) ? member.body.roles : [];
  const held = all.filter(({ id }) => id === served || own.includes(id));
  const mentionsAll = PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.Administrator;
  const mayMentionAll = held.some(({ permissions }) => (BigInt(permissions) & mentionsAll) !== 0n);
  return roleIds.flatMap((id): SilentRole[] => {
    const role = all.find((one) => one.id === id);
    if (!role) return [{ kind: 'unknown', id }];
    return role.mentionable || mayMentionAll ? [] : [{ kind: 'not-mentionable', id, name: role.name }];
  });
}

async function onlyGuild(asking: Asking): Promise<string | undefined> {
  const found = await askDiscord({ ...asking, path: '/users/@me/guilds' });
  if (found.kind !== 'answer' || !Value.Check(Guilds, found.body)) return undefined;
  return found.body.length === 1 ? found.body[0]?.id : undefined;
}
