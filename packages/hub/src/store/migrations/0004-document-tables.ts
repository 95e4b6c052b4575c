/**
 * Plans, overrides, Discord's events, alert groups, held news and "tell me when it's back" get tables of their own; they
 * shared `setting` under prefixes of its key.
 *
 * Hubs on PostgreSQL are upgraded one after the other: until the last one is, an older hub reads and writes `setting`. There
 * the rows stay, and triggers carry each change over, both ways; a later step takes both away. A SQLite file has one hub.
 */
import type { Migration } from './migration.ts';

/** The prefix of the key, and the table that takes its place. */
const moved = [
  ['downtime-plan', 'downtime_plan'],
  ['downtime-override', 'downtime_override'],
  ['scheduled-event', 'scheduled_event'],
  ['alert-group', 'alert_group'],
  ['waiting', 'held_news'],
  ['back-wish', 'recovery_request'],
] as const;

export const documentTables: Migration = {
  number: 4,
  name: 'document-tables',
  statements: ({ engine, integer, strict }) => [
    ...moved.flatMap(([prefix, table]) => [
      `create table ${table} (id text primary key, value text not null, updated_at_ms ${integer} not null) ${strict}`,
      `insert into ${table} (id, value, updated_at_ms)
       select substr(key, ${prefix.length + 2}), value, updated_at_ms from setting
       where substr(key, 1, ${prefix.length + 1}) = '${prefix}/'`,
    ]),
    ...(engine === 'sqlite' ? leaving() : carriedOver()),
  ],
};

/** Whether this key of `setting` is only a copy for older hubs. */
export function isCarriedSetting(key: string): boolean {
  return moved.some(([prefix]) => key.startsWith(`${prefix}/`));
}

function leaving(): string[] {
  return moved.map(([prefix]) => `delete from setting where substr(key, 1, ${prefix.length + 1}) = '${prefix}/'`);
}

/** `pg_trigger_depth() = 0`: what a trigger wrote starts no other. */
function carriedOver(): string[] {
  const upsert = (table: string, key: string) =>
    `insert into ${table} (${key}, value, updated_at_ms) values ($1, $2, $3)
     on conflict (${key}) do update set value = excluded.value, updated_at_ms = excluded.updated_at_ms`;
  return [
    `create function carry_from_setting() returns trigger language plpgsql as $body$
     declare
       changed_key text := case when tg_op = 'DELETE' then old.key else new.key end;
       prefix text := split_part(changed_key, '/', 1);
       into_table text := case prefix ${moved.map(([from, table]) => `when '${from}' then '${table}'`).join(' ')} end;
       own_id text := substr(changed_key, length(prefix) + 2);
     begin
       if into_table is null then return null; end if;
       if tg_op = 'DELETE' then
         execute format('delete from %I where id = $1', into_table) using own_id;
       else
         execute format('${upsert('%I', 'id')}', into_table) using own_id, new.value, new.updated_at_ms;
       end if;
       return null;
     end $body$`,
    `create trigger carry_from_setting after insert or update or delete on setting
     for each row when (pg_trigger_depth() = 0) execute function carry_from_setting()`,
    `create function carry_to_setting() returns trigger language plpgsql as $body$
     begin
       if tg_op = 'DELETE' then
         delete from setting where key = tg_argv[0] || '/' || old.id;
       else
         insert into setting (key, value, updated_at_ms) values (tg_argv[0] || '/' || new.id, new.value, new.updated_at_ms)
         on conflict (key) do update set value = excluded.value, updated_at_ms = excluded.updated_at_ms;
       end if;
       return null;
     end $body$`,
    ...moved.map(
      ([prefix, table]) =>
        `create trigger carry_to_setting after insert or update or delete on ${table}
         for each row when (pg_trigger_depth() = 0) execute function carry_to_setting('${prefix}')`,
    ),
  ];
}
