/** One-time links that the hub prints where nobody can sign in with Discord. */
import { randomBytes } from 'node:crypto';

const linkLivesMs = 15 * 60_000;
const mostLinks = 100;

export type SignInLinks = {
  /** A secret that lets one person in, once, within fifteen minutes. */
  issue(): string;
  /** True once. */
  redeem(secret: string): boolean;
};

export function createSignInLinks(nowMs: () => number): SignInLinks {
  const endsAtMs = new Map<string, number>();
  return {
    issue() {
      const secret = randomBytes(24).toString('base64url');
      for (const [old, ends] of endsAtMs) if (ends <= nowMs() || endsAtMs.size >= mostLinks) endsAtMs.delete(old);
      endsAtMs.set(secret, nowMs() + linkLivesMs);
      return secret;
    },
    redeem(secret) {
      const ends = endsAtMs.get(secret);
      endsAtMs.delete(secret);
      return ends !== undefined && ends > nowMs();
    },
  };
}
