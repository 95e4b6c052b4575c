/** What waits in the outbox: for the sender, which takes what is to be said next, for `/metrics` and for the doctor. */
import { number, optionalNumber, placeholders, type Query } from '../query.ts';
import { type OutboxItem, outboxColumns, outboxItemOf } from './outbox-item.ts';

export type ClaimOptions = {
  nowMs: number;
  /** Destinations that are being written to, or must wait for their rate limit. */
  exceptDestinations: readonly string[];
  most: number;
};

/**
 * Takes what is to be said next, one thing for each destination, and marks it as being sent. Run it in a transaction.
 * What is past its time becomes `expired`; of several bodies for one edit key that were never tried, only the newest
 * stays. What another session left as `sending` is claimed again: its result is unknown, and nothing with its edit key
 * is said before that is settled. The items are as they were before this claim: one whose `unknownSinceMs` is set may
 * have been said already. From the commit on, this attempt too may reach Discord.
 */
export async function claimMessages(
  query: Query,
  { nowMs, exceptDestinations, most }: ClaimOptions,
): Promise<OutboxItem[]> {
  await query(
    `update outbox set state = 'expired', finished_at_ms = $1
     where finished_at_ms is null and unknown_since_ms is null and not_after_ms < $1`,
    [nowMs],
  );
  await query(
    `update outbox set state = 'superseded', finished_at_ms = $1
     where finished_at_ms is null and unknown_since_ms is null and edit_key is not null and exists (
       select 1 from outbox newer where newer.finished_at_ms is null and newer.destination = outbox.destination
         and newer.edit_key = outbox.edit_key and newer.id > outbox.id)`,
    [nowMs],
  );
  const except =
    exceptDestinations.length > 0 ? `and destination not in (${placeholders(exceptDestinations.length, 3)})` : '';
  const rows = await query(
    `select ${outboxColumns} from (
       select *, row_number() over (partition by destination order by
         case when unknown_since_ms is null then 1 else 0 end, priority, id) as place
       from outbox where finished_at_ms is null and next_try_at_ms <= $1 ${except} and not exists (
         select 1 from outbox other where other.finished_at_ms is null and other.destination = outbox.destination
           and other.edit_key = outbox.edit_key and other.id <> outbox.id and other.unknown_since_ms is not null)
     ) as queued
     where place = 1 order by priority, id limit $2`,
    [nowMs, most, ...exceptDestinations],
  );
  const items = rows.map(outboxItemOf);
  if (items.length > 0) {
    await query(
      `update outbox set state = 'sending', attempts = attempts + 1, unknown_since_ms = coalesce(unknown_since_ms, $1)
       where id in (${placeholders(items.length, 2)})`,
      [nowMs, ...items.map(({ id }) => id)],
    );
  }
  return items;
}

export type OutboxFigures = { pending: number; givenUp: number; oldestPendingAtMs?: number };

export async function outboxFigures(query: Query): Promise<OutboxFigures> {
  const [row] = await query(
    `select (select count(*) from outbox where finished_at_ms is null) as pending,
       (select count(*) from outbox where state = 'given-up') as given_up,
       (select min(created_at_ms) from outbox where finished_at_ms is null) as oldest`,
  );
  const oldestPendingAtMs = row && optionalNumber(row, 'oldest');
  return {
    pending: row ? number(row, 'pending') : 0,
    givenUp: row ? number(row, 'given_up') : 0,
    ...(oldestPendingAtMs === undefined ? {} : { oldestPendingAtMs }),
  };
}

/** The earliest instant at which something may be tried; `undefined` where nothing waits. */
export async function nextOutboxTryAtMs(query: Query): Promise<number | undefined> {
  const [row] = await query('select min(next_try_at_ms) as next from outbox where finished_at_ms is null');
  return row && optionalNumber(row, 'next');
}
