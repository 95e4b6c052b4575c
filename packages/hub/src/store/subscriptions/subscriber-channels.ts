/** In which channel a person subscribed: where they are told instead, should their direct messages be closed. */

import { putValue, readSettings } from '../key-value.ts';
import type { Query } from '../query.ts';

const prefix = 'subscriber-channel/';

/** Channel by person. */
export async function readSubscriberChannels(query: Query): Promise<ReadonlyMap<string, string>> {
  const kept = await readSettings(query, prefix);
  return new Map([...kept].map(([key, channelId]) => [key.slice(prefix.length), String(channelId)]));
}

export async function keepSubscriberChannel(
  query: Query,
  userId: string,
  channelId: string,
  nowMs: number,
): Promise<void> {
  await putValue(query, prefix + userId, channelId, nowMs);
}

export async function forgetSubscriberChannel(query: Query, userId: string): Promise<void> {
  await query('delete from setting where key = $1', [prefix + userId]);
}
