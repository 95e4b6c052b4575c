/** `herald key rotate`: from one signing key to the next, with agents that trust both meanwhile. */
import { type Command, type CommandContext, exitCodes } from '../commands/command.ts';
import { readOptions, readRegistry, usageError } from '../commands/options.ts';
import { askAgents } from './ask-agents.ts';
import { type KeyRotation, withKeyRotation } from './key-rotation.ts';
import { outcomeWords } from './outcome-words.ts';

const usage = 'key rotate [--finish [--anyway] [--file FILE] | --cancel]';
const mostNamed = 10;

export const keyRotateCommand: Command = {
  name: 'key rotate',
  usage,
  summary: 'makes the next signing key, which agents are told to trust beside the old one; --finish goes over to it',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: { finish: { type: 'boolean' }, anyway: { type: 'boolean' }, cancel: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    if (values.finish && values.cancel) throw usageError(usage, new Error('--finish and --cancel exclude each other'));
    if (values.anyway && !values.finish) throw usageError(usage, new Error('--anyway belongs to --finish'));
    return withKeyRotation(context, async (rotation) => {
      if (values.cancel) return cancel(context, rotation);
      if (values.finish) return finish(context, rotation, { file, anyway: values.anyway === true });
      return begin(context, rotation);
    });
  },
};

async function begin({ print, note }: CommandContext, rotation: KeyRotation): Promise<number> {
  const next = await rotation.begin();
  print(`HERALD_HUB_PUBLIC_KEY=${rotation.current.publicKey},${next.publicKey}`);
  note(
    '1. Let every agent trust both keys: run the line of `herald install-line` on each (it names both now), or put that value into its settings.',
  );
  note(
    '2. Then: herald key rotate --finish (it asks every agent first), and restart the hub, or the hubs one after another.',
  );
  note('3. Run the line once more on each agent: it names the new key alone.');
  return exitCodes.done;
}

async function finish(
  context: CommandContext,
  rotation: KeyRotation,
  { file, anyway }: { file: string; anyway: boolean },
): Promise<number> {
  const { next } = rotation;
  if (!next) {
    context.note('There is no next key. Begin with: herald key rotate');
    return exitCodes.wrong;
  }
  const asked = await askAgents([...(await readRegistry(file)).hosts.values()], context, { key: next });
  const refusing = asked.filter(({ outcome }) => outcome.kind !== 'report');
  for (const { host, outcome } of refusing.slice(0, mostNamed))
    context.note(`${host.name}: ${outcomeWords(outcome).message}`);
  if (refusing.length > mostNamed) context.note(`… and ${refusing.length - mostNamed} more.`);
  if (refusing.length > 0 && !anyway) {
    context.note(
      `${refusing.length} of ${asked.length} agents do not answer the new key; nothing was changed. Once they do, or with --anyway, run this again.`,
    );
    return exitCodes.wrong;
  }
  await rotation.finish();
  context.print(`The signing key is ${next.publicKey} now; ${asked.length - refusing.length} agents answer it.`);
  context.note('Restart the hub, or the hubs one after another: sudo systemctl restart herald-hub');
  return exitCodes.done;
}

async function cancel({ print }: CommandContext, rotation: KeyRotation): Promise<number> {
  await rotation.cancel();
  print(rotation.next ? 'The next key is thrown away; the old one stays.' : 'There is no next key.');
  return exitCodes.done;
}
