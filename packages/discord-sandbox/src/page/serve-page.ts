/**
 * Serves the page at `/`: its document, its style, and its script, bundled at the first request. Nothing comes from elsewhere.
 * Links as Discord writes them (`/channels/GUILD/CHANNEL`, with a message behind it or not, `/users/USER`) lead to it too.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.ts';

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  // Lit writes style attributes; the one inline script sets the theme before the first paint.
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
].join('; ');

export function addPageRoutes(app: FastifyInstance, world: World): void {
  let bundle: Promise<string> | undefined;

  app.get('/', async (_request, reply) => {
    const document = await readFile(new URL('./index.html', import.meta.url), 'utf8');
    return reply
      .type('text/html')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .send(document);
  });
  app.get<{ Params: { guildId: string; channelId: string } }>('/channels/:guildId/:channelId', (request, reply) => {
    const name = world.channels.get(request.params.channelId)?.name;
    return reply.redirect(name ? `/?channel=${encodeURIComponent(name)}` : '/');
  });
  app.get<{ Params: { channelId: string } }>('/channels/:guildId/:channelId/:messageId', (request, reply) => {
    const name = world.channels.get(request.params.channelId)?.name;
    return reply.redirect(name ? `/?channel=${encodeURIComponent(name)}` : '/');
  });
  app.get('/users/:userId', (_request, reply) => reply.redirect('/'));
  app.get('/page.css', async (_request, reply) => {
    return reply
      .type('text/css')
      .header('cache-control', 'no-store')
      .send(await readFile(new URL('./page.css', import.meta.url), 'utf8'));
  });
  app.get('/page.js', async (_request, reply) => {
    bundle ??= bundlePage();
    return reply
      .type('text/javascript')
      .header('cache-control', 'no-store')
      .send(await bundle);
  });
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./main.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
