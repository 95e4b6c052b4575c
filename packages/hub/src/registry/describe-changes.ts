/** What differs between two registries, in words for a log, a terminal and a Discord channel. */
import { isDeepStrictEqual } from 'node:util';
import type { Registry } from './registry.ts';

export type RegistryChange = {
  subject: 'host' | 'service' | 'settings';
  name: string;
  change: 'added' | 'removed' | 'renamed' | 'changed';
  /** `host web-1: address changed`. */
  text: string;
};

type Named = { readonly name: string };

/** In the order hosts, services, settings. A host that keeps its instance or address under another name counts as renamed. */
export function describeChanges(before: Registry, after: Registry): RegistryChange[] {
  return [
    ...changesOf('host', before.hosts, after.hosts, isSameHost(before, after)),
    ...changesOf('service', before.services, after.services, () => false),
    ...settingChanges(before, after),
  ];
}

function isSameHost(before: Registry, after: Registry): (was: string, is: string) => boolean {
  return (was, is) => {
    const old = before.hosts.get(was);
    const fresh = after.hosts.get(is);
    if (!old || !fresh) return false;
    return old.instanceId !== undefined && fresh.instanceId !== undefined
      ? old.instanceId === fresh.instanceId
      : old.url === fresh.url;
  };
}

function changesOf<Entry extends Named>(
  subject: 'host' | 'service',
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  isRenamed: (was: string, is: string) => boolean,
): RegistryChange[] {
  const changes: RegistryChange[] = [];
  const gone = new Set([...before.keys()].filter((name) => !after.has(name)));
  for (const [name, entry] of after) {
    const old = before.get(name);
    if (old === undefined) {
      const was = [...gone].find((candidate) => isRenamed(candidate, name));
      if (was === undefined) changes.push({ subject, name, change: 'added', text: `${subject} ${name} added` });
      else {
        gone.delete(was);
        changes.push({ subject, name, change: 'renamed', text: `${subject} ${was} renamed to ${name}` });
      }
    } else if (old !== entry) {
      const fields = changedFields(old, entry);
      if (fields.length > 0) {
        changes.push({ subject, name, change: 'changed', text: `${subject} ${name}: ${fields.join(', ')} changed` });
      }
    }
  }
  for (const name of gone) changes.push({ subject, name, change: 'removed', text: `${subject} ${name} removed` });
  return changes;
}

const words: Record<string, string> = {
  url: 'address',
  pollSeconds: 'poll interval',
  isPrivate: 'private',
  instanceId: 'instance',
  members: 'hosts',
  alertsChannelId: 'alerts',
  inquiries: 'inquiry settings',
  reminderSeconds: 'reminders',
  hostDefaults: 'defaults',
  zone: 'default zone',
};

function changedFields(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const fresh = new Map<string, unknown>(Object.entries(after));
  const fields = new Set([...old.keys(), ...fresh.keys()]);
  const changed = [...fields].filter((field) => !isDeepStrictEqual(old.get(field), fresh.get(field)));
  return [...new Set(changed.map((field) => words[field] ?? field))];
}

function settingChanges(before: Registry, after: Registry): RegistryChange[] {
  const settings = ({ hosts: _hosts, services: _services, warnings: _warnings, ...rest }: Registry) => rest;
  return changedFields(settings(before), settings(after)).map((name) => ({
    subject: 'settings',
    name,
    change: 'changed',
    text: `${name} changed`,
  }));
}
