/**
 * Hosts from a file in the form of Prometheus's file_sd: a list of groups, each with targets and labels.
 * Source: Prometheus documentation, configuration, file_sd_config.
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parseDocument } from 'yaml';
import { parseAddress } from '../../../registry/address.ts';
import { type DiscoveredHost, maxDiscoveredHosts } from '../discovered-host.ts';
import { plainName } from '../host-name.ts';

const Groups = Type.Array(
  Type.Object({
    targets: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: maxDiscoveredHosts }),
    labels: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 256 }), Type.Number(), Type.Boolean()]), {
        maxProperties: 100,
      }),
    ),
  }),
  { maxItems: maxDiscoveredHosts },
);

export type TargetsReading = { kind: 'hosts'; hosts: DiscoveredHost[] } | { kind: 'wrong'; message: string };

/** JSON is YAML too. Never throws. `port` stands in for the one that targets name. */
export function parseTargets(text: string, { port }: { port?: number } = {}): TargetsReading {
  let groups: unknown;
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    if (document.errors.length > 0) throw document.errors[0];
    groups = document.toJS({ maxAliasCount: 100 });
  } catch {
    return { kind: 'wrong', message: 'is neither JSON nor YAML' };
  }
  if (!Value.Check(Groups, groups)) {
    return { kind: 'wrong', message: 'is no list of groups with targets and labels, as file_sd has it' };
  }
  const hosts: DiscoveredHost[] = [];
  for (const { targets, labels = {} } of groups) {
    for (const target of targets) {
      const host = hostOf(target, labels, port);
      if (host === undefined)
        return { kind: 'wrong', message: `has a target that is no address: ${target.slice(0, 100)}` };
      hosts.push(host);
    }
  }
  if (hosts.length > maxDiscoveredHosts)
    return { kind: 'wrong', message: `holds more than ${maxDiscoveredHosts} targets` };
  return { kind: 'hosts', hosts };
}

function hostOf(
  target: string,
  labels: Readonly<Record<string, string | number | boolean>>,
  port: number | undefined,
): DiscoveredHost | undefined {
  const scheme = labels['__scheme__'] === 'https' ? 'https' : 'http';
  const address = parseAddress(target.includes('://') ? target : `${scheme}://${target}`);
  if (address.kind === 'wrong') return undefined;
  const url = new URL(address.origin);
  if (port !== undefined) url.port = String(port);
  const text = (key: string) => (labels[key] === undefined ? undefined : String(labels[key]));
  const instanceId = text('__meta_ec2_instance_id') ?? text('instance_id');
  const region = text('__meta_ec2_region') ?? text('region');
  const wished = text('name') ?? text('hostname') ?? text('instance')?.replace(/:\d+$/, '') ?? url.hostname;
  const shown = Object.entries(labels).filter(([key]) => !key.startsWith('__'));
  return {
    name: plainName(wished) ?? 'host',
    url: url.origin,
    labels: Object.fromEntries(shown.map(([key, value]) => [key, String(value)])),
    source: 'file',
    ...(instanceId === undefined || !/^i-[0-9a-f]{8,17}$/.test(instanceId) ? {} : { instanceId }),
    ...(region === undefined ? {} : { region }),
  };
}
