/** What was last known of each host, so that a restarted hub, and every other hub, knows it too, and how old it is. */
import { insertMany } from '../insert-many.ts';
import { number, optionalJson, optionalNumber, present, type Query, text } from '../query.ts';

/** `report`, `health` and `outcome` are the hub's own values; whoever reads them back parses them. */
export type HostState = {
  hostName: string;
  report?: unknown;
  receivedAtMs?: number;
  health: unknown;
  outcome?: unknown;
  lastAnsweredAtMs?: number;
  changedAtMs: number;
};

const columns = 'host_name, report, received_at_ms, health, outcome, last_answered_at_ms, changed_at_ms';

/** Keeps the newest of each; an older state than the one kept is ignored. A state without a report leaves the last one. */
export async function keepHostStates(query: Query, states: readonly HostState[]): Promise<void> {
  await insertMany(query, {
    into: `host_state (${columns})`,
    rows: states.map((state) => [
      state.hostName,
      state.report === undefined ? null : JSON.stringify(state.report),
      state.receivedAtMs,
      JSON.stringify(state.health),
      state.outcome === undefined ? null : JSON.stringify(state.outcome),
      state.lastAnsweredAtMs,
      state.changedAtMs,
    ]),
    onConflict: `on conflict (host_name) do update set report = coalesce(excluded.report, host_state.report),
      received_at_ms = coalesce(excluded.received_at_ms, host_state.received_at_ms), health = excluded.health,
      outcome = excluded.outcome,
      last_answered_at_ms = coalesce(excluded.last_answered_at_ms, host_state.last_answered_at_ms),
      changed_at_ms = excluded.changed_at_ms
      where host_state.changed_at_ms <= excluded.changed_at_ms`,
  });
}

/** Those that changed at or after an instant (0 for all), in the order they changed. */
export async function readHostStates(query: Query, sinceMs: number, most = 100_000): Promise<HostState[]> {
  const rows = await query(
    `select ${columns} from host_state where changed_at_ms >= $1 order by changed_at_ms, host_name limit $2`,
    [sinceMs, most],
  );
  return rows.map((row) =>
    present({
      hostName: text(row, 'host_name'),
      report: optionalJson(row, 'report'),
      receivedAtMs: optionalNumber(row, 'received_at_ms'),
      health: JSON.parse(text(row, 'health')),
      outcome: optionalJson(row, 'outcome'),
      lastAnsweredAtMs: optionalNumber(row, 'last_answered_at_ms'),
      changedAtMs: number(row, 'changed_at_ms'),
    }),
  );
}
