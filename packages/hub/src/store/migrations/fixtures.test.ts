import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { restoreBackup } from '../backup/restore-backup.ts';
import { readDowntimes } from '../downtime/downtimes.ts';
import { readUptime } from '../history/read-uptime.ts';
import { openIncidents } from '../incidents/read-incidents.ts';
import { readInquiryEvents } from '../inquiries/inquiry-events.ts';
import { openStore } from '../open-store.ts';
import { findOutboxItem } from '../outbox/outbox-item.ts';
import { onBothEngines } from '../testing/on-both-engines.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { allMigrations } from './all-migrations.ts';

onBothEngines((engine) => {
  it.each(allMigrations.map(({ number }) => number))(
    'brings what a hub with schema %i kept up to date',
    async (number) => {
      const clock = fakeClock();
      const startMs = clock.now();
      const fixture = fileURLToPath(new URL(`fixtures/${String(number).padStart(4, '0')}.backup.gz`, import.meta.url));
      const options = await engine.empty(await mkdtemp(join(tmpdir(), 'herald-fixture-')));
      await restoreBackup(fixture, options, { clock, log: silentLog });
      await using store = await openStore(options, { clock, log: silentLog });
      expect(await openIncidents(store.query)).toMatchObject([
        { target: { name: 'web-1' }, timeline: [{ kind: 'opened' }] },
      ]);
      const [kept] = await openIncidents(store.query);
      const saysLines = number >= 2;
      expect(kept?.notes?.map(({ by, text }) => [by, text])).toEqual(
        saysLines ? [[{ name: 'Esra', team: 'Payments' }, 'restarting the queue']] : undefined,
      );
      expect(await findOutboxItem(store.query, 'incident/1/opened')).toMatchObject({ state: 'waiting' });
      expect(await readInquiryEvents(store.query, startMs, startMs + 1)).toHaveLength(1);
      expect(await readDowntimes(store.query, startMs)).toMatchObject([{ title: 'Database patching', revision: 1 }]);
      const held = await store.query('select id from held_news');
      expect(held).toHaveLength(number >= 4 ? 1 : 0);
      const period = { fromMs: startMs, toMs: startMs + 3 * 3_600_000 };
      const uptime = await readUptime(store.query, { kind: 'host', name: 'web-1' }, period, { nowMs: period.toMs });
      expect(uptime.upSeconds).toBeGreaterThan(170 * 60);
    },
  );
});
