/** The last message that was heard, so that a restarted hub knows what it missed. */

import { findSetting, putValue } from '../key-value.ts';
import type { Query } from '../query.ts';

const key = 'discord/last-processed-id';

export async function readLastProcessedId(query: Query): Promise<string | undefined> {
  const kept = await findSetting(query, key);
  return typeof kept === 'string' && /^[0-9]{1,20}$/.test(kept) ? kept : undefined;
}

export async function keepLastProcessedId(query: Query, messageId: string, nowMs: number): Promise<void> {
  await putValue(query, key, messageId, nowMs);
}
