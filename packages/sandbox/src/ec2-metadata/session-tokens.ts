/** Session tokens as IMDSv2 gives them: each lives as long as was asked for. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';

export type SessionTokens = {
  issue(seconds: number): string;
  /** Counts as one read with the token. */
  isValid(token: string): boolean;
  revokeAll(): void;
};

const mostTokens = 10_000;

/** `readLimit` ends a token after so many reads; for the fault of that name. */
export function createSessionTokens(clock: Clock, readLimit: () => number | undefined): SessionTokens {
  const tokens = new Map<string, { endsAtMs: number; reads: number }>();
  return {
    issue(seconds) {
      const token = randomBytes(42).toString('base64');
      if (tokens.size >= mostTokens) tokens.clear();
      tokens.set(token, { endsAtMs: clock.elapsed() + seconds * 1000, reads: 0 });
      return token;
    },
    isValid(token) {
      const known = tokens.get(token);
      if (!known || known.endsAtMs <= clock.elapsed()) return false;
      known.reads += 1;
      return known.reads <= (readLimit() ?? Number.POSITIVE_INFINITY);
    },
    revokeAll: () => tokens.clear(),
  };
}
