/** The hosts and services that have a history, and how far it is rolled up. */
import { insertMany } from '../insert-many.ts';
import { number, oneOf, placeholders, type Query, type Row, text } from '../query.ts';

export type HistoryTarget = { id: number; kind: 'host' | 'service'; name: string; lease: string; rolledToS: number };

export type NewTarget = Omit<HistoryTarget, 'id'>;

const columns = 'id, kind, name, lease, rolled_to_s';

/** Makes those that are missing, and notes under which lease each is written now. */
export async function keepTargets(query: Query, targets: readonly NewTarget[]): Promise<void> {
  await insertMany(query, {
    into: 'target (kind, name, lease, rolled_to_s)',
    rows: targets.map(({ kind, name, lease, rolledToS }) => [kind, name, lease, rolledToS]),
    onConflict: 'on conflict (kind, name) do update set lease = excluded.lease',
  });
}

export async function readTargets(query: Query): Promise<HistoryTarget[]> {
  return (await query(`select ${columns} from target order by id`)).map(targetOf);
}

/** These by name; names that have no history are left out. */
export async function findTargets(
  query: Query,
  kind: HistoryTarget['kind'],
  names: readonly string[],
): Promise<HistoryTarget[]> {
  if (names.length === 0) return [];
  const rows = await query(
    `select ${columns} from target where kind = $1 and name in (${placeholders(names.length, 2)}) order by id`,
    [kind, ...names],
  );
  return rows.map(targetOf);
}

/** Those with these names, which are in lower case, whatever the case they are kept in. The latest first. */
export async function findTargetsByWord(query: Query, words: readonly string[]): Promise<HistoryTarget[]> {
  if (words.length === 0) return [];
  const rows = await query(
    `select ${columns} from target where lower(name) in (${placeholders(words.length)}) order by rolled_to_s desc, id`,
    words,
  );
  return rows.map(targetOf);
}

/** Those of a lease whose hours before `hourS` are not all rolled up, the one that is furthest behind first. */
export async function targetsBehind(
  query: Query,
  lease: string,
  hourS: number,
  most: number,
): Promise<HistoryTarget[]> {
  const rows = await query(
    `select ${columns} from target where lease = $1 and rolled_to_s < $2 order by rolled_to_s, id limit $3`,
    [lease, hourS, most],
  );
  return rows.map(targetOf);
}

export async function noteRolledTo(query: Query, ids: readonly number[], hourS: number): Promise<void> {
  if (ids.length === 0) return;
  await query(`update target set rolled_to_s = $1 where id in (${placeholders(ids.length, 2)})`, [hourS, ...ids]);
}

function targetOf(row: Row): HistoryTarget {
  return {
    id: number(row, 'id'),
    kind: oneOf(row, 'kind', ['host', 'service']),
    name: text(row, 'name'),
    lease: text(row, 'lease'),
    rolledToS: number(row, 'rolled_to_s'),
  };
}
