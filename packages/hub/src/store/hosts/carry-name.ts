/** Carries what is kept under an old name over to the new one: history, incidents, a host's pinned certificate, who follows it. */
import type { Query } from '../query.ts';

export type Rename = { kind: 'host' | 'service'; from: string; to: string };

/** What the new name has already stays, and the old one's is then left where it is. An incident that runs ends under its own name. */
export async function carryName(query: Query, { kind, from, to }: Rename): Promise<void> {
  await query(
    `update target set name = $2 where kind = $3 and name = $1
     and not exists (select 1 from target other where other.kind = $3 and other.name = $2)`,
    [from, to, kind],
  );
  for (const table of kind === 'host' ? ['host_state', 'pinned_fingerprint'] : []) {
    await query(
      `update ${table} set host_name = $2 where host_name = $1
       and not exists (select 1 from ${table} other where other.host_name = $2)`,
      [from, to],
    );
  }
  await query(
    `update incident set target_name = $2 where target_kind = $3 and target_name = $1 and ended_at_ms is not null`,
    [from, to, kind],
  );
  await query(
    `update subscription set target_name = $2 where target_kind = $3 and target_name = $1
     and not exists (select 1 from subscription other where other.target_kind = $3 and other.target_name = $2
       and other.to_kind = subscription.to_kind and other.to_id = subscription.to_id)`,
    [from, to, kind],
  );
}
