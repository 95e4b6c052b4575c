/**
 * Reads the names out of a registry file for the evaluation. Corpora come with registries from elsewhere, so only
 * names, aliases, labels and members are looked at, and what the hub would refuse for other reasons is passed over.
 */
import { HeraldError } from '@herald/protocol/herald-error';
import { parse } from 'yaml';
import type { KnownHost, KnownNames, KnownService } from '../names/known-names.ts';

export type EvalRegistry = {
  names: KnownNames;
  /** Words that mean engineers when mentioned: owner teams, and role ids. */
  engineerMentions: ReadonlySet<string>;
};

/** Throws `eval/registry-unreadable`. */
export function parseEvalRegistry(text: string, file: string): EvalRegistry {
  let read: unknown;
  try {
    read = parse(text, { maxAliasCount: 100 });
  } catch (cause) {
    throw new HeraldError('eval/registry-unreadable', {
      message: `${file} is not YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      next: 'Mend the file, or name another one with --registry.',
      cause,
    });
  }
  const root = record(read);
  const hosts = named(root['hosts']).map(([name, fields]) => hostOf(name, fields));
  const services = named(root['services']).map(([name, fields]) =>
    serviceOf(name, fields, hosts, membersSaid(root, name)),
  );
  if (hosts.length === 0 && services.length === 0) {
    throw new HeraldError('eval/registry-unreadable', {
      message: `${file} names no host and no service.`,
      next: 'Give it "hosts:" and "services:", or name another file with --registry.',
    });
  }
  return { names: { hosts, services }, engineerMentions: engineerMentions(root) };
}

function hostOf(name: string, fields: Record<string, unknown>): KnownHost {
  const labels: Record<string, string> = {};
  for (const [key, value] of Object.entries(record(fields['labels']))) labels[key] = String(value);
  const address = /^(?:https?:\/\/)?([\d.]{7,15})(?::\d+)?$/.exec(String(fields['address'] ?? ''))?.[1];
  const ips = [address, ...list(fields['ips']), ...list(fields['ip'])].filter((ip) => ip !== undefined);
  const instanceId = text(fields['instanceId'] ?? fields['instance-id'] ?? fields['instance'] ?? fields['id']);
  // People write the city behind it: "eu-central-1 (Frankfurt)".
  const region = (text(fields['region']) ?? labels['region'])?.split(' ')[0];
  const az = text(fields['az'] ?? fields['zone']) ?? labels['az'] ?? labels['zone'];
  return {
    name,
    aliases: list(fields['aliases'] ?? fields['alias']),
    ips,
    labels,
    ...(instanceId && { instanceId }),
    ...(region && { region }),
    ...(az && { az }),
  };
}

/** Hosts that say themselves which service they belong to. */
function membersSaid(root: Record<string, unknown>, service: string): string[] {
  return named(root['hosts']).flatMap(([name, fields]) => (text(fields['service']) === service ? [name] : []));
}

function serviceOf(
  name: string,
  fields: Record<string, unknown>,
  hosts: readonly KnownHost[],
  said: readonly string[],
): KnownService {
  const members = fields['hosts'];
  const selector = Object.entries(Array.isArray(members) ? {} : record(members));
  const selected = hosts.filter(
    ({ labels }) => selector.length > 0 && selector.every(([key, value]) => list(value).includes(labels[key] ?? '')),
  );
  const customers = text(fields['customers']);
  return {
    name,
    aliases: list(fields['aliases'] ?? fields['alias']),
    ...(customers && { customers }),
    hosts: [...new Set([...(selector.length > 0 ? selected.map((host) => host.name) : list(members)), ...said])],
  };
}

function engineerMentions(root: Record<string, unknown>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, fields] of named(root['services'])) {
    const owner = fields['owner'];
    const { team, role } = typeof owner === 'string' ? { team: owner, role: undefined } : record(owner);
    for (const value of [team, role]) if (typeof value === 'string') found.add(mentionKey(value));
  }
  for (const role of list(record(root['discord'])['engineers'])) found.add(mentionKey(role));
  return found;
}

/** "Payments Team" and "payments-team" are one mention. */
export function mentionKey(typed: string): string {
  return typed.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A mapping of names to fields, or a list of fields with a name, or of names. */
function named(value: unknown): [string, Record<string, unknown>][] {
  if (!Array.isArray(value)) return Object.entries(record(value)).map(([name, fields]) => [name, record(fields)]);
  return value.flatMap((one: unknown): [string, Record<string, unknown>][] => {
    if (typeof one === 'string') return [[one, {}]];
    const name = text(record(one)['name']);
    return name ? [[name, record(one)]] : [];
  });
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function list(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map(String);
}
