/** Path and query of a request as a URL, whatever its first line says. */
import type { FastifyRequest } from 'fastify';

/** `//x` is a path here, not another server; what is no path at all reads as the root. Never throws. */
export function urlOf({ url }: Pick<FastifyRequest, 'url'>): URL {
  const path = url.startsWith('/') ? url : '/';
  return URL.parse(`http://herald.invalid${path}`) ?? new URL('http://herald.invalid/');
}
