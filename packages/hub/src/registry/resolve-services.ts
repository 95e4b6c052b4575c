/** `services:`, from what was written to what the hub works with. */

import type { Host, Service, ServiceMembers } from '../domain/registry.ts';
import type { KnownTargets } from './known-targets.ts';
import { membersOf } from './members.ts';
import type { Reading } from './reading.ts';
import { resolveChecks } from './resolve-checks.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

type Written = NonNullable<RegistryFile['services']>[string];

export type ServiceContext = {
  known: KnownTargets;
  hosts: ReadonlyMap<string, Host>;
  /** With discovery, a name that is not declared may still be found. */
  mayDiscover: boolean;
  /** Roles to call where an owner has none. */
  hasEngineers: boolean;
};

export function resolveServices(file: RegistryFile, context: ServiceContext, reading: Reading): Map<string, Service> {
  const services = new Map<string, Service>();
  for (const [name, written] of Object.entries(file.services ?? {})) {
    services.set(name, resolveService(name, written, context, reading));
  }
  return services;
}

function resolveService(name: string, written: Written, context: ServiceContext, reading: Reading): Service {
  const members = resolveMembers(name, written, context, reading);
  const hosts = membersOf(members, context.hosts);
  const needs = written.needs ?? 1;
  judgeNeeds(name, { needs, members, found: hosts.length, isWritten: written.needs !== undefined }, context, reading);
  const checks = resolveChecks(written.check, ['services', name, 'check'], reading);
  if (written.hosts === undefined && checks.length === 0) {
    reading.warning(['services', name], 'has neither hosts nor a check, so its health is never known.', 'key');
  }
  const { customers, owner, alerts } = written;
  if (owner !== undefined && owner.role === undefined) {
    const whom = context.hasEngineers
      ? 'the engineers are called instead'
      : 'and no `discord.engineers`, so an escalation calls nobody';
    reading.warning(['services', name, 'owner'], `has no \`role\`: ${whom}.`);
  }
  return {
    name,
    aliases: written.aliases ?? [],
    hosts,
    needs,
    checks,
    ...(customers === undefined ? {} : { customers }),
    ...(owner === undefined ? {} : { owner }),
    ...(alerts === undefined ? {} : { alertsChannelId: alerts }),
    isPrivate: written.private ?? false,
    members,
  };
}

function resolveMembers(name: string, { hosts }: Written, context: ServiceContext, reading: Reading): ServiceMembers {
  if (hosts === undefined) return { kind: 'names', names: [] };
  const path = ['services', name, 'hosts'];
  if (typeof hosts !== 'string' && !Array.isArray(hosts)) {
    const labels = Object.entries(hosts).map(([key, value]) => [key, [value].flat().map(String)]);
    return { kind: 'labels', labels: Object.fromEntries(labels) };
  }
  const isList = Array.isArray(hosts);
  const names = new Set<string>();
  for (const [index, written] of [hosts].flat().entries()) {
    const place = isList ? [...path, index] : path;
    const proper = context.known.find('host', written) ?? written;
    if (names.has(proper)) reading.warning(place, `names \`${proper}\` a second time.`);
    judgeHostName(written, place, context, reading);
    names.add(proper);
  }
  return { kind: 'names', names: [...names] };
}

function judgeHostName(name: string, path: (string | number)[], context: ServiceContext, reading: Reading): void {
  if (context.known.find('host', name) !== undefined) return;
  const isService = context.known.find('service', name) !== undefined;
  const words = context.known.unknown('host', name);
  if (context.mayDiscover && !isService) reading.warning(path, `: ${words} It counts once discovery finds it.`);
  else reading.problem('registry/unknown-host', path, `: ${words}`);
}

function judgeNeeds(
  name: string,
  { needs, members, found, isWritten }: { needs: number; members: ServiceMembers; found: number; isWritten: boolean },
  context: ServiceContext,
  reading: Reading,
): void {
  const path = ['services', name, isWritten ? 'needs' : 'hosts'];
  if (members.kind === 'names') {
    const listed = members.names.length;
    if (isWritten && needs > listed) {
      reading.problem(
        'registry/needs',
        path,
        `asks for ${needs} hosts, but ${listed === 1 ? '1 is' : `${listed} are`} listed.`,
      );
    }
  } else if (found === 0) {
    const hope = context.mayDiscover ? ' unless discovery finds some' : '';
    reading.warning(['services', name, 'hosts'], `fits no declared host, so the service has none${hope}.`);
  } else if (needs > found) {
    const hope = context.mayDiscover ? ' declared ones; the rest must be discovered' : '';
    reading.warning(path, `asks for ${needs} hosts, but the labels fit ${found}${hope}.`);
  }
}
