/** The one shape of what is kept whole: values of JSON under an id, each kind in a table of its own, and read by its own parser. */
import type { Query } from './query.ts';

/** Each has the columns `id`, `value` and `updated_at_ms`. */
export type DocumentTable =
  | 'downtime_plan'
  | 'downtime_override'
  | 'scheduled_event'
  | 'alert_group'
  | 'held_news'
  | 'recovery_request';

export type Documents<T> = {
  find(query: Query, id: string): Promise<T | undefined>;
  /** By id, in its order. */
  all(query: Query): Promise<Map<string, T>>;
  put(query: Query, id: string, value: T, nowMs: number): Promise<void>;
  forget(query: Query, id: string): Promise<void>;
  /** Those that were last written before then. */
  forgetBefore(query: Query, beforeMs: number): Promise<void>;
};

/** `parse` gets what this or an older release wrote; what it gives `undefined` for is left out. */
export function documentsIn<T>(table: DocumentTable, parse: (value: unknown) => T | undefined): Documents<T> {
  return {
    async find(query, id) {
      const [row] = await query(`select value from ${table} where id = $1`, [id]);
      return row && parse(JSON.parse(String(row['value'])));
    },
    async all(query) {
      const found = new Map<string, T>();
      for (const row of await query(`select id, value from ${table} order by id`)) {
        const value = parse(JSON.parse(String(row['value'])));
        if (value !== undefined) found.set(String(row['id']), value);
      }
      return found;
    },
    async put(query, id, value, nowMs) {
      await query(
        `insert into ${table} (id, value, updated_at_ms) values ($1, $2, $3)
         on conflict (id) do update set value = excluded.value, updated_at_ms = excluded.updated_at_ms`,
        [id, JSON.stringify(value), nowMs],
      );
    },
    async forget(query, id) {
      await query(`delete from ${table} where id = $1`, [id]);
    },
    async forgetBefore(query, beforeMs) {
      await query(`delete from ${table} where updated_at_ms < $1`, [beforeMs]);
    },
  };
}
