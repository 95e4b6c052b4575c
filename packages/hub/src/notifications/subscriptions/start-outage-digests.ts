/** Gathers outages for whoever wants them so: one message in the morning, for all that was not well since the one before. */
import type { Clock } from '@herald/protocol/clock';
import { Temporal } from 'temporal-polyfill';
import type { Card } from '../../domain/card.ts';
import type { Incident } from '../../domain/incident.ts';
import { lastedSeconds } from '../../domain/incident-phases.ts';
import { moment, say, strong, type Text } from '../../format/text.ts';
import { durationInWords, plural } from '../../format/words.ts';
import { zoned } from '../../format/zone-time.ts';
import { incidentsDuring } from '../../store/incidents/read-incidents.ts';
import { enqueueOutbound } from '../../store/outbox/enqueue-outbound.ts';
import { findOutboxItem } from '../../store/outbox/read-outbox.ts';
import type { Database } from '../../store/query.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { digestHour } from './quiet-hours.ts';
import { reachPerson } from './reach-person.ts';
import type { SubscriptionBook } from './subscription-book.ts';

export type OutageDigestOptions = {
  database: Database;
  subscriptions: Pick<SubscriptionBook, 'all' | 'of' | 'channelOf'>;
  zone(): string;
  /** Services that an incident concerns beside its own target. */
  servicesOf(target: Incident['target']): readonly string[];
  clock: Clock;
  everySeconds?: number;
  speaks(): boolean;
  notify(): void;
  onFailure(error: unknown): void;
};

type Due = { key: string; fromMs: number; toMs: number };
type Reader = { to: Subscription['to']; due: Due; wishes: Subscription[] };

/** Later than this it is no morning's news any more: the next one tells of it. */
const latestMs = 12 * 3_600_000;
const mostLines = 15;

/** Disposing waits for the look under way. */
export function startOutageDigests(options: OutageDigestOptions): AsyncDisposable {
  const { clock, everySeconds = 60 } = options;
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      if (options.speaks()) await postOutageDigests(options).catch(options.onFailure);
      await clock.sleep(everySeconds * 1000, stopping.signal);
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };
}

/** Returns how many messages were put into the outbox. Where all was well there is none. */
export async function postOutageDigests(
  options: Omit<OutageDigestOptions, 'everySeconds' | 'speaks' | 'onFailure'>,
): Promise<number> {
  const { database, subscriptions, clock } = options;
  const nowMs = clock.now();
  let count = 0;
  for (const { to, due, wishes } of readersOf(subscriptions.all(), options.zone(), nowMs)) {
    const reference = `outages/${due.key}/${to.kind}/${to.id}`;
    if (await findOutboxItem(database.query, reference)) continue;
    const incidents = (await incidentsDuring(database.query, due)).filter(
      (incident) => !incident.isPlanned && wishes.some((wish) => concerns(wish, incident, options)),
    );
    if (incidents.length === 0) continue;
    const outbound = reachPerson(
      {
        reference,
        to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
        priority: 3,
        body: digestCard(incidents, due),
      },
      { subscriptions, nowMs, zone: options.zone() },
    );
    if (await enqueueOutbound(database.query, outbound, nowMs)) count += 1;
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

function digestCard(incidents: readonly Incident[], { fromMs }: Due): Card {
  const open = incidents.filter(({ endedAtMs }) => endedAtMs === undefined);
  const shown = incidents.slice(-mostLines).map((incident) => [...lineOf(incident)]);
  const more = incidents.length - shown.length;
  return {
    status: open.length > 0 ? 'down' : 'none',
    headline: [
      ...say`${strong(`${plural(incidents.length, 'outage')} since `)}${moment(fromMs)}${strong(
        open.length > 0 ? `, ${open.length} not over yet.` : ', all over.',
      )}`,
    ],
    lines: [...shown, ...(more > 0 ? [[`And ${more} before these.`]] : [])],
  };
}

function lineOf(incident: Incident): Text {
  const { target, startedAtMs, endedAtMs, cause } = incident;
  if (endedAtMs === undefined) return say`${strong(target.name)} since ${moment(startedAtMs)}: ${cause}`;
  const seconds = lastedSeconds(incident, endedAtMs);
  return say`${strong(target.name)} at ${moment(startedAtMs)}, for ${durationInWords(seconds)}: ${cause}`;
}
