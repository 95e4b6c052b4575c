/** Style sheet and modules, compressed once, cached by browsers for good: their address changes with their content. */
import type { FastifyInstance } from 'fastify';
import { findAsset } from './assets.ts';

/** A page has many and they cost nothing; an address without one counts as any that leads nowhere. */
const options = { compress: false as const, config: { rateLimit: false as const } };

export function addAssets(app: FastifyInstance): void {
  app.get<{ Params: { name: string } }>('/assets/:version/:name', options, async (request, reply) => {
    const asset = findAsset(request.params.name);
    if (!asset) return reply.callNotFound();
    const accepted = String(request.headers['accept-encoding'] ?? '');
    reply
      .type(asset.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding');
    if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(asset.brotli());
    if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(asset.gzip());
    return reply.send(asset.body);
  });
}
