/** `herald registry probe NAME`: asks one agent now, as the hub would. */

import { identityWords } from '../../format/identity-words.ts';
import { safeLine } from '../../interfaces/terminal/terminal-text.ts';
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions, readRegistry, usageError } from '../commands/options.ts';
import { getEntry } from '../commands/registry/show.ts';
import { askAgents } from './ask-agents.ts';
import { outcomeWords } from './outcome-words.ts';
import { withDiscovered } from './with-discovered.ts';

const usage = 'registry probe NAME [--file FILE] [--json]';

/** For a service all its hosts are asked. Exit code 1 where one does not answer well. */
export const probeCommand: Command = {
  name: 'probe',
  usage,
  summary: 'asks the agent of a host (or all of a service) now, with a signed request',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' } },
      names: { least: 1, most: 1 },
    });
    const registry = await withDiscovered(await readRegistry(file), context);
    const entry = getEntry(registry, names[0] ?? '');
    const hostNames = 'hosts' in entry ? entry.hosts : [entry.name];
    const hosts = hostNames.map((name) => registry.hosts.get(name)).filter((host) => host !== undefined);
    if (hosts.length === 0) throw usageError(usage, new Error(`${entry.name} has no hosts`));
    const asked = await askAgents(hosts, context);
    for (const { host, outcome, identity } of asked) {
      const { message, next } = outcomeWords(outcome);
      if (values.json) context.print(JSON.stringify({ host: host.name, url: host.url, outcome, identity }));
      else
        context.print(
          safeLine(
            `${host.name} (${host.url}): ${message}${next === '' ? '' : ` ${next}`}${identity ? ` ${identityWords(identity)}` : ''}`,
          ),
        );
    }
    return asked.every(({ outcome }) => outcome.kind === 'report') ? exitCodes.done : exitCodes.wrong;
  },
};
