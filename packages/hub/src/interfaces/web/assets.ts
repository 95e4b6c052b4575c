/** What pages load: one style sheet, small modules and an icon, read when a page first wants them, named by their content, kept by browsers for good. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { ShownStatus } from '../../domain/health.ts';
import { statusOrder } from '../../format/health-words.ts';
import { palettes } from '../../format/theme.ts';
import { paletteCss } from './palette-css.ts';
import { shapePaths } from './status-mark.ts';

export type Asset = { name: string; contentType: string; body: Buffer; gzip(): Buffer; brotli(): Buffer };

const folder = new URL('./browser/', import.meta.url);
/** A tenth of what a hub computes to start, and one that answers in Discord alone never needs them. */
const assets = once(readAssets);
/** One name for all, so that modules can import one another by relative path. */
const version = once(() =>
  createHash('sha256')
    .update([...assets().values()].map(({ body }) => body.toString('base64')).join('\n'))
    .digest('base64url')
    .slice(0, 12),
);

export function assetPath(name: string): string {
  return `/assets/${version()}/${name}`;
}

export function findAsset(name: string): Asset | undefined {
  return assets().get(name);
}

export function allAssets(): readonly Asset[] {
  return [...assets().values()];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Node runs this very code through the same function; that its public name is still marked experimental is no news to whoever starts a hub. */
function stripQuietly(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function readAssets(): ReadonlyMap<string, Asset> {
  const found = new Map<string, Asset>();
  for (const name of readdirSync(folder)
    .filter((file) => /^[a-z-]+\.(ts|css)$/.test(file))
    .sort()) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    if (name.endsWith('.css')) add(name, 'text/css; charset=utf-8', `${paletteCss()}\n${text}`);
    else add(name, 'text/javascript; charset=utf-8', stripQuietly(text));
  }
  add('icon.svg', 'image/svg+xml', icon('up'));
  // The tab of the status page tells what the page tells.
  for (const status of statusOrder) add(`icon-${status}.svg`, 'image/svg+xml', icon(status));
  return found;

  function add(name: string, contentType: string, text: string): void {
    const body = Buffer.from(text);
    found.set(name, {
      name,
      contentType,
      body,
      gzip: once(() => gzipSync(body, { level: 9 })),
      brotli: once(() => brotliCompressSync(body)),
    });
  }
}

function icon(status: ShownStatus): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="${palettes.light.health[status]}" fill-rule="evenodd" d="${shapePaths[status]}"/></svg>`;
}
