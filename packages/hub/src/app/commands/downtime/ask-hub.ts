/** The hub whose downtime is planned: that of this machine, or one elsewhere with a token of one's own. */
import { HeraldError } from '@herald/protocol/herald-error';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { request } from 'undici';
import { findRunningHub, noHub } from '../../../interfaces/terminal/running-hub.ts';
import type { CommandContext } from '../command.ts';

export type HubDoor = { send(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> };

const timeoutMs = 30_000;
const Refusal = Type.Object({
  error: Type.Object({ code: Type.String(), message: Type.String(), next: Type.String() }),
});

/** Throws `ask/no-hub`. */
export async function openHubDoor({ env, signal }: Pick<CommandContext, 'env' | 'signal'>): Promise<HubDoor> {
  const elsewhere = env['HERALD_URL'];
  const { url, token } = elsewhere
    ? { url: elsewhere.replace(/\/+$/, ''), token: tokenOf(env['HERALD_TOKEN']) }
    : await findRunningHub(env['HERALD_DATA_DIR'] || '.herald');
  return {
    async send(method, path, body) {
      const response = await request(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal,
      }).catch((cause: unknown) => {
        throw elsewhere ? unreachable(url, cause) : noHub(cause);
      });
      const reply: unknown = await response.body.json().catch(() => undefined);
      if (response.statusCode < 300 && reply !== undefined) return reply;
      if (Value.Check(Refusal, reply)) throw new HeraldError(reply.error.code, reply.error);
      throw new HeraldError('ask/refused', {
        message: `The hub answered with status ${response.statusCode}.`,
        next: 'Check HERALD_URL: it is the address of the pages, without a path.',
      });
    },
  };
}

/** Throws `ask/no-token`. */
function tokenOf(token: string | undefined): string {
  if (token) return token;
  throw new HeraldError('ask/no-token', {
    message: 'HERALD_URL names a hub, and HERALD_TOKEN is not set.',
    next: 'Whoever runs the hub makes one: herald token new NAME',
  });
}

function unreachable(url: string, cause: unknown): HeraldError {
  return new HeraldError('ask/no-hub', {
    message: `No hub answers at ${url}.`,
    next: 'Check HERALD_URL, and that this machine may reach it.',
    cause,
  });
}
