/** Carries what is kept under a host's old name over to its new one: history, incidents, its pinned certificate, who follows it. */
import type { Query } from '../query.ts';

type Names = { from: string; to: string };

/** What the new name has already stays, and the old one's is then left where it is. An incident that runs ends under its own name. */
export async function renameHost(query: Query, { from, to }: Names): Promise<void> {
  await query(
    `update target set name = $2 where kind = 'host' and name = $1
     and not exists (select 1 from target other where other.kind = 'host' and other.name = $2)`,
    [from, to],
  );
  for (const table of ['host_state', 'pinned_fingerprint']) {
    await query(
      `update ${table} set host_name = $2 where host_name = $1
       and not exists (select 1 from ${table} other where other.host_name = $2)`,
      [from, to],
    );
  }
  await query(
    `update incident set target_name = $2 where target_kind = 'host' and target_name = $1 and ended_at_ms is not null`,
    [from, to],
  );
  await query(
    `update subscription set target_name = $2 where target_kind = 'host' and target_name = $1
     and not exists (select 1 from subscription other where other.target_kind = 'host' and other.target_name = $2
       and other.to_kind = subscription.to_kind and other.to_id = subscription.to_id)`,
    [from, to],
  );
}
