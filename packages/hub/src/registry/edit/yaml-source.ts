/** A registry file as text and nodes side by side, so that an edit touches only the characters it must. */
import { HeraldError } from '@herald/protocol/herald-error';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { herald } from '../../format/command-words.ts';
import { yamlOptions } from '../read-yaml.ts';

/** Where an entry can stand. */
export type Section = 'hosts' | 'services';

export type Splice = { start: number; end: number; text: string };
export type Source = { text: string; document: Document.Parsed; newline: '\n' | '\r\n' };
export type Entry = Pair<Node, Node | null>;
export type EntryMap = YAMLMap<Node, Node | null>;

/** The text must have been found valid before. */
export function openSource(text: string): Source {
  return { text, document: parseDocument(text, yamlOptions), newline: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Splices must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const fromEnd = [...splices].sort((a, b) => b.start - a.start);
  return fromEnd.reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

/** The map at `path`; undefined where there is none. Aliases are not followed: editing one place must not change another. */
export function findMap({ document }: Source, path: readonly string[]): EntryMap | undefined {
  let node: Node | null = document.contents;
  for (const step of path) {
    const entry: Entry | undefined = isEntryMap(node) ? findEntry(node, step) : undefined;
    node = entry?.value ?? null;
  }
  if (isAlias(node)) throw byHand(`${path.join('.')} is an alias (*)`);
  return isEntryMap(node) ? node : undefined;
}

export function findEntry(map: EntryMap, name: string): Entry | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

export function isEntryMap(node: unknown): node is EntryMap {
  return isMap(node);
}

/** Follows aliases, then calls `visit` with each plain value of a name or a list of names. */
export function visitNames(source: Source, node: Node | null | undefined, visit: (scalar: Node) => void): void {
  const found = isAlias(node) ? node.resolve(source.document) : node;
  if (isScalar(found)) visit(found);
  else if (isSeq<Node>(found)) for (const item of found.items) visitNames(source, item, visit);
}

/** Where the entry's own characters begin and end; `end` is behind the last of them on its last line. */
export function extentOf({ text }: Source, { key, value }: Entry): { start: number; end: number } {
  const start = key.range?.[0] ?? 0;
  const keyEnd = key.range?.[1] ?? start;
  const valueEnd = value?.range?.[1] ?? keyEnd;
  const end = valueEnd > keyEnd ? valueEnd : text.indexOf(':', keyEnd) + 1;
  return { start, end };
}

/** The beginning of the line that `offset` is on, and the beginning of the next one. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

export function byHand(why: string): HeraldError {
  return new HeraldError('registry/edit-by-hand', {
    message: `The file is written in a way that this command does not edit: ${why}.`,
    next: `Edit it by hand, then run \`${herald('registry check')}\`.`,
  });
}
