/** One-time links that the hub prints where nobody can sign in with Discord. */
import { randomBytes } from 'node:crypto';

const linkLivesMs = 15 * 60_000;
const mostLinks = 100;

export type SignInLinks = {
  /** Path and secret of a page that lets one person in, once, within fifteen minutes. */
  issuePath(): string;
  /** True once. */
  redeem(secret: string): boolean;
};

export function createSignInLinks(nowMs: () => number): SignInLinks {
  const endsAtMs = new Map<string, number>();
  return {
    issuePath() {
      const secret = randomBytes(24).toString('base64url');
      for (const [old, ends] of endsAtMs) if (ends <= nowMs() || endsAtMs.size >= mostLinks) endsAtMs.delete(old);
      endsAtMs.set(secret, nowMs() + linkLivesMs);
      return `/sign-in/link?secret=${secret}`;
    },
    redeem(secret) {
      const ends = endsAtMs.get(secret);
      endsAtMs.delete(secret);
      return ends !== undefined && ends > nowMs();
    },
  };
}
