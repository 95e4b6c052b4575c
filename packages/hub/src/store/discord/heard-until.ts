/** The last message that was heard, so that a restarted hub knows what it missed. */
import type { Query } from '../query.ts';
import { findSetting, keepSetting } from '../stored-settings.ts';

const key = 'discord/heard-until';

export async function readHeardUntil(query: Query): Promise<string | undefined> {
  const kept = await findSetting(query, key);
  return typeof kept === 'string' && /^[0-9]{1,20}$/.test(kept) ? kept : undefined;
}

export async function keepHeardUntil(query: Query, messageId: string, nowMs: number): Promise<void> {
  await keepSetting(query, key, messageId, nowMs);
}
