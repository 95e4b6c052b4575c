/** Which hubs are alive, and what their labels are: so that they can share the shards evenly. */
import { number, type Query, text } from '../query.ts';

export type HubPresence = { holder: string; labels: Readonly<Record<string, string>>; expiresAtMs: number };

export async function keepHubPresence(query: Query, hub: HubPresence): Promise<void> {
  await query(
    `insert into hub_presence (holder, labels, expires_at_ms) values ($1, $2, $3)
     on conflict (holder) do update set labels = excluded.labels, expires_at_ms = excluded.expires_at_ms`,
    [hub.holder, JSON.stringify(hub.labels), hub.expiresAtMs],
  );
}

/** Those that have not expired, by name; the others are cleared away. */
export async function readLiveHubs(query: Query, nowMs: number): Promise<HubPresence[]> {
  await query('delete from hub_presence where expires_at_ms <= $1', [nowMs]);
  const rows = await query('select holder, labels, expires_at_ms from hub_presence order by holder');
  return rows.map((row) => ({
    holder: text(row, 'holder'),
    labels: labelsOf(JSON.parse(text(row, 'labels'))),
    expiresAtMs: number(row, 'expires_at_ms'),
  }));
}

export async function forgetHub(query: Query, holder: string): Promise<void> {
  await query('delete from hub_presence where holder = $1', [holder]);
}

function labelsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, label]) => [key, String(label)]));
}
