/** Whether the hub can see: when most of those that answered fall silent at once, the fault is with the hub or its network. */

import type { HubConnectivity } from '../../domain/fleet.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';

/** `lost`: fell silent, and not for so long yet that it is known to be down. */
type Seen = 'seen' | 'lost' | 'known-down';

export type ConnectivityOptions = {
  /** Whether this machine has a network at all. Asked only when somebody falls silent. */
  hasNetwork(): boolean;
};

export type ConnectivityKeeper = {
  note(hostName: string, outcome: PollOutcome, isKnownDown: boolean): void;
  /** The hosts that this hub asks now: others are forgotten. */
  keepOnly(hostNames: ReadonlySet<string>): void;
  read(): HubConnectivity;
  /** What has become of it since this was asked last, if another kind. */
  takeChange(): { now: HubConnectivity; before: HubConnectivity } | undefined;
};

/** Isolated from 60 % silent, connected again below 40 %: in between it stays as it is. */
const isolatedShare = 0.6;
const connectedShare = 0.4;
/** Of fewer hosts than this, "most of them" says nothing about the hub. */
const leastLost = 3;
/** Of the hosts, so many must have been asked once before the hub claims to know anything. */
const startedShare = 0.5;

export function createConnectivityKeeper({ hasNetwork }: ConnectivityOptions): ConnectivityKeeper {
  const seenByHost = new Map<string, Seen>();
  const counts: Record<Seen, number> = { seen: 0, lost: 0, 'known-down': 0 };
  let hostCount = 0;
  let isolatedSinceMs: number | undefined;
  let told: HubConnectivity = { kind: 'starting' };

  return { note, keepOnly, read, takeChange };

  function note(hostName: string, outcome: PollOutcome, isKnownDown: boolean): void {
    const isSilent = outcome.kind === 'silent' && outcome.reason !== 'refused' && outcome.reason !== 'cut-off';
    const next: Seen = isSilent ? (isKnownDown ? 'known-down' : 'lost') : 'seen';
    const before = seenByHost.get(hostName);
    if (before !== next) {
      if (before) counts[before] -= 1;
      counts[next] += 1;
      seenByHost.set(hostName, next);
    }
    if (isSilent || isolatedSinceMs !== undefined) decide(outcome.atMs, isSilent);
  }

  function decide(atMs: number, isSilent: boolean): void {
    const considered = counts.seen + counts.lost;
    const share = considered === 0 ? 0 : counts.lost / considered;
    const isCutOff = isSilent && !hasNetwork();
    if (isolatedSinceMs === undefined) {
      if (isCutOff || (counts.lost >= leastLost && share >= isolatedShare)) isolatedSinceMs = atMs;
    } else if (!isCutOff && (share < connectedShare || counts.lost === 0)) isolatedSinceMs = undefined;
  }

  function keepOnly(hostNames: ReadonlySet<string>): void {
    hostCount = hostNames.size;
    for (const [name, seen] of seenByHost) {
      if (hostNames.has(name)) continue;
      counts[seen] -= 1;
      seenByHost.delete(name);
    }
  }

  function read(): HubConnectivity {
    if (isolatedSinceMs !== undefined) return { kind: 'isolated', sinceMs: isolatedSinceMs };
    return seenByHost.size < hostCount * startedShare ? { kind: 'starting' } : { kind: 'connected' };
  }

  function takeChange(): ReturnType<ConnectivityKeeper['takeChange']> {
    const now = read();
    if (now.kind === told.kind) return undefined;
    const change = { now, before: told };
    told = now;
    return change;
  }
}
