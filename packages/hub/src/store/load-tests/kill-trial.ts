/** What the writer of the trial writes under each number, and whether all that it acknowledged is there. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { readReadings } from '../history/read-rollups.ts';
import type { Reading } from '../history/reading.ts';
import { startHistory } from '../history/start-history.ts';
import { soleLease } from '../leases/lease.ts';
import { openStore } from '../open-store.ts';
import { text } from '../query.ts';

export type KillVerdict = {
  /** `ok`, or what SQLite's own check found. */
  integrity: string;
  incidents: number;
  /** Acknowledged numbers whose incident, announcement or reading is missing. */
  missing: number[];
  /** Incidents that are announced without having happened, or happened without being announced. */
  contradictions: string[];
};

const startMs = Date.UTC(2026, 0, 1);
const hosts = 25;

export function trialHost(number: number): string {
  return `web-${number % hosts}`;
}

export function trialReadingAtMs(number: number): number {
  return startMs + number * 15_000;
}

export function trialReading(number: number): Reading {
  return {
    target: { kind: 'host', name: 'trial' },
    atMs: trialReadingAtMs(number),
    status: 'up',
    pollSeconds: 15,
    values: { cpu: number % 100 },
  };
}

/** Looks for everything up to `lastAcknowledged` in a copy of what the killed writer left; the file itself stays as it is. */
export async function checkAfterKill(path: string, lastAcknowledged: number): Promise<KillVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-killed-'));
  try {
    const copy = join(folder, 'copy.db');
    await copyFile(path, copy);
    await copyFile(`${path}-wal`, `${copy}-wal`);
    return await checkCopy(copy, lastAcknowledged);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkCopy(path: string, lastAcknowledged: number): Promise<KillVerdict> {
  const log = pino({ level: 'silent' });
  const clock = fakeClock(trialReadingAtMs(lastAcknowledged + 2));
  await using store = await openStore({ mode: 'sqlite', path }, { clock, log });
  const [check] = await store.query('select integrity_check as verdict from pragma_integrity_check');
  const incidents = await store.query('select id, ended_at_ms from incident');
  const said = new Set((await store.query('select reference from outbox')).map((row) => text(row, 'reference')));
  const happened = incidents.flatMap((row) => {
    const opened = `${text(row, 'id')}/opened`;
    return row['ended_at_ms'] === null ? [opened] : [opened, `${text(row, 'id')}/closed`];
  });
  const contradictions = [...new Set(happened).symmetricDifference(said)];
  const times = await readTimes();
  const missing = Array.from({ length: lastAcknowledged }, (_, index) => index + 1).filter(
    (number) => number > happened.length || !times.has(trialReadingAtMs(number)),
  );
  return {
    integrity: check ? text(check, 'verdict') : 'no answer',
    incidents: incidents.length,
    missing,
    contradictions,
  };

  /** A new hub takes the journal up, and in time closes every minute. */
  async function readTimes(): Promise<Set<number>> {
    await using history = startHistory({
      database: store,
      log,
      clock,
      retention: { rawHours: 1e5, minuteDays: 1e5, hourDays: 1e5, dayDays: 1e5 },
    });
    history.recordReading(
      { ...trialReading(0), target: { kind: 'host', name: 'other' }, atMs: clock.now() },
      soleLease('shard/any/0'),
    );
    await history.flush();
    clock.setNow(clock.now() + 3_600_000);
    await history.flush();
    const period = { fromS: startMs / 1000, toS: clock.now() / 1000 };
    const readings = await readReadings(store.query, { kind: 'host', name: 'trial' }, period);
    return new Set(readings.map(({ startS }) => startS * 1000));
  }
}
