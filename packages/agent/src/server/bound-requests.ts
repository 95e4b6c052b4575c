/** Bounds how many requests a second one peer may send, before anything of a request is looked at. */

export type RequestBound = {
  /** Whether this request is one too many of its peer. */
  isTooMany(peer: string, elapsedMs: number): boolean;
};

const windowMs = 1000;
/** A flood from more addresses than this shares one count, and cannot fill the memory. */
const mostPeers = 1000;

/** Counts within whole seconds; what was counted before is forgotten at once. An IPv6 peer counts by its /64: it owns all of it. */
export function createRequestBound(mostPerSecond: number): RequestBound {
  let windowEndsAtMs = Number.NEGATIVE_INFINITY;
  const countByPeer = new Map<string, number>();
  return {
    isTooMany(peer, elapsedMs) {
      if (elapsedMs >= windowEndsAtMs) {
        countByPeer.clear();
        windowEndsAtMs = elapsedMs + windowMs;
      }
      const network = networkOf(peer);
      const key = countByPeer.has(network) || countByPeer.size < mostPeers ? network : 'others';
      const count = (countByPeer.get(key) ?? 0) + 1;
      countByPeer.set(key, count);
      return count > mostPerSecond;
    },
  };
}

/** The kernel writes addresses in their shortest form, in which `::` may stand for the groups that are compared. */
function networkOf(peer: string): string {
  if (!peer.includes(':') || peer.startsWith('::ffff:')) return peer;
  const [head = '', tail] = peer.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const tailGroups = tail === '' ? [] : tail.split(':');
    while (groups.length + tailGroups.length < 8) groups.push('0');
    groups.push(...tailGroups);
  }
  return groups.slice(0, 4).join(':');
}
