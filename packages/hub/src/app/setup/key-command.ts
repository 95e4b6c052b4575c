/** `herald key`: the hub's public key, which agents need; `herald key new`: a new pair. */
import { generateKeyPair } from '@herald/protocol/keys';
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions, usageError } from '../commands/options.ts';
import { hubKeyOf } from './ask-agents.ts';

const usage = 'key [new]';

export const keyCommand: Command = {
  name: 'key',
  usage,
  summary: "prints the hub's public key; with `new`, a new private key that you keep yourself",
  async run(context) {
    const { names } = readOptions(context, { usage, options: {}, names: { least: 0, most: 1 } });
    if (names[0] !== undefined && names[0] !== 'new') throw usageError(usage, new Error(`no \`key ${names[0]}\``));
    if (names[0] === 'new') {
      const { privateKey, publicKey } = generateKeyPair();
      context.guardOutput?.();
      context.print(`HERALD_HUB_PRIVATE_KEY=${privateKey}`);
      context.note(`Keep that line secret. Its public half, for the agents: HERALD_HUB_PUBLIC_KEY=${publicKey}`);
      return exitCodes.done;
    }
    const { publicKey, from } = await hubKeyOf(context);
    context.print(publicKey);
    if (from === 'made') context.note('There was no key yet: one was made and is kept in the data directory.');
    return exitCodes.done;
  },
};
