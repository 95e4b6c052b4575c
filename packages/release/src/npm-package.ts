/** The files of an npm package, of the version and hash that package-lock.json names: for native code of another architecture than this machine's. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readTar } from '@herald/agent/tar';
import { HeraldError } from '@herald/protocol/herald-error';

const lockFile = new URL('../../../package-lock.json', import.meta.url);

/** By path within the package. What `npm ci` has installed is taken from there; else `cache` is a directory that keeps what was fetched. Throws `build/package-unreachable` and `build/package-changed`. */
export async function npmPackage(name: string, cache: string): Promise<Map<string, Buffer>> {
  const installed = fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));
  if (existsSync(join(installed, 'package.json'))) return installedFiles(installed);
  const { version, integrity } = await locked(name);
  const file = join(cache, `${name.replaceAll(/[@/]/g, '-')}-${version}.tgz`);
  const kept = await readFile(file).catch(() => undefined);
  const archive = kept !== undefined && isLocked(kept, integrity) ? kept : await fetchPackage(name, version, file);
  if (!isLocked(archive, integrity)) {
    await rm(file);
    throw new HeraldError('build/package-changed', {
      message: `The package ${name}@${version} is not the one whose hash stands in package-lock.json.`,
      next: 'Do not use it. Ask whoever runs the package registry or mirror why it differs.',
    });
  }
  return new Map([...readTar(gunzipSync(archive))].map(({ path, content }) => [path.replace(/^[^/]+\//, ''), content]));
}

async function installedFiles(folder: string): Promise<Map<string, Buffer>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file).replaceAll(sep, '/'), await readFile(file)] as const),
    ),
  );
}

async function locked(name: string): Promise<{ version: string; integrity: string }> {
  const lock: { packages: Record<string, { version: string; integrity: string }> } = JSON.parse(
    await readFile(lockFile, 'utf8'),
  );
  const found = lock.packages[`node_modules/${name}`];
  if (found === undefined) throw new Error(`package-lock.json does not name ${name}.`);
  return found;
}

async function fetchPackage(name: string, version: string, file: string): Promise<Buffer> {
  // Into a directory of its own: npm names the file itself, and half a download must not look like a whole one.
  const directory = `${file}.part-${process.pid}`;
  try {
    await mkdir(directory, { recursive: true });
    await promisify(execFile)('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', directory]);
    const [packed = ''] = await readdir(directory);
    await rename(join(directory, packed), file);
    return await readFile(file);
  } catch (cause) {
    throw new HeraldError('build/package-unreachable', {
      message: `${name}@${version} could not be fetched from the package registry.`,
      next: `Check that \`npm view ${name}\` works here, then build again.`,
      cause,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function isLocked(archive: Buffer, integrity: string): boolean {
  return `sha512-${createHash('sha512').update(archive).digest('base64')}` === integrity;
}
