/** Every place of a registry file that names a host or service from elsewhere. */
import { isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../read-yaml.ts';
import { findMap, isEntryMap, type Source, visitNames } from './yaml-source.ts';

export type Reference = { path: Path; scalar: Node };

/** Compared as the registry does: in any case. Aliases of a host are not its name and are left alone. */
export function findReferences(source: Source, name: string): Reference[] {
  const found = new Map<number, Reference>();
  const look = (node: Node | null | undefined, path: Path) =>
    visitNames(source, node, (scalar) => {
      const isMeant = isScalar(scalar) && String(scalar.value).toLowerCase() === name.toLowerCase();
      if (isMeant) found.set(scalar.range?.[0] ?? 0, { path, scalar });
    });
  for (const [section, field] of [
    ['services', 'hosts'],
    ['discord.channels', 'about'],
    ['discord.people', undefined],
  ] as const) {
    for (const { key, value } of findMap(source, section.split('.'))?.items ?? []) {
      const path = [...section.split('.'), isScalar(key) ? String(key.value) : ''];
      if (field === undefined) look(value, path);
      else if (isEntryMap(value)) look(value.get(field, true), [...path, field]);
    }
  }
  for (const { key, value } of findMap(source, ['site', 'groups'])?.items ?? [])
    look(value, ['site', 'groups', isScalar(key) ? String(key.value) : '']);
  const windows = findMap(source, [])?.get('maintenance', true);
  if (isSeq<Node>(windows)) {
    for (const [index, window] of windows.items.entries()) {
      for (const field of ['services', 'hosts']) {
        if (isEntryMap(window)) look(window.get(field, true), ['maintenance', index, field]);
      }
    }
  }
  return [...found.values()];
}
