/** Adding, changing and removing messages, each told to the world. Rules and permissions are checked by the callers. */
import { type APIEmbed, type APIMessageTopLevelComponent, ChannelType, MessageType } from 'discord-api-types/v10';
import { type AllowedMentions, readMentions } from './mentions.ts';
import type { Attachment, Channel, Message } from './things.ts';
import type { World } from './world.ts';

export type NewMessage = {
  channel: Channel;
  authorId: string;
  content: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  attachments?: Attachment[];
  allowedMentions?: AllowedMentions | null;
  flags?: number;
  type?: MessageType;
  replyTo?: string;
  nonce?: string | number;
  interaction?: Message['interaction'];
  ephemeralFor?: string;
  /** Its own, where Discord gives it one: that of the thread that it begins. */
  id?: string;
};

export function addMessage(world: World, options: NewMessage): Message {
  const { channel, authorId, content, allowedMentions, replyTo } = options;
  const mentions = readMentions(world, { text: content, authorId, channel, allowed: allowedMentions });
  const target = replyTo ? channel.messages.get(replyTo) : undefined;
  const pingsAuthor = target && (allowedMentions?.replied_user ?? allowedMentions === undefined);
  if (target && pingsAuthor && !mentions.userIds.includes(target.authorId)) mentions.userIds.push(target.authorId);
  const id = options.id ?? world.newId();
  const message: Message = {
    id,
    channelId: channel.id,
    authorId,
    type: options.type ?? (replyTo ? MessageType.Reply : MessageType.Default),
    content,
    createdAtMs: world.clock.now(),
    editedAtMs: null,
    embeds: options.embeds ?? [],
    attachments: options.attachments ?? [],
    components: options.components ?? [],
    flags: options.flags ?? 0,
    mentionedUserIds: mentions.userIds,
    mentionedRoleIds: mentions.roleIds,
    mentionsEveryone: mentions.everyone,
    pinnedAtMs: null,
    reactions: new Map(),
    ...(replyTo ? { reference: { messageId: replyTo, channelId: channel.id } } : {}),
    ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
    ...(options.interaction ? { interaction: options.interaction } : {}),
    ...(options.ephemeralFor ? { ephemeralFor: options.ephemeralFor } : {}),
  };
  channel.messages.set(id, message);
  if (!message.ephemeralFor) channel.lastMessageId = id;
  if (channel.thread) wakeThread(world, channel, authorId);
  // Whoever is mentioned in a private thread is taken into it.
  if (channel.thread?.isPrivate) for (const one of mentions.userIds) joinThread(world, channel, one);
  world.emit({ kind: 'message', change: 'create', message });
  return message;
}

export type MessageChange = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  attachments?: Attachment[];
  flags?: number;
  allowedMentions?: AllowedMentions | null;
};

/** `asEdit: false` is for a deferred reply that gets its first content: Discord does not call that edited. */
export function changeMessage(
  world: World,
  message: Message,
  change: MessageChange,
  { asEdit }: { asEdit: boolean },
): void {
  const channel = getChannel(world, message.channelId);
  const { allowedMentions, ...fields } = change;
  Object.assign(message, fields);
  if (asEdit) message.editedAtMs = world.clock.now();
  if (change.content !== undefined) {
    const read = { text: change.content, authorId: message.authorId, channel, allowed: allowedMentions };
    const mentions = readMentions(world, read);
    message.mentionedUserIds = mentions.userIds;
    message.mentionedRoleIds = mentions.roleIds;
    message.mentionsEveryone = mentions.everyone;
  }
  world.emit({ kind: 'message', change: 'update', message });
}

export function removeMessage(world: World, message: Message): void {
  const channel = getChannel(world, message.channelId);
  channel.messages.delete(message.id);
  world.emit({ kind: 'message', change: 'delete', message });
}

/** Many at once: told as one event, which names no message. */
export function removeMessages(world: World, channel: Channel, ids: readonly string[]): void {
  const messageIds = ids.filter((id) => channel.messages.delete(id));
  world.emit({ kind: 'messages-gone', channel, messageIds });
}

export function pinMessage(world: World, message: Message, { pinned }: { pinned: boolean }): void {
  const channel = getChannel(world, message.channelId);
  message.pinnedAtMs = pinned ? world.clock.now() : null;
  if (pinned) channel.lastPinAtMs = message.pinnedAtMs;
  world.emit({ kind: 'message', change: 'update', message });
  world.emit({ kind: 'pins', channel });
}

export function getChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`There is no channel ${id}.`);
  return channel;
}

/** The channel between the bot and a person, made at first use. */
export function openDm(world: World, personId: string): Channel {
  for (const channel of world.channels.values()) if (channel.recipientId === personId) return channel;
  const channel: Channel = {
    id: world.newId(),
    type: ChannelType.DM,
    name: '',
    topic: null,
    position: 0,
    overwrites: [],
    recipientId: personId,
    messages: new Map(),
    lastMessageId: null,
    lastPinAtMs: null,
  };
  world.channels.set(channel.id, channel);
  world.emit({ kind: 'channel', change: 'create', channel });
  return channel;
}

/** A message in an archived thread opens it again, and its author joins. */
function wakeThread(world: World, channel: Channel, authorId: string): void {
  const { thread } = channel;
  if (!thread) return;
  if (thread.archived) {
    thread.archived = false;
    thread.archiveChangedAtMs = world.clock.now();
    world.emit({ kind: 'channel', change: 'update', channel });
  }
  joinThread(world, channel, authorId);
}

function joinThread(world: World, channel: Channel, userId: string): void {
  const { thread } = channel;
  if (!thread || thread.memberIds.has(userId)) return;
  thread.memberIds.add(userId);
  // A bot that is taken into a private thread is told of the thread first.
  if (thread.isPrivate && userId === world.application.botId)
    world.emit({ kind: 'channel', change: 'create', channel });
  world.emit({ kind: 'thread-members', channel, addedId: userId });
}
