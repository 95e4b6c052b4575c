/** Who calls the JSON API: a person or pipeline by a token of their own, whoever has the shared one, or this machine's operator. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyRequest } from 'fastify';
import type { TokenScope } from '../../../store/tokens/api-tokens.ts';
import type { WebParts } from '../web-parts.ts';
import { isLocalCommand } from './local-command.ts';
import { isSame } from './session.ts';

export type ApiCaller = {
  name: string;
  scopes: readonly TokenScope[];
  /** Services and hosts that it may plan for; all where none is named. */
  names: readonly string[];
  /** Discord user id of whose token it is. */
  personId?: string;
};

type Known = Pick<WebParts, 'secrets' | 'findToken'>;

/** With one of the scopes. Throws `web/sign-in-needed` and `web/token-not-for-this`. */
export async function needScope(request: FastifyRequest, parts: Known, ...scopes: TokenScope[]): Promise<ApiCaller> {
  const caller = await callerOf(request, parts);
  if (!caller) {
    throw new HeraldError('web/sign-in-needed', {
      message: 'The API needs a bearer token.',
      next: 'Send `authorization: Bearer ...` with a token of your own (whoever runs the hub makes one: `herald token new NAME`), or the value of HERALD_API_TOKEN.',
    });
  }
  if (scopes.some((scope) => caller.scopes.includes(scope))) return caller;
  throw new HeraldError('web/token-not-for-this', {
    message: `The token ${caller.name} may not do this: it is for ${caller.scopes.join(', ')}.`,
    next: `Whoever runs the hub makes one that may: herald token new NAME --may ${scopes[0]}`,
  });
}

async function callerOf(request: FastifyRequest, { secrets, findToken }: Known): Promise<ApiCaller | undefined> {
  if (isLocalCommand(request, secrets.localToken))
    return { name: "the hub's operator", scopes: ['read', 'downtime'], names: [] };
  const text = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (text === undefined) return undefined;
  // Many share this one, so that it says of nobody who they are: it only reads.
  if (secrets.apiToken !== undefined && isSame(text, secrets.apiToken))
    return { name: 'HERALD_API_TOKEN', scopes: ['read', 'metrics'], names: [] };
  return text.startsWith('herald_') ? findToken(text) : undefined;
}
