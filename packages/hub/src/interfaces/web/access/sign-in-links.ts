/** One-time links that the hub prints where nobody can sign in with Discord. Behind a balancer another hub may be the one that is shown it. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { EndedSessionStore } from './ended-sessions.ts';
import { isSame } from './session.ts';

const linkLivesMs = 15 * 60_000;

export type SignInLinks = {
  /** Path and secret of a page that lets one person in, once, within fifteen minutes. */
  issuePath(): string;
  /** True once. */
  redeem(secret: string): Promise<boolean>;
};

export type SignInLinkParts = {
  /** Hubs that share a database share it. */
  key: string;
  store: Pick<EndedSessionStore, 'useLink'> | undefined;
  nowMs: () => number;
  log: Logger;
};

export function createSignInLinks({ key, store, nowMs, log }: SignInLinkParts): SignInLinks {
  const used = new Map<string, number>();
  return {
    issuePath() {
      const claim = `${randomBytes(18).toString('base64url')}.${(nowMs() + linkLivesMs).toString(36)}`;
      return `/sign-in/link?secret=${claim}.${sign(claim)}`;
    },
    async redeem(secret) {
      const [id = '', ends = '', signature = ''] = secret.split('.');
      const endsAtMs = Number.parseInt(ends, 36);
      if (!isSame(signature, sign(`${id}.${ends}`)) || endsAtMs <= nowMs() || used.has(id)) return false;
      for (const [old, oldEnds] of used) if (oldEnds <= nowMs()) used.delete(old);
      used.set(id, endsAtMs);
      try {
        return (await store?.useLink(id, nowMs())) ?? true;
      } catch (err) {
        // In that hour somebody must get in all the more; this hub itself lets nobody in twice.
        log.warn({ err }, 'that a link was used could not be kept');
        return true;
      }
    },
  };

  function sign(claim: string): string {
    return createHmac('sha256', key).update(`link\n${claim}`).digest('base64url');
  }
}
