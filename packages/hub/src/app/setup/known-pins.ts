/** The certificates that the running hub knows, for commands that ask agents as it would. */
import { access } from 'node:fs/promises';
import { pino } from 'pino';
import { type Pins, pinsInMemory } from '../../monitoring/poller/certificate-trust.ts';
import { readFingerprints } from '../../store/hosts/pinned-fingerprints.ts';
import { openDatabase } from '../../store/open-store.ts';
import type { CommandContext } from '../commands/command.ts';
import { storeOfEnv } from '../commands/store/store-of-env.ts';

/** Never rejects: without a database nothing is pinned yet. What is pinned here stays in memory. */
export async function readKnownPins(context: CommandContext): Promise<Pins> {
  const pins = pinsInMemory();
  try {
    const options = storeOfEnv(context);
    if (options.mode === 'sqlite') await access(options.path);
    await using database = await openDatabase(options, { log: pino({ level: 'silent' }) });
    for (const { hostName, fingerprint } of await readFingerprints(database.query)) pins.pin(hostName, fingerprint);
  } catch {
    // No database yet, or none that opens: `doctor` says that in a line of its own.
  }
  return pins;
}
