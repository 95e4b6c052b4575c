/** What else of Discord reaches the bot: servers of other people, and private channels between them. */
import { ChannelType } from 'discord-api-types/v10';
import type { Channel, ForeignGuild, Member, Role } from './things.ts';
import type { World } from './world.ts';

/** Somebody with an account who is no member of the guild. */
export function addStranger(world: World, name: string): { id: string } {
  const id = world.newId();
  world.users.set(id, { id, username: name.toLowerCase(), displayName: name, bot: false, avatar: null });
  return { id };
}

/** A server of other people with one channel, in which everybody may do what everyone may. */
export function addForeignGuild(
  world: World,
  { name, channel: channelName, hasBot }: { name: string; channel: string; hasBot: boolean },
): ForeignGuild {
  const id = world.newId();
  const channel = { ...emptyChannel(world.newId(), channelName), foreignGuildId: id };
  const guild = { id, name, hasBot, channelId: channel.id };
  world.channels.set(channel.id, channel);
  world.foreignGuilds.set(id, guild);
  world.emit({ kind: 'foreign-guild', guild });
  return guild;
}

/** A channel between people, which the bot cannot see; they use the application that one of them installed. */
export function addPrivateChannel(world: World, name: string): Channel {
  const channel = { ...emptyChannel(world.newId(), name), type: ChannelType.GroupDM, isPrivate: true as const };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Which server a channel belongs to. */
export function guildIdOf(world: World, channel: Channel): string {
  return channel.foreignGuildId ?? world.guild.id;
}

/** Whether bot and person are in one server, or the person installed the bot. Anybody may be in those of other people. */
export function meets({ members, application, userInstalls, foreignGuilds }: World, userId: string): boolean {
  const isHere = members.has(userId) && members.has(application.botId);
  return isHere || userInstalls.has(userId) || [...foreignGuilds.values()].some(({ hasBot }) => hasBot);
}

/** Whoever speaks in a foreign server is taken for a member of it, without roles. */
export function memberIn(world: World, channel: Channel, userId: string): Member | undefined {
  if (channel.foreignGuildId === undefined) return world.members.get(userId);
  return { userId, roleIds: [], nick: null, joinedAtMs: 0 };
}

/** A foreign server has the one role that every server has. */
export function everyoneOf(world: World, guildId: string): Role[] {
  const own = world.roles.get(world.guild.id);
  return own ? [{ ...own, id: guildId }] : [];
}

function emptyChannel(id: string, name: string): Channel {
  return {
    id,
    type: ChannelType.GuildText,
    name,
    topic: null,
    position: 0,
    overwrites: [],
    messages: new Map(),
    lastMessageId: null,
    lastPinAtMs: null,
  };
}
