/** Which events a bot's intents bring it, and how much of a message they let it read (topics/gateway). */
import { GatewayIntentBits as I } from 'discord-api-types/v10';
import { isMeantForBot } from '../rest/server.ts';
import { guildIdOf, memberIn } from '../world/foreign.ts';
import {
  channelJson,
  foreignGuildJson,
  guildJson,
  memberJson,
  partialMemberJson,
  roleJson,
  scheduledEventJson,
  threadJson,
  threadMemberJson,
  toldChannelJson,
} from '../world/guild-json.ts';
import { messageJson, withoutContent } from '../world/message-json.ts';
import { omit, omitFromMessage } from '../world/omit.ts';
import { canSee } from '../world/permissions.ts';
import type { Channel, ForeignGuild, Message } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';
import type { Change, WorldEvent } from '../world/world-event.ts';
import { foreignGuildsOfBot } from './ready.ts';
import type { Dispatch } from './session.ts';

const suffix: Record<Change, string> = { create: 'CREATE', update: 'UPDATE', delete: 'DELETE' };

/** The dispatches that one event makes for a session with these intents; usually one or none. */
export function dispatchesFor(
  world: World,
  event: WorldEvent,
  { intents, origin }: { intents: number; origin: string },
): Dispatch[] {
  const { botId } = world.application;
  const guildId = world.guild.id;
  const has = (intent: number) => (intents & intent) !== 0;
  switch (event.kind) {
    case 'message': {
      const { message, change } = event;
      const channel = world.channels.get(message.channelId);
      if (!channel || message.ephemeralFor || !reaches(channel, I.GuildMessages, I.DirectMessages)) return [];
      if (change === 'delete') {
        const place = { channel_id: channel.id, ...inGuild(channel) };
        // Whoever is banned loses all that they wrote lately, which may be one message.
        if (!isDm(channel) && world.happens(0.3))
          return [{ t: 'MESSAGE_DELETE_BULK', d: { ids: [message.id], ...place } }];
        return [{ t: 'MESSAGE_DELETE', d: { id: message.id, ...place } }];
      }
      return [
        {
          t: `MESSAGE_${suffix[change]}`,
          d: messageDispatch(world, message, channel, { origin, full: has(I.MessageContent) }),
        },
      ];
    }
    case 'messages-gone': {
      const { channel, messageIds } = event;
      if (messageIds.length === 0) return [];
      if (!reaches(channel, I.GuildMessages, I.DirectMessages)) return [];
      return [{ t: 'MESSAGE_DELETE_BULK', d: { ids: messageIds, channel_id: channel.id, ...inGuild(channel) } }];
    }
    case 'reaction': {
      const { message, userId, emoji, change } = event;
      const channel = world.channels.get(message.channelId);
      if (!channel || !reaches(channel, I.GuildMessageReactions, I.DirectMessageReactions)) return [];
      const member = world.members.get(userId);
      const d = {
        user_id: userId,
        channel_id: channel.id,
        message_id: message.id,
        ...(world.omits() ? {} : { message_author_id: message.authorId }),
        emoji: { id: null, name: emoji },
        burst: false,
        type: 0,
        ...inGuild(channel),
        ...(change === 'add' && member && !isDm(channel) ? { member: memberJson(world, member) } : {}),
      };
      return [{ t: change === 'add' ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', d }];
    }
    case 'typing': {
      const channel = world.channels.get(event.channelId);
      if (!channel || event.userId === botId || !reaches(channel, I.GuildMessageTyping, I.DirectMessageTyping))
        return [];
      const member = world.members.get(event.userId);
      const d = {
        channel_id: channel.id,
        user_id: event.userId,
        timestamp: Math.floor(world.clock.now() / 1000),
        ...inGuild(channel),
      };
      return [
        { t: 'TYPING_START', d: { ...d, ...(member && !isDm(channel) ? { member: memberJson(world, member) } : {}) } },
      ];
    }
    case 'channel': {
      const { channel, change } = event;
      // Discord tells bots of no new DM channel; its first message does.
      if (isDm(channel) || !has(I.Guilds)) return [];
      if (change !== 'delete' && channel.thread && !canSee(world, botId, channel)) return [];
      const t = `${channel.thread ? 'THREAD' : 'CHANNEL'}_${suffix[change]}`;
      if (channel.thread && change === 'delete') {
        return [
          { t, d: { id: channel.id, guild_id: guildId, parent_id: channel.thread.parentId, type: channel.type } },
        ];
      }
      const isNew = channel.thread && change === 'create' ? { newly_created: true } : {};
      return [
        { t, d: { ...(channel.thread ? threadJson(world, channel) : toldChannelJson(world, channel)), ...isNew } },
      ];
    }
    case 'thread-members': {
      const { channel, addedId, removedId } = event;
      if (!has(I.Guilds) || !canSee(world, botId, channel)) return [];
      // Without the members intent a bot is told of itself only.
      if (!has(I.GuildMembers) && addedId !== botId && removedId !== botId) return [];
      const d = {
        id: channel.id,
        guild_id: guildId,
        member_count: channel.thread?.memberIds.size ?? 0,
        ...(addedId ? { added_members: [threadMemberJson(channel, addedId)] } : {}),
        ...(removedId ? { removed_member_ids: [removedId] } : {}),
      };
      return [{ t: 'THREAD_MEMBERS_UPDATE', d }];
    }
    case 'pins': {
      const { channel } = event;
      if (!reaches(channel, I.Guilds, I.DirectMessages)) return [];
      const lastPin = channel.lastPinAtMs === null ? null : new Date(channel.lastPinAtMs).toISOString();
      return [
        { t: 'CHANNEL_PINS_UPDATE', d: { channel_id: channel.id, last_pin_timestamp: lastPin, ...inGuild(channel) } },
      ];
    }
    case 'scheduled-event':
      if (!has(I.GuildScheduledEvents)) return [];
      return [{ t: `GUILD_SCHEDULED_EVENT_${suffix[event.change]}`, d: scheduledEventJson(world, event.event) }];
    case 'role':
      if (!has(I.Guilds)) return [];
      if (event.change === 'delete')
        return [{ t: 'GUILD_ROLE_DELETE', d: { guild_id: guildId, role_id: event.role.id } }];
      return [{ t: `GUILD_ROLE_${suffix[event.change]}`, d: { guild_id: guildId, role: roleJson(event.role) } }];
    case 'foreign-guild':
      return has(I.Guilds) && event.guild.hasBot ? [foreignGuildCreate(world, event.guild)] : [];
    case 'bot-membership':
      if (!has(I.Guilds)) return [];
      if (event.here) return [guildCreate(world, intents)];
      return [{ t: 'GUILD_DELETE', d: { id: guildId, ...(event.why === 'outage' ? { unavailable: true } : {}) } }];
    case 'member': {
      const { member, change } = event;
      if (!has(I.GuildMembers) && member.userId !== botId) return [];
      const t = { create: 'GUILD_MEMBER_ADD', update: 'GUILD_MEMBER_UPDATE', delete: 'GUILD_MEMBER_REMOVE' }[change];
      return [{ t, d: { guild_id: guildId, ...memberJson(world, member) } }];
    }
    default:
      return [];
  }

  function reaches(channel: Channel, guildIntent: number, dmIntent: number): boolean {
    return isDm(channel) ? has(dmIntent) : has(guildIntent) && canSee(world, botId, channel);
  }

  function inGuild(channel: Channel): { guild_id?: string } {
    return isDm(channel) ? {} : { guild_id: guildIdOf(world, channel) };
  }
}

/** One for each server that the bot is in. */
export function guildCreates(world: World, intents: number): Dispatch[] {
  const own = world.members.has(world.application.botId) ? [guildCreate(world, intents)] : [];
  return [...own, ...foreignGuildsOfBot(world).map((guild) => foreignGuildCreate(world, guild))];
}

function foreignGuildCreate(world: World, guild: ForeignGuild): Dispatch {
  const channel = world.channels.get(guild.channelId);
  const own = world.members.get(world.application.botId);
  const bot = own && { ...memberJson(world, own), roles: [] };
  return {
    t: 'GUILD_CREATE',
    d: {
      ...guildCreate(world, 0).d,
      ...foreignGuildJson(world, guild),
      members: bot ? [bot] : [],
      channels: channel ? [channelJson(world, channel)] : [],
      threads: [],
      guild_scheduled_events: [],
    },
  };
}

/** GUILD_CREATE: without the presence intent Discord lists only the bot among the members. */
function guildCreate(world: World, intents: number): { t: string; d: object } {
  const { botId } = world.application;
  const seesAll = (intents & I.GuildPresences) !== 0;
  const own = [...world.channels.values()].filter((channel) => !isDm(channel) && channel.foreignGuildId === undefined);
  const members = [...world.members.values()].filter(({ userId }) => seesAll || userId === botId);
  return {
    t: 'GUILD_CREATE',
    d: {
      ...guildJson(world),
      joined_at: new Date(world.members.get(botId)?.joinedAtMs ?? 0).toISOString(),
      large: false,
      unavailable: false,
      member_count: world.members.size,
      members: members.map((member) => memberJson(world, member)),
      channels: own.filter((channel) => !channel.thread).map((channel) => toldChannelJson(world, channel)),
      threads: own
        .filter((channel) => channel.thread && !channel.thread.archived && canSee(world, botId, channel))
        .map((channel) => threadJson(world, channel)),
      presences: [],
      voice_states: [],
      stage_instances: [],
      soundboard_sounds: [],
      guild_scheduled_events: [...world.events.values()].map((event) => scheduledEventJson(world, event)),
    },
  };
}

function messageDispatch(
  world: World,
  message: Message,
  channel: Channel,
  { origin, full }: { origin: string; full: boolean },
): object {
  const json = omitFromMessage(world, messageJson(world, message, origin));
  const shown = full || isMeantForBot(world, message) ? json : withoutContent(json);
  const target =
    message.reference && world.channels.get(message.reference.channelId)?.messages.get(message.reference.messageId);
  if (shown.referenced_message && target && !full && !isMeantForBot(world, target)) {
    shown.referenced_message = withoutContent(shown.referenced_message);
  }
  const member = memberIn(world, channel, message.authorId);
  const told = {
    ...shown,
    channel_type: channel.type,
    ...(isDm(channel) ? {} : { guild_id: guildIdOf(world, channel) }),
    ...(member && !isDm(channel) ? { member: partialMemberJson(member) } : {}),
    mentions: shown.mentions.map((user) => {
      const mentioned = memberIn(world, channel, user.id);
      return mentioned && !isDm(channel)
        ? omit(world, { ...user, member: partialMemberJson(mentioned) }, ['member'])
        : user;
    }),
  };
  return omit(world, told, ['member', 'channel_type']);
}
