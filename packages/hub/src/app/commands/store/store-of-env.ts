/** Which store the settings name, for commands that work on it while the hub runs or stands still. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import type { StoreOptions } from '../../../store/open-store.ts';
import { type HubSecrets, type HubSettings, readHubSettings } from '../../settings.ts';
import type { CommandContext } from '../command.ts';

export function storeOfEnv({ env }: Pick<CommandContext, 'env'>): StoreOptions {
  return storeOptionsOf(readHubSettings(env));
}

export function storeOptionsOf({ settings, secrets }: { settings: HubSettings; secrets: HubSecrets }): StoreOptions {
  return secrets.HERALD_DATABASE_URL
    ? { mode: 'postgres', url: secrets.HERALD_DATABASE_URL }
    : { mode: 'sqlite', path: sqlitePath(settings.HERALD_DATA_DIR) };
}

export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'herald.db');
}

/** A command that only reads makes no empty database. Throws `store/nothing-there`. */
export async function storeMustExist(options: StoreOptions): Promise<void> {
  if (options.mode !== 'sqlite') return;
  await access(options.path).catch(() => {
    throw new HeraldError('store/nothing-there', {
      message: `There is no database at ${options.path}.`,
      next: 'Check HERALD_DATA_DIR, or HERALD_DATABASE_URL for PostgreSQL.',
    });
  });
}
