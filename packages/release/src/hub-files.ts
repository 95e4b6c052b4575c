/** What lies beside the hub's bundle: stubs at the places of its programs and workers, and the files that it reads while it runs. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Architecture } from '@herald/agent/node-binary';
import { bundleName, entries, packagesFolder } from './bundle-hub.ts';
import { npmPackage } from './npm-package.ts';

export type HubFilesOptions = { version: string; architecture: Architecture; cache: string };

const require = createRequire(import.meta.url);
const fonts = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];
const browserFolder = 'hub/src/interfaces/web/browser';

/** By their path below `lib/`. */
export async function hubFiles({ version, architecture, cache }: HubFilesOptions): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const up = '../'.repeat(entry.split('/').length - 1);
    files.set(entry, Buffer.from(`import '${up}${bundleName(entry)}';\n`));
  }
  // Node reads the kind of a module from the nearest package file.
  files.set('package.json', Buffer.from('{"type":"module"}\n'));
  files.set('hub/package.json', Buffer.from(`${JSON.stringify({ type: 'module', version })}\n`));
  files.set('hub/registry.schema.json', await readFile(join(packagesFolder, 'hub/registry.schema.json')));
  for (const name of await readdir(join(packagesFolder, browserFolder)))
    if (/^[a-z-]+\.(ts|css)$/.test(name))
      files.set(`${browserFolder}/${name}`, await readFile(join(packagesFolder, browserFolder, name)));
  const inter = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  for (const name of ['package.json', ...fonts])
    files.set(`node_modules/@expo-google-fonts/inter/${name}`, await readFile(join(inter, name)));
  for (const name of ['@resvg/resvg-js', `@resvg/resvg-js-linux-${architecture}-gnu`])
    for (const [path, content] of await npmPackage(name, cache))
      if (/\.(js|json|node)$|^LICENSE/.test(path)) files.set(`node_modules/${name}/${path}`, content);
  return files;
}
