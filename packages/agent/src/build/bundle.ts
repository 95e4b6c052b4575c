/** Bundles the agent to one file that needs nothing but Node. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  // An ES module that imports `node:http` or `node:fs` makes Node read every export of it, and with that load its WebSocket
  // and its streams: a quarter of the time to start, and some megabytes.
  format: 'cjs',
  // Half of the time to start goes into reading the code: less of it starts sooner.
  minify: true,
  legalComments: 'none',
  // Only systems without /proc need it, and the archives hold Linux alone.
  external: ['systeminformation'],
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Writes one CommonJS module to `outFile`. The same sources give the same bytes. `version` is what the agent calls itself. Throws what esbuild throws. */
export async function bundleAgent(outFile: string, version: string): Promise<void> {
  await build({
    ...common,
    entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))],
    outfile: outFile,
    plugins: [pressRareParts, withoutUnused, versionOnly(version)],
  });
}

/**
 * Parts that few agents ever use (a certificate of their own, the OpenAPI page) and that bring more code than all the rest.
 * They lie in the bundle as pressed text, which costs nothing to start with, and become code when they are first used.
 * They may share no class with the rest: their copies would differ.
 */
const pressedParts = /[/](make-certificate|openapi)\.ts$/;

const pressRareParts: Plugin = {
  name: 'press-rare-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: pressedParts }, ({ path, resolveDir, kind }) =>
      kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: 'pressed' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'pressed' }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false });
      const text = brotliCompressSync(outputFiles[0]?.contents ?? '').toString('base64');
      return {
        contents: `
          const { brotliDecompressSync } = require('node:zlib');
          const code = brotliDecompressSync(Buffer.from('${text}', 'base64')).toString();
          new Function('module', 'require', code)(module, require);`,
        loader: 'js',
      };
    });
  },
};

/**
 * What the libraries load and the agent never reaches: Fastify's schema compilers, its test client, its check of plugins'
 * versions and its own HTTPS and HTTP/2 servers, pino's threads. Node's assertions and timers of performance are reached by a single function each.
 */
const slimModules: Readonly<Record<string, string>> = {
  '@fastify/ajv-compiler': absent('@fastify/ajv-compiler'),
  '@fastify/fast-json-stringify-compiler': absent('@fastify/fast-json-stringify-compiler'),
  'light-my-request': absent('light-my-request'),
  'thread-stream': absent('thread-stream'),
  semver: absent('semver'),
  http2: 'module.exports = {};',
  https: 'module.exports = {};',
  worker_threads: 'module.exports = { isMainThread: true };',
  perf_hooks: 'module.exports = { performance: { now: () => performance.now() } };',
  assert: 'module.exports = (isSo, message) => { if (!isSo) throw new Error(message); };',
};

function absent(name: string): string {
  return `module.exports = () => { throw new Error('${name} is not in this bundle'); };`;
}

/** Holds for libraries alone: the agent's own code gets what it asks for. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(node:)?(${Object.keys(slimModules).join('|')})$`);
    onResolve({ filter }, ({ path, importer }) => {
      if (!/[/\\]node_modules[/\\]/.test(importer)) return undefined;
      return { path: path.replace(/^node:/, ''), namespace: 'without-unused' };
    });
    onLoad({ filter: /.*/, namespace: 'without-unused' }, ({ path }) => ({
      contents: slimModules[path] ?? '',
      loader: 'js',
    }));
  },
};

/** Of the agent's package file the bundle needs the version alone. */
function versionOnly(version: string): Plugin {
  return {
    name: 'version-only',
    setup({ onLoad }) {
      onLoad({ filter: /agent[/\\]package\.json$/ }, () => ({ contents: JSON.stringify({ version }), loader: 'json' }));
    },
  };
}
