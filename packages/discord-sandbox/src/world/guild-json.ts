/** Guild, channels, roles, members and scheduled events as Discord's API writes them. */
import { ChannelFlags, PermissionFlagsBits, type ThreadChannelType } from 'discord-api-types/v10';
import { everyoneOf, guildIdOf } from './foreign.ts';
import { omit, omitEmpty } from './omit.ts';
import { canSee } from './permissions.ts';
import type { Channel, ForeignGuild, Member, Role, ScheduledEvent } from './things.ts';
import { userJson } from './user-json.ts';
import { isDm, type World } from './world.ts';

type Json = Record<string, unknown>;

export function roleJson(role: Role): Json {
  const { primary, ...rest } = { primary: role.color, ...role };
  return {
    id: rest.id,
    name: rest.name,
    color: rest.color,
    colors: { primary_color: primary, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: rest.position,
    permissions: rest.permissions.toString(),
    managed: rest.managedBy !== undefined,
    mentionable: rest.mentionable,
    flags: 0,
    ...(rest.managedBy ? { tags: { bot_id: rest.managedBy } } : {}),
  };
}

/** A member without its user, as messages carry it. */
export function partialMemberJson(member: Member): Json {
  return {
    roles: member.roleIds,
    nick: member.nick,
    avatar: null,
    banner: null,
    joined_at: new Date(member.joinedAtMs).toISOString(),
    premium_since: null,
    communication_disabled_until:
      member.timedOutUntilMs === undefined ? null : new Date(member.timedOutUntilMs).toISOString(),
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function memberJson(world: World, member: Member): Json {
  const user = world.users.get(member.userId);
  return { ...partialMemberJson(member), ...(user ? { user: userJson(user) } : {}) };
}

export function channelJson(world: World, channel: Channel): Json {
  if (channel.thread) return threadJson(world, channel);
  const lastPin = channel.lastPinAtMs === null ? null : new Date(channel.lastPinAtMs).toISOString();
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: channel.lastMessageId };
  if (isDm(channel)) {
    const person = world.users.get(channel.recipientId ?? '');
    const dm = { ...common, last_pin_timestamp: lastPin, recipients: person ? [userJson(person)] : [] };
    return omit(world, dm, optional);
  }
  const inGuild = {
    ...common,
    guild_id: guildIdOf(world, channel),
    name: channel.name,
    topic: channel.topic,
    position: channel.position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_pin_timestamp: lastPin,
    permission_overwrites: channel.overwrites.map(({ id, kind, allow, deny }) => ({
      id,
      type: kind === 'role' ? 0 : 1,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  };
  return omitEmpty(world, omit(world, inGuild, optional), ['topic', 'parent_id', 'permission_overwrites']);
}

/**
 * A channel as a bot is told it over the gateway: of one that it cannot see only that it is there (resources/channel,
 * "Obfuscated Channels").
 */
export function toldChannelJson(world: World, channel: Channel): Json {
  const json = channelJson(world, channel);
  if (canSee(world, world.application.botId, channel)) return json;
  const { id, type, guild_id: guildId, position } = json;
  const hidden = { id: guildId, type: 0, allow: '0', deny: PermissionFlagsBits.ViewChannel.toString() };
  return {
    ...{ id, type, guild_id: guildId, position, parent_id: null, name: '___hidden___', topic: null },
    ...{ last_message_id: null, flags: ChannelFlags.ChannelObfuscated, permission_overwrites: [hidden] },
  };
}

/** Discord docs, "Channel Object": marked with a question mark, and rebuilt by nobody. */
const optional = ['last_message_id', 'last_pin_timestamp', 'flags', 'nsfw', 'rate_limit_per_user'];

export function threadJson(world: World, channel: Channel) {
  const { thread } = channel;
  if (!thread) throw new Error(`Channel ${channel.id} is no thread.`);
  const isMember = thread.memberIds.has(world.application.botId);
  const json = {
    id: channel.id,
    type: channel.type as ThreadChannelType,
    guild_id: world.guild.id,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    name: channel.name,
    last_message_id: channel.lastMessageId,
    message_count: channel.messages.size,
    total_message_sent: channel.messages.size,
    member_count: Math.min(50, thread.memberIds.size),
    rate_limit_per_user: 0,
    flags: 0,
    applied_tags: [],
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: new Date(thread.archiveChangedAtMs).toISOString(),
      create_timestamp: new Date(thread.createdAtMs).toISOString(),
    },
    ...(isMember ? { member: threadMemberJson(channel, world.application.botId) } : {}),
  };
  return omit(world, json, [...optional, 'message_count', 'total_message_sent', 'member_count', 'applied_tags']);
}

export function threadMemberJson(channel: Channel, userId: string) {
  const joinedAtMs = channel.thread?.createdAtMs ?? 0;
  return { id: channel.id, user_id: userId, join_timestamp: new Date(joinedAtMs).toISOString(), flags: 0 };
}

export function scheduledEventJson(world: World, event: ScheduledEvent): Json {
  return {
    id: event.id,
    guild_id: world.guild.id,
    channel_id: event.channelId,
    creator_id: event.creatorId,
    name: event.name,
    description: event.description,
    image: null,
    scheduled_start_time: event.startsAt,
    scheduled_end_time: event.endsAt,
    privacy_level: 2,
    status: event.status,
    entity_type: event.entityType,
    entity_id: null,
    entity_metadata: event.location === null ? null : { location: event.location },
    recurrence_rule: event.recurrenceRule ?? null,
    user_count: 0,
    guild_scheduled_event_exceptions: [],
  };
}

/** The server of other people; it has no roles but the one for everyone. */
export function foreignGuildJson(world: World, { id, name }: ForeignGuild): Json {
  return { ...guildJson(world), id, name, roles: everyoneOf(world, id).map(roleJson) };
}

export function guildJson(world: World): Json {
  return {
    id: world.guild.id,
    name: world.guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: world.guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...world.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    max_members: 500_000,
    max_presences: null,
    incidents_data: null,
  };
}
