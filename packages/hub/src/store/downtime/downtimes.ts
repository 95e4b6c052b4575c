/** Planned downtime, of any source: the calendar as it was last said. */
import type { Downtime } from '../../domain/downtime.ts';
import { names, number, oneOf, optionalJson, optionalText, present, type Query, type Row, text } from '../query.ts';

/** `plan` holds what the planner needs to make further occurrences or changes of it: opaque here. */
export type KeptDowntime = Downtime & { plan?: unknown };

const columns = `id, source, title, starts_at_ms, ends_at_ms, zone, hosts, services, customers, planned_by, state,
  takes_down, revision, plan`;

/**
 * Keeps a new downtime or a newer revision of a known one. False where the same or a newer revision is kept already:
 * then someone else was here first, and has announced it.
 */
export async function keepDowntime(query: Query, downtime: KeptDowntime, nowMs: number): Promise<boolean> {
  const rows = await query(
    `insert into downtime (${columns}, updated_at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (id) do update set source = excluded.source, title = excluded.title,
       starts_at_ms = excluded.starts_at_ms, ends_at_ms = excluded.ends_at_ms, zone = excluded.zone,
       hosts = excluded.hosts, services = excluded.services, customers = excluded.customers,
       planned_by = excluded.planned_by, state = excluded.state, takes_down = excluded.takes_down,
       revision = excluded.revision, plan = excluded.plan, updated_at_ms = excluded.updated_at_ms
     where downtime.revision < excluded.revision returning id`,
    [
      downtime.id,
      downtime.source,
      downtime.title,
      downtime.startsAtMs,
      downtime.endsAtMs,
      downtime.zone,
      JSON.stringify(downtime.hosts),
      JSON.stringify(downtime.services),
      downtime.customers,
      downtime.plannedBy,
      downtime.state,
      JSON.stringify(downtime.takesDown),
      downtime.revision,
      downtime.plan === undefined ? null : JSON.stringify(downtime.plan),
      nowMs,
    ],
  );
  return rows.length > 0;
}

/** Keeps what is told of a downtime from now on, whatever was told before: for announcements, which say each thing once by its event. */
export async function keepAnnounced(query: Query, downtime: KeptDowntime, nowMs: number): Promise<void> {
  await query('delete from downtime where id = $1', [downtime.id]);
  await keepDowntime(query, downtime, nowMs);
}

/** Moves the state on without a new revision (planned -> running -> finished). False where it was not `from`. */
export async function changeDowntimeState(
  query: Query,
  id: string,
  from: Downtime['state'],
  to: Downtime['state'],
  nowMs: number,
): Promise<boolean> {
  const rows = await query(
    'update downtime set state = $3, updated_at_ms = $4 where id = $1 and state = $2 returning id',
    [id, from, to, nowMs],
  );
  return rows.length > 0;
}

export async function findDowntime(query: Query, id: string): Promise<KeptDowntime | undefined> {
  const [row] = await query(`select ${columns} from downtime where id = $1`, [id]);
  return row && downtimeOf(row);
}

/** What ends after `endsAfterMs` or is not over, soonest first; of one source where it is given. */
export async function readDowntimes(
  query: Query,
  endsAfterMs: number,
  source?: Downtime['source'],
): Promise<KeptDowntime[]> {
  const rows = await query(
    `select ${columns} from downtime
     where (ends_at_ms > $1 or state in ('running', 'over-running')) ${source === undefined ? '' : 'and source = $2'}
     order by starts_at_ms, id`,
    source === undefined ? [endsAfterMs] : [endsAfterMs, source],
  );
  return rows.map(downtimeOf);
}

function downtimeOf(row: Row): KeptDowntime {
  return present({
    id: text(row, 'id'),
    source: oneOf(row, 'source', ['ec2', 'registry', 'discord']),
    title: text(row, 'title'),
    startsAtMs: number(row, 'starts_at_ms'),
    endsAtMs: number(row, 'ends_at_ms'),
    zone: text(row, 'zone'),
    hosts: names(row, 'hosts'),
    services: names(row, 'services'),
    customers: optionalText(row, 'customers'),
    plannedBy: optionalText(row, 'planned_by'),
    state: oneOf(row, 'state', ['planned', 'running', 'over-running', 'finished', 'cancelled']),
    takesDown: names(row, 'takes_down'),
    revision: number(row, 'revision'),
    plan: optionalJson(row, 'plan'),
  });
}
