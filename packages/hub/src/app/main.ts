/** `herald`'s hub: reads the settings, starts the parts, and stops them all on a signal. */
import { helpOrVersion } from '@herald/protocol/help-or-version';
import { loadSettingsFile } from './settings-file.ts';
import { hubVersion } from './version.ts';

const help = `The hub of Herald: polls the agents, remembers, and answers. It runs until a signal stops it.

Usage: npm run hub [-- --help | --version]

It takes no arguments: its settings stand in .env or the environment (.env.example lists them all), and what it
watches in the registry. \`npm run herald -- setup\` leads there, \`npm run herald -- doctor\` says what is missing.`;

const args = process.argv.slice(2);
const said = helpOrVersion(args, { help, version: hubVersion });
if (said === undefined && args.length > 0) {
  console.error(`The hub takes no arguments: its settings stand in .env or the environment.\n\n${help}`);
  process.exitCode = 2;
} else if (said === undefined) {
  loadSettingsFile(process.env);
  // Heard from here on: the first process of a container is spared a signal that it does not listen to.
  const told = new AbortController();
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, () => told.abort());
  // Loaded when it is wanted: the hub's libraries take a second that a question for the version does not need.
  const { runHub } = await import('./run-hub.ts');
  process.exitCode = await runHub({ env: process.env, told: told.signal });
} else console.log(said);
// An IPC channel would keep the process alive.
if (process.connected) process.disconnect();
