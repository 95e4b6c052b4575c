/** Takes a host or service out of the file. What was said of it on its own lines goes with it; every other comment stays. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { Tree } from '../read-yaml.ts';
import { fieldPath } from '../registry-problem.ts';
import { findReferences } from './references.ts';
import {
  byHand,
  type Entry,
  type EntryMap,
  extentOf,
  findEntry,
  findMap,
  lineStart,
  nextLine,
  type Section,
  type Source,
  type Splice,
} from './yaml-source.ts';

/** Throws `registry/still-used` while something refers to it: only a person knows what should take its place. */
export function mustBeUnused(sources: readonly Source[], name: string): void {
  const references = sources.flatMap((source) => findReferences(source, name));
  if (references.length > 0) {
    const places = references.slice(0, 10).map(({ path }) => fieldPath(path));
    throw new HeraldError('registry/still-used', {
      message: `\`${name}\` is still named in ${places.join(', ')}.`,
      next: 'Take it out there first.',
    });
  }
}

export function removeEntry(source: Source, section: Section, name: string): Splice[] {
  const map = findMap(source, [section]);
  const entry = map && findEntry(map, name);
  if (!map || !entry) throw byHand(`\`${name}\` is not written as a plain entry of \`${section}\``);
  return [source.text[map.range?.[0] ?? 0] === '{' ? fromFlow(source, map, entry) : fromBlock(source, entry)];
}

function fromBlock(source: Source, entry: Entry): Splice {
  const { text } = source;
  const { start, end } = extentOf(source, entry);
  const from = lineStart(text, start);
  if (text.slice(from, start).trim() !== '') throw byHand('something stands before the name on its line');
  return { start: from, end: text[end - 1] === '\n' ? end : nextLine(text, end), text: '' };
}

function fromFlow(source: Source, map: EntryMap, entry: Entry): Splice {
  const { text } = source;
  const index = map.items.indexOf(entry);
  const own = extentOf(source, entry);
  const next = map.items[index + 1];
  const previous = map.items[index - 1];
  const start = !next && previous ? extentOf(source, previous).end : own.start;
  const end = next ? extentOf(source, next).start : own.end;
  if ((text.slice(start, own.start) + text.slice(own.end, end)).includes('#'))
    throw byHand('a comment stands beside the name');
  return { start, end, text: '' };
}

/** What the file must say afterwards. */
export function treeWithout(tree: Tree, section: Section, name: string): Tree {
  if (!isMap(tree)) return tree;
  const left = Object.entries(isMap(tree[section]) ? tree[section] : {}).filter(([key]) => key !== name);
  return { ...tree, [section]: Object.fromEntries(left) };
}

function isMap(tree: Tree | undefined): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
