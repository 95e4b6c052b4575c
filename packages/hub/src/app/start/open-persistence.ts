/** What the hub keeps: the store, its leases, the history of readings, pinned certificates, and how each host last was. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Pins } from '../../monitoring/poller/certificate-trust.ts';
import type { Retention } from '../../store/history/retention.ts';
import { type History, startHistory } from '../../store/history/start-history.ts';
import { pinFirstFingerprint, readFingerprints } from '../../store/hosts/pinned-fingerprints.ts';
import { readDatabaseTimeMs } from '../../store/leases/leases.ts';
import type { ShardRules } from '../../store/leases/shard-of.ts';
import { type Shards, soleShards } from '../../store/leases/shards.ts';
import { startShards } from '../../store/leases/start-shards.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { holdSqliteFile } from '../../store/sqlite/hold-file.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import { agreeOnSettings, sharedSettingsOf } from './agree-on-settings.ts';

export type MemoryOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  clock: Clock;
  log: Logger;
  /** Groups of hosts in the registry now, for the leases. */
  groups(): readonly string[];
};

export type Memory = AsyncDisposable & {
  store: Store;
  shards: Shards;
  history: History;
  /** How long history is kept, for whoever reads it. */
  retention: Retention;
  pins: Pins;
};

/** How many leases one group of hosts is divided into: enough to spread over a handful of hubs. */
const shardCount = 16;

/** All hubs of one database must have the same `HERALD_SHARD_LABEL`. */
export function shardRulesOf({ HERALD_SHARD_LABEL: tieLabel }: Pick<HubSettings, 'HERALD_SHARD_LABEL'>): ShardRules {
  return tieLabel === undefined ? { shardCount } : { shardCount, tieLabel };
}

/** `region=eu-west-1,tier=gold`, as the setting's pattern allows it. */
export function parseLabels(text = ''): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

export function retentionOf(settings: HubSettings): Retention {
  return {
    rawHours: settings.HERALD_HISTORY_RAW_HOURS,
    minuteDays: settings.HERALD_HISTORY_MINUTE_DAYS,
    hourDays: settings.HERALD_HISTORY_HOUR_DAYS,
    dayDays: settings.HERALD_HISTORY_DAY_DAYS,
  };
}

/** Throws what `openStore` and `startShards` throw. */
export async function openPersistence({ settings, secrets, clock, log, groups }: MemoryOptions): Promise<Memory> {
  await using starting = new AsyncDisposableStack();
  const url = secrets.HERALD_DATABASE_URL;
  const path = join(settings.HERALD_DATA_DIR, 'herald.db');
  if (!url) starting.use(holdSqliteFile(path));
  const store = starting.use(
    await openStore(url ? { mode: 'postgres', url } : { mode: 'sqlite', path }, {
      clock,
      log: log.child({ part: 'store' }),
    }),
  );
  const holder = settings.HERALD_HUB_NAME ?? `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const retention = retentionOf(settings);
  if (url) {
    const own = sharedSettingsOf(settings, secrets);
    await agreeOnSettings(store, { holder, own, nowMs: await readDatabaseTimeMs(store.query) });
  }
  let history: History | undefined;
  const shards = starting.use(
    url
      ? await startShards({
          ...shardRulesOf(settings),
          database: store,
          holder,
          labels: parseLabels(settings.HERALD_HUB_LABELS),
          groups,
          beforeGivingBack: async () => history?.flush(),
          log: log.child({ part: 'shards' }),
          clock,
        })
      : soleShards(),
  );
  history = starting.use(startHistory({ database: store, log: log.child({ part: 'history' }), clock, retention }));
  const pins = await openPins(store, clock, log);
  const stack = starting.move();
  return { store, shards, history, retention, pins, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/**
 * Pins are kept in memory; a new one is written beside the poll that found it. What the store says is read again where a
 * certificate is not the one expected: a person may have trusted another one meanwhile (`registry trust`).
 */
async function openPins(store: Store, clock: Clock, log: Logger): Promise<Pins> {
  const known = new Map<string, string>();
  let isReading = false;
  await readAll();
  return {
    find: (hostName) => known.get(hostName),
    doubt() {
      if (isReading) return;
      isReading = true;
      readAll()
        .catch((err: unknown) => log.error({ err }, 'the certificate pins could not be read'))
        .finally(() => (isReading = false));
    },
    pin(hostName, fingerprint) {
      known.set(hostName, fingerprint);
      pinFirstFingerprint(store.query, { hostName, fingerprint, pinnedAtMs: clock.now(), pinnedBy: 'first use' }).then(
        (kept) => known.set(hostName, kept),
        (err: unknown) => log.error({ err, host: hostName }, 'a certificate pin could not be kept'),
      );
    },
  };

  async function readAll(): Promise<void> {
    for (const { hostName, fingerprint } of await readFingerprints(store.query)) known.set(hostName, fingerprint);
  }
}
