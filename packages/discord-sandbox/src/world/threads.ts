/** Threads: opened from a message or on their own, joined, archived and opened again. */
import { ChannelType, MessageType } from 'discord-api-types/v10';
import { addMessage } from './messages.ts';
import type { Channel, Message } from './things.ts';
import type { World } from './world.ts';

export type NewThread = {
  parent: Channel;
  name: string;
  ownerId: string;
  autoArchiveMinutes?: number;
  isPrivate?: boolean;
  /** The message it hangs on: the thread then has the message's id. */
  message?: Message;
};

export function addThread(
  world: World,
  { parent, name, ownerId, autoArchiveMinutes = 1440, isPrivate = false, message }: NewThread,
): Channel {
  const nowMs = world.clock.now();
  const channel: Channel = {
    id: message?.id ?? world.newId(),
    type: typeOf(parent, isPrivate),
    name,
    topic: null,
    position: 0,
    overwrites: [],
    thread: {
      ownerId,
      parentId: parent.id,
      archived: false,
      locked: false,
      autoArchiveMinutes,
      archiveChangedAtMs: nowMs,
      createdAtMs: nowMs,
      memberIds: new Set([ownerId]),
      ...(isPrivate ? { isPrivate } : {}),
    },
    messages: new Map(),
    lastMessageId: null,
    lastPinAtMs: null,
  };
  world.channels.set(channel.id, channel);
  world.emit({ kind: 'channel', change: 'create', channel });
  if (message) {
    message.threadId = channel.id;
    message.flags |= 1 << 5;
    world.emit({ kind: 'message', change: 'update', message });
  } else if (parent.type !== ChannelType.GuildForum && !isPrivate) {
    addMessage(world, { channel: parent, authorId: ownerId, content: name, type: MessageType.ThreadCreated });
  }
  return channel;
}

function typeOf({ type }: Channel, isPrivate: boolean): ChannelType {
  if (isPrivate) return ChannelType.PrivateThread;
  return type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
}

/** A post in a forum: a thread that begins with its own text, whose message has the thread's id. */
export function addPost(
  world: World,
  { forum, title, text, authorId }: { forum: Channel; title: string; text: string; authorId: string },
): { channel: Channel; message: Message } {
  const channel = addThread(world, { parent: forum, name: title, ownerId: authorId });
  return { channel, message: addMessage(world, { channel, authorId, content: text, id: channel.id }) };
}

export type ThreadChange = { name?: string; archived?: boolean; locked?: boolean; autoArchiveMinutes?: number };

export function changeThread(world: World, channel: Channel, change: ThreadChange): void {
  const { thread } = channel;
  if (!thread) return;
  if (change.name !== undefined) channel.name = change.name;
  if (change.locked !== undefined) thread.locked = change.locked;
  if (change.autoArchiveMinutes !== undefined) thread.autoArchiveMinutes = change.autoArchiveMinutes;
  if (change.archived !== undefined && change.archived !== thread.archived) {
    thread.archived = change.archived;
    thread.archiveChangedAtMs = world.clock.now();
  }
  world.emit({ kind: 'channel', change: 'update', channel });
}

export function setThreadMember(world: World, channel: Channel, userId: string, { joined }: { joined: boolean }): void {
  const members = channel.thread?.memberIds;
  if (!members || members.has(userId) === joined) return;
  if (joined) members.add(userId);
  else members.delete(userId);
  world.emit({ kind: 'thread-members', channel, ...(joined ? { addedId: userId } : { removedId: userId }) });
}
