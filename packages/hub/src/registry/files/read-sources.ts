/** Finds every file of a registry: one file, or the YAML files of a folder, and what they include, each once. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { type Path, readYaml } from '../read-yaml.ts';
import { fieldPath, type RegistryProblem } from '../registry-problem.ts';
import { readText, unreadable } from './read-text.ts';
import type { RegistrySource, RegistrySources } from './registry-source.ts';

/** Where files are read from: the disk, or a revision of git. */
export type RegistryShelf = {
  /** Throws `registry/...`. */
  read(file: string): Promise<string>;
  /** What is in a folder; undefined where `path` is none. */
  list(path: string): Promise<readonly string[] | undefined>;
};

const disk: RegistryShelf = { read: readText, list: listFolder };

/** More files than any team needs: an include of the wrong folder is told, and not read to its end. */
const mostFiles = 500;

/** Throws `registry/unreadable` and its kin for `path` itself. What an included path lacks is among the problems. */
export async function readSources(path: string, shelf: RegistryShelf = disk): Promise<RegistrySources> {
  const sources: RegistrySource[] = [];
  const problems: RegistryProblem[] = [];
  const watched: string[] = [];
  const seen = new Set<string>();
  await take(path);
  return { sources, problems, watched };

  async function take(from: string): Promise<void> {
    watched.push(from);
    const names = await shelf.list(from);
    if (names === undefined) return takeFile(from);
    const files: string[] = [];
    for (const name of names.filter(isRegistryFile).sort()) {
      const file = join(from, name);
      // A folder may be named like a file; folders within do not count.
      if ((await shelf.list(file)) === undefined) files.push(file);
    }
    if (files.length === 0) throw unreadable(from, 'no file in this folder ends with .yaml or .yml');
    for (const file of files) {
      watched.push(file);
      await takeFile(file);
    }
  }

  async function takeFile(file: string): Promise<void> {
    if (seen.has(resolve(file))) return;
    if (sources.length >= mostFiles) throw tooMany();
    seen.add(resolve(file));
    const text = await shelf.read(file);
    sources.push({ file, text });
    for (const { path: wanted, field, line, column } of includesOf(text)) {
      try {
        await take(isAbsolute(wanted) ? normalize(wanted) : join(dirname(file), wanted));
      } catch (error) {
        if (!isHeraldError(error)) throw error;
        problems.push({ file, line, column, field, code: error.code, message: `: ${error.message}` });
      }
    }
  }
}

function tooMany(): HeraldError {
  return new HeraldError('registry/too-large', {
    message: `The registry leads to more than ${mostFiles} files.`,
    next: 'Look at what its `include` names: a folder of other files may be among them.',
  });
}

function isRegistryFile(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name);
}

/** What stands under `include`; its shape is checked with the rest of the file. */
function includesOf(text: string) {
  if (!/\binclude\b/.test(text)) return [];
  const { tree, locate } = readYaml(text);
  const written = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree['include'] : undefined;
  if (!Array.isArray(written)) return [];
  return written.flatMap((wanted, index) => {
    const path: Path = ['include', index];
    return typeof wanted === 'string' && wanted !== ''
      ? [{ path: wanted, field: fieldPath(path), ...locate(path) }]
      : [];
  });
}

async function listFolder(path: string): Promise<readonly string[] | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return undefined;
  return readdir(path).catch((cause: unknown) => {
    throw unreadable(path, 'this user may not list the folder', cause);
  });
}
