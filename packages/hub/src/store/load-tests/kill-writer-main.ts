/** Writes without a pause until it is killed, and says what is acknowledged: a trial of what `kill -9` can cost. */
import { systemClock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { startHistory } from '../history/start-history.ts';
import { closeIncident, openIncident } from '../incidents/change-incidents.ts';
import { findOpenIncident } from '../incidents/read-incidents.ts';
import { soleLease } from '../leases/lease.ts';
import { openStore } from '../open-store.ts';
import { enqueueMessage } from '../outbox/outbox-item.ts';
import type { Query } from '../query.ts';
import { trialHost, trialReading, trialReadingAtMs } from './kill-trial.ts';

const [path = '', firstText = '1'] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const clock = fakeClock(trialReadingAtMs(Number(firstText)));
const store = await openStore({ mode: 'sqlite', path }, { clock: systemClock, log });
const history = startHistory({ database: store, log, clock });
const lease = soleLease('shard/any/0');

for (let number = Number(firstText); ; number += 1) {
  await store.transaction((query) => turnOver(query, number));
  history.recordReading(trialReading(number), lease);
  clock.setNow(trialReadingAtMs(number));
  await history.flush();
  // Only now may anyone rely on it.
  process.stdout.write(`${number}\n`);
}

/** Opens an incident of a host that has none, closes the one it has; says so in the same transaction. */
async function turnOver(query: Query, number: number): Promise<void> {
  const atMs = trialReadingAtMs(number);
  const target = { kind: 'host', name: trialHost(number) } as const;
  const open = await findOpenIncident(query, target);
  if (open) {
    await closeIncident(query, open.id, { atMs, kind: 'closed', text: 'It is up again.' });
  } else {
    const timeline = [{ atMs, kind: 'opened', text: 'It went down.' } as const];
    const cause = 'The agent does not answer.';
    await openIncident(query, {
      id: `i${number}`,
      target,
      startedAtMs: atMs,
      worst: 'down',
      cause,
      isPlanned: false,
      timeline,
    });
  }
  const reference = open ? `${open.id}/closed` : `i${number}/opened`;
  const to = { kind: 'channel', channelId: '10' } as const;
  await enqueueMessage(
    query,
    { reference, to, priority: 0, body: { status: 'none', headline: [`${number}`], lines: [] } },
    atMs,
  );
}
