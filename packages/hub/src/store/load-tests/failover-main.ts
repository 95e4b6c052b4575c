/** Primary and standby for a trial with several hubs. Told `kill`, `promote` or `look MS`, it does so, and says when it is done. */
import { createInterface } from 'node:readline';
import { systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import { openStore } from '../open-store.ts';
import { lookInto } from './look.ts';
import { startPostgresPair } from './postgres-pair.ts';

await using pair = await startPostgresPair();
tell({ event: 'listening', url: pair.url });

// Whoever ends this closes its input first: both servers are stopped then, which a signal alone would not do.
process.on('SIGTERM', () => undefined);

// The end of standard input is the end of whoever started this.
for await (const line of createInterface({ input: process.stdin })) {
  const [order, sinceMs = '0'] = line.trim().split(' ');
  if (order === 'kill') {
    await pair.killPrimary();
    tell({ event: 'killed' });
  } else if (order === 'promote') {
    await pair.promote();
    tell({ event: 'promoted' });
  } else if (order === 'look') {
    const options = { mode: 'postgres', url: pair.url } as const;
    await using store = await openStore(options, { clock: systemClock, log: pino({ level: 'silent' }) });
    tell({ event: 'look', ...(await lookInto(store, Number(sinceMs))) });
  }
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
