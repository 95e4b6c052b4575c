/** Says that the hub itself cannot see, once that has lasted, and to the same people when it can again. */
import type { HubSight } from '../fleet/fleet.ts';
import type { Recipient } from './alert-intent.ts';
import { type AlertWords, blindWords, seeingAgainWords } from './alert-words.ts';
import type { IncidentTransaction, ToldSight } from './incident-store.ts';

/** Half a minute of silence from everyone may be one switch that restarts. */
const blindBeforeToldMs = 30_000;

export type SightTelling = {
  sight: HubSight;
  told: ToldSight | undefined;
  recipients: readonly Recipient[];
  nowMs: number;
  transaction: IncidentTransaction;
};

/** What is told of it from now on. */
export async function tellSight(telling: SightTelling): Promise<ToldSight | undefined> {
  const { sight, told, recipients, nowMs, transaction } = telling;
  if (sight.kind === 'blind' && !told && nowMs - sight.sinceMs >= blindBeforeToldMs) {
    const now = { sinceMs: sight.sinceMs, to: recipients };
    await say(now, 'blind', blindWords(sight.sinceMs), transaction);
    await transaction.keepSight(now);
    return now;
  }
  if (sight.kind === 'clear' && told) {
    await say(told, 'seeing', seeingAgainWords(told.sinceMs, nowMs), transaction);
    await transaction.keepSight(undefined);
    return undefined;
  }
  return told;
}

export function isSightDue({ sight, told, nowMs }: Pick<SightTelling, 'sight' | 'told' | 'nowMs'>): boolean {
  if (sight.kind === 'blind') return !told && nowMs - sight.sinceMs >= blindBeforeToldMs;
  return sight.kind === 'clear' && told !== undefined;
}

async function say(
  { sinceMs, to }: ToldSight,
  what: 'blind' | 'seeing',
  words: AlertWords,
  transaction: IncidentTransaction,
): Promise<void> {
  for (const one of to)
    await transaction.say({
      kind: 'sight',
      reference: `alert/sight/${sinceMs}/${what}/${one.kind}-${one.id}`,
      to: one,
      ...words,
      incidentIds: [],
    });
}
