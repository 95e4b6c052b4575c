/** Lease rows: who holds which shard, or the right to speak, until when, and with which fencing number. */
import { number, optionalText, type Query, text } from '../query.ts';

export type LeaseRow = { name: string; holder: string | undefined; fence: number; expiresAtMs: number };

/** The database's own time, which all hubs share; `undefined` where the engine has none (SQLite: one hub). */
export async function readDatabaseTimeMs(query: Query): Promise<number> {
  const [row] = await query('select floor(extract(epoch from clock_timestamp()) * 1000) as now_ms');
  return row ? number(row, 'now_ms') : Number.NaN;
}

/** Makes rows that are missing, free to take. */
export async function makeLeases(query: Query, leaseNames: readonly string[]): Promise<void> {
  for (const name of leaseNames) {
    await query(
      `insert into shard_lease (name, holder, fence, expires_at_ms, used_at_ms) values ($1, null, 0, 0, 0)
       on conflict (name) do nothing`,
      [name],
    );
  }
}

export async function readLeases(query: Query): Promise<LeaseRow[]> {
  const rows = await query('select name, holder, fence, expires_at_ms from shard_lease order by name');
  return rows.map((row) => ({
    name: text(row, 'name'),
    holder: optionalText(row, 'holder'),
    fence: number(row, 'fence'),
    expiresAtMs: number(row, 'expires_at_ms'),
  }));
}

/** Takes a lease that nobody holds or that has expired. The new fencing number, or `undefined` where someone was sooner. */
export async function takeLease(
  query: Query,
  name: string,
  { holder, nowMs, expiresAtMs }: { holder: string; nowMs: number; expiresAtMs: number },
): Promise<number | undefined> {
  const [row] = await query(
    `update shard_lease set holder = $2, fence = fence + 1, expires_at_ms = $4
     where name = $1 and (holder is null or expires_at_ms <= $3) returning fence`,
    [name, holder, nowMs, expiresAtMs],
  );
  return row && number(row, 'fence');
}

/** False where it is no longer held with this fencing number, or has expired: then it must be taken anew. */
export async function renewLease(
  query: Query,
  { name, fence, nowMs, expiresAtMs }: { name: string; fence: number; nowMs: number; expiresAtMs: number },
): Promise<boolean> {
  const rows = await query(
    `update shard_lease set expires_at_ms = $4
     where name = $1 and fence = $2 and holder is not null and expires_at_ms > $3 returning name`,
    [name, fence, nowMs, expiresAtMs],
  );
  return rows.length > 0;
}

/** Gives it back, so that another hub need not wait for the expiry. */
export async function releaseLease(query: Query, name: string, fence: number): Promise<void> {
  await query('update shard_lease set holder = null, expires_at_ms = 0 where name = $1 and fence = $2', [name, fence]);
}

/** Inside a transaction that writes under a lease: locks the row until the commit. False where the lease is lost. */
export async function holdLease(query: Query, name: string, fence: number, nowMs: number): Promise<boolean> {
  const rows = await query(
    `update shard_lease set used_at_ms = $3
     where name = $1 and fence = $2 and holder is not null and expires_at_ms > $3 returning name`,
    [name, fence, nowMs],
  );
  return rows.length > 0;
}
