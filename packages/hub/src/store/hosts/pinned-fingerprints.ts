/** Certificates that agents showed first, or that a person trusted: what they must show from then on. */
import { number, type Query, text } from '../query.ts';

export type PinnedFingerprint = { hostName: string; fingerprint: string; pinnedAtMs: number; pinnedBy: string };

/** Pins what a host shows first. Returns what is pinned: another one where someone was sooner. */
export async function pinFirstFingerprint(query: Query, pin: PinnedFingerprint): Promise<string> {
  const [row] = await query(
    `insert into pinned_fingerprint (host_name, fingerprint, pinned_at_ms, pinned_by) values ($1, $2, $3, $4)
     on conflict (host_name) do update set host_name = excluded.host_name returning fingerprint`,
    [pin.hostName, pin.fingerprint, pin.pinnedAtMs, pin.pinnedBy],
  );
  return row ? text(row, 'fingerprint') : pin.fingerprint;
}

/** A person trusts another certificate from now on. */
export async function replaceFingerprint(query: Query, pin: PinnedFingerprint): Promise<void> {
  await query(
    `insert into pinned_fingerprint (host_name, fingerprint, pinned_at_ms, pinned_by) values ($1, $2, $3, $4)
     on conflict (host_name) do update set fingerprint = excluded.fingerprint, pinned_at_ms = excluded.pinned_at_ms,
       pinned_by = excluded.pinned_by`,
    [pin.hostName, pin.fingerprint, pin.pinnedAtMs, pin.pinnedBy],
  );
}

export async function readFingerprints(query: Query): Promise<PinnedFingerprint[]> {
  const rows = await query(
    'select host_name, fingerprint, pinned_at_ms, pinned_by from pinned_fingerprint order by host_name',
  );
  return rows.map((row) => ({
    hostName: text(row, 'host_name'),
    fingerprint: text(row, 'fingerprint'),
    pinnedAtMs: number(row, 'pinned_at_ms'),
    pinnedBy: text(row, 'pinned_by'),
  }));
}
