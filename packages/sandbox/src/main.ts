/** `npm start`: brings Herald up on this machine. The sandbox stands in for what is not configured, and says so. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { errorLine } from '@herald/protocol/herald-error';
import { startAll } from './start/start-all.ts';

const stopLimitMs = 15_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const env = { ...readDotEnv(), ...process.env };
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(signal));
  try {
    await using herald = await startAll({ env, show: (line) => console.log(line), signal: stopping.signal });
    await Promise.race([once(stopping.signal, 'abort'), herald.ended]);
    if (!stopping.signal.aborted) {
      console.error('A part of Herald ended by itself; the lines above say why. Stopping the rest.');
      return 1;
    }
    console.log('Stopping.');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    console.error(errorLine(error));
    return 1;
  }
}

/** The hub reads .env itself; here it only tells what is configured. */
function readDotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(join(process.cwd(), '.env'), 'utf8'));
  } catch {
    return {};
  }
}
