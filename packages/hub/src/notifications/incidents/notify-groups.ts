/** Says of each group what is to be said now: the fall, what became of it, the recovery, a reminder. */

import type { Incident, IncidentEvent } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { whomToCall } from '../../domain/whom-to-call.ts';
import {
  type AlertGroup,
  dueReminder,
  type GroupNotes,
  isOver,
  type Member,
  openMembers,
  overdueEstimate,
} from './alert-group.ts';
import type { AlertNotification, Recipient } from './alert-notification.ts';
import { type AlertWords, groupWords, recoveryWords, reminderWords } from './alert-words.ts';
import { askForEstimate } from './in-thread.ts';
import { alertKey, type IncidentTransaction } from './incident-store.ts';

export type Telling = {
  groups: Map<string, AlertGroup>;
  notesOf?: GroupNotes;
  registry: Registry;
  recipientsOf(target: Incident['target']): readonly Recipient[];
  nowMs: number;
  transaction: IncidentTransaction;
};

/** An edit of one message this often at most: a mass failure changes by the second. */
const editEveryMs = 5_000;
const dayMs = 86_400_000;
/** A fall is news for so long to somebody who was not told of it with the others. */
const newsForMs = 3 * 60_000;

/** Changes the groups in place, and forgets those that are over. */
export async function notifyGroups(telling: Telling): Promise<void> {
  const { groups, notesOf = () => [], nowMs, transaction } = telling;
  for (const group of [...groups.values()]) {
    const over = isOver(group);
    const due = dueReminder(group, nowMs);
    const isDue = group.isDirty && (group.said === 0 || over || nowMs - group.lastSaidAtMs >= editEveryMs);
    const overdueMs = over ? undefined : overdueEstimate(group, notesOf, nowMs);
    if (overdueMs !== undefined) await askForEstimate(group, overdueMs, telling);
    if (!isDue && !due) {
      // Who joined or ended is kept with the incident, told or not: a crash now must not make it forgotten.
      if (group.isDirty || overdueMs !== undefined) await transaction.keepGroup(group);
      continue;
    }
    if (isDue) await tellState(group, telling);
    if (isDue) await tellRecovery(group, telling);
    if (over) {
      groups.delete(group.id);
      await transaction.forgetGroup(group.id);
      continue;
    }
    if (due) await remind(group, due, telling);
    await transaction.keepGroup(group);
  }
}

/** The group's one message, for each who is to know, of what concerns them. */
async function tellState(group: AlertGroup, telling: Telling): Promise<void> {
  const { registry, recipientsOf, nowMs, transaction, notesOf = () => [] } = telling;
  const readers = new Map<string, { to: Recipient; members: Member[] }>();
  const note = (to: Recipient, member: Member) => {
    const key = `${to.kind}-${to.id}`;
    const reader = readers.get(key) ?? { to, members: [] };
    if (!reader.members.some(({ incidentId }) => incidentId === member.incidentId)) reader.members.push(member);
    readers.set(key, reader);
  };
  for (const member of group.members) {
    for (const to of await transaction.notified(member.incidentId)) note(to, member);
    if (member.endedAtMs !== undefined || member.isPlanned) continue;
    // Whoever asked to be told since then learns of what comes, not of what was told long ago.
    if ((await transaction.notified(member.incidentId)).length > 0 && nowMs - member.startedAtMs > newsForMs) continue;
    for (const to of recipientsOf(member.target)) note(to, member);
  }
  for (const [key, { to, members }] of readers) {
    let isNew = false;
    for (const { incidentId, endedAtMs } of members)
      if (endedAtMs === undefined && (await transaction.noteNotified(incidentId, to))) {
        isNew = true;
        await transaction.addEvent(incidentId, event(nowMs, 'told', 'The alert was sent.'));
      }
    const isTaken = group.acknowledgedBy !== undefined;
    const notes = notesOf({ ...group, members });
    const words = groupWords(members, registry, isTaken || notes.length > 0 ? { isTaken, notes, nowMs } : undefined);
    const reference = `alert/${group.id}/${group.said}/${key}`;
    const kind = isNew && group.said === 0 ? 'fall' : 'update';
    await transaction.say({ ...intent(kind, group, to, words, members), reference, editKey: alertKey(group.id) });
  }
  group.said += 1;
  group.lastSaidAtMs = nowMs;
  group.isDirty = false;
}

/**
 * To whoever was told of the fall, and to nobody else. While others of the group go on, only services are told: a fleet
 * that comes back server by server is one message, at the end.
 */
