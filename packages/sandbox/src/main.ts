/** `npm start`: brings Herald up on this machine. The sandbox stands in for what is not configured, and says so. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { helpOrVersion } from '@herald/protocol/help-or-version';
import { errorLine } from '@herald/protocol/herald-error';
import { stopWithNpm } from '@herald/protocol/stop-with-npm';
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
  const { startHearingLines } = await import('./start/typed-lines.ts');
  const env = { ...readDotEnv(), ...process.env };
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort(signal));
  stopWithNpm(env);
  try {
    await using herald = await startAll({ env, show: (line) => console.log(line), signal: stopping.signal });
    using _typed = startHearingLines((line) => void herald.agent?.hear(line).catch(say));
    const ended = await Promise.race([once(stopping.signal, 'abort').then(() => undefined), herald.ended]);
    if (ended !== undefined) {
      console.error(`The hub ended ${ended}; if it said why, it stands above. Stopping the rest.`);
      return 1;
    }
    console.log('Stopping.');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    say(error);
    return 1;
  }
}

function say(error: unknown): void {
  console.error(errorLine(error));
}

/** The hub reads .env itself; here it only tells what is configured. */
function readDotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(join(process.cwd(), '.env'), 'utf8'));
  } catch {
    return {};
  }
}
