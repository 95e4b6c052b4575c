/** Names that hosts and services had before they were renamed in the registry: people go on asking by them, so they stay as aliases. */
import type { Registry } from '../../domain/registry.ts';

/** Old name to the one of now. */
export type FormerNames = ReadonlyMap<string, string>;

const most = 1_000;

/** Who was renamed twice is known by both old names; a name that is given anew is no former one. */
export function rememberRenames(before: FormerNames, renames: readonly { from: string; to: string }[]): FormerNames {
  let names = [...before];
  for (const { from, to } of renames) {
    names = names.map(([old, now]): [string, string] => [old, now === from ? to : now]);
    names = [...names.filter(([old]) => old !== from && old !== to), [from, to]];
  }
  return new Map(names.slice(-most));
}

/** A name or alias that somebody has by now is not given a second time. */
export function withFormerNames(registry: Registry, former: FormerNames): Registry {
  if (former.size === 0) return registry;
  const entries = [...registry.hosts.values(), ...registry.services.values()];
  const taken = new Set(entries.flatMap(({ name, aliases }) => [name, ...aliases]).map((word) => word.toLowerCase()));
  const hosts = new Map(registry.hosts);
  const services = new Map(registry.services);
  for (const [old, now] of former) {
    const host = hosts.get(now);
    const service = services.get(now);
    if (taken.has(old.toLowerCase())) continue;
    if (host) hosts.set(now, { ...host, aliases: [...host.aliases, old] });
    else if (service) services.set(now, { ...service, aliases: [...service.aliases, old] });
    else continue;
    taken.add(old.toLowerCase());
  }
  return { ...registry, hosts, services };
}
