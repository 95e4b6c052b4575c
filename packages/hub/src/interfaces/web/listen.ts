/** Opens the port of the pages, or says why it can't. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance } from 'fastify';

/** Throws `web/cannot-listen`. Port 0 picks a free one. */
export async function listenOn(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    throw new HeraldError('web/cannot-listen', {
      message: `The pages can't be served on ${host}, port ${port}${code === 'EADDRINUSE' ? ': something else uses it' : ''}.`,
      next: 'Set HERALD_WEB_PORT to a free port (0 picks one) and HERALD_WEB_HOST to an address of this machine.',
      cause,
    });
  }
  const address = app.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${bound}`;
}
