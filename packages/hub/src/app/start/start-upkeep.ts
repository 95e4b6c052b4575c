/** What the hub does for its store by itself: backups of the night, and what is past its time goes. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { startNightlyBackups } from '../../store/backup/start-nightly-backups.ts';
import type { Lease } from '../../store/leases/lease.ts';
import { openDatabase, type Store } from '../../store/open-store.ts';
import { startRetention } from '../../store/start-retention.ts';
import { storeOptionsOf } from '../commands/store/store-of-env.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';

export type UpkeepOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  store: Store;
  /** Of several hubs the one that holds it does the work. */
  leader: Lease;
  clock: Clock;
  log: Logger;
};

export type Upkeep = AsyncDisposable & {
  /** Nothing where no folder for backups is set, or none was made yet. */
  newestBackupAtMs(): number | undefined;
};

export function startUpkeep({ settings, secrets, store, leader, clock, log }: UpkeepOptions): Upkeep {
  const stack = new AsyncDisposableStack();
  const isOurs = () => leader.isHeld();
  const { HERALD_BACKUP_DIR: folder, HERALD_BACKUP_NIGHTS: nights } = settings;
  const backups =
    folder === undefined
      ? undefined
      : stack.use(
          startNightlyBackups({
            folder,
            keeping: { nights, months: 12 },
            open: () => openDatabase(storeOptionsOf({ settings, secrets }), { log }),
            isOurs,
            clock,
            log: log.child({ part: 'backup' }),
          }),
        );
  stack.use(startRetention({ database: store, isOurs, clock, log: log.child({ part: 'store' }) }));
  return { newestBackupAtMs: () => backups?.newestAtMs(), [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
