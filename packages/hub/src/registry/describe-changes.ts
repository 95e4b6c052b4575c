/** What differs between two registries, in words for a log, a terminal and a Discord channel. */
import { isDeepStrictEqual } from 'node:util';
import type { Host, Registry, Service } from '../domain/registry.ts';

export type RegistryChange = {
  subject: 'host' | 'service' | 'settings';
  name: string;
  change: 'added' | 'removed' | 'renamed' | 'changed';
  /** Of a rename: the name before. */
  was?: string;
  /** `host web-1: address changed`. */
  text: string;
};

type Named = { readonly name: string };

/**
 * In the order hosts, services, settings. A host that keeps its instance or address under another name counts as renamed;
 * so does a service that names its old name as an alias, or has all else as before.
 */
export function describeChanges(before: Registry, after: Registry): RegistryChange[] {
  return [
    ...changesOf('host', before.hosts, after.hosts, findFormer),
    ...changesOf('service', before.services, after.services, findFormerService),
    ...settingChanges(before, after),
  ];
}

/** By instance or address, looked up: ten thousand hosts may all have new names. */
function findFormer(gone: ReadonlyMap<string, Host>): (fresh: Host) => string | undefined {
  const byInstance = new Map([...gone.values()].map(({ instanceId, name }) => [instanceId, name]));
  const byUrl = new Map([...gone.values()].map((host) => [host.url, host]));
  return ({ instanceId, url }) => {
    const same = instanceId === undefined ? undefined : byInstance.get(instanceId);
    if (same !== undefined) return same;
    const there = byUrl.get(url);
    const isAnother = instanceId !== undefined && there?.instanceId !== undefined;
    return isAnother ? undefined : there?.name;
  };
}

/** What two that are gone have alike names neither of them. */
function findFormerService(gone: ReadonlyMap<string, Service>): (fresh: Service) => string | undefined {
  const byContent = Map.groupBy(gone.values(), contentOf);
  return (fresh) => {
    const called = fresh.aliases.find((alias) => gone.has(alias));
    if (called !== undefined) return called;
    if (fresh.hosts.length === 0 && fresh.checks.length === 0) return undefined;
    const alike = byContent.get(contentOf(fresh)) ?? [];
    return alike.length === 1 ? alike[0]?.name : undefined;
  };
}

function contentOf({ name: _name, aliases: _aliases, ...rest }: Service): string {
  return JSON.stringify(rest);
}

function changesOf<Entry extends Named>(
  subject: 'host' | 'service',
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  /** Makes, of the entries that are gone, a search for the one that an added entry was before. */
  searchFormer: (gone: ReadonlyMap<string, Entry>) => (fresh: Entry) => string | undefined,
): RegistryChange[] {
  const changes: RegistryChange[] = [];
  const gone = new Map([...before].filter(([name]) => !after.has(name)));
  const formerOf = searchFormer(gone);
  for (const [name, entry] of after) {
    const old = before.get(name);
    if (old === undefined) {
      const was = formerOf(entry);
      if (was === undefined || !gone.has(was))
        changes.push({ subject, name, change: 'added', text: `${subject} ${name} added` });
      else {
        gone.delete(was);
        changes.push({ subject, name, change: 'renamed', was, text: `${subject} ${was} renamed to ${name}` });
      }
    } else if (old !== entry) {
      const fields = changedFields(old, entry);
      if (fields.length > 0) {
        changes.push({ subject, name, change: 'changed', text: `${subject} ${name}: ${fields.join(', ')} changed` });
      }
    }
  }
  for (const name of gone.keys())
    changes.push({ subject, name, change: 'removed', text: `${subject} ${name} removed` });
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
