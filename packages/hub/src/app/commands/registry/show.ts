/** `herald registry show NAME`: everything that holds for one host or service, defaults filled in. */
import { HeraldError } from '@herald/protocol/herald-error';
import { comparable } from '@herald/understanding/plain-text';
import { stringify } from 'yaml';
import type { Host, Registry, Service } from '../../../domain/registry.ts';
import { herald } from '../../../format/command-words.ts';
import { didYouMean } from '../../../format/nearest-name.ts';
import { withDiscovered } from '../../setup/with-discovered.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions, readRegistry } from '../options.ts';

const usage = 'registry show NAME [--file FILE] [--json]';

export const showCommand: Command = {
  name: 'show',
  usage,
  summary: 'shows what holds for one host or service, defaults filled in',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' } },
      names: { least: 1, most: 1 },
    });
    const registry = await withDiscovered(await readRegistry(file), context);
    const entry = getEntry(registry, names[0] ?? '');
    const about = { ...entry, ...mentions(registry, entry.name) };
    context.print(values.json ? JSON.stringify(about) : stringify(about).trimEnd());
    return exitCodes.done;
  },
};

/** By name or alias, in any case, and without its accents where no other has them so. Throws `registry/no-such-name`. */
export function getEntry(registry: Registry, name: string): Host | Service {
  const entries: (Host | Service)[] = [...registry.hosts.values(), ...registry.services.values()];
  const words = (entry: Host | Service) => [entry.name, ...entry.aliases];
  const find = (form: (word: string) => string) =>
    entries.find((entry) => words(entry).some((word) => form(word) === form(name)));
  const found = find((word) => word.normalize('NFC').toLowerCase()) ?? find(comparable);
  if (found) return found;
  throw new HeraldError('registry/no-such-name', {
    message: `The registry has no host or service \`${name.slice(0, 80)}\`.${didYouMean(name, entries.flatMap(words))}`,
    next: `See all with \`${herald('registry list')}\`.`,
  });
}

function mentions(registry: Registry, name: string) {
  const services = [...registry.services.values()].filter(({ hosts }) => hosts.includes(name));
  const windows = registry.maintenance.filter(({ hosts, services: touched }) => [...hosts, ...touched].includes(name));
  const channels = [...registry.discord.channels.values()].filter(({ about }) => about.includes(name));
  return {
    inServices: services.map((service) => service.name),
    inMaintenance: windows.map(({ id }) => id),
    inChannels: channels.map(({ channelId }) => channelId),
  };
}
