/** Whatever holds a secret is for its owner alone from its first moment, in a folder that others may enter. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPrivacyKey } from '../../inquiries/people.ts';
import { restoreBackup } from '../../store/backup/restore-backup.ts';
import { writeBackup } from '../../store/backup/write-backup.ts';
import { putValue } from '../../store/key-value.ts';
import { openStore } from '../../store/open-store.ts';
import { holdSqliteFile } from '../../store/sqlite/hold-file.ts';
import { loadHubKey } from '../hub-key.ts';

const context = { clock: fakeClock(), log: pino({ level: 'silent' }) };
let folder: string;
let umask: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-private-'));
  await chmod(folder, 0o755);
  umask = process.umask().toString(8);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Files of the folder that somebody else may read. */
async function readableByOthers(): Promise<string[]> {
  const names = await readdir(folder);
  const modes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mode));
  return names.filter((_name, at) => ((modes[at] ?? 0) & 0o077) !== 0);
}

it('the database, its lock, keys and a backup, new or restored', async () => {
  expect(umask, 'with the usual umask').toBe('22');
  const path = join(folder, 'herald.db');
  {
    using _lock = holdSqliteFile(path);
    await using store = await openStore({ mode: 'sqlite', path }, context);
    await loadHubKey({ key: undefined, file: undefined, dataDir: folder });
    await readPrivacyKey(folder, undefined);
    await putValue(store.query, 'a-test', true, 0);
    await writeBackup(store, join(folder, 'backup.gz'), context);
    expect(await readdir(folder)).toContain('herald.db-wal');
    expect(await readableByOthers()).toEqual([]);
  }
  await restoreBackup(join(folder, 'backup.gz'), { mode: 'sqlite', path: join(folder, 'restored.db') }, context);
  expect(await readdir(folder)).toContain('restored.db');
  expect(await readableByOthers()).toEqual([]);
});

it('a database from before that others could read is closed to them', async () => {
  const path = join(folder, 'herald.db');
  {
    await using _store = await openStore({ mode: 'sqlite', path }, context);
  }
  await chmod(path, 0o644);
  await using _store = await openStore({ mode: 'sqlite', path }, context);
  expect(await readableByOthers()).toEqual([]);
});

it('a data directory that the store makes', async () => {
  const made = join(folder, 'data');
  await using _store = await openStore({ mode: 'sqlite', path: join(made, 'herald.db') }, context);
  expect(((await stat(made)).mode & 0o777).toString(8)).toBe('700');
});

it('a file that takes the key from `key new`, before the key stands in it', async () => {
  const path = join(folder, 'env');
  await using file = await open(path, 'w', 0o644);
  const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
  await promisify(execFile)('sh', ['-c', `exec "${process.execPath}" "${cli}" key new > "${path}"`]);
  await file.sync();
  expect(await readFile(path, 'utf8')).toMatch(/^HERALD_HUB_PRIVATE_KEY=\S{43}\n$/);
  expect(await readableByOthers()).toEqual([]);
});
