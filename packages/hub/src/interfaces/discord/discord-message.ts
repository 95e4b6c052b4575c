/** A message of Discord as plain data, and beside it the library's own, which only this folder looks at. */
import { type Message, MessageType } from 'discord.js';
import type { ChatMessage } from '../chat/chat-message.ts';

export type DiscordMessage = ChatMessage & { native: Message };

/** A thread that is named "Is web-1 up?" is announced by a message with this text, which cannot be replied to. */
const spoken = new Set<MessageType>([MessageType.Default, MessageType.Reply]);

/**
 * `isRead`: from the history, where a message comes without its member. The one that is remembered may have left or lost
 * the role since, so that nothing is said of roles then.
 */
export function toChatMessage(message: Message, { isRead = false }: { isRead?: boolean } = {}): DiscordMessage {
  const { author, member, mentions, reference, webhookId } = message;
  const botId = message.client.user.id;
  const ownRole = ownRoleId(message);
  const repliedToId = mentions.repliedUser?.id;
  const others = mentions.users.filter(({ id, bot }) => id !== botId && !bot && id !== repliedToId);
  const kind = author.id === botId ? 'herald' : author.bot || webhookId !== null ? 'program' : 'person';
  // Who is timed out can still edit what they said: the gate asks.
  const told = isRead || member?.isCommunicationDisabled() ? undefined : member?.roles.cache;
  const roleIds = told ? [...told.keys()] : webhookId === null ? undefined : [];
  return {
    native: message,
    id: message.id,
    channelId: message.channelId,
    channelIds: channelIdsOf(message),
    isInThread: message.channel.isThread(),
    serverId: message.guildId,
    author: { id: author.id, name: member?.displayName ?? author.displayName, kind, ...(roleIds ? { roleIds } : {}) },
    text: withoutOwnMention(message.content, botId, ownRole),
    isSpeech: spoken.has(message.type),
    sentAtMs: message.createdTimestamp,
    ...(message.editedTimestamp === null ? {} : { editedAtMs: message.editedTimestamp }),
    mentionsHerald: mentions.users.has(botId) || (ownRole !== undefined && mentions.roles.has(ownRole)),
    mentionedPeople: others.map(({ id }) => ({
      id,
      roleIds: [...(message.guild?.members.cache.get(id)?.roles.cache.keys() ?? [])],
    })),
    mentionedRoleIds: [...mentions.roles.keys()].filter((id) => id !== ownRole),
    isToSomebody: mentions.users.size > 0 || mentions.roles.size > 0 || mentions.everyone || reference !== null,
    ...(reference === null ? toldBefore(message, botId) : { repliesTo: repliedTo(message, botId, ownRole) }),
  };
}

/** Discord sends along what is replied to, and the library keeps it beside. */
function repliedTo({ reference, mentions, channel }: Message, botId: string, ownRole: string | undefined) {
  const messageId = reference?.messageId;
  const repliedToId = mentions.repliedUser?.id;
  const kept = messageId === undefined ? undefined : channel.messages.cache.get(messageId);
  const content = kept && !kept.partial ? wordsOf(kept) : undefined;
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(content === undefined ? {} : { text: withoutOwnMention(content, botId, ownRole) }),
    whom: repliedToId === undefined ? 'unknown' : repliedToId === botId ? 'herald' : 'person',
  } as const;
}

/** What Herald said of itself just before: in a direct message, with the author's name, or in the channel where they then ask. An answer is a reply. */
function toldBefore(
  { id, author, channel, content, guildId, createdTimestamp }: Message,
  botId: string,
): { toldBefore?: string } {
  const isWholeBefore = (one: Message) => !one.partial && one.id !== id && one.createdTimestamp <= createdTimestamp;
  const last = channel.messages.cache.filter(isWholeBefore).last();
  if (!last || last.author.id !== botId || createdTimestamp - last.createdTimestamp > justBeforeMs) return {};
  const isUnasked = last.reference === null && last.interactionMetadata === null;
  const isTold =
    guildId === null ? isUnasked : last.content.includes(`<@${author.id}>`) || (isUnasked && asksOfIt.test(content));
  return isTold ? { toldBefore: wordsOf(last).replace(`<@${author.id}>`, '').trim() } : {};
}

/** A question, or a wish to be told; colleagues say other things under an alert. */
const asksOfIt =
  /\?\s*$|\b(?:tell|inform|ping|notify|message|remind|let|alert|dm)\b[^.?!]{0,12}\b(?:me|us)\b|\b(?:lmk|hmu)\b/i;

const justBeforeMs = 10 * 60_000;

/** What Herald says mostly stands in a card. */
function wordsOf({ content, embeds }: Message): string {
  const [card] = embeds;
  return card?.description && content.replace(/<@!?\d+>/g, '').trim() === '' ? card.description : content;
}

function channelIdsOf({ channelId, channel }: Message): string[] {
  const parentId = channel.isThread() ? channel.parentId : null;
  return parentId ? [channelId, parentId] : [channelId];
}

/** Discord gives every bot a role of its own name; people pick it from the list as easily as the bot itself. */
function ownRoleId({ guild, client }: Message): string | undefined {
  return guild?.roles.cache.find((role) => role.tags?.botId === client.user.id)?.id;
}

function withoutOwnMention(text: string, botId: string, roleId: string | undefined): string {
  const own = [`<@${botId}>`, `<@!${botId}>`, ...(roleId ? [`<@&${roleId}>`] : [])];
  return own.reduce((rest, mention) => rest.replaceAll(mention, ' '), text).trim();
}
