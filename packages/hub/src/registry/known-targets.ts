/** Names and aliases of hosts and services: one namespace for all, because people ask for either by name. */
import { comparable } from '@herald/understanding/plain-text';
import { didYouMean } from '../format/nearest-name.ts';
import type { Path, Tree } from './read-yaml.ts';
import type { Reading } from './reading.ts';

type Kind = 'host' | 'service';

export type KnownTargets = {
  /** The proper name behind a name or alias, in any case and in any way of writing its accents. */
  find(kind: Kind | 'any', name: string): string | undefined;
  /** Words for a name that is not known, with the nearest one. */
  unknown(kind: Kind | 'any', name: string): string;
};

/**
 * Collects every name, also of entries that have problems of their own, so that one mistake is not reported twice.
 * Reports names and aliases that are taken.
 */
export function knownTargets(tree: Tree, reading: Reading): KnownTargets {
  const taken = new Map<string, { kind: Kind; name: string; word: string }>();
  const heard = new Map<string, { kind: Kind; name: string; word: string }>();
  for (const [kind, section] of [
    ['host', 'hosts'],
    ['service', 'services'],
  ] as const) {
    for (const [name] of entriesOf(tree, section)) claim(kind, name, name, [section, name], 'key');
  }
  for (const [kind, section] of [
    ['host', 'hosts'],
    ['service', 'services'],
  ] as const) {
    for (const [name, entry] of entriesOf(tree, section)) {
      for (const [index, alias] of aliasesOf(entry).entries()) {
        if (typeof alias === 'string') claim(kind, alias, name, [section, name, 'aliases', index], 'value');
      }
    }
  }
  return { find, unknown };

  function claim(kind: Kind, word: string, name: string, path: Path, part: 'key' | 'value'): void {
    const key = keyOf(word);
    const other = taken.get(key);
    if (other === undefined) {
      taken.set(key, { kind, name, word });
      noteHeard({ kind, name, word }, path, part);
    } else if (other.name === name && other.kind === kind)
      reading.warning(path, `is its own name or stands twice.`, part);
    else
      reading.problem(
        'registry/duplicate-name',
        path,
        `is already a name of the ${other.kind} \`${other.name}\`.`,
        part,
      );
  }

  /** Both stay, for each can be written; but nobody can ask for one of them alone. */
  function noteHeard(target: { kind: Kind; name: string; word: string }, path: Path, part: 'key' | 'value'): void {
    const key = comparable(target.word);
    const other = heard.get(key);
    if (other === undefined) heard.set(key, target);
    else if (other.name !== target.name || other.kind !== target.kind)
      reading.warning(
        path,
        `differs only in its accents from \`${other.word}\` of the ${other.kind} \`${other.name}\`, so whoever asks for one gets both.`,
        part,
      );
  }

  function find(kind: Kind | 'any', name: string): string | undefined {
    const known = taken.get(keyOf(name));
    return known && (kind === 'any' || known.kind === kind) ? known.name : undefined;
  }

  function unknown(kind: Kind | 'any', name: string): string {
    const other = taken.get(keyOf(name));
    if (other) return `\`${name}\` is a ${other.kind}, not a ${kind}.`;
    const candidates = [...taken.values()].filter((target) => kind === 'any' || target.kind === kind);
    const guess = didYouMean(
      name,
      candidates.map(({ word }) => word),
    );
    return `\`${name}\` is no ${kind === 'any' ? 'host or service' : kind} of this registry.${guess}`;
  }
}

/** An accent may be one character with its letter, or a second one behind it: people see the same name. */
function keyOf(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

function entriesOf(tree: Tree, section: string): [string, Tree][] {
  const found = isMap(tree) ? tree[section] : undefined;
  return isMap(found) ? Object.entries(found) : [];
}

function aliasesOf(entry: Tree): Tree[] {
  const aliases = isMap(entry) ? entry['aliases'] : undefined;
  return Array.isArray(aliases) ? aliases : [];
}

function isMap(tree: Tree | undefined): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
