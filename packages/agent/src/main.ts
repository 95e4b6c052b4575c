#!/usr/bin/env node
/** The agent's program: `herald-agent [serve|report|doctor|alive]`. */
import { parseArgs } from 'node:util';
import { errorLine } from '@herald/protocol/herald-error';
import { renderHelp } from './commands/help.ts';
import { serve } from './commands/serve.ts';
import { loadEnvironment } from './settings/load-environment.ts';
import { threadCount } from './thread-count.ts';
import { agentVersion } from './version.ts';

// Read when the first thread is needed.
process.env['UV_THREADPOOL_SIZE'] = String(threadCount);

// No await at the top: the bundle is CommonJS, which starts faster.
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/** Exit codes: 0 well, 1 failed, 2 wrong usage or settings. */
async function main(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(args);
  } catch (error) {
    console.error(`${errorLine(error)}\n\n${renderHelp()}`);
    return 2;
  }
  const [command = 'serve', ...rest] = parsed.positionals;
  if (parsed.values.version) {
    console.log(agentVersion);
    return 0;
  }
  if (parsed.values.help) {
    console.log(renderHelp());
    return 0;
  }
  const loaded = loadEnvironment(process.env, parsed.values.settings);
  const { env } = loaded;
  try {
    // For `doctor` as root runs it; not in the help.
    if (command === 'port-holder' && rest.length === 0)
      return (await import('./commands/doctor/port-holder.ts')).printPortHolder(env);
    if (rest.length === 0) {
      switch (command) {
        case 'serve':
          return await serve(env);
        case 'report':
          return await (await import('./commands/report.ts')).printReport(env, parsed.values.short ? 'short' : 'json');
        case 'doctor':
          return await (await import('./commands/doctor.ts')).runDoctor(loaded);
        case 'alive':
          return await (await import('./commands/alive.ts')).runAlive(env, parsed.waitSeconds);
      }
    }
    console.error(`There is no command "${[command, ...rest].join(' ').slice(0, 80)}".\n\n${renderHelp()}`);
    return 2;
  } catch (error) {
    console.error(errorLine(error));
    return 1;
  }
}

/** Throws what `parseArgs` throws. */
function parseWords(args: readonly string[]) {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
      short: { type: 'boolean' },
      wait: { type: 'string', default: '0' },
      /** Of the installed program alone, which names the file that its service is given. */
      settings: { type: 'string' },
    },
  });
  const [command = 'serve'] = positionals;
  for (const [option, only] of Object.entries({ short: 'report', wait: 'alive' }))
    if (command !== only && tokens.some((token) => token.kind === 'option' && token.name === option))
      throw new TypeError(`--${option} belongs to ${only}.`);
  if (!/^\d{1,4}$/.test(values.wait)) throw new TypeError('--wait takes a number of seconds.');
  return { values, positionals, waitSeconds: Number(values.wait) };
}
