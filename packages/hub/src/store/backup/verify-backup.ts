/** Whether a backup could be restored: by restoring it, into a database of its own that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSharedKey, type KeyName, unsealKey } from '../keys/shared-keys.ts';
import { openDatabase } from '../open-store.ts';
import { badBackup } from './backup-format.ts';
import { type RestoreContext, readBackupHeader, restoreBackup } from './restore-backup.ts';

export type Verified = {
  rows: number;
  madeAtMs: number;
  schema: number;
  /** `sealed`: they are there, and no passphrase was given to open them with. */
  keys: 'none' | 'sealed' | 'open';
};

const keyNames: readonly KeyName[] = ['hub', 'privacy'];

/** Throws `store/bad-backup`, `store/newer-schema`, and `key/wrong-passphrase` for keys that the passphrase does not open. */
export async function verifyBackup(
  file: string,
  { passphrase, ...context }: RestoreContext & { passphrase: string | undefined },
): Promise<Verified> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-verify-'));
  try {
    const { madeAtMs, schema } = await readBackupHeader(file);
    const options = { mode: 'sqlite', path: join(folder, 'verify.db') } as const;
    const rows = await restoreBackup(file, options, context);
    await using database = await openDatabase(options, context);
    const [check] = await database.query('pragma integrity_check');
    if (check?.['integrity_check'] !== 'ok') throw badBackup('What it restores is not sound.');
    const sealed = await Promise.all(keyNames.map(async (name) => (await findSharedKey(database.query, name))?.sealed));
    if (sealed.some((one) => one === undefined)) return { rows, madeAtMs, schema, keys: 'none' };
    if (passphrase === undefined) return { rows, madeAtMs, schema, keys: 'sealed' };
    for (const [at, name] of keyNames.entries()) await unsealKey(name, sealed[at] ?? '', passphrase);
    return { rows, madeAtMs, schema, keys: 'open' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
