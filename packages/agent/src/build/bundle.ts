/** Bundles the agent to one file that needs nothing but Node. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Writes one CommonJS module to `outFile`. The same sources give the same bytes. `version` is what the agent calls itself. Throws what esbuild throws. */
export async function bundleAgent(outFile: string, version: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    // An ES module that imports `node:http` or `node:fs` makes Node read every export of it, and with that load its WebSocket
    // and its streams: a quarter of the time to start, and some megabytes.
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [undiciClientOnly, withoutUnused, versionOnly(version)],
  });
}

/** The agent uses undici's client alone: without fetch, WebSocket and caches, loading it takes 5 MB less. */
const undiciClientOnly: Plugin = {
  name: 'undici-client-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'undici-client-only' }));
    onLoad({ filter: /.*/, namespace: 'undici-client-only' }, () => {
      const client = createRequire(import.meta.url).resolve('undici/lib/dispatcher/client.js');
      return {
        contents: `export { default as Client } from ${JSON.stringify(client)};`,
        resolveDir: '/',
        loader: 'js',
      };
    });
  },
};

/** Fastify loads these for routes with schemas and for tests; the agent has neither. */
const unused = ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler', 'light-my-request'];

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${unused.join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'without-unused' }));
    onLoad({ filter: /.*/, namespace: 'without-unused' }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error('${path} is not in this bundle'); };`,
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
