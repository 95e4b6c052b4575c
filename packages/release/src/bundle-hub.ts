/**
 * Bundles the hub's programs to plain JavaScript. Each source believes itself to be where it is in the repository, below
 * `lib/`: what it reads beside itself (workers, assets, the schema) is laid out there by `hub-files.ts`.
 */
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

export const packagesFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Programs and worker threads: each is started by its path. */
export const entries = [
  'hub/src/app/main.ts',
  'hub/src/app/cli.ts',
  'hub/src/interfaces/charts/draw-worker.ts',
  'hub/src/registry/parse-worker.ts',
  'hub/src/store/sqlite/sqlite-worker.ts',
] as const;

/** What libraries written as CommonJS expect to find. */
const commonJs = [
  "import{createRequire as heraldRequire}from'node:module';",
  "import{dirname as heraldDirname}from'node:path';",
  "import{fileURLToPath as heraldPath}from'node:url';",
  'const require=heraldRequire(import.meta.url),__filename=heraldPath(import.meta.url),__dirname=heraldDirname(__filename);',
].join('');

/** By file name, all for one folder. The same sources give the same bytes. Throws what esbuild throws. */
export async function bundleHub(): Promise<Map<string, Buffer>> {
  const { outputFiles } = await build({
    absWorkingDir: packagesFolder,
    entryPoints: entries.map((path) => ({ in: path, out: bundleName(path).replace(/\.js$/, '') })),
    outdir: 'lib',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
    // Native code of its own for each architecture; and what `pg` loads only if somebody installed it.
    external: ['@resvg/resvg-js', 'pg-native'],
    banner: { js: commonJs },
    plugins: [placesOfSources],
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.split(sep).at(-1) ?? '', Buffer.from(contents)]));
}

/** `hub/src/app/main.ts` -> `main.js` */
export function bundleName(entry: string): string {
  return (entry.split('/').at(-1) ?? '').replace(/\.ts$/, '.js');
}

const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /packages[/\\][^/\\]+[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
      const place = relative(packagesFolder, path).split(sep).join('/');
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
      return { contents, loader: 'ts' };
    });
  },
};
