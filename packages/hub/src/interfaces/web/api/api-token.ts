/** The bearer token of the read-only API. Without one in the settings the API stays closed. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyRequest } from 'fastify';
import { isSame } from '../access/session.ts';
import type { WebParts } from '../web-parts.ts';

/** Throws `web/sign-in-needed`. */
export function needApiToken(request: FastifyRequest, { secrets }: Pick<WebParts, 'secrets'>): void {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (secrets.apiToken !== undefined && token !== undefined && isSame(token, secrets.apiToken)) return;
  throw new HeraldError('web/sign-in-needed', {
    message: 'The API needs a bearer token.',
    next: 'Send `authorization: Bearer ...` with the value of HERALD_API_TOKEN; where that is not set, the API is closed.',
  });
}
