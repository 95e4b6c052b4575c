/** Writes a new host at the end of `hosts:`. */
import { stringify } from 'yaml';
import type { Tree } from '../read-yaml.ts';
import {
  byHand,
  type EntryMap,
  extentOf,
  findMap,
  lineStart,
  nextLine,
  type Source,
  type Splice,
} from './yaml-source.ts';

export type NewHost = {
  name: string;
  address: string;
  aliases?: readonly string[];
  labels?: Readonly<Record<string, string>>;
  instance?: string;
  fingerprint?: string;
};

export function writeHost(source: Source, tree: Tree, host: NewHost): { splices: Splice[]; expected: Tree } {
  const { name, address, aliases = [], labels = {}, instance, fingerprint } = host;
  const value = {
    address,
    ...(aliases.length > 0 ? { aliases: [...aliases] } : {}),
    ...(Object.keys(labels).length > 0 ? { labels: { ...labels } } : {}),
    ...(instance === undefined ? {} : { instance }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
  const line = `${inOneLine(name)}: ${inOneLine(value)}`;
  const hosts = isMap(tree) && isMap(tree['hosts']) ? tree['hosts'] : {};
  return {
    splices: [placeFor(source, line)],
    expected: { ...(isMap(tree) ? tree : {}), hosts: { ...hosts, [name]: value } },
  };
}

function placeFor(source: Source, line: string): Splice {
  const { text, newline } = source;
  const hosts = findMap(source, ['hosts']);
  if (hosts && isFlow(source, hosts)) return intoFlow(source, hosts, line);
  const last = hosts?.items.at(-1);
  if (hosts && last) {
    const first = hosts.items[0]?.key.range?.[0] ?? 0;
    const indent = text.slice(lineStart(text, first), first);
    if (indent.trim() !== '') throw byHand('`hosts` does not begin on a line of its own');
    return afterLine(text, lastOffset(source, last), `${indent}${line}`, newline);
  }
  const root = findMap(source, []);
  if (root === undefined) throw byHand('it does not begin with a map');
  const empty = root.items.find(({ key }) => text.slice(...rangeOf(key)) === 'hosts');
  if (empty && isFlow(source, root)) throw byHand('`hosts` is empty inside braces');
  if (empty) return afterLine(text, lastOffset(source, empty), `  ${line}`, newline);
  if (isFlow(source, root)) return intoFlow(source, root, `hosts: { ${line} }`);
  if (/^\.\.\./m.test(text)) throw byHand('it has an end-of-document mark (...)');
  return afterLine(text, text.length, `hosts:${newline}  ${line}`, newline);
}

function lastOffset(source: Source, entry: EntryMap['items'][number]): number {
  const { end } = extentOf(source, entry);
  // Behind a value that ends with its line, the offset already stands at the beginning of the next one.
  return source.text[end - 1] === '\n' ? end - 1 : end;
}

function afterLine(text: string, offset: number, line: string, newline: string): Splice {
  const place = nextLine(text, offset);
  const isUnfinished = place === text.length && text !== '' && !text.endsWith('\n');
  return { start: place, end: place, text: `${isUnfinished ? newline : ''}${line}${newline}` };
}

function intoFlow({ text }: Source, map: EntryMap, line: string): Splice {
  const [start, end] = rangeOf(map);
  const closing = text.lastIndexOf('}', end - 1);
  const last = map.items.at(-1);
  if (!last) return { start: start + 1, end: closing, text: ` ${line} ` };
  const lastEnd = last.value?.range?.[1] ?? rangeOf(last.key)[1];
  const tail = text.slice(lastEnd, closing);
  if (tail.includes('#')) throw byHand('a comment stands before the closing brace');
  return { start: lastEnd, end: lastEnd, text: `, ${line}` };
}

function rangeOf(node: { range?: readonly [number, number, number] | null | undefined }): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

function isFlow({ text }: Source, map: EntryMap): boolean {
  return text[map.range?.[0] ?? 0] === '{';
}

function inOneLine(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}

function isMap(tree: Tree | undefined): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
