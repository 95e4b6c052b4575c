/**
 * Bundles the hub's programs to plain JavaScript. Each source believes itself to be where it is in the repository, below
 * `lib/`: what it reads beside itself (workers, assets, the schema) is laid out there by `hub-files.ts`.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

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

const common = {
  absWorkingDir: packagesFolder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  keepNames: true,
  legalComments: 'none',
  logLevel: 'error',
  // Native code of its own for each architecture; and what `pg` loads only if somebody installed it.
  external: ['@resvg/resvg-js', 'pg-native'],
  banner: { js: commonJs },
} as const satisfies BuildOptions;

/** By file name, all for one folder. The same sources give the same bytes. Throws what esbuild throws. */
export async function bundleHub(): Promise<Map<string, Buffer>> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: entries.map((path) => ({ in: path, out: bundleName(path).replace(/\.js$/, '') })),
    outdir: 'lib',
    write: false,
    minify: true,
    plugins: [placesOfSources((place) => `new URL(${JSON.stringify(place)}, import.meta.url).href`)],
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]));
}

/**
 * For tests, which start a hub again and again: half of what a start computes is to find, strip and read two thousand modules.
 * `entries` are relative to the packages and become `folder/NAME.mjs`; workers, assets and data stay where they are. What is in
 * the folder already is left alone, for another run of tests may use it; what is of other sources goes.
 */
export async function bundleInPlace(entries: readonly string[], folder: string): Promise<void> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: entries.map((path) => ({ in: path, out: bundleName(path).replace(/\.js$/, '') })),
    outdir: folder,
    write: false,
    outExtension: { '.js': '.mjs' },
    plugins: [placesOfSources((place) => JSON.stringify(pathToFileURL(join(packagesFolder, place)).href)), dataInPlace],
  });
  await mkdir(folder, { recursive: true });
  const wanted = new Set(outputFiles.map(({ path }) => basename(path)));
  for (const old of await readdir(folder)) if (!wanted.has(old)) await rm(join(folder, old), { recursive: true });
  for (const { path, contents } of outputFiles) {
    const there = await readFile(path).catch(() => undefined);
    if (!there?.equals(contents)) await writeFile(path, contents);
  }
}

/** `hub/src/app/main.ts` -> `main.js` */
export function bundleName(entry: string): string {
  return (entry.split('/').at(-1) ?? '').replace(/\.ts$/, '.js');
}

/** `urlOf` gives the expression that stands for the address of a source. */
function placesOfSources(urlOf: (place: string) => string): Plugin {
  return {
    name: 'places-of-sources',
    setup({ onLoad }) {
      onLoad({ filter: /packages[/\\][^/\\]+[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
        const place = relative(packagesFolder, path).split(sep).join('/');
        const text = await readFile(path, 'utf8');
        return { contents: text.replaceAll('import.meta.url', urlOf(place)), loader: 'ts' };
      });
    },
  };
}

/** Megabytes of weights are read faster as JSON than as code. */
const dataInPlace: Plugin = {
  name: 'data-in-place',
  setup({ onResolve }) {
    onResolve({ filter: /learnt[/].*\.json$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};
