/** Whether the hub reaches the world: a connection to a place that does not depend on what it checks. */
import { connect } from 'node:net';
import type { Clock } from '@herald/protocol/clock';

export type WayOut = {
  /** True while a connection was made a short time ago. Asks anew, one at a time; what it finds is told from then on. */
  isProven(): boolean;
};

/** An answer proves for so long; two failing looks at a service lie closer together. */
const provesMs = 60_000;
const timeoutMs = 3_000;
const between = 5_000;

/** `url`: Discord's, which the hub must reach anyway. One of this machine itself proves nothing. */
export function createWayOut({
  url,
  clock,
  reach = connects,
}: {
  url: string;
  clock: Clock;
  /** Resolves to whether a connection is made there. */
  reach?(host: string, port: number): Promise<boolean>;
}): WayOut {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isElsewhere = !/^(?:127\.|localhost$|::1$)/.test(host);
  let provenAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  return { isProven };

  function isProven(): boolean {
    const now = clock.elapsed();
    if (isElsewhere && now - askedAt >= between) {
      askedAt = now;
      void ask();
    }
    return now - provenAt < provesMs;
  }

  async function ask(): Promise<void> {
    const isReached = await reach(host, Number(port) || (protocol === 'http:' ? 80 : 443)).catch(() => false);
    provenAt = isReached ? clock.elapsed() : Number.NEGATIVE_INFINITY;
  }
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (isReached: boolean) => {
      socket.destroy();
      resolve(isReached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
