/** Which messages that are tracked were deleted while nobody listened. */
import { type Client, DiscordAPIError, type GuildTextBasedChannel, Routes } from 'discord.js';
import { mayReadHistory } from '../may-write.ts';
import { isRefusedForGood } from '../refused-for-good.ts';
import { readAfter } from './read-missed.ts';

export type TrackedMessage = { channelId: string; messageId: string };

/** JSON error code "Unknown message" (Discord docs, "JSON Error Codes"). */
const unknownMessage = 10008;

/** Their ids. A message counts as deleted only where Discord says so of this very one. */
export async function findDeleted(
  client: Client<true>,
  tracked: readonly TrackedMessage[],
  signal: AbortSignal,
): Promise<string[]> {
  const deleted: string[] = [];
  for (const [channelId, messages] of Map.groupBy(tracked, (one) => one.channelId)) {
    const channel = client.channels.cache.get(channelId);
    if (!channel?.isTextBased() || channel.isDMBased() || !mayReadHistory(channel)) continue;
    try {
      const ids = messages.map((one) => one.messageId);
      for (const messageId of await missingFrom(channel, ids, signal))
        if (await isGone(client, channelId, messageId, signal)) deleted.push(messageId);
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
    }
  }
  return deleted;
}

async function missingFrom(channel: GuildTextBasedChannel, ids: string[], signal: AbortSignal): Promise<string[]> {
  const oldest = ids.map(BigInt).reduce((least, id) => (id < least ? id : least));
  const there = new Set((await readAfter(channel, (oldest - 1n).toString(), signal)).map(({ id }) => id));
  return signal.aborted ? [] : ids.filter((id) => !there.has(id));
}

async function isGone(
  client: Client<true>,
  channelId: string,
  messageId: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await client.rest.get(Routes.channelMessage(channelId, messageId), { signal });
    return false;
  } catch (error) {
    return error instanceof DiscordAPIError && error.code === unknownMessage;
  }
}
