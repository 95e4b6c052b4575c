/** Who may do what in which channel, by Discord's published algorithm (topics/permissions). */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Channel } from './things.ts';
import { isDm, type World } from './world.ts';

const everything = Object.values(P).reduce((all, one) => all | one, 0n);

/** Base permissions of a member in the guild: everyone's and those of each role. */
export function guildPermissions(world: World, userId: string): bigint {
  if (userId === world.guild.ownerId) return everything;
  const member = world.members.get(userId);
  if (!member) return 0n;
  let granted = world.roles.get(world.guild.id)?.permissions ?? 0n;
  for (const roleId of member.roleIds) granted |= world.roles.get(roleId)?.permissions ?? 0n;
  return granted & P.Administrator ? everything : granted;
}

/** Permissions of a member in one channel, overwrites applied. A thread follows its parent; a DM allows its two people all. */
export function channelPermissions(world: World, userId: string, channel: Channel): bigint {
  const isBot = userId === world.application.botId;
  if (channel.isPrivate) return isBot ? 0n : everything;
  if (isDm(channel)) return userId === channel.recipientId || isBot ? everything : 0n;
  const foreign = world.foreignGuilds.get(channel.foreignGuildId ?? '');
  if (foreign) return isBot && !foreign.hasBot ? 0n : everyonePermissions;
  const base = guildPermissions(world, userId);
  if (base & P.Administrator) return base;
  const home = channel.thread ? world.channels.get(channel.thread.parentId) : channel;
  if (!home) return 0n;
  const member = world.members.get(userId);
  const find = (id: string) => home.overwrites.find((one) => one.id === id);
  let granted = base;
  const everyone = find(world.guild.id);
  if (everyone) granted = (granted & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const roleId of member?.roleIds ?? []) {
    const overwrite = find(roleId);
    allow |= overwrite?.allow ?? 0n;
    deny |= overwrite?.deny ?? 0n;
  }
  granted = (granted & ~deny) | allow;
  const own = find(userId);
  if (own) granted = (granted & ~own.deny) | own.allow;
  if (isTimedOut(world, userId)) granted &= P.ViewChannel | P.ReadMessageHistory;
  if (channel.thread?.isPrivate && !channel.thread.memberIds.has(userId) && !(granted & P.ManageThreads)) return 0n;
  return implied(granted, home);
}

/** Without seeing a channel, or connecting to one of voice, nothing is allowed there; without sending, nothing that is sent. */
function implied(granted: bigint, { type }: Channel): bigint {
  const isVoice = type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
  if (!(granted & P.ViewChannel)) return 0n;
  if (isVoice && !(granted & P.Connect)) return granted & P.ViewChannel;
  return granted & P.SendMessages ? granted : granted & ~(P.MentionEveryone | P.AttachFiles | P.EmbedLinks);
}

/** What everyone may in a server as Discord makes it, of what concerns a bot. */
export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.Connect |
  P.UseApplicationCommands;

/** Owner and administrators never are (topics/permissions, "Permissions For Timed Out Members"). */
export function isTimedOut(world: World, userId: string): boolean {
  const untilMs = world.members.get(userId)?.timedOutUntilMs ?? 0;
  return untilMs > world.clock.now() && !(guildPermissions(world, userId) & P.Administrator);
}

export function canSee(world: World, userId: string, channel: Channel): boolean {
  return (channelPermissions(world, userId, channel) & P.ViewChannel) !== 0n;
}
