/** `look-main.ts FOLDER`: what the database of a killed hub holds, read from a copy, as one line of JSON. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import { openStore } from '../open-store.ts';
import { lookInto } from './look.ts';

const [folder = ''] = process.argv.slice(2);
const copied = await mkdtemp(join(tmpdir(), 'herald-look-'));
try {
  const path = join(copied, 'herald.db');
  await copyFile(join(folder, 'herald.db'), path);
  await copyFile(join(folder, 'herald.db-wal'), `${path}-wal`).catch((error: NodeJS.ErrnoException) => {
    // A hub that was stopped in order leaves none.
    if (error.code !== 'ENOENT') throw error;
  });
  await using store = await openStore({ mode: 'sqlite', path }, { clock: systemClock, log: pino({ level: 'silent' }) });
  console.log(JSON.stringify({ event: 'look', ...(await lookInto(store, 0)) }));
} finally {
  await rm(copied, { recursive: true, force: true });
}
