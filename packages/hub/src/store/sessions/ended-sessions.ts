/** Sessions of the pages that ended before their time, by the id of their sign-in, and sign-in links that were used. */

import { forgetOldSettings, putIfAbsent, putValue, readSettings } from '../key-value.ts';
import type { Query } from '../query.ts';

const prefix = 'session-ended/';

/** Those since then; older ones are forgotten, since no cookie of theirs is valid any more. */
export async function readEndedSessions(
  query: Query,
  sinceMs: number,
): Promise<readonly { id: string; endedAtMs: number }[]> {
  await forgetOldSettings(query, prefix, sinceMs);
  const kept = await readSettings(query, prefix);
  return [...kept].map(([key, endedAtMs]) => ({ id: key.slice(prefix.length), endedAtMs: Number(endedAtMs) }));
}

export async function keepEndedSession(query: Query, id: string, endedAtMs: number): Promise<void> {
  await putValue(query, prefix + id, endedAtMs, endedAtMs);
}

const usedPrefix = 'link-used/';
/** Longer than any link is good for. */
const linkForgottenMs = 3_600_000;

/** True for the first that asks, of all hubs on the store. */
export async function useLink(query: Query, id: string, usedAtMs: number): Promise<boolean> {
  await forgetOldSettings(query, usedPrefix, usedAtMs - linkForgottenMs);
  return putIfAbsent(query, usedPrefix + id, usedAtMs, usedAtMs);
}
