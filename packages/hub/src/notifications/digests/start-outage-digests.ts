/** Gathers outages for whoever wants them so: one message in the morning, for all that was not well since the one before. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import { Temporal } from 'temporal-polyfill';
import { outagesOf } from '../../answers/outages.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { zoned } from '../../format/zone-time.ts';
import { incidentsDuring } from '../../store/incidents/read-incidents.ts';
import { enqueueAll, findOutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Database } from '../../store/query.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { outageDigestNotice, outageDigestReference } from '../messages/outage-digest.ts';
import { digestHour } from '../subscriptions/quiet-hours.ts';
import { reachPerson } from '../subscriptions/reach-person.ts';
import type { SubscriptionBook } from '../subscriptions/subscription-book.ts';

export type OutageDigestOptions = {
  database: Database;
  subscriptions: Pick<SubscriptionBook, 'all' | 'of' | 'channelOf'>;
  zone(): string;
  registry(): Registry;
  /** Services that an incident concerns beside its own target. */
  servicesOf(target: Incident['target']): readonly string[];
  clock: Clock;
  everySeconds?: number;
  isLeader(): boolean;
  notify(): void;
  onFailure(error: unknown): void;
};

type Due = { key: string; fromMs: number; toMs: number };
type Reader = { to: Subscription['to']; due: Due; wishes: Subscription[] };

/** Later than this it is no morning's news any more: the next one tells of it. */
const latestMs = 12 * 3_600_000;

/** Disposing waits for the look under way. */
export function startOutageDigests(options: OutageDigestOptions): AsyncDisposable {
  const { clock, everySeconds = 60 } = options;
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      if (options.isLeader()) await postOutageDigests(options).catch(options.onFailure);
      await clock.sleep(everySeconds * 1000, signal);
    }
  });
}

/** Returns how many messages were put into the outbox. Where all was well there is none. */
export async function postOutageDigests(
  options: Omit<OutageDigestOptions, 'everySeconds' | 'isLeader' | 'onFailure'>,
): Promise<number> {
  const { database, subscriptions, clock } = options;
  const nowMs = clock.now();
  let count = 0;
  for (const { to, due, wishes } of readersOf(subscriptions.all(), options.zone(), nowMs)) {
    if (await findOutboxItem(database.query, outageDigestReference(to, due.key))) continue;
    const incidents = (await incidentsDuring(database.query, due)).filter((incident) =>
      wishes.some((wish) => concerns(wish, incident, options)),
    );
    const outages = outagesOf(incidents, options.registry());
    if (outages.length === 0) continue;
    const messages = outageDigestNotice({ to, period: due.key, fromMs: due.fromMs, outages, nowMs });
    const reach = { subscriptions, nowMs, zone: options.zone() };
    count += await enqueueAll(
      database.query,
      messages.map((message) => reachPerson(message, reach)),
      nowMs,
    );
  }
  if (count > 0) options.notify();
  return count;
}

/** Whoever has a digest due now, each with all that they wish. */
function readersOf(all: readonly Subscription[], zone: string, nowMs: number): Reader[] {
  const readers = new Map<string, Reader>();
  for (const wish of all.filter(({ kinds }) => kinds.includes('incident-digest'))) {
    const due = dueDigest(wish.delivery === 'weekly' ? 'week' : 'day', wish.quiet?.zone ?? zone, nowMs);
    if (!due) continue;
    const key = `${due.key}/${wish.to.kind}/${wish.to.id}`;
    const reader = readers.get(key) ?? { to: wish.to, due, wishes: [] };
    reader.wishes.push(wish);
    readers.set(key, reader);
  }
  return [...readers.values()];
}

/** From one morning at eight to the next: today's, or for a week that of Monday. */
function dueDigest(period: 'day' | 'week', zone: string, nowMs: number): Due | undefined {
  const now = zoned(nowMs, zone);
  const to = now.withPlainTime(new Temporal.PlainTime(digestHour));
  const toMs = to.epochMilliseconds;
  if (toMs > nowMs || nowMs - toMs > latestMs || (period === 'week' && to.dayOfWeek !== 1)) return undefined;
  const from = to.subtract(period === 'week' ? { weeks: 1 } : { days: 1 });
  return { key: `${period}/${to.toPlainDate().toString()}`, fromMs: from.epochMilliseconds, toMs };
}

function concerns(
  { target }: Subscription,
  incident: Incident,
  { servicesOf }: Pick<OutageDigestOptions, 'servicesOf'>,
): boolean {
  if (target.kind === 'all' || target.name === incident.target.name) return true;
  return servicesOf(incident.target).includes(target.name);
}
