/** The `herald` command: finds the command that was meant, runs it, and says how it ended. */
import { pathToFileURL } from 'node:url';
import { systemClock } from '@herald/protocol/clock';
import { errorLine } from '@herald/protocol/herald-error';
import { config } from 'dotenv';
import { checkCommand } from './registry/commands/check.ts';
import { type Command, type CommandContext, exitCodes } from './registry/commands/command.ts';
import { diffCommand } from './registry/commands/diff.ts';
import { addCommand, removeCommand, renameCommand } from './registry/commands/edits.ts';
import { listCommand } from './registry/commands/list.ts';
import { showCommand } from './registry/commands/show.ts';
import { didYouMean } from './registry/nearest-name.ts';
import { terminalAsk } from './setup/terminal-ask.ts';

/** By the words that are typed. */
const commands: Readonly<Record<string, Command>> = {
  'registry check': checkCommand,
  'registry list': listCommand,
  'registry show': showCommand,
  'registry add': addCommand,
  'registry rename': renameCommand,
  'registry remove': removeCommand,
  'registry diff': diffCommand,
};

/** The exit code: 0 done, 1 what was asked about is wrong, 2 not carried out. Never rejects for what a person can meet. */
export async function runCli(words: readonly string[], context: Omit<CommandContext, 'args'>): Promise<number> {
  const [first = '', second = ''] = words;
  if (first === '' || first === 'help' || first === '--help' || words.includes('--help')) {
    help(context, first.startsWith('-') ? '' : first);
    return first === '' ? exitCodes.failed : exitCodes.done;
  }
  const command = commands[`${first} ${second}`];
  const found = command ?? commands[first];
  if (!found) {
    context.note(
      `herald has no command \`${words.slice(0, 2).join(' ')}\`.${didYouMean(`${first} ${second}`.trim(), Object.keys(commands))}`,
    );
    help(context, first);
    return exitCodes.failed;
  }
  try {
    return await found.run({ ...context, args: words.slice(command ? 2 : 1) });
  } catch (error) {
    context.note(errorLine(error));
    return exitCodes.failed;
  }
}

function help({ note }: Pick<CommandContext, 'note'>, area: string): void {
  const all = Object.entries(commands);
  const near = all.filter(([words]) => words.split(' ')[0] === area);
  note('Herald answers for your servers. Commands:');
  for (const [, { usage, summary }] of near.length > 0 ? near : all) note(`  herald ${usage}\n      ${summary}`);
  note('FILE is HERALD_REGISTRY, or registry.yaml. From the source: npm run herald -- COMMAND');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  config({ quiet: true });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    print: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: terminalAsk(stopping.signal) } : {}),
    clock: systemClock,
    signal: stopping.signal,
  });
}
