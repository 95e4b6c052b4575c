/** Shares the hosts with other hubs on one PostgreSQL: takes, renews and gives back leases. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Database, Query } from '../query.ts';
import { storeError } from '../store-error.ts';
import { assignLeases } from './assign-leases.ts';
import { forgetHub, keepHubPresence, readLiveHubs } from './hub-presence.ts';
import { type Lease, leaseLost } from './lease.ts';
import {
  holdLease,
  makeLeases,
  readDatabaseTimeMs,
  readLeases,
  releaseLease,
  renewLease,
  takeLease,
} from './leases.ts';
import { leaderLease, leaseNames, type Sharded, type ShardRules, shardOf } from './shard-of.ts';
import type { Shards } from './shards.ts';

export type ShardsOptions = ShardRules & {
  database: Database;
  /** Unique for this run of this hub, for example host name, process id and a random part. */
  holder: string;
  labels: Readonly<Record<string, string>>;
  /** Groups that occur in the registry now (`groupOf` of its hosts). */
  groups(): readonly string[];
  log: Logger;
  clock?: Clock;
  /** How long a dead hub's leases stay its own. */
  leaseSeconds?: number;
  /**
   * Before leases are given back in order: what was heard under them is to be written while it still may be. Their hosts
   * are polled no more by then.
   */
  beforeGivingBack?(): Promise<void>;
  /** The time that all hubs share; the database's own by default. */
  readTimeMs?(query: Query): Promise<number>;
};

type Held = { fence: number; validUntilElapsedMs: number };

/** What passes between the database's answer and our noticing it: a lease is given up this much early. */
const marginSeconds = 2;
/** Until a lease is given back after its hosts are no longer polled: what was under way has come in by then. */
const handOverMs = 1_500;

/**
 * Resolves after the first round, with whatever could be taken. Disposing gives everything back at once. Throws where the
 * database cannot be reached in that first round.
 */
