/** Which incidents there are and were. */
import type { Incident } from '../../domain/incident.ts';
import { partsOf } from '../../domain/incident-parts.ts';
import { number, placeholders, type Query } from '../query.ts';
import { incidentColumns, withTimelines } from './incident-row.ts';

const mostIncidents = 5_000;

/** How many have not ended. */
export async function countOpenIncidents(query: Query): Promise<number> {
  const [row] = await query('select count(*) as open from incident where ended_at_ms is null');
  return row ? number(row, 'open') : 0;
}

/** Those that have not ended, oldest first: what a restarted hub compares with what is true. */
export async function openIncidents(query: Query): Promise<Incident[]> {
  const rows = await query(
    `select ${incidentColumns} from incident where ended_at_ms is null order by started_at_ms, id`,
  );
  return withTimelines(query, rows);
}

export async function findIncident(query: Query, id: string): Promise<Incident | undefined> {
  const [incident] = await withTimelines(
    query,
    await query(`select ${incidentColumns} from incident where id = $1`, [id]),
  );
  return incident;
}

/** The one that is open for this target now. */
export async function findOpenIncident(query: Query, target: Incident['target']): Promise<Incident | undefined> {
  const rows = await query(
    `select ${incidentColumns} from incident where target_kind = $1 and target_name = $2 and ended_at_ms is null`,
    [target.kind, target.name],
  );
  const [incident] = await withTimelines(query, rows);
  return incident;
}

/**
 * What every reader counts and lists: those that touch the period, oldest first, cut where maintenance began or ended.
 * Of these names only, where any are given. At most the newest `most`.
 */
export async function incidentsDuring(...asked: Parameters<typeof wholeIncidentsDuring>): Promise<Incident[]> {
  const [, { fromMs, toMs }] = asked;
  return (await wholeIncidentsDuring(...asked))
    .flatMap(partsOf)
    .filter(({ startedAtMs, endedAtMs }) => startedAtMs < toMs && (endedAtMs === undefined || endedAtMs > fromMs))
    .toSorted((one, other) => one.startedAtMs - other.startedAtMs);
}

/** As they are written, for who waits for their end. */
export async function wholeIncidentsDuring(
  query: Query,
  period: { fromMs: number; toMs: number },
  names: readonly string[] = [],
  most = mostIncidents,
): Promise<Incident[]> {
  const named = names.length > 0 ? `and target_name in (${placeholders(names.length, 4)})` : '';
  const rows = await query(
    `select ${incidentColumns} from incident
     where started_at_ms < $2 and (ended_at_ms is null or ended_at_ms > $1) ${named}
     order by started_at_ms desc, id desc limit $3`,
    [period.fromMs, period.toMs, Math.min(most, mostIncidents), ...names],
  );
  return withTimelines(query, rows.reverse());
}

/** All that began about when this one did and overlaps with it: one message told them, so one cause explains them. */
export async function incidentsOfStory(query: Query, id: string, togetherMs: number): Promise<Incident[]> {
  const rows = await query(
    `select ${incidentColumns} from incident where is_planned = 0
       and started_at_ms >= (select started_at_ms - $2 from incident where id = $1)
       and started_at_ms <= (select started_at_ms + $2 from incident where id = $1)
     order by started_at_ms, id limit $3`,
    [id, togetherMs, mostIncidents],
  );
  const own = await findIncident(query, id);
  const story = await withTimelines(query, rows);
  return own && !story.some((incident) => incident.id === id) ? [own, ...story] : story;
}
