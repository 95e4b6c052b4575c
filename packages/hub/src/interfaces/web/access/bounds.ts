/** What one visitor may take of the server: requests a minute, connections, and time to say what they want. */
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Bounds } from './bound-sizes.ts';
import type { Gate } from './gate.ts';
import { bearerOf, peerOf } from './peers.ts';

export const usualBounds: Bounds = { requestSeconds: 20, connections: 4_000, connectionsOfOnePeer: 300 };

/** Of node's HTTP server: Fastify by itself waits for ever for a request that drips in. */
export function serverBounds({ requestSeconds }: Bounds) {
  const requestTimeout = requestSeconds * 1_000;
  return {
    requestTimeout,
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(5_000, requestTimeout / 2) },
  };
}

export type BoundParts = { bounds: Bounds; gate: Gate; isProxy(address: string): boolean; log: Logger };

/** Resolves once the limits hold; routes that are added before have none. */
export async function addBounds(app: FastifyInstance, { bounds, gate, isProxy, log }: BoundParts): Promise<void> {
  boundConnections(app, bounds, isProxy);
  tellOfUnknownProxy(app, isProxy, log);
  await app.register(rateLimit, {
    max: 600,
    timeWindow: 60_000,
    keyGenerator: (request) => bearerOf(request, gate.session(request)),
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });
}

function boundConnections(app: FastifyInstance, bounds: Bounds, isProxy: (address: string) => boolean): void {
  const open = new Map<string, number>();
  app.server.maxConnections = bounds.connections;
  app.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    // Behind a proxy sit many; it bounds them itself.
    if (isProxy(address)) return;
    const peer = peerOf(address);
    const count = (open.get(peer) ?? 0) + 1;
    if (count > bounds.connectionsOfOnePeer) {
      socket.destroy();
      return;
    }
    open.set(peer, count);
    socket.once('close', () => {
      const left = (open.get(peer) ?? 0) - 1;
      if (left > 0) open.set(peer, left);
      else open.delete(peer);
    });
  });
}

/** Once: then all visitors share what one may take, and nobody would know why. */
function tellOfUnknownProxy(app: FastifyInstance, isProxy: (address: string) => boolean, log: Logger): void {
  let isTold = false;
  app.addHook('onRequest', async ({ headers, raw }) => {
    const peer = raw.socket.remoteAddress ?? '';
    if (isTold || headers['x-forwarded-for'] === undefined || isProxy(peer)) return;
    isTold = true;
    log.warn(
      { peer },
      'a request came through a proxy that HERALD_WEB_TRUSTED_PROXIES does not name: its visitors count as one',
    );
  });
}
