/** Deletes what is past its time, in small steps, and gives the room back. History's own rows go as they are rolled up. */
import type { Database } from './query.ts';

export type HouseRules = {
  /** Incidents, announcements and inquiries. */
  factDays: number;
  /** What was said: long after, a reference must still not be said again. */
  outboxDays: number;
  gatewayEventHours: number;
  answeredMessageDays: number;
  missedQuestionDays: number;
  /** Who planned a window, and the words of what was said of it. */
  plannerDays: number;
};

const defaultHouseRules: HouseRules = {
  factDays: 1_100,
  outboxDays: 400,
  gatewayEventHours: 48,
  answeredMessageDays: 90,
  missedQuestionDays: 90,
  plannerDays: 60,
};

const rowsAtOnce = 500;
const dayMs = 86_400_000;

/** Returns how many rows went. Open incidents and downtime that is not over stay, however old. */
export async function runRetention(
  database: Database,
  { nowMs, rules = defaultHouseRules, signal }: { nowMs: number; rules?: HouseRules; signal?: AbortSignal },
): Promise<number> {
  const facts = nowMs - rules.factDays * dayMs;
  const old: [table: string, key: string, which: string, beforeMs: number][] = [
    ['incident', 'id', 'ended_at_ms < $1', facts],
    ['downtime_event', 'id', 'at_ms < $1', facts],
    ['downtime', 'id', "ends_at_ms < $1 and state in ('finished', 'cancelled')", facts],
    ['inquiry_event', 'id', 'at_ms < $1', facts],
    ['inquiry_text', 'inquiry_id', 'forget_at_ms <= $1', nowMs],
    ['missed_question', 'id', 'at_ms < $1', nowMs - rules.missedQuestionDays * dayMs],
    ['outbox', 'id', 'finished_at_ms < $1', nowMs - rules.outboxDays * dayMs],
    ['gateway_event', 'event_id', 'seen_at_ms < $1', nowMs - rules.gatewayEventHours * 3_600_000],
    ['answered_message', 'question_message_id', 'at_ms < $1', nowMs - rules.answeredMessageDays * dayMs],
  ];
  let gone = 0;
  for (const [table, key, which, beforeMs] of old) {
    for (let step = rowsAtOnce; step === rowsAtOnce && !signal?.aborted; gone += step) {
      const rows = await database.query(
        `delete from ${table} where ${key} in (select ${key} from ${table} where ${which} limit ${rowsAtOnce}) returning 1`,
        [beforeMs],
      );
      step = rows.length;
    }
  }
  const nameless = nowMs - rules.plannerDays * dayMs;
  await database.query('update downtime set planned_by = null where ends_at_ms < $1 and planned_by is not null', [
    nameless,
  ]);
  await database.query(
    "update outbox set body = 'null' where finished_at_ms < $1 and reference like 'downtime/%' and body <> 'null'",
    [nameless],
  );
  if (database.engine === 'sqlite') await database.query('pragma incremental_vacuum(1000)');
  return gone;
}
