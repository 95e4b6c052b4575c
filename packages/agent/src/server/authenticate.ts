/** Decides who may read: a hub by its signature, or whoever holds the bearer token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AgentRefusal } from '@herald/protocol/api';
import { createReplayCache } from '@herald/protocol/replay-cache';
import { createRequestVerifier, type RequestToVerify, type VerifierOptions } from '@herald/protocol/signature';

export type Asker = RequestToVerify & { authorization: string | undefined };

/** `by` is the key that signed, or `token`. */
export type Admission =
  | { kind: 'admitted'; by: string }
  | { kind: 'refused'; status: 401 | 429; refusal: AgentRefusal };

export type AuthenticatorOptions = Omit<VerifierOptions, 'replays'> & { token: string | undefined };

export function createAuthenticator(options: AuthenticatorOptions): (asker: Asker) => Promise<Admission> {
  const verify = createRequestVerifier({ ...options, replays: createReplayCache() });
  // Hashed, so that the comparison takes the same time whatever the length.
  const tokenHash = options.token === undefined ? undefined : hash(options.token);

  return async (asker) => {
    const bearer = /^Bearer +([\x21-\x7e]{1,256})$/i.exec(asker.authorization ?? '')?.[1];
    if (bearer !== undefined && tokenHash !== undefined) {
      if (timingSafeEqual(hash(bearer), tokenHash)) return { kind: 'admitted', by: 'token' };
      return { kind: 'refused', status: 401, refusal: wrongToken };
    }
    const verdict = await verify(asker);
    if (verdict.kind === 'trusted') return { kind: 'admitted', by: verdict.keyId };
    const { code, message, next } = verdict;
    return { kind: 'refused', status: code === 'signature/too-many' ? 429 : 401, refusal: { code, message, next } };
  };
}

const wrongToken: AgentRefusal = {
  code: 'auth/wrong-token',
  message: 'The bearer token is not the one of this agent.',
  next: 'Use the value of HERALD_AGENT_TOKEN on this host.',
};

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
