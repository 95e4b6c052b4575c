/** Says that the hub itself cannot see, once that has lasted, and to the same people when it can again. */
import type { HubConnectivity } from '../../domain/fleet.ts';
import type { Recipient } from './alert-notification.ts';
import type { AlertWords } from './alert-words.ts';
import { connectedAgainWords, isolatedWords } from './connectivity-words.ts';
import type { IncidentTransaction, NotifiedIsolation } from './incident-store.ts';

/** Half a minute of silence from everyone may be one switch that restarts. */
const isolatedBeforeNotifiedMs = 30_000;

export type ConnectivityAlert = {
  connectivity: HubConnectivity;
  notified: NotifiedIsolation | undefined;
  recipients: readonly Recipient[];
  nowMs: number;
  transaction: IncidentTransaction;
};

/** What is told of it from now on. */
export async function alertConnectivity(telling: ConnectivityAlert): Promise<NotifiedIsolation | undefined> {
  const { connectivity, notified, recipients, nowMs, transaction } = telling;
  if (connectivity.kind === 'isolated' && !notified && nowMs - connectivity.sinceMs >= isolatedBeforeNotifiedMs) {
    const now = { sinceMs: connectivity.sinceMs, to: recipients };
    await say(now, 'blind', isolatedWords(connectivity.sinceMs), transaction);
    await transaction.keepIsolation(now);
    return now;
  }
  if (connectivity.kind === 'connected' && notified) {
    await say(notified, 'seeing', connectedAgainWords(notified.sinceMs, nowMs), transaction);
    await transaction.keepIsolation(undefined);
    return undefined;
  }
  return notified;
}

export function isConnectivityAlertDue({
  connectivity,
  notified,
  nowMs,
}: Pick<ConnectivityAlert, 'connectivity' | 'notified' | 'nowMs'>): boolean {
  if (connectivity.kind === 'isolated') return !notified && nowMs - connectivity.sinceMs >= isolatedBeforeNotifiedMs;
  return connectivity.kind === 'connected' && notified !== undefined;
}

async function say(
  { sinceMs, to }: NotifiedIsolation,
  what: 'blind' | 'seeing',
  words: AlertWords,
  transaction: IncidentTransaction,
): Promise<void> {
  for (const one of to)
    await transaction.say({
      kind: 'connectivity',
      reference: `alert/sight/${sinceMs}/${what}/${one.kind}-${one.id}`,
      to: one,
      ...words,
      incidentIds: [],
    });
}
