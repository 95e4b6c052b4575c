/** The `herald` command: finds the command that was meant, runs it, and says how it ended. */
import { pathToFileURL } from 'node:url';
import { systemClock } from '@herald/protocol/clock';
import { errorLine } from '@herald/protocol/herald-error';
import { didYouMean } from '../format/nearest-name.ts';
import { safeLines } from '../interfaces/terminal/terminal-text.ts';
import { type Command, type CommandContext, exitCodes } from './commands/command.ts';
import { waitForFarAddresses } from './far-addresses.ts';
import { loadSettingsFile } from './settings-file.ts';
import { closeToOthers } from './setup/private-file.ts';
import { terminalAsk } from './setup/terminal-ask.ts';
import { hubVersion } from './version.ts';

/** By the words that are typed. Loaded when asked for: Discord's and PostgreSQL's libraries take a second that a check does not need. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  setup: async () => (await import('./setup/setup-command.ts')).setupCommand,
  ask: async () => (await import('./commands/ask.ts')).askCommand,
  alive: async () => (await import('./setup/alive-command.ts')).aliveCommand,
  doctor: async () => (await import('./setup/doctor-command.ts')).doctorCommand,
  'registry check': async () => (await import('./commands/registry/check.ts')).checkCommand,
  'registry list': async () => (await import('./commands/registry/list.ts')).listCommand,
  'registry show': async () => (await import('./commands/registry/show.ts')).showCommand,
  'registry add': async () => (await import('./commands/registry/edits.ts')).addCommand,
  'registry rename': async () => (await import('./commands/registry/edits.ts')).renameCommand,
  'registry remove': async () => (await import('./commands/registry/edits.ts')).removeCommand,
  'registry diff': async () => (await import('./commands/registry/diff.ts')).diffCommand,
  'registry probe': async () => (await import('./setup/probe-command.ts')).probeCommand,
  'registry trust': async () => (await import('./setup/trust-command.ts')).trustCommand,
  'registry schema': async () => (await import('./commands/registry/schema.ts')).schemaCommand,
  'registry import-ec2': async () => (await import('./commands/registry/import-ec2.ts')).importEc2Command,
  'downtime plan': async () => (await import('./commands/downtime/downtime.ts')).downtimePlanCommand,
  'downtime list': async () => (await import('./commands/downtime/downtime.ts')).downtimeListCommand,
  'downtime change': async () => (await import('./commands/downtime/downtime.ts')).downtimeChangeCommand,
  'downtime extend': async () => (await import('./commands/downtime/downtime.ts')).downtimeExtendCommand,
  'downtime end': async () => (await import('./commands/downtime/downtime.ts')).downtimeEndCommand,
  'downtime cancel': async () => (await import('./commands/downtime/downtime.ts')).downtimeCancelCommand,
  'token new': async () => (await import('./commands/tokens/token.ts')).tokenNewCommand,
  'token list': async () => (await import('./commands/tokens/token.ts')).tokenListCommand,
  'token revoke': async () => (await import('./commands/tokens/token.ts')).tokenRevokeCommand,
  agents: async () => (await import('./commands/agents.ts')).agentsCommand,
  'key rotate': async () => (await import('./setup/key-rotate-command.ts')).keyRotateCommand,
  'key rotate-privacy': async () => (await import('./setup/key-rotate-privacy-command.ts')).keyRotatePrivacyCommand,
  key: async () => (await import('./setup/key-command.ts')).keyCommand,
  'sign-in': async () => (await import('./setup/sign-in-command.ts')).signInCommand,
  'install-line': async () => (await import('./setup/install-line-command.ts')).installLineCommand,
  'identity regions': async () => (await import('./commands/identity-regions.ts')).regionsCommand,
  'backup verify': async () => (await import('./commands/store/backup-verify.ts')).backupVerifyCommand,
  backup: async () => (await import('./commands/store/backup.ts')).backupCommand,
  misses: async () => (await import('./commands/store/misses.ts')).missesCommand,
  restore: async () => (await import('./commands/store/restore.ts')).restoreCommand,
};

/** The exit code: 0 done, 1 what was asked about is wrong, 2 not carried out. Never rejects for what a person can meet. */
export async function runCli(words: readonly string[], rim: Omit<CommandContext, 'args'>): Promise<number> {
  // Whatever a command prints may hold what an agent, AWS or a colleague wrote.
  const context = {
    ...rim,
    print: (line: string) => rim.print(safeLines(line)),
    note: (line: string) => rim.note(safeLines(line)),
  };
  const [first = '', second = ''] = words;
  if (first === '' || first === 'help' || first === '--help' || words.includes('--help')) {
    await help(context, first.startsWith('-') ? '' : first);
    return first === '' ? exitCodes.failed : exitCodes.done;
  }
  if (first === '--version') {
    context.print(hubVersion);
    return exitCodes.done;
  }
  const command = commands[`${first} ${second}`];
  const found = command ?? commands[first];
  if (!found) {
    context.note(
      `herald has no command \`${words.slice(0, 2).join(' ')}\`.${didYouMean(`${first} ${second}`.trim(), Object.keys(commands))}`,
    );
    await help(context, first);
    return exitCodes.failed;
  }
  try {
    return await (await found()).run({ ...context, args: words.slice(command ? 2 : 1) });
  } catch (error) {
    context.note(errorLine(error));
    return exitCodes.failed;
  }
}

async function help({ note }: Pick<CommandContext, 'note'>, area: string): Promise<void> {
  const all = Object.entries(commands);
  const near = all.filter(([words]) => words.split(' ')[0] === area);
  note('Herald answers for your servers. Commands:');
  for (const [, load] of near.length > 0 ? near : all) {
    const { usage, summary } = await load();
    note(`  herald ${usage}\n      ${summary}`);
  }
  note('  herald --version\n      prints the version');
  note('FILE is HERALD_REGISTRY, or registry.yaml. From the source: npm run herald -- COMMAND');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , first, path, ...others] = process.argv;
  // The installed `herald` names the file that its service is given.
  const isNamed = first === '--settings' && path !== undefined;
  waitForFarAddresses();
  const settingsFile = loadSettingsFile(process.env, isNamed ? path : undefined);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  process.exitCode = await runCli(isNamed ? others : process.argv.slice(2), {
    env: process.env,
    ...(settingsFile && { settingsFile }),
    print: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
    ...(process.stdout.isTTY && process.stdout.hasColors()
      ? { printColoured: (text: string) => process.stdout.write(`${text}\n`) }
      : {}),
    guardOutput: () => closeToOthers(process.stdout.fd),
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: terminalAsk(stopping.signal) } : {}),
    clock: systemClock,
    signal: stopping.signal,
  });
}
