/** Sends one request to Discord's REST API, and again where the connection broke and a repeat cannot say a thing twice. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ResponseLike } from 'discord.js';

const pausesMs = [100, 400];
/** JSON error code "Interaction has already been acknowledged". */
const alreadyAcknowledged = 40_060;
const callback = /\/interactions\/\d+\/[^/]+\/callback/;
/** Every message that Herald posts carries a nonce; a thread or a direct message is opened once. */
const repeatablePost = /\/channels\/\d+\/messages(?:\/\d+\/threads)?(?:\?|$)|\/users\/@me\/channels/;

/** For discord.js as `rest.makeRequest`: its own retries follow an answer of 5xx, not a connection that breaks. */
export async function discordFetch(url: string, init: object): Promise<ResponseLike> {
  const method = 'method' in init ? String(init.method).toUpperCase() : 'GET';
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await ownFetch(url, init);
      return attempt > 0 && callback.test(url) ? await arrivedBefore(response) : response;
    } catch (error) {
      const pauseMs = pausesMs[attempt];
      // What was stopped on purpose, or took too long, is no broken connection.
      const isBroken = error instanceof TypeError;
      if (pauseMs === undefined || !isBroken || !mayRepeat(method, url)) throw error;
      await wait(pauseMs);
    }
  }
}

function mayRepeat(method: string, url: string): boolean {
  return method !== 'POST' || callback.test(url) || repeatablePost.test(url);
}

/** A repeated answer to an interaction is refused where the first one had arrived after all: that is success. */
async function arrivedBefore(response: ResponseLike): Promise<ResponseLike> {
  if (response.status !== 400 || !(response instanceof Response)) return response;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  return code === alreadyAcknowledged ? ownResponse(new Response(null, { status: 204 })) : response;
}

/** Node's own: the REST client's request hands its files to whichever undici was loaded first, which refuses them. */
function ownFetch(url: string, init: object): Promise<ResponseLike> {
  return fetch(url, init).then(ownResponse);
}

/** The two type packages differ over a body's reader only, which the client does not use. */
function ownResponse(response: Response): ResponseLike {
  return response as unknown as ResponseLike;
}
