/** Whether this machine has any network but itself. */
import { networkInterfaces } from 'node:os';
import type { Clock } from '@herald/protocol/clock';

const keptMs = 2_000;

/** True as well where every host is on this machine itself. Asks the system every other second at most. */
export function createOwnNetwork({
  clock,
  interfaces = networkInterfaces,
}: {
  clock: Clock;
  /** What the system has; asks it if not given. */
  interfaces?: typeof networkInterfaces;
}): {
  hasNetwork(): boolean;
  isNeeded(urls: Iterable<string>): void;
} {
  let known = { value: true, atMs: Number.NEGATIVE_INFINITY };
  let isLocalOnly = false;
  return {
    hasNetwork() {
      if (isLocalOnly) return true;
      const now = clock.elapsed();
      if (now - known.atMs > keptMs)
        known = {
          value: Object.values(interfaces()).some((one) => one?.some(({ internal }) => !internal)),
          atMs: now,
        };
      return known.value;
    },
    isNeeded(urls) {
      isLocalOnly = [...urls].every((url) => /^https?:\/\/(127\.|localhost\b|\[::1\])/.test(url));
    },
  };
}
