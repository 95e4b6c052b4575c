/** What one person sees of the world: the page and `/sandbox/state` are made of it. */
import type { APIMessage } from 'discord-api-types/v10';
import { commandsFor } from '../people/find.ts';
import { channelJson } from '../world/guild-json.ts';
import { messageJson } from '../world/message-json.ts';
import { canSee } from '../world/permissions.ts';
import type { Channel, Message } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';
import type { WorldEvent } from '../world/world-event.ts';

/** A message, whether only this person sees it, and their own reactions. */
export type SeenMessage = APIMessage & { only_you?: true; my_reactions?: string[] };

export type ViewEvent =
  | { kind: 'message'; change: 'create' | 'update'; message: SeenMessage }
  | { kind: 'message-gone'; id: string; channelId: string }
  | { kind: 'typing'; channelId: string; userId: string }
  | { kind: 'channels' }
  | { kind: 'commands' }
  | { kind: 'bot'; online: boolean; status: string }
  | { kind: 'interaction'; id: string; state: string; sourceMessageId: string | null };

const newestMessages = 200;

export function stateFor(world: World, personId: string) {
  const channels = [...world.channels.values()].filter((channel) => isVisible(world, personId, channel));
  return {
    guild: { id: world.guild.id, name: world.guild.name },
    botId: world.application.botId,
    botOnline: world.botOnline,
    botStatus: world.botStatus,
    me: personId,
    users: [...world.users.values()].map(({ id, displayName, bot }) => ({
      id,
      name: displayName,
      bot,
      color: colorOf(world, id),
      roles: rolesOf(world, id),
    })),
    roles: [...world.roles.values()].map(({ id, name, color }) => ({ id, name, color })),
    channels: channels.map((channel) => ({ ...channelJson(world, channel), recipient: channel.recipientId ?? null })),
    commands: commandsByChannel(world, personId, channels),
  };
}

/** The newest messages of a channel that this person sees, oldest first. */
export function messagesFor(world: World, personId: string, channel: Channel, origin: string): SeenMessage[] {
  if (!isVisible(world, personId, channel)) return [];
  const seen = [...channel.messages.values()].filter(
    (message) => !message.ephemeralFor || message.ephemeralFor === personId,
  );
  return seen.slice(-newestMessages).map((message) => seenMessage(world, personId, message, origin));
}

/** What of an event concerns this person, or undefined. */
export function viewEvent(world: World, personId: string, event: WorldEvent, origin: string): ViewEvent | undefined {
  switch (event.kind) {
    case 'message': {
      const { message, change } = event;
      if (!sees(world, personId, message)) return undefined;
      if (change === 'delete') return { kind: 'message-gone', id: message.id, channelId: message.channelId };
      return { kind: 'message', change, message: seenMessage(world, personId, message, origin) };
    }
    case 'reaction':
      if (!sees(world, personId, event.message)) return undefined;
      return { kind: 'message', change: 'update', message: seenMessage(world, personId, event.message, origin) };
    case 'typing': {
      const channel = world.channels.get(event.channelId);
      if (!channel || event.userId === personId || !isVisible(world, personId, channel)) return undefined;
      return { kind: 'typing', channelId: event.channelId, userId: event.userId };
    }
    case 'messages-gone':
    case 'channel':
    case 'member':
    case 'role':
    case 'thread-members':
      return { kind: 'channels' };
    case 'commands':
      return { kind: 'commands' };
    case 'bot-presence':
    case 'bot-status':
      return { kind: 'bot', online: world.botOnline, status: world.botStatus };
    case 'interaction-state': {
      const { id, personId: actorId, state, sourceMessageId = null } = event.interaction;
      return actorId === personId ? { kind: 'interaction', id, state, sourceMessageId } : undefined;
    }
    case 'bot-membership':
    case 'foreign-guild':
    case 'interaction':
    case 'pins':
    case 'scheduled-event':
    case 'violation':
    case 'request':
      return undefined;
    default:
      return event satisfies never;
  }
}

function seenMessage(world: World, personId: string, message: Message, origin: string): SeenMessage {
  const json = messageJson(world, message, origin);
  const mine = [...message.reactions].filter(([, users]) => users.has(personId)).map(([emoji]) => emoji);
  return {
    ...json,
    ...(message.ephemeralFor ? { only_you: true as const } : {}),
    ...(mine.length > 0 ? { my_reactions: mine } : {}),
  };
}

function sees(world: World, personId: string, message: Message): boolean {
  const channel = world.channels.get(message.channelId);
  if (message.ephemeralFor && message.ephemeralFor !== personId) return false;
  return channel !== undefined && isVisible(world, personId, channel);
}

function isVisible(world: World, personId: string, channel: Channel): boolean {
  return isDm(channel) ? channel.recipientId === personId : canSee(world, personId, channel);
}

/** The colour of the highest role that has one, as Discord paints names. */
function colorOf(world: World, userId: string): number {
  const roles = rolesOf(world, userId).map((id) => world.roles.get(id));
  const colored = roles.filter((role) => role !== undefined && role.color !== 0);
  return colored.toSorted((a, b) => (b?.position ?? 0) - (a?.position ?? 0))[0]?.color ?? 0;
}

function rolesOf(world: World, userId: string): string[] {
  return world.members.get(userId)?.roleIds ?? [];
}

/** One list for guild channels and one for the person's direct messages: they differ in what is offered. */
function commandsByChannel(world: World, personId: string, channels: Channel[]) {
  const guildChannel = channels.find((channel) => !isDm(channel));
  const dm = channels.find(isDm);
  return {
    guild: guildChannel ? commandsFor(world, personId, guildChannel) : [],
    dm: dm ? commandsFor(world, personId, dm) : [],
  };
}
