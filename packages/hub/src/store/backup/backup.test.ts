import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { readUptime } from '../history/read-uptime.ts';
import { startHistory } from '../history/start-history.ts';
import { openIncident } from '../incidents/change-incidents.ts';
import { openIncidents } from '../incidents/read-incidents.ts';
import { noteInquiryEvent, readInquiryEvents } from '../inquiries/inquiry-events.ts';
import { soleLease } from '../leases/lease.ts';
import { openStore, type Store } from '../open-store.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { silentLog, temporaryStore } from '../testing/temporary-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const clock = fakeClock();
const context = { clock, log: silentLog };
const web1 = { kind: 'host', name: 'web-1' } as const;

/** Some of everything that is hard to carry over: packed bytes, counted keys, text that looks like a number. */
async function filled(store: Store): Promise<void> {
  await openIncident(store.query, {
    id: '7',
    target: web1,
    startedAtMs: clock.now(),
    worst: 'down',
    cause: 'Die Antwort bleibt aus: „nichts“',
    isPlanned: false,
    timeline: [{ atMs: clock.now(), kind: 'opened', text: 'line\nbreak' }],
  });
  await store.transaction(async (query) => {
    for (let number = 1; number <= 1_500; number += 1) {
      await noteInquiryEvent(query, { eventKey: `${number}`, kind: 'asked', atMs: number, inquiryId: `${number}` });
    }
  });
  const own = fakeClock();
  await using history = startHistory({ database: store, log: silentLog, clock: own });
  for (let minute = 0; minute < 180; minute += 1) {
    const atMs = own.now() + minute * 60_000;
    history.recordReading(
      { target: web1, atMs, status: 'up', pollSeconds: 60, values: { cpu: minute } },
      soleLease('a'),
    );
  }
  own.setNow(own.now() + 4 * 3_600_000);
  await history.rollUp();
}

async function holds(store: Store): Promise<unknown> {
  const nowMs = clock.now() + 86_400_000;
  return {
    incidents: await openIncidents(store.query),
    events: (await readInquiryEvents(store.query, 0, 10_000)).map(({ eventKey }) => eventKey),
    uptime: await readUptime(store.query, web1, { fromMs: clock.now() - 3_600_000, toMs: nowMs }, { nowMs }),
  };
}

onBothEngines((engine) => {
  it('carries everything over to a new SQLite file, and goes on counting after it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herald-backup-'));
    await using store = await engine.store(clock);
    await filled(store);
    const { rows } = await writeBackup(store, join(folder, 'b.gz'), { clock });
    const options = { mode: 'sqlite', path: join(folder, 'new.db') } as const;
    expect(await restoreBackup(join(folder, 'b.gz'), options, context)).toBe(rows);
    await using restored = await openStore(options, context);
    expect(await holds(restored)).toEqual(await holds(store));
    const event = { eventKey: 'new', kind: 'asked', atMs: 2_501, inquiryId: 'new' } as const;
    expect(await noteInquiryEvent(restored.query, event)).toBe(true);
    await expect(restoreBackup(join(folder, 'b.gz'), options, context)).rejects.toMatchObject({
      code: 'store/not-empty',
    });
  });

  it('takes up what another engine wrote', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herald-backup-'));
    await using source = await temporaryStore(clock);
    await filled(source);
    await writeBackup(source, join(folder, 'b.gz'), { clock });
    const options = await engine.empty(folder);
    await restoreBackup(join(folder, 'b.gz'), options, context);
    await using restored = await openStore(options, context);
    expect(await holds(restored)).toEqual(await holds(source));
    const event = { eventKey: 'new', kind: 'asked', atMs: 2_501, inquiryId: 'new' } as const;
    expect(await noteInquiryEvent(restored.query, event)).toBe(true);
    // Nor is what is there mixed with a backup, whatever the engine.
    const before = await holds(restored);
    await expect(restoreBackup(join(folder, 'b.gz'), options, context)).rejects.toMatchObject({
      code: 'store/not-empty',
    });
    expect(await holds(restored)).toEqual(before);
  });
});

it.each([
  ['ends too soon', (text: string) => text.split('\n').slice(0, -3).join('\n')],
  ['lacks a row', (text: string) => text.replace(/\{"kind":"row".*\n/, '')],
  ['holds nonsense', (text: string) => text.replace('"kind":"row"', '"kind":"cow"')],
  ['is from a newer version', (text: string) => text.replace('"schema":', '"schema":9')],
  ['names another table', (text: string) => text.replace('"name":"incident"', '"name":"migration"')],
  ['is no backup', () => 'hello'],
])('refuses a backup that %s, and leaves nothing behind', async (_name, spoil) => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-backup-'));
  const file = join(folder, 'b.gz');
  {
    await using store = await temporaryStore(clock);
    await filled(store);
    await writeBackup(store, file, { clock });
  }
  await writeFile(file, gzipSync(spoil(gunzipSync(await readFile(file)).toString())));
  const options = { mode: 'sqlite', path: join(folder, 'new.db') } as const;
  const code = _name.includes('newer') ? 'store/newer-schema' : 'store/bad-backup';
  await expect(restoreBackup(file, options, context)).rejects.toMatchObject({ code });
  await expect(readFile(options.path)).rejects.toThrow();
  await writeFile(file, 'not compressed');
  await expect(restoreBackup(file, options, context)).rejects.toMatchObject({ code: 'store/bad-backup' });
});

it('says so when a backup cannot be written', async () => {
  await using store = await temporaryStore(clock);
  await expect(writeBackup(store, '/nowhere/b.gz', { clock })).rejects.toMatchObject({ code: 'store/backup-failed' });
});
