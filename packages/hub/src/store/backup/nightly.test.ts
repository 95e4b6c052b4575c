/** Nightly backups: when one is due, which may go, and a drill from the loss of everything to a hub that agents know. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { putValue } from '../key-value.ts';
import { openDatabase, openStore } from '../open-store.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { backupsToForget, newestNightMs, nightlyName } from './nightly.ts';
import { startNightlyBackups } from './start-nightly-backups.ts';

it('calls a backup by the night it is of', () => {
  expect(nightlyName(Date.UTC(2026, 10, 29, 1, 59))).toBe('herald-2026-11-28.backup.gz');
  expect(nightlyName(Date.UTC(2026, 10, 29, 2, 0))).toBe('herald-2026-11-29.backup.gz');
});

it('keeps the newest nights, the first of each month, and everything that is not its own', () => {
  const names = Array.from({ length: 100 }, (_, day) => nightlyName(Date.UTC(2026, 7, 20 + day, 3)));
  const others = ['before-0.2.0.backup.gz', 'herald-2020-01-01.backup.gz.part', 'notes.txt'];
  const gone = backupsToForget([...others, ...names], { nights: 14, months: 3 });
  const kept = names.filter((name) => !gone.includes(name));
  expect(gone).toHaveLength(100 - 14 - 3);
  expect(kept.slice(0, 3)).toEqual([
    'herald-2026-09-01.backup.gz',
    'herald-2026-10-01.backup.gz',
    'herald-2026-11-01.backup.gz',
  ]);
  expect(newestNightMs([...others, ...names])).toBe(Date.UTC(2026, 10, 27, 2));
  expect(newestNightMs(others)).toBeUndefined();
});

async function aStore() {
  const folder = await mkdtemp(join(tmpdir(), 'herald-nightly-'));
  const options = { mode: 'sqlite', path: join(folder, 'herald.db') } as const;
  const clock = fakeClock();
  const store = await openStore(options, { clock, log: silentLog });
  await putValue(store.query, 'a', 1, clock.now());
  return { folder: join(folder, 'backups'), open: () => openDatabase(options, { log: silentLog }), store, clock };
}

it('makes one a night, lets the oldest go, and tries again after a failure without touching what is there', async () => {
  const { folder, open, store, clock } = await aStore();
  await using _store = store;
  let isBroken = false;
  await using backups = startNightlyBackups({
    folder,
    keeping: { nights: 2, months: 0 },
    open: async () => {
      if (isBroken) throw new Error('the database is away');
      return open();
    },
    isOurs: () => true,
    clock,
    log: silentLog,
  });
  const first = nightlyName(clock.now());
  await clock.asleep();
  expect(await readdir(folder)).toEqual([first]);
  const made = await readFile(join(folder, first));
  await clock.advance(600_000);
  await clock.asleep();
  expect((await readFile(join(folder, first))).equals(made)).toBe(true);
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await clock.asleep();
    // It sleeps for ten minutes from where it was when the time was moved.
    await clock.advance(600_000);
    await clock.asleep();
  };
  for (let night = 0; night < 2; night += 1) await pass(86_400_000);
  const two = (await readdir(folder)).sort();
  expect(two).toHaveLength(2);
  expect(two).not.toContain(first);
  expect(backups.newestAtMs()).toBe(newestNightMs(two));
  isBroken = true;
  await pass(86_400_000);
  expect((await readdir(folder)).sort()).toEqual(two);
  isBroken = false;
  await clock.advance(600_000);
  await clock.asleep();
  expect(await readdir(folder)).toHaveLength(2);
  expect((await readdir(folder)).sort()).not.toEqual(two);
});

it('leaves it to the hub whose turn it is', async () => {
  const { folder, open, store, clock } = await aStore();
  await using _store = store;
  const options = { folder, keeping: { nights: 2, months: 0 }, open, clock, log: silentLog };
  await using _backups = startNightlyBackups({ ...options, isOurs: () => false });
  await clock.asleep();
  await expect(readdir(folder)).rejects.toThrow();
});
