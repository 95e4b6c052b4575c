/** Roles that the registry names, and as what: one that the server does not have lets nobody in and tells nobody. */
import type { Registry } from './registry.ts';

/** The role's id, and the words for where it is named. */
export function namedRoles(registry: Registry): ReadonlyMap<string, string> {
  const { discord } = registry;
  const named: readonly (readonly [words: string, ids: readonly string[]])[] = [
    ['as an owner', [...ownerRoles(registry)]],
    ['under engineers', discord.engineerRoleIds],
    ['under may-ask', discord.askerRoleIds],
    ['under may-see-addresses', discord.addressRoleIds],
    ['under platform', discord.platformRoleIds],
  ];
  const places = new Map<string, string>();
  for (const [words, ids] of named)
    for (const id of ids) places.set(id, places.has(id) ? `${places.get(id)} and ${words}` : words);
  return places;
}

/** Those that are mentioned. */
export function ownerRoles({ services }: Registry): ReadonlySet<string> {
  return new Set([...services.values()].flatMap(({ owner }) => owner?.role ?? []));
}
