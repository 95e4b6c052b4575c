/** `serve`: runs the agent until a signal stops it. */

import { flushCompileCache } from 'node:module';
import { isJournal, journalPrefix } from '@herald/protocol/journal';
import { stopWithNpm } from '@herald/protocol/stop-with-npm';
import { createLog } from '../log.ts';
import { type Environment, readSettings } from '../settings/read-settings.ts';
import { startAgent } from '../start-agent.ts';
import { agentVersion } from '../version.ts';
import { startFault } from './start-fault.ts';

/** A part that will not stop must not keep the process: systemd would wait 90 s. */
const stopLimitMs = 5000;

/** Tells its address when it listens: to the parent process where there is one, else as a line of JSON on standard output. */
export async function serve(env: Environment): Promise<number> {
  const read = readSettings(env);
  if (read.kind === 'faulty') {
    for (const fault of read.faults) console.error(fault);
    return 2;
  }
  const { settings, secrets } = read;
  const log = createLog(settings.logLevel, env);
  const { promise: asked, resolve: stop } = Promise.withResolvers<'stop'>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop('stop'));
  stopWithNpm(env);
  try {
    await using agent = await startAgent({ settings, secrets, version: agentVersion, log });
    const listening = { event: 'listening', listens: agent.listens, url: agent.url, fingerprint: agent.fingerprint };
    if (process.send) process.send(listening);
    else process.stdout.write(`${JSON.stringify(listening)}\n`);
    log.info({ listens: agent.listens, version: agentVersion }, 'agent started');
    process.once('disconnect', () => stop('stop'));
    // Where the unit names a place for compiled code: kept now, for an agent that is killed writes nothing at its end.
    flushCompileCache();
    await Promise.race([asked, agent.failed]);
    log.info('agent stops');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
  } catch (error) {
    const fault = startFault(error, settings);
    if (fault === undefined) {
      log.fatal({ err: error }, 'agent failed');
      return 1;
    }
    console.error(isJournal(env) ? `${journalPrefix(50)}${fault.line}` : fault.line);
    return fault.mends === 'by itself' ? 1 : 2;
  }
  // An IPC channel would keep the process alive.
  if (process.connected) process.disconnect();
  return 0;
}
