/** A Discord message as the conversation hears it: who is addressed, what "my server" means here, what was quoted. */

import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { Message } from 'discord.js';
import type { Speaker } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import { viewerOf } from './viewer-of.ts';
import { boundTo, engineeringRoleIds, isAskEngineering } from './where-to-answer.ts';

export type HeardMessage = { heard: IncomingMessage; speaker: Speaker; channelIds: string[]; isDirect: boolean };

/** `heldRoleIds`: of whoever wrote it, where the message itself does not carry them, as in a direct message. */
export function hearMessage(
  message: Message,
  botId: string,
  registry: Registry,
  heldRoleIds: readonly string[] = [...(message.member?.roles.cache.keys() ?? [])],
): HeardMessage {
  const channelIds = channelIdsOf(message);
  const isDirect = message.guildId === null;
  const isMentioned = message.mentions.users.has(botId) || mentionsOwnRole(message, botId);
  const isReplyToHerald = message.mentions.repliedUser?.id === botId;
  const engineering = engineeringRoleIds(registry);
  const others = message.mentions.users.filter(
    (user) => user.id !== botId && !user.bot && user.id !== message.mentions.repliedUser?.id,
  );
  const engineers = others.filter(
    (user) => message.guild?.members.cache.get(user.id)?.roles.cache.some((role) => engineering.has(role.id)) === true,
  );
  const roleIds = [...message.mentions.roles.keys()].filter((id) => id !== ownRoleId(message, botId));
  const isEngineeringRole = roleIds.some((id) => engineering.has(id));
  const heard: IncomingMessage = {
    text: withoutOwnMention(message.content, botId, ownRoleId(message, botId)),
    listens:
      channelIds.map((id) => registry.discord.channels.get(id)?.listens).find((one) => one !== undefined) ?? 'plainly',
    place: isDirect ? 'dm' : isMentioned ? 'mention' : 'channel',
    boundTo: boundTo(channelIds, message.author.id, registry),
    engineersMentioned: isEngineeringRole || engineers.size > 0 || isAskEngineering(channelIds, registry.discord),
    personMentioned: others.size > engineers.size || roleIds.some((id) => !engineering.has(id)),
    isReplyToHerald,
    isReplyToPerson: message.reference !== null && message.mentions.repliedUser !== null && !isReplyToHerald,
    fromBot: message.author.bot || message.webhookId !== null,
  };
  const viewer = viewerOf({ roleIds: heldRoleIds, channelIds, isDirect }, registry);
  return {
    heard,
    speaker: { personId: message.author.id, channelId: message.channelId, viewer },
    channelIds,
    isDirect,
  };
}

/** Spoken to: in a direct message, by name, or by a reply. */
export function isAddressed(message: Message, botId: string): boolean {
  const { guildId, mentions } = message;
  return (
    guildId === null ||
    mentions.users.has(botId) ||
    mentionsOwnRole(message, botId) ||
    mentions.repliedUser?.id === botId
  );
}

/** The channel, and for a thread its parent: what the registry says of the parent holds in its threads. */
export function channelIdsOf(message: Pick<Message, 'channelId' | 'channel'>): string[] {
  const parentId = 'parentId' in message.channel ? message.channel.parentId : null;
  return parentId && message.channel.isThread() ? [message.channelId, parentId] : [message.channelId];
}

/** Discord gives every bot a role of its own name; people pick it from the list as easily as the bot itself. */
function ownRoleId(message: Message, botId: string): string | undefined {
  return message.guild?.roles.cache.find((role) => role.tags?.botId === botId)?.id;
}

function mentionsOwnRole(message: Message, botId: string): boolean {
  const id = ownRoleId(message, botId);
  return id !== undefined && message.mentions.roles.has(id);
}

function withoutOwnMention(text: string, botId: string, roleId: string | undefined): string {
  const own = [`<@${botId}>`, `<@!${botId}>`, ...(roleId ? [`<@&${roleId}>`] : [])];
  return own.reduce((rest, mention) => rest.replaceAll(mention, ' '), text).trim();
}
