/** Which file imports which: read from the sources as text, type imports included. */
import { posix } from 'node:path';

/** One import as it stands in a file; `target` is the file it reaches, where that lies in this repository. */
export type Import = { file: string; line: number; imported: string; target: string | undefined };

/** By package (`protocol`): what other packages may name, and the file that it stands for. */
export type PackageExports = Readonly<Record<string, Readonly<Record<string, string>>>>;

const statement = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** Imports of one file; `path` is relative to the repository, with forward slashes. */
export function importsOf(path: string, source: string, exported: PackageExports = {}): Import[] {
  return [...source.matchAll(statement)].map((match) => {
    const imported = match[1] ?? match[2] ?? '';
    const line = source.slice(0, match.index + match[0].length).split('\n').length;
    return { file: path, line, imported, target: targetOf(path, imported, exported) };
  });
}

/** Loops of files that import each other, each as the way round. Empty where there is none. */
export function findCycles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { file, target } of imports) if (target) next.set(file, [...(next.get(file) ?? []), target]);
  const state = new Map<string, 'open' | 'done'>();
  const way: string[] = [];
  const cycles: string[][] = [];
  for (const file of next.keys()) visit(file);
  return cycles;

  function visit(file: string): void {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...way.slice(way.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    way.push(file);
    for (const target of next.get(file) ?? []) visit(target);
    way.pop();
    state.set(file, 'done');
  }
}

function targetOf(path: string, imported: string, exported: PackageExports): string | undefined {
  if (imported.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), imported));
  const [, name = '', entry = ''] = /^@herald\/([^/]+)\/(.+)$/.exec(imported) ?? [];
  const file = exported[name]?.[`./${entry}`];
  return file === undefined ? undefined : posix.join('packages', name, file);
}
