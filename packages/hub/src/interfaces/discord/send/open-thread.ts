/** Where something about a message is said: in a thread on it, or as a reply to it where there can be none. */
import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Card } from '../../../domain/card.ts';
import { limits } from '../limits.ts';
import { mayWriteInThreadsOf } from '../may-write.ts';

export type Destination = { channelId: string; replyTo?: string };

/** JSON error code "A thread has already been created for this message". */
const threadExists = 160_004;
/** JSON error codes: not in a channel of this type, no permission for threads, too many of them, not on this message. */
const noThreadHere = new Set<string | number>([50_024, 50_013, 160_006, 160_007, 50_021]);

/** A thread on a message has the message's own id (Discord docs, "Start Thread from Message"). In a thread there is none. */
export async function openThread(
  client: Client<true>,
  { channelId, messageId, name }: NonNullable<Card['thread']>,
  signal: AbortSignal,
): Promise<Destination> {
  if (client.channels.cache.has(messageId)) return { channelId: messageId };
  const reply = { channelId, replyTo: messageId };
  const channel = client.channels.cache.get(channelId);
  // A thread that it may begin and not write in would hold nothing.
  if (channel?.isThread() || !mayWriteInThreadsOf(channel)) return reply;
  try {
    await client.rest.post(Routes.threads(channelId, messageId), {
      body: { name: name.slice(0, limits.threadNameLength) },
      signal,
    });
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (noThreadHere.has(error.code)) return reply;
    if (error.code !== threadExists) throw error;
  }
  return { channelId: messageId };
}
