/** Says that the hub itself cannot see, once that has lasted, and to the same people when it can again. */
import type { HubConnectivity } from '../../domain/fleet.ts';
import { moment, say, strong } from '../../format/text.ts';
import { durationInWords } from '../../format/words.ts';
import type { Recipient } from './alert-notification.ts';
import type { AlertWords } from './alert-words.ts';
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
  if (!isConnectivityAlertDue(telling)) return notified;
  if (connectivity.kind === 'isolated') {
    const now = { sinceMs: connectivity.sinceMs, to: recipients };
    await tell(now, 'blind', isolatedWords(connectivity.sinceMs), transaction);
    await transaction.keepIsolation(now);
    return now;
  }
  if (notified) await tell(notified, 'seeing', connectedAgainWords(notified.sinceMs, nowMs), transaction);
  await transaction.keepIsolation(undefined);
  return undefined;
}

export function isConnectivityAlertDue({
  connectivity,
  notified,
  nowMs,
}: Pick<ConnectivityAlert, 'connectivity' | 'notified' | 'nowMs'>): boolean {
  if (connectivity.kind === 'isolated') return !notified && nowMs - connectivity.sinceMs >= isolatedBeforeNotifiedMs;
  return connectivity.kind === 'connected' && notified !== undefined;
}

async function tell(
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

export function isolatedWords(sinceMs: number): AlertWords {
  return {
    status: 'unknown',
    headline: say`${strong("I can't reach any server right now")}, since ${moment(sinceMs)}.`,
    lines: [
      say`Most of them stopped responding at once, so the fault is more likely with me or the network between us.`,
      say`I'll say nothing about single servers until I can reach them again.`,
    ],
  };
}

export function connectedAgainWords(sinceMs: number, untilMs: number): AlertWords {
  return {
    status: 'up',
    headline: say`${strong('I can reach the servers again')} since ${moment(untilMs)}.`,
    lines: [
      say`For ${durationInWords((untilMs - sinceMs) / 1000)} I could not. That time counts as neither up nor down.`,
    ],
  };
}
