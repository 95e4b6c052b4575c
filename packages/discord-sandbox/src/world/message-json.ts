/** A message as Discord's API writes it, with its author, mentions, thread and the message it replies to. */
import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { guildIdOf } from './foreign.ts';
import { threadJson } from './guild-json.ts';
import type { Attachment, Message, User } from './things.ts';
import { userJson } from './user-json.ts';
import type { World } from './world.ts';

/** `cdnUrl` is where attachments are served from, without a slash at its end. */
export function messageJson(world: World, message: Message, cdnUrl: string): APIMessage {
  return { ...plainMessage(world, message, cdnUrl), ...repliedTo(world, message, cdnUrl) };
}

/** The message without what Message Content guards, for a bot that lacks the intent. */
export function withoutContent(json: APIMessage): APIMessage {
  return { ...json, content: '', embeds: [], attachments: [], components: [] };
}

function plainMessage(world: World, message: Message, cdnUrl: string): APIMessage {
  const thread = message.threadId ? world.channels.get(message.threadId) : undefined;
  const { application } = world;
  const byApplication = message.authorId === application.botId;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: message.content,
    author: userJson(getUser(world, message.authorId)),
    timestamp: new Date(message.createdAtMs).toISOString(),
    edited_timestamp: message.editedAtMs === null ? null : new Date(message.editedAtMs).toISOString(),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentionedUserIds.map((id) => userJson(getUser(world, id))),
    mention_roles: message.mentionedRoleIds,
    attachments: message.attachments
      .filter((one) => !one.isInEmbed)
      .map((one) => attachmentJson(message.channelId, one, cdnUrl)),
    embeds: message.embeds,
    components: message.components,
    pinned: message.pinnedAtMs !== null,
    flags: message.flags,
    ...(byApplication && message.interaction ? interactionFields(world, message) : {}),
    ...(message.reactions.size > 0 ? { reactions: reactionsJson(world, message) } : {}),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(thread ? { thread: threadJson(world, thread) } : {}),
  };
}

function repliedTo(world: World, message: Message, cdnUrl: string): Partial<APIMessage> {
  if (!message.reference) return {};
  const { channelId, messageId } = message.reference;
  const target = world.channels.get(channelId)?.messages.get(messageId);
  return {
    message_reference: { type: 0, channel_id: channelId, message_id: messageId, guild_id: guildOf(world, channelId) },
    referenced_message: target && !target.ephemeralFor ? plainMessage(world, target, cdnUrl) : null,
  };
}

function guildOf(world: World, channelId: string): string {
  const channel = world.channels.get(channelId);
  return channel ? guildIdOf(world, channel) : world.guild.id;
}

function interactionFields(world: World, message: Message): Partial<APIMessage> {
  const { interaction } = message;
  if (!interaction) return {};
  const user = userJson(getUser(world, interaction.userId));
  return {
    application_id: world.application.id,
    webhook_id: world.application.id,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user,
      authorizing_integration_owners: { 0: world.guild.id },
      ...(interaction.targetMessageId ? { target_message_id: interaction.targetMessageId } : {}),
      ...(interaction.commandName ? { name: interaction.commandName } : {}),
    } as NonNullable<APIMessage['interaction_metadata']>,
    ...(interaction.commandName
      ? { interaction: { id: interaction.id, type: interaction.type, name: interaction.commandName, user } }
      : {}),
  };
}

function reactionsJson(world: World, message: Message): NonNullable<APIMessage['reactions']> {
  return [...message.reactions].map(([emoji, users]) => ({
    emoji: { id: null, name: emoji },
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me: users.has(world.application.botId),
    me_burst: false,
  }));
}

function attachmentJson(channelId: string, attachment: Attachment, cdnUrl: string): APIAttachment {
  const { id, filename, description, contentType, bytes, width, height } = attachment;
  const url = `${cdnUrl}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  return {
    id,
    filename,
    size: bytes.byteLength,
    url,
    proxy_url: url,
    content_type: contentType,
    ...(description === undefined ? {} : { description }),
    ...(width === undefined ? {} : { width, height }),
  };
}

function getUser(world: World, id: string): User {
  return world.users.get(id) ?? { id, username: 'deleted', displayName: 'Deleted User', bot: false, avatar: null };
}
