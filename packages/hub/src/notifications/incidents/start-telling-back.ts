/** Grants the wishes of those who asked to be told when something is back: once each, also over a restart. */

import type { Clock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { Fleet } from '../../domain/fleet.ts';
import type { Incident } from '../../domain/incident.ts';
import { noteRecoveryNotified, whoWasNotified } from '../../store/incidents/change-incidents.ts';
import { wholeIncidentsDuring } from '../../store/incidents/read-incidents.ts';
import type { Lease } from '../../store/leases/lease.ts';
import { enqueueAll } from '../../store/outbox/outbox-item.ts';
import type { Database, Query } from '../../store/query.ts';
import { backAgainNotice } from '../messages/back-again.ts';
import { type BackWish, isGranted, keptWishes, wishKey } from './back-wishes.ts';

export type BackWishes = AsyncDisposable & {
  /** Kept before it returns. */
  wish(wish: BackWish): Promise<void>;
  /** False where there was none. */
  withdraw(wish: Pick<BackWish, 'personId' | 'target'>): Promise<boolean>;
  /** Grants what is due now. */
  grantDue(): Promise<void>;
};

export type BackWishesOptions = {
  database: Database;
  fleet: Fleet;
  /** Of several hubs the leader grants them. */
  leader: Lease;
  clock: Clock;
  log: Logger;
};

const roundMs = 1_000;
/** Whoever waits longer has found out otherwise. */
const longestMs = 7 * 86_400_000;

export async function startTellingBack({
  database,
  fleet,
  leader,
  clock,
  log,
}: BackWishesOptions): Promise<BackWishes> {
  let wishes = new Map<string, BackWish>();
  let term = leader.term();
  await read();
  return { wish, withdraw, grantDue, ...startLoop(run) };

  async function read(): Promise<void> {
    wishes = await keptWishes.all(database.query);
  }

  async function wish(one: BackWish): Promise<void> {
    await keptWishes.put(database.query, wishKey(one), one, clock.now());
    wishes.set(wishKey(one), one);
  }

  async function withdraw(one: Pick<BackWish, 'personId' | 'target'>): Promise<boolean> {
    const key = wishKey(one);
    wishes.delete(key);
    if ((await keptWishes.find(database.query, key)) === undefined) return false;
    await keptWishes.forget(database.query, key);
    return true;
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(roundMs, signal);
      if (signal.aborted) return;
      try {
        await grantDue();
      } catch (error) {
        // Another hub speaks now and grants them.
        if (isHeraldError(error) && error.code === 'shards/lease-lost') continue;
        log.warn({ err: error }, 'who wanted to know what is back could not be told; it is tried again');
      }
    }
  }

  async function grantDue(): Promise<void> {
    if (!leader.isHeld()) return;
    if (leader.term() !== term) {
      await read();
      term = leader.term();
    }
    const nowMs = clock.now();
    for (const [key, one] of wishes) {
      const isOld = nowMs - one.askedAtMs > longestMs;
      if (!isOld && !isGranted(one, fleet, nowMs)) continue;
      if (await grant(key, one, nowMs, isOld)) wishes.delete(key);
    }
  }

  /** False while its incident is not closed yet: its end is written within a second, and says how long it took. */
  async function grant(key: string, one: BackWish, nowMs: number, isOld: boolean): Promise<boolean> {
    return database.transaction(async (query) => {
      await leader.assertHeld(query);
      // Whoever had everything forgotten wishes nothing any more.
      if ((await keptWishes.find(query, key)) === undefined) return true;
      const { kind, name } = one.target;
      const touching = await wholeIncidentsDuring(query, { fromMs: one.askedAtMs, toMs: nowMs + 1 }, [name]);
      const incident = touching.findLast(({ target }) => target.kind === kind && target.name === name);
      const view = kind === 'service' ? fleet.service(name) : fleet.host(name);
      const isClosing = incident && incident.endedAtMs === undefined && view?.health.status === 'up';
      if (!isOld && isClosing) return false;
      if (!isOld && !(await isToldAnyway(query, one, incident, nowMs)))
        await enqueueAll(query, backAgainNotice({ wish: one, incident, nowMs }), nowMs);
      await keptWishes.forget(query, key);
      return true;
    });
  }
}

/** A subscriber hears of the end in the same direct messages: nobody is told twice there, whichever comes first. */
async function isToldAnyway(
  query: Query,
  { personId, place }: BackWish,
  incident: Incident | undefined,
  nowMs: number,
): Promise<boolean> {
  if (place || !incident) return false;
  const to = { kind: 'person' as const, id: personId };
  const told = (await whoWasNotified(query, incident.id)).find((one) => one.to.kind === to.kind && one.to.id === to.id);
  if (told?.recoveryAtMs !== undefined) return true;
  if (told) await noteRecoveryNotified(query, incident.id, to, nowMs);
  return false;
}
