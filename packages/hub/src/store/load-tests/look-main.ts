/** Told a data directory, it says what the database of a killed hub holds, read from a copy: one line of JSON each. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import { openStore } from '../open-store.ts';
import { lookInto } from './look.ts';

// The end of standard input is the end of whoever started this.
for await (const line of createInterface({ input: process.stdin })) {
  const found = await look(line.trim());
  console.log(JSON.stringify({ event: 'look', ...found }));
}

async function look(folder: string) {
  const copied = await mkdtemp(join(tmpdir(), 'herald-look-'));
  try {
    const path = join(copied, 'herald.db');
    await copyFile(join(folder, 'herald.db'), path);
    await copyFile(join(folder, 'herald.db-wal'), `${path}-wal`).catch((error: NodeJS.ErrnoException) => {
      // A hub that was stopped in order leaves none.
      if (error.code !== 'ENOENT') throw error;
    });
    await using store = await openStore(
      { mode: 'sqlite', path },
      { clock: systemClock, log: pino({ level: 'silent' }) },
    );
    return await lookInto(store, 0);
  } finally {
    await rm(copied, { recursive: true, force: true });
  }
}
