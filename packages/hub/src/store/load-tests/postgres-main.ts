/**
 * A real PostgreSQL as a process, for trials with several hubs. Told `restart` it restarts the server, told `look MS` what is in
 * it since, told `outbox` what became of its messages: without today's migrations, as an older hub may have made it.
 */
import { createInterface } from 'node:readline';
import { systemClock } from '@herald/protocol/clock';
import pg from 'pg';
import { pino } from 'pino';
import { openStore } from '../open-store.ts';
import { startTestPostgres } from '../testing/test-postgres.ts';
import { lookInto } from './look.ts';

await using postgres = await startTestPostgres();
const url = await postgres.createDatabase();
tell({ event: 'listening', url });

// The end of standard input is the end of whoever started this.
for await (const line of createInterface({ input: process.stdin })) {
  const [order, sinceMs = '0'] = line.trim().split(' ');
  if (order === 'restart') {
    await postgres.stop();
    await postgres.start();
    tell({ event: 'restarted' });
  } else if (order === 'outbox') {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('select edit_key, state, body from outbox order by id');
    await client.end();
    tell({ event: 'outbox', rows });
  } else if (order === 'look') {
    await using store = await openStore(
      { mode: 'postgres', url },
      { clock: systemClock, log: pino({ level: 'silent' }) },
    );
    tell({ event: 'look', ...(await lookInto(store, Number(sinceMs))) });
  }
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
