/** Gives a host or service another name, everywhere the file uses the old one. */
import { isScalar, type Node, stringify } from 'yaml';
import type { Tree } from '../read-yaml.ts';
import { findReferences } from './references.ts';
import { byHand, findEntry, findMap, type Section, type Source, type Splice } from './yaml-source.ts';

type Names = { from: string; to: string };

export function renameEntry(
  source: Source,
  section: Section,
  { from, to, isDeclaredHere }: Names & { isDeclaredHere: boolean },
): Splice[] {
  const map = findMap(source, [section]);
  const entry = map && findEntry(map, from);
  if (!entry && isDeclaredHere) throw byHand(`\`${from}\` is not written as a plain entry of \`${section}\``);
  const named = findReferences(source, from).map(({ scalar }) => scalar);
  return [...(entry ? [entry.key] : []), ...named].map((scalar) => rewrite(source, scalar, to));
}

/** Keeps the kind of quotes that stood there. */
function rewrite({ text }: Source, scalar: Node, to: string): Splice {
  const [start, end] = scalar.range ?? [0, 0];
  const quote = text[start];
  const isQuoted = quote === '"' || quote === "'";
  if (!isScalar(scalar) || (!isQuoted && scalar.type !== 'PLAIN')) throw byHand('a name is written as a block of text');
  return { start, end, text: isQuoted ? `${quote}${to}${quote}` : stringify(to, { lineWidth: 0 }).trim() };
}

/** What the file must say afterwards. */
export function treeRenamed(tree: Tree, section: Section, { from, to }: Names): Tree {
  const swap = (value: Tree | undefined): Tree => {
    if (Array.isArray(value)) return value.map(swap);
    return typeof value === 'string' && value.toLowerCase() === from.toLowerCase() ? to : (value ?? null);
  };
  const root = { ...asMap(tree) };
  if (isMap(root[section]))
    root[section] = Object.fromEntries(
      Object.entries(root[section]).map(([key, value]) => [key === from ? to : key, value]),
    );
  swapIn(root, 'services', (services) => eachValue(services, (service) => swapField(service, 'hosts', swap)));
  swapIn(root, 'discord', (discord) => {
    const channels = (map: Tree) => eachValue(map, (channel) => swapField(channel, 'about', swap));
    return swapField(swapField(discord, 'channels', channels), 'people', (map) => eachValue(map, swap));
  });
  swapIn(root, 'site', (site) => swapField(site, 'groups', (groups) => eachValue(groups, swap)));
  swapIn(root, 'maintenance', (windows) =>
    Array.isArray(windows)
      ? windows.map((window) => swapField(swapField(window, 'services', swap), 'hosts', swap))
      : windows,
  );
  return root;
}

function swapIn(root: { [key: string]: Tree }, field: string, change: (value: Tree) => Tree): void {
  if (Object.hasOwn(root, field)) root[field] = change(root[field] ?? null);
}

function eachValue(tree: Tree, change: (value: Tree) => Tree): Tree {
  if (!isMap(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value)]));
}

/** A selector is a map of labels, not of names: it stays. */
function swapField(tree: Tree, field: string, change: (value: Tree) => Tree): Tree {
  return isMap(tree) && Object.hasOwn(tree, field) ? { ...tree, [field]: change(tree[field] ?? null) } : tree;
}

function asMap(tree: Tree | undefined): { [key: string]: Tree } {
  return isMap(tree) ? tree : {};
}

function isMap(tree: Tree | undefined): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
