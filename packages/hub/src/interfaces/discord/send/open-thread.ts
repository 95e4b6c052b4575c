/** Where something about a message is said: in a thread on it, or as a reply to it where there can be none. */
import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Card } from '../../../domain/card.ts';
import { limits } from '../limits.ts';
import { mayWriteInThreadsOf } from '../may-write.ts';
import { isRefusedForGood } from '../refused-for-good.ts';

export type Destination = { channelId: string; replyTo?: string };

/** JSON error code "A thread has already been created for this message". */
const threadExists = 160_004;
/** JSON error codes "Unknown channel" and "Unknown message": with what it is about, what was to be said is gone. */
const gone = new Set<unknown>([10_003, 10_008]);

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
    if (!(error instanceof DiscordAPIError) || !isRefusedForGood(error) || gone.has(error.code)) throw error;
    // No permission, too many of them, a channel or a message that can have none, or a name that moderation blocks.
    if (error.code !== threadExists) return reply;
  }
  return { channelId: messageId };
}
