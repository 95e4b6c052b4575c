/** What `--help` prints. */
import { variables } from '../settings/variables.ts';

export function renderHelp(): string {
  const width = Math.max(...variables.map(({ name }) => name.length));
  return [
    'herald-agent tells a Herald hub how this host is.',
    '',
    'Usage: herald-agent [serve | report [--short] | doctor | alive [--wait SECONDS]] [--help] [--version]',
    '  serve    measures and answers until it is stopped (without a command, too)',
    '  report   prints once, as JSON, what it would serve; with --short a few lines for a person',
    '  doctor   checks metadata, keys, clock, port and permissions, and says what to do',
    '  alive    says whether the agent of this host answers, by its exit code too; --wait gives it time',
    'Where it was installed with the line of the hub, also: sudo herald-agent rollback | remove',
    '',
    'Settings, from the environment or a file .env in the working directory:',
    ...variables.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`),
  ].join('\n');
}
