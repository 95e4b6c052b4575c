/** `npm start`: brings Herald up on this machine. The sandbox stands in for what is not configured, and says so. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import { errorLine } from '@herald/protocol/herald-error';
import sandbox from '../package.json' with { type: 'json' };

const stopLimitMs = 15_000;

const help = `Brings Herald up on this machine. The sandbox stands in for what is not configured, and says so.

Usage: npm start [-- --help | --version]

Settings stand in .env (.env.example lists them all): with DISCORD_TOKEN Discord is the real one. Hosts stand in
registry.yaml; without it this machine is the one host. Ctrl-C stops everything.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const said = helpOrVersion(process.argv.slice(2), { help, version: sandbox.version });
  if (said !== undefined) {
    console.log(said);
    return 0;
  }
  const { startAll } = await import('./start/start-all.ts');
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
