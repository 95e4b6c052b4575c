/** What is said in the thread of an alert, to those who work on it: how to tell of it, and when a time that was given has passed. */
import type { Registry } from '../../domain/registry.ts';
import { type AlertGroup, openMembers } from './alert-group.ts';
import { type AlertWords, overdueWords, threadName, threadWords } from './alert-words.ts';
import type { IncidentTransaction } from './incident-store.ts';

type InThread = { registry: Registry; nowMs: number; transaction: IncidentTransaction };

const halfDayMs = 43_200_000;

/** Once an alert: whoever took it on learns that a line typed there is shown everywhere. */
export async function openThreads(group: AlertGroup, told: InThread): Promise<void> {
  await sayInThreads(group, 'opened', threadWords(openMembers(group), told.registry), told);
}

/** Once for each time that was given. Changes the group. */
export async function askForEstimate(group: AlertGroup, overdueMs: number, told: InThread): Promise<void> {
  group.askedForMs = overdueMs;
  await sayInThreads(group, `overdue/${overdueMs}`, overdueWords(openMembers(group), told.registry, overdueMs), told);
}

async function sayInThreads(
  group: AlertGroup,
  what: string,
  words: AlertWords,
  { registry, nowMs, transaction }: InThread,
): Promise<void> {
  const open = openMembers(group);
  for (const { channelId, messageId } of await transaction.cardsOf(group.id))
    await transaction.say({
      kind: 'in-thread',
      reference: `alert/${group.id}/${what}/${channelId}`,
      to: { kind: 'channel', id: channelId },
      ...words,
      thread: { channelId, messageId, name: threadName(open, registry) },
      incidentIds: open.map(({ incidentId }) => incidentId),
      notAfterMs: nowMs + halfDayMs,
    });
}
