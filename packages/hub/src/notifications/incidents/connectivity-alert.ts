/** Says that the hub itself cannot see, once that has lasted, and to the same people when it can again. */
import type { HubSight } from '../../domain/fleet.ts';
import type { Recipient } from './alert-notification.ts';
import type { AlertWords } from './alert-words.ts';
import type { IncidentTransaction, ToldSight } from './incident-store.ts';
import { blindWords, seeingAgainWords } from './sight-words.ts';

/** Half a minute of silence from everyone may be one switch that restarts. */
const blindBeforeToldMs = 30_000;

export type SightTelling = {
  connectivity: HubSight;
  told: ToldSight | undefined;
  recipients: readonly Recipient[];
  nowMs: number;
  transaction: IncidentTransaction;
};

/** What is told of it from now on. */
export async function alertConnectivity(telling: SightTelling): Promise<ToldSight | undefined> {
  const { connectivity, told, recipients, nowMs, transaction } = telling;
  if (connectivity.kind === 'blind' && !told && nowMs - connectivity.sinceMs >= blindBeforeToldMs) {
    const now = { sinceMs: connectivity.sinceMs, to: recipients };
    await say(now, 'blind', blindWords(connectivity.sinceMs), transaction);
    await transaction.keepSight(now);
    return now;
  }
  if (connectivity.kind === 'clear' && told) {
    await say(told, 'seeing', seeingAgainWords(told.sinceMs, nowMs), transaction);
    await transaction.keepSight(undefined);
    return undefined;
  }
  return told;
}

export function isSightDue({
  connectivity,
  told,
  nowMs,
}: Pick<SightTelling, 'connectivity' | 'told' | 'nowMs'>): boolean {
  if (connectivity.kind === 'blind') return !told && nowMs - connectivity.sinceMs >= blindBeforeToldMs;
  return connectivity.kind === 'clear' && told !== undefined;
}

async function say(
  { sinceMs, to }: ToldSight,
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
