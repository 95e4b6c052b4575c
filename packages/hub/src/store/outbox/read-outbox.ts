/** What waits in the outbox, for the sender's timer, `/metrics` and the doctor. */
import { number, optionalNumber } from '../columns.ts';
import type { Query } from '../query.ts';
import { type OutboxItem, outboxColumns, outboxItemOf } from './outbox-item.ts';

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

export async function findOutboxItem(query: Query, reference: string): Promise<OutboxItem | undefined> {
  const [row] = await query(`select ${outboxColumns} from outbox where reference = $1`, [reference]);
  return row && outboxItemOf(row);
}
