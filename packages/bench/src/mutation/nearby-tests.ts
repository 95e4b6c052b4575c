/** Which tests stand beside a file: those of its room that reach it, and those of its package that import it themselves. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const importOf = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+\.ts)'/g;

/** Who imports what among `files` (absolute). Imports of types count: they cost nothing here but a test too many. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export function readImports(files: readonly string[]): Imports {
  return new Map(files.map((file) => [file, importsOf(readFileSync(file, 'utf8'), file)]));
}

export function importsOf(source: string, file: string): string[] {
  return [...source.matchAll(importOf)].map(([, path = '']) => join(dirname(file), path));
}

/** Those that import the file themselves come first: they are likeliest to notice. */
export function nearbyTests(file: string, imports: Imports): string[] {
  const [, home = '', room = ''] = /^(.*\/packages\/[^/]+\/src\/)([^/]+\/)?/.exec(file) ?? [];
  const tests = [...imports.keys()].filter(
    (path) => path.startsWith(home) && path.endsWith('.test.ts') && !path.includes('/load-tests/'),
  );
  const direct = tests.filter((test) => imports.get(test)?.includes(file));
  const others = tests.filter((test) => test.startsWith(home + room) && !direct.includes(test));
  return [...direct, ...others.filter((test) => reaches(test, file, imports))];
}

/** How far a test is from a file: the one that is named after it is the nearest, then those of its folder that import it. */
export function distanceOf(test: string, file: string, imports: Imports): number {
  if (test === file.replace(/\.ts$/, '.test.ts')) return 0;
  const awayFromFolder = dirname(test) === dirname(file) ? 0 : 2;
  return awayFromFolder + (imports.get(test)?.includes(file) ? 1 : 2);
}

function reaches(from: string, to: string, imports: Imports): boolean {
  const seen = new Set([from]);
  // A set that grows while it is walked: each file is looked at once.
  for (const file of seen) {
    for (const imported of imports.get(file) ?? []) seen.add(imported);
    if (seen.has(to)) return true;
  }
  return false;
}
