/** Several registry files as one tree, in which everything still knows the file and the line that it stands in. */
import { type Path, type Position, readYaml, type Tree, type YamlProblem } from '../read-yaml.ts';
import { fieldPath } from '../registry-problem.ts';
import type { RegistrySource } from './registry-source.ts';

export type JoinedPlace = Position & { file: string; field: string };

export type JoinedFiles = {
  /** `null` where nothing could be read. */
  tree: Tree;
  problems: readonly (YamlProblem & { file: string })[];
  /** Where the value at `path` of the tree stands; with `part: 'key'` its key. */
  locate(path: Path, part?: 'key' | 'value'): JoinedPlace;
};

/** Maps that several files may add entries to. Whatever else stands in two files contradicts itself. */
const sharedMaps = new Set([
  '',
  'hosts',
  'services',
  'site',
  'site.groups',
  'discovery',
  'discord',
  'discord.channels',
  'discord.people',
  'webhooks',
]);
/** Lists of several files follow each other. */
const sharedLists = new Set(['include', 'maintenance', 'discovery.ec2', 'discovery.files']);

type Origin = { index: number; path: Path };

export function joinFiles(sources: readonly RegistrySource[]): JoinedFiles {
  const readings = sources.map(({ file, text }) => ({ file, yaml: readYaml(text) }));
  const problems = readings.flatMap(({ file, yaml }) => yaml.problems.map((problem) => ({ ...problem, file })));
  const origins = new Map<string, Origin>();
  let tree: Tree = null;
  for (const [index, { yaml }] of readings.entries()) tree = join(tree, yaml.tree, [], index);
  return { tree, problems, locate };

  function join(into: Tree, from: Tree, path: Path, index: number): Tree {
    if (from === null) return into;
    if (into === null) {
      origins.set(keyOf(path), { index, path });
      return from;
    }
    const place = path.join('.');
    if (isMap(into) && isMap(from) && sharedMaps.has(place)) return joinMaps(into, from, path, index);
    if (Array.isArray(into) && Array.isArray(from) && sharedLists.has(place)) {
      const offset = into.length;
      for (const at of from.keys()) origins.set(keyOf([...path, offset + at]), { index, path: [...path, at] });
      return [...into, ...from];
    }
    const { file, line } = locate(path, 'key');
    const own = readings[index];
    if (own) {
      const message = `stands in ${file}:${line} already`;
      problems.push({ ...own.yaml.locate(path, 'key'), file: own.file, code: 'registry/duplicate-key', message, path });
    }
    return into;
  }

  function joinMaps(into: { [key: string]: Tree }, from: { [key: string]: Tree }, path: Path, index: number): Tree {
    const joined = new Map(Object.entries(into));
    for (const [key, value] of Object.entries(from)) {
      const inner = [...path, key];
      if (joined.has(key)) joined.set(key, join(joined.get(key) ?? null, value, inner, index));
      else {
        origins.set(keyOf(inner), { index, path: inner });
        joined.set(key, value);
      }
    }
    return Object.fromEntries(joined);
  }

  function locate(path: Path, part?: 'key' | 'value'): JoinedPlace {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const origin = origins.get(keyOf(path.slice(0, depth)));
      const reading = origin && readings[origin.index];
      if (!origin || !reading) continue;
      const own = [...origin.path, ...path.slice(depth)];
      return { file: reading.file, ...reading.yaml.locate(own, part), field: fieldPath(own) };
    }
    return { file: sources[0]?.file ?? '', line: 1, column: 1, field: fieldPath(path) };
  }
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

function isMap(tree: Tree): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
