/** Which store the settings name, for commands that work on it while the hub runs or stands still. */
import { join } from 'node:path';
import type { CommandContext } from '../../registry/commands/command.ts';
import { readHubSettings } from '../../settings.ts';
import type { StoreOptions } from '../open-store.ts';

export function storeOfEnv({ env }: Pick<CommandContext, 'env'>): StoreOptions {
  const { settings, secrets } = readHubSettings(env);
  return secrets.HERALD_DATABASE_URL
    ? { mode: 'postgres', url: secrets.HERALD_DATABASE_URL }
    : { mode: 'sqlite', path: sqlitePath(settings.HERALD_DATA_DIR) };
}

export function sqlitePath(dataDir: string): string {
  return join(dataDir, 'herald.db');
}