export async function startShards(options: ShardsOptions): Promise<Shards> {
  const { database, holder, labels, tieLabel, log, clock = systemClock, leaseSeconds = 15 } = options;
  const { readTimeMs = readDatabaseTimeMs, beforeGivingBack } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const held = new Map<string, Held>();
  const leases = new Map<string, Lease>();
  /** Held still, and to be given back: its hosts are not polled any more. */
  const leaving = new Set<string>();
  let isCutOff = false;
  let lastHeld: ReadonlySet<string> = new Set();

  await round();
  const loop = run();
  return {
    leader: leaseNamed(leaderLease),
    leaseOf: (host) => leaseNamed(shardOf(host, options)),
    mayPoll,
    held: () => [...held.keys()].filter((name) => isHeld(name)),
    polledKey: () => [...lastHeld].filter(isPolled).join(' '),
    [Symbol.asyncDispose]: stop,
  };

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(leaving.size > 0 ? handOverMs : (leaseSeconds / 3) * (isCutOff ? 200 : 1000), signal);
      if (signal.aborted) return;
      try {
        if (leaving.size > 0) await writeBeforehand();
        await round();
        if (isCutOff) log.info('the database answers again; leases are renewed');
        isCutOff = false;
      } catch (error) {
        if (!isCutOff) log.warn({ code: storeError(error).code, err: error }, 'leases cannot be renewed');
        isCutOff = true;
        leaving.clear();
      }
    }
  }

  /** Leases wait for nothing: what cannot be written now is lost with them. */
  async function writeBeforehand(): Promise<void> {
    await beforeGivingBack?.().catch((error: unknown) =>
      log.warn(
        { code: storeError(error).code },
        'the last readings of hosts that move to another hub could not be written',
      ),
    );
  }

  /** One transaction: says that this hub lives, renews what it holds, gives back and takes what the others expect. */
  async function round(): Promise<void> {
    const names = leaseNames(options.groups(), options);
    const startedElapsedMs = clock.elapsed();
    const next = await database.transaction(async (query) => {
      const nowMs = await readTimeMs(query);
      const expiresAtMs = nowMs + leaseSeconds * 1000;
      await keepHubPresence(query, { holder, labels, expiresAtMs });
      const assigned = assignLeases(names, await readLiveHubs(query, nowMs), tieLabel);
      const rows = new Map((await readLeases(query)).map((row) => [row.name, row]));
      await makeLeases(
        query,
        names.filter((name) => !rows.has(name)),
      );
      const mine = new Map<string, number>();
      const parting = new Set(leaving);
      leaving.clear();
      // In one order on every hub, so that two rounds never wait for each other in a circle.
      for (const name of [...new Set([...names, ...held.keys()])].sort()) {
        const fence = await takeOrRenew(query, name, {
          isWanted: name === leaderLease || assigned.get(name) === holder,
          isParting: parting.has(name),
          isFree: isFree(rows.get(name), nowMs),
          nowMs,
          expiresAtMs,
        });
        if (fence !== undefined) mine.set(name, fence);
      }
      return mine;
    });
    noteHeld(next, startedElapsedMs + (leaseSeconds - marginSeconds) * 1000);
  }

  /** The fencing number where the lease is ours after this round. */
  async function takeOrRenew(
    query: Query,
    name: string,
    lease: { isWanted: boolean; isParting: boolean; isFree: boolean; nowMs: number; expiresAtMs: number },
  ): Promise<number | undefined> {
    const { isWanted, isParting, nowMs, expiresAtMs } = lease;
    const fence = held.get(name)?.fence;
    if (fence !== undefined && !isWanted && isParting) await releaseLease(query, name, fence);
    if (!isWanted && (isParting || fence === undefined)) return undefined;
    if (fence !== undefined && (await renewLease(query, { name, fence, nowMs, expiresAtMs }))) {
      if (!isWanted) leaving.add(name);
      return fence;
    }
    if (!isWanted) return undefined;
    return lease.isFree ? takeLease(query, name, { holder, nowMs, expiresAtMs }) : undefined;
  }

  function noteHeld(next: ReadonlyMap<string, number>, validUntilElapsedMs: number): void {
    const gained = [...next].filter(([name, fence]) => held.get(name)?.fence !== fence).map(([name]) => name);
    const lost = [...held.keys()].filter((name) => !next.has(name));
    if (gained.length > 0 || lost.length > 0) log.info({ gained, lost }, 'leases have moved');
    held.clear();
    for (const [name, fence] of next) held.set(name, { fence, validUntilElapsedMs });
    lastHeld = new Set(next.keys());
  }

  function isHeld(name: string): boolean {
    const lease = held.get(name);
    return lease !== undefined && clock.elapsed() < lease.validUntilElapsedMs;
  }

  function mayPoll(host: Sharded): boolean {
    return isPolled(shardOf(host, options));
  }

  function isPolled(name: string): boolean {
    if (leaving.has(name)) return false;
    return isHeld(name) || (isCutOff && lastHeld.has(name));
  }

  function leaseNamed(name: string): Lease {
    const known = leases.get(name);
    if (known) return known;
    const lease: Lease = {
      name,
      isHeld: () => isHeld(name),
      term: () => held.get(name)?.fence ?? 0,
      async assertHeld(query) {
        const fence = held.get(name)?.fence;
        if (fence === undefined || !(await holdLease(query, name, fence, await readTimeMs(query)))) {
          if (held.get(name)?.fence === fence) held.delete(name);
          throw leaseLost(name);
        }
      },
    };
    leases.set(name, lease);
    return lease;
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await loop;
    const given = [...held].sort(([a], [b]) => (a < b ? -1 : 1));
    held.clear();
    leaving.clear();
    lastHeld = new Set();
    try {
      await database.transaction(async (query) => {
        for (const [name, { fence }] of given) await releaseLease(query, name, fence);
        await forgetHub(query, holder);
      });
    } catch (error) {
      log.warn({ code: storeError(error).code }, 'leases could not be given back; they expire by themselves');
    }
  }
}

function isFree(row: { holder: string | undefined; expiresAtMs: number } | undefined, nowMs: number): boolean {
  return row === undefined || row.holder === undefined || row.expiresAtMs <= nowMs;
}
