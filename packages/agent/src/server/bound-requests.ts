/** Bounds how many requests a second are looked at, so that a stranger's requests spend nobody else's. */

export type AskedRequest = {
  /** The whole address: a network is no person, and a hub may share its with a stranger. */
  peer: string;
  /** Whether it has a signature or a token to be checked. Who asks without any spends a budget apart. */
  isSigned: boolean;
};

export type RequestBound = {
  /** Whether this request is one too many. */
  isTooMany(request: AskedRequest, elapsedMs: number): boolean;
  /** This peer proved who it is: from now on only its own count bounds it, whatever others do. */
  noteAdmitted(peer: string): void;
};

const windowMs = 1000;
/** A flood from more addresses than this shares one count, and cannot fill the memory. */
const mostPeers = 1000;
/** All strangers together, as a multiple of what one peer may send: an address is cheap, and a /64 holds many. */
const allUnsigned = 4;
const allSigned = 4;
const mostAdmittedPeers = 64;

/** Counts within whole seconds; what was counted before is forgotten at once. */
export function createRequestBound(mostPerSecond: number): RequestBound {
  let windowEndsAtMs = Number.NEGATIVE_INFINITY;
  const counts = new Map<string, number>();
  const totals = { signed: 0, unsigned: 0 };
  const admitted = new Set<string>();
  return { isTooMany, noteAdmitted };

  function isTooMany({ peer, isSigned }: AskedRequest, elapsedMs: number): boolean {
    if (elapsedMs >= windowEndsAtMs) {
      counts.clear();
      totals.signed = 0;
      totals.unsigned = 0;
      windowEndsAtMs = elapsedMs + windowMs;
    }
    const kind = isSigned ? 'signed' : 'unsigned';
    const isKnown = isSigned && admitted.has(peer);
    const isOverOwn = countOf(`${kind} ${peer}`, isKnown) > mostPerSecond;
    if (isKnown) return isOverOwn;
    if (isOverOwn) return true;
    totals[kind] += 1;
    return totals[kind] > mostPerSecond * (isSigned ? allSigned : allUnsigned);
  }

  /** Who is known has a count of his own, however many strangers there are. */
  function countOf(key: string, isKnown: boolean): number {
    const held = isKnown || counts.has(key) || counts.size < mostPeers ? key : 'others';
    const count = (counts.get(held) ?? 0) + 1;
    counts.set(held, count);
    return count;
  }

  /** The latest stay: hubs are few, and come again within the minute. */
  function noteAdmitted(peer: string): void {
    admitted.delete(peer);
    admitted.add(peer);
    for (const first of admitted) {
      if (admitted.size <= mostAdmittedPeers) break;
      admitted.delete(first);
    }
  }
}
