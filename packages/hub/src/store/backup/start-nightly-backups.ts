/** Backs the store up every night into a folder, and lets old ones go once a new one is whole. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { Database } from '../query.ts';
import { storeError } from '../store-error.ts';
import { backupsToForget, type Keeping, newestNightMs, nightlyName } from './nightly.ts';
import { writeBackup } from './write-backup.ts';

const lookEverySeconds = 600;

export type NightlyBackupsOptions = {
  folder: string;
  keeping: Keeping;
  /** A connection of its own: a backup reads as of one moment, and for a while. */
  open(): Promise<Database>;
  /** Of several hubs, one makes them. */
  isOurs(): boolean;
  clock: Clock;
  log: Logger;
};

export type NightlyBackups = AsyncDisposable & {
  /** When the newest backup was due; undefined where there is none, or the folder has not been read yet. */
  newestAtMs(): number | undefined;
};

export function startNightlyBackups(options: NightlyBackupsOptions): NightlyBackups {
  const { folder, keeping, open, isOurs, clock, log } = options;
  let newestAtMs: number | undefined;
  const loop = startLoop(async (signal) => {
    while (!signal.aborted) {
      try {
        if (isOurs()) await backUpIfDue(signal);
      } catch (error) {
        if (!signal.aborted)
          log.error(
            { err: error, code: storeError(error).code, folder },
            'no backup could be made; the next try is in ten minutes',
          );
      }
      await clock.sleep(lookEverySeconds * 1_000, signal);
    }
  });
  return { newestAtMs: () => newestAtMs, ...loop };

  async function backUpIfDue(signal: AbortSignal): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = nightlyName(clock.now());
    const before = await readdir(folder);
    newestAtMs = newestNightMs(before);
    if (before.includes(name)) return;
    await using database = await open();
    const startedMs = clock.elapsed();
    const { rows, hasKeys } = await writeBackup(database, join(folder, name), { clock, signal });
    log.info({ file: name, rows, tookMs: Math.round(clock.elapsed() - startedMs) }, 'a backup was made');
    if (!hasKeys)
      log.warn('the backup holds no keys: keep hub.key and privacy.key elsewhere, or set HERALD_PASSPHRASE');
    const names = await readdir(folder);
    newestAtMs = newestNightMs(names);
    for (const old of backupsToForget(names, keeping)) await rm(join(folder, old), { force: true });
  }
}
