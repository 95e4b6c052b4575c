/** Reads all target files that the registry names. */
import { glob, readFile, stat } from 'node:fs/promises';
import type { FileSearch } from '../../../domain/registry.ts';
import { decodeUtf8 } from '../../../registry/decode-utf8.ts';
import type { DiscoveredHost, DiscoveryProblem } from '../discovered-host.ts';
import { parseTargets } from './parse-targets.ts';

const maxFiles = 1_000;
const maxBytes = 8 * 1024 * 1024;

export type TargetFiles = { hosts: readonly DiscoveredHost[]; problems: readonly DiscoveryProblem[] };

/** One reader for all calls: of a file that is broken now it keeps what was last read well. */
export function createTargetReader(): (searches: readonly FileSearch[]) => Promise<TargetFiles> {
  const lastGood = new Map<string, DiscoveredHost[]>();
  return async (searches) => {
    const problems: DiscoveryProblem[] = [];
    const hosts: DiscoveredHost[] = [];
    const seen = new Set<string>();
    for (const { path, port } of searches) {
      const files = await findFiles(path);
      if (files.length === 0) problems.push(problem(path, 'fits no file'));
      for (const file of files.slice(0, maxFiles)) {
        if (seen.has(file)) continue;
        seen.add(file);
        const read = await readTargets(file, port);
        if (read.kind === 'hosts') {
          lastGood.set(file, read.hosts);
          // The rest of the file is used all the same.
          if (read.remarks.length > 0) problems.push(problem(file, read.remarks.join('; it ')));
        } else problems.push(problem(file, read.message));
        hosts.push(...(lastGood.get(file) ?? []));
      }
    }
    // A file that was taken away takes its hosts with it.
    for (const file of lastGood.keys()) if (!seen.has(file)) lastGood.delete(file);
    return { hosts, problems };
  };
}

async function findFiles(path: string): Promise<string[]> {
  if (!/[*?[{]/.test(path)) return [path];
  const found: string[] = [];
  for await (const file of glob(path)) {
    found.push(file);
    if (found.length > maxFiles) break;
  }
  return found.sort();
}

async function readTargets(file: string, port: number | undefined) {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return { kind: 'wrong' as const, message: 'is a folder' };
    if (found.size > maxBytes) return { kind: 'wrong' as const, message: 'is larger than 8 MiB' };
    const text = decodeUtf8(await readFile(file));
    if (text.kind === 'wrong') return text;
    return parseTargets(text.text, port === undefined ? {} : { port });
  } catch {
    return { kind: 'wrong' as const, message: 'cannot be read' };
  }
}

function problem(place: string, message: string): DiscoveryProblem {
  return {
    code: 'discovery/file',
    place,
    message: `${place} ${message}.`,
    next: 'Correct the file, or the path in `discovery.files`.',
  };
}