async function tellRecovery(group: AlertGroup, { registry, nowMs, transaction }: Telling): Promise<void> {
  const over = isOver(group);
  const ended = group.members.filter(({ endedAtMs }) => endedAtMs !== undefined);
  const due = over ? ended : withTheirServers(ended, registry);
  const readers = new Map<string, { to: Recipient; members: Member[] }>();
  for (const member of due)
    for (const to of await transaction.notified(member.incidentId)) {
      if (!(await transaction.noteRecoveryNotified(member.incidentId, to))) continue;
      const key = `${to.kind}-${to.id}`;
      const reader = readers.get(key) ?? { to, members: [] };
      reader.members.push(member);
      readers.set(key, reader);
    }
  for (const [key, { to, members }] of readers) {
    // Servers whose service was told before are no news of their own.
    const part = over ? '' : `/${members[0]?.incidentId ?? ''}`;
    const notified = intent('recovery', group, to, recoveryWords(members, registry), members);
    const reference = `alert/${group.id}/recovery${part}/${key}`;
    await transaction.say({ ...notified, reference, notAfterMs: nowMs + dayMs });
  }
}

function withTheirServers(ended: readonly Member[], registry: Registry): Member[] {
  const services = ended.filter(({ target }) => target.kind === 'service');
  const theirs = new Set(services.flatMap(({ target }) => registry.services.get(target.name)?.hosts ?? []));
  return ended.filter(({ target }) => target.kind === 'service' || theirs.has(target.name));
}

async function remind(group: AlertGroup, kind: 'reminder' | 'escalation', telling: Telling): Promise<void> {
  const { registry, recipientsOf, nowMs, transaction } = telling;
  const open = openMembers(group);
  const readers = new Map(
    open.flatMap(({ target }) => recipientsOf(target).map((to) => [`${to.kind}-${to.id}`, to] as const)),
  );
  const role = kind === 'escalation' ? roleOf(open, registry) : undefined;
  for (const [key, to] of readers) {
    const notified = intent(kind, group, to, reminderWords(open, registry, nowMs), open);
    const reference = `alert/${group.id}/reminder/${group.reminders}/${key}`;
    const mention = role !== undefined && to.kind === 'channel' ? { mentionRoleId: role } : {};
    await transaction.say({ ...notified, ...mention, reference, notAfterMs: nowMs + dayMs / 2 });
  }
  const text =
    kind === 'escalation'
      ? 'Nobody had acknowledged it: its owners were called.'
      : 'Nobody had acknowledged it: it was said again.';
  for (const { incidentId } of open) await transaction.addEvent(incidentId, event(nowMs, 'escalated', text));
  group.reminders += 1;
  group.lastReminderAtMs = nowMs;
}

/** The owner of the first service that is concerned (itself, or through one of its hosts), else the engineers. */
function roleOf(open: readonly Member[], registry: Registry): string | undefined {
  const services = open.flatMap(({ target }) =>
    [...registry.services.values()].filter(({ name, hosts }) => name === target.name || hosts.includes(target.name)),
  );
  const called = whomToCall(
    registry,
    services.map(({ name }) => name),
  );
  return called.kind === 'nobody' ? undefined : called.roleId;
}

function intent(
  kind: AlertNotification['kind'],
  group: AlertGroup,
  to: Recipient,
  { status, headline, lines }: AlertWords,
  members: readonly Member[],
): Omit<AlertNotification, 'reference'> {
  const canAcknowledge = kind !== 'recovery' && group.acknowledgedBy === undefined && openMembers(group).length > 0;
  const customers = customerTargetOf(members);
  return {
    ...(customers === undefined ? {} : { customerTarget: customers }),
    kind,
    to,
    status,
    headline,
    lines,
    ...(canAcknowledge ? { acknowledgeId: group.id } : {}),
    ...(group.acknowledgedBy === undefined ? {} : { acknowledgedBy: group.acknowledgedBy }),
    incidentIds: members.map(({ incidentId }) => incidentId),
  };
}

function event(atMs: number, kind: IncidentEvent['kind'], text: string): IncidentEvent {
  return { atMs, kind, text };
}

/** Customers know services: of one its name, of several all of them. */
function customerTargetOf(members: readonly Member[]): string | undefined {
  const services = members.filter(({ target }) => target.kind === 'service');
  return services.length > 1 ? '*' : services[0]?.target.name;
}
