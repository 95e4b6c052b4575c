/** Small facts of the hub itself that outlive it, one value of JSON under a key: its keys, tokens and settings. Documents have `documents.ts`. */
import type { Query } from './query.ts';

/** `undefined` where nothing was kept. The value comes from this table only, but parse it: an older version wrote it. */
export async function findSetting(query: Query, key: string): Promise<unknown> {
  const [row] = await query('select value from setting where key = $1', [key]);
  return row ? JSON.parse(String(row['value'])) : undefined;
}

/** All settings whose key begins with `prefix`, by key. */
export async function readSettings(query: Query, prefix: string): Promise<Map<string, unknown>> {
  const rows = await query('select key, value from setting where substr(key, 1, length($1)) = $1 order by key', [
    prefix,
  ]);
  return new Map(rows.map((row) => [String(row['key']), JSON.parse(String(row['value']))]));
}

export async function putValue(query: Query, key: string, value: unknown, nowMs: number): Promise<void> {
  await query(
    `insert into setting (key, value, updated_at_ms) values ($1, $2, $3)
     on conflict (key) do update set value = excluded.value, updated_at_ms = excluded.updated_at_ms`,
    [key, JSON.stringify(value), nowMs],
  );
}

/** False where something is kept under the key already: that stays. */
export async function putIfAbsent(query: Query, key: string, value: unknown, nowMs: number): Promise<boolean> {
  const rows = await query(
    `insert into setting (key, value, updated_at_ms) values ($1, $2, $3) on conflict (key) do nothing returning key`,
    [key, JSON.stringify(value), nowMs],
  );
  return rows.length > 0;
}

export async function forgetSetting(query: Query, key: string): Promise<void> {
  await query('delete from setting where key = $1', [key]);
}

/** Those whose key begins with `prefix` and that were last written before then. */
export async function forgetOldSettings(query: Query, prefix: string, beforeMs: number): Promise<void> {
  await query('delete from setting where substr(key, 1, length($1)) = $1 and updated_at_ms < $2', [prefix, beforeMs]);
}
