/** Who wants to hear of which host or service, of what, and when not. */
import { names, number, oneOf, optionalText, type Query, type Row, text } from '../query.ts';

export type Subscription = {
  to: { kind: 'person' | 'channel'; id: string };
  /** `all` has the name `*`. */
  target: { kind: 'host' | 'service' | 'all'; name: string };
  /** What they want to hear of, for example `incident`, `downtime`. */
  kinds: readonly string[];
  /** Wall clock times in `zone`, `22:00` to `07:00`, in which nothing is sent. */
  quiet?: { fromLocal: string; toLocal: string; zone: string };
  /** Each as it happens, or gathered once a day or week. */
  delivery: 'at-once' | 'daily' | 'weekly';
  createdAtMs: number;
};

const columns =
  'to_kind, to_id, target_kind, target_name, kinds, quiet_from_local, quiet_to_local, zone, delivery, created_at_ms';

/** Adds it, or changes what is wanted of the same target. */
export async function keepSubscription(query: Query, subscription: Subscription): Promise<void> {
  const { to, target, kinds, quiet, delivery, createdAtMs } = subscription;
  await query(
    `insert into subscription (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (to_kind, to_id, target_kind, target_name) do update set kinds = excluded.kinds,
       quiet_from_local = excluded.quiet_from_local, quiet_to_local = excluded.quiet_to_local, zone = excluded.zone,
       delivery = excluded.delivery`,
    [
      to.kind,
      to.id,
      target.kind,
      target.name,
      JSON.stringify(kinds),
      quiet?.fromLocal,
      quiet?.toLocal,
      quiet?.zone,
      delivery,
      createdAtMs,
    ],
  );
}

/** False where there was none. */
export async function removeSubscription(
  query: Query,
  to: Subscription['to'],
  target: Subscription['target'],
): Promise<boolean> {
  const rows = await query(
    `delete from subscription where to_kind = $1 and to_id = $2 and target_kind = $3 and target_name = $4 returning id`,
    [to.kind, to.id, target.kind, target.name],
  );
  return rows.length > 0;
}

/** Of one person or channel, in the order they were made. */
export async function subscriptionsOf(query: Query, to: Subscription['to']): Promise<Subscription[]> {
  const rows = await query(`select ${columns} from subscription where to_kind = $1 and to_id = $2 order by id`, [
    to.kind,
    to.id,
  ]);
  return rows.map(subscriptionOf);
}

/** All, in the order they were made: small enough to keep in memory and match there. */
export async function readSubscriptions(query: Query): Promise<Subscription[]> {
  return (await query(`select ${columns} from subscription order by id`)).map(subscriptionOf);
}

function subscriptionOf(row: Row): Subscription {
  const fromLocal = optionalText(row, 'quiet_from_local');
  const toLocal = optionalText(row, 'quiet_to_local');
  const zone = optionalText(row, 'zone');
  const hasQuiet = fromLocal !== undefined && toLocal !== undefined && zone !== undefined;
  return {
    to: { kind: oneOf(row, 'to_kind', ['person', 'channel']), id: text(row, 'to_id') },
    target: { kind: oneOf(row, 'target_kind', ['host', 'service', 'all']), name: text(row, 'target_name') },
    kinds: names(row, 'kinds'),
    ...(hasQuiet ? { quiet: { fromLocal, toLocal, zone } } : {}),
    delivery: oneOf(row, 'delivery', ['at-once', 'daily', 'weekly']),
    createdAtMs: number(row, 'created_at_ms'),
  };
}
