/** `herald registry import-ec2`: writes instances that EC2 has, and the file has not, into the file. */

import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost } from '../../../monitoring/discovery/discovered-host.ts';
import { searchOnce } from '../../../monitoring/discovery/ec2/search-once.ts';
import { mergeHosts } from '../../../monitoring/discovery/merge-hosts.ts';
import type { RegistryEdit } from '../../../registry/edit/change-registry.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions, readRegistry, usageError } from '../options.ts';
import { applyEdits, readLabel } from './edits.ts';

const usage =
  'registry import-ec2 --region REGION... [--tag KEY=VALUE]... [--name TEMPLATE] [--address private|public|ipv6] [--dry-run] [--file FILE]';

export const importEc2Command: Command = {
  name: 'import-ec2',
  usage,
  summary: 'adds instances that EC2 has and the file has not',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: {
        region: { type: 'string', multiple: true },
        tag: { type: 'string', multiple: true },
        name: { type: 'string' },
        address: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
      names: { least: 0, most: 0 },
    });
    const regions = values.region ?? [];
    const address = values.address ?? 'private';
    if (regions.length === 0) throw usageError(usage, new Error('no --region'));
    if (address !== 'private' && address !== 'public' && address !== 'ipv6')
      throw usageError(usage, new Error(`--address ${address}`));
    const search: Ec2Search = {
      regions,
      tags: Object.fromEntries((values.tag ?? []).map(readLabel).map(([key, value]) => [key, [value]])),
      name: values.name ?? '{tag:Name}',
      address,
      scheme: 'http',
      port: 9440,
      everySeconds: 60,
    };
    const declared = await readRegistry(file);
    const { registry, remarks } = mergeHosts(declared, await findHosts(search, context));
    for (const remark of remarks) context.note(remark);
    // An entry needs an address: the remarks name those that have none.
    const fresh = [...registry.hosts.values()].filter(
      ({ name, source, url }) => source === 'ec2' && !declared.hosts.has(name) && !url.includes('.no-address.invalid:'),
    );
    if (fresh.length === 0) {
      context.note('EC2 has no instance that the file has not.');
      return exitCodes.done;
    }
    const edits = fresh.map(({ name, url, instanceId, labels }): RegistryEdit => {
      const { Name: _name, ...kept } = labels;
      const host = { name, address: new URL(url).hostname, labels: plainLabels(kept) };
      return { kind: 'add', host: instanceId === undefined ? host : { ...host, instance: instanceId } };
    });
    return applyEdits(context, file, edits, { isDryRun: values['dry-run'] === true });
  },
};

/** Tags that AWS itself sets tell nothing to people. */
function plainLabels(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')));
}

async function findHosts(search: Ec2Search, { signal }: CommandContext): Promise<DiscoveredHost[]> {
  const found: DiscoveredHost[] = [];
  for (const region of search.regions) found.push(...(await searchOnce(search, region, signal)).hosts);
  return found;
}
