/** Remembers nonces until they expire, so that a request works once. Bounded: when full it refuses rather than forgets. */

export type ReplayCache = {
  /** `fresh` and remembered, `seen` before, or `full` (too many requests within the time they are valid). */
  admit(nonce: string, expiresAtMs: number, nowMs: number): 'fresh' | 'seen' | 'full';
  readonly size: number;
};

/** `capacity` nonces at most. A hub asks a host a few times a minute, so the default holds many hubs. */
export function createReplayCache(capacity = 10_000): ReplayCache {
  const expiryByNonce = new Map<string, number>();
  return {
    admit(nonce, expiresAtMs, nowMs) {
      const known = expiryByNonce.get(nonce);
      if (known !== undefined && known > nowMs) return 'seen';
      if (expiryByNonce.size >= capacity) forgetExpired(expiryByNonce, nowMs);
      if (expiryByNonce.size >= capacity) return 'full';
      expiryByNonce.set(nonce, expiresAtMs);
      return 'fresh';
    },
    get size() {
      return expiryByNonce.size;
    },
  };
}

function forgetExpired(expiryByNonce: Map<string, number>, nowMs: number): void {
  for (const [nonce, expiresAtMs] of expiryByNonce) if (expiresAtMs <= nowMs) expiryByNonce.delete(nonce);
}
