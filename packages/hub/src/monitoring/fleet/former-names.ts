/** Names that hosts had before they were renamed in the registry: people go on asking by them, so they stay as aliases. */
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
  for (const [old, now] of former) {
    const host = hosts.get(now);
    if (host === undefined || taken.has(old.toLowerCase())) continue;
    taken.add(old.toLowerCase());
    hosts.set(now, { ...host, aliases: [...host.aliases, old] });
  }
  return { ...registry, hosts };
}
