/** Commands of this machine's own operator: the hub's data directory holds their token, and no browser has it. */
import type { FastifyRequest } from 'fastify';
import { isSame } from './session.ts';

/** Whether a request carries the local token and comes from this very machine. */
export function isLocalCommand({ headers, raw }: FastifyRequest, localToken: string | undefined): boolean {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  // Of the connection itself: a header could claim anything.
  const isLoopback = /^(::1|(::ffff:)?127\.)/.test(raw.socket.remoteAddress ?? '');
  return localToken !== undefined && token !== undefined && isLoopback && isSame(token, localToken);
}
