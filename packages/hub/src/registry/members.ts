/** Which hosts belong to a service. */
import type { Host, ServiceMembers } from '../domain/registry.ts';

/** Names of the hosts that are there, in the order of `hosts` for labels and as written for names. */
export function membersOf(members: ServiceMembers, hosts: ReadonlyMap<string, Host>): string[] {
  if (members.kind === 'names') return members.names.filter((name) => hosts.has(name));
  const wanted = Object.entries(members.labels);
  const found: string[] = [];
  for (const { name, labels } of hosts.values()) {
    if (wanted.every(([key, values]) => Object.hasOwn(labels, key) && values.includes(labels[key] ?? '')))
      found.push(name);
  }
  return found;
}
