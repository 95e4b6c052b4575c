/** What was written while nobody listened: Discord does not repeat it, so it is read from the channels' history. */
import type { Client, GuildTextBasedChannel, Message } from 'discord.js';
import { mayReadHistory } from '../may-write.ts';
import { isRefusedForGood } from '../refused-for-good.ts';
import { compareIds } from './last-processed-id.ts';

export type MissedMessage = {
  message: Message;
  /** Herald's own reply to it, where there is one already. */
  answerId?: string;
};

const pageSize = 100;
/** A channel in which more was written while Herald was away is read up to here: 2,000 messages. */
const mostPages = 20;

/**
 * Messages of people after this id in every channel and open thread that the bot may read, oldest first. Only channels in
 * which something was written since are asked for; discord.js keeps to Discord's rate limits. Direct messages are not
 * among them: Discord has no list of those.
 */
export async function readMissed(
  client: Client<true>,
  servedGuildId: string | undefined,
  afterId: string,
  signal: AbortSignal,
): Promise<MissedMessage[]> {
  const found: Message[] = [];
  for (const channel of channelsWrittenIn(client, servedGuildId, afterId)) {
    try {
      found.push(...(await readAfter(channel, afterId, signal)));
    } catch (error) {
      // A channel that is gone or was closed costs itself alone; an outage is waited for.
      if (!isRefusedForGood(error)) throw error;
    }
    if (signal.aborted) return [];
  }
  const answers = new Map<string, string>();
  // What only says "not here" or "not so fast" is no answer: those have a frame or buttons.
  for (const { author, reference, id, embeds, components } of found)
    if (author.id === client.user.id && reference?.messageId && (embeds.length > 0 || components.length > 0))
      answers.set(reference.messageId, id);
  const missed = found.filter(({ author }) => author.id !== client.user.id).sort(byAge);
  return missed.map((message) => {
    const answerId = answers.get(message.id);
    return { message, ...(answerId !== undefined && { answerId }) };
  });
}

/** All that is left in a channel after an id, oldest first. */
export async function readAfter(
  channel: GuildTextBasedChannel,
  afterId: string,
  signal: AbortSignal,
): Promise<Message[]> {
  const found: Message[] = [];
  let after = afterId;
  for (let page = 0; page < mostPages && !signal.aborted; page += 1) {
    const read = [...(await channel.messages.fetch({ after, limit: pageSize, cache: false })).values()].sort(byAge);
    found.push(...read);
    const newest = read.at(-1);
    if (!newest || read.length < pageSize) break;
    after = newest.id;
  }
  return found;
}

function channelsWrittenIn(
  client: Client<true>,
  servedGuildId: string | undefined,
  afterId: string,
): GuildTextBasedChannel[] {
  return [...client.channels.cache.values()].filter(
    (channel): channel is GuildTextBasedChannel =>
      channel.isTextBased() &&
      !channel.isDMBased() &&
      channel.guildId === servedGuildId &&
      mayHoldMore(channel, afterId) &&
      mayReadHistory(channel),
  );
}

/** Discord may leave out which message is the newest: then only looking tells. */
function mayHoldMore({ lastMessageId }: GuildTextBasedChannel, afterId: string): boolean {
  const newest: string | null | undefined = lastMessageId;
  if (newest === null) return false;
  return newest === undefined || compareIds(newest, afterId) > 0;
}

/**
 * Messages that are read come without the roles of who is mentioned; those that are told may. Whose own message it is,
 * the gate asks.
 */
export async function learnMentioned({ guild, mentions }: Message): Promise<void> {
  if (!guild) return;
  // Who has left has no roles any more.
  for (const [id, { bot }] of mentions.users)
    if (!bot && !guild.members.cache.has(id)) await guild.members.fetch(id).catch(() => undefined);
}

function byAge(one: Message, other: Message): number {
  return compareIds(one.id, other.id);
}

/** What the bot may read is worked out from its own member, which may have fallen out of the cache. */
export async function knowOwnMember(client: Client<true>, guildId: string | undefined): Promise<void> {
  const members = client.guilds.cache.get(guildId ?? '')?.members;
  if (members && members.me === null) await members.fetchMe();
}
