/** What is said in the thread of an alert, to those who work on it: how to tell of it, and when a time that was given has passed. */
import type { Registry } from '../../domain/registry.ts';
import { clockTime, say, strong } from '../../format/text.ts';
import { type AlertGroup, type Member, openMembers } from './alert-group.ts';
import { type AlertWords, groupWords, leadWords } from './alert-words.ts';
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
  const { subject, state } = leadWords(open, registry);
  for (const { channelId, messageId } of await transaction.cardsOf(group.id))
    await transaction.say({
      kind: 'in-thread',
      reference: `alert/${group.id}/${what}/${channelId}`,
      to: { kind: 'channel', id: channelId },
      ...words,
      thread: { channelId, messageId, name: `${subject} ${state}` },
      incidentIds: open.map(({ incidentId }) => incidentId),
      notAfterMs: nowMs + halfDayMs,
    });
}

/** Asked of those who work on it, once, when the time they gave has passed. */
function overdueWords(members: readonly Member[], registry: Registry, backByMs: number): AlertWords {
  const { status } = groupWords(members, registry);
  return {
    status,
    headline: say`${strong(`${leadWords(members, registry).subject} was expected back by`)} ${clockTime(backByMs)}.`,
    lines: [say`How does it look? Type a line here, for example "back by 21:15"; I show it wherever I'm asked.`],
  };
}

/** The first words in the thread of an alert. */
function threadWords(members: readonly Member[], registry: Registry): AlertWords {
  const { status } = groupWords(members, registry);
  return {
    status,
    headline: say`${strong('What are you doing about it?')} One line here is enough, for example "restarting the queue, back by 20:45".`,
    lines: [
      say`I show the latest line to everybody who asks, on this alert, on the board and, without names, on the status page. Lines that end with a question mark stay here.`,
      say`"cause: …" notes what it was.`,
    ],
  };
}
