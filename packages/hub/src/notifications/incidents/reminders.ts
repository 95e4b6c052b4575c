/** When an alert that nobody took on is said again, and when to more people. It ends: three times, then silence. */
import { expectedBack } from '../../domain/incident.ts';
import { type AlertGroup, openMembers } from './alert-group.ts';
import type { GroupNotes } from './group-notes.ts';

const minuteMs = 60_000;

/** After the alert, and each after the one before: first repeated, then to those whom the registry names. */
const steps = [
  { kind: 'reminder', afterMs: 15 * minuteMs },
  { kind: 'escalation', afterMs: 15 * minuteMs },
  { kind: 'escalation', afterMs: 60 * minuteMs },
] as const;

/** What is due now, if anything. Only for what is down or can't be measured: slowness waits until someone looks. */
export function dueReminder(group: AlertGroup, nowMs: number): 'reminder' | 'escalation' | undefined {
  const step = steps[group.reminders];
  if (!step || group.acknowledgedBy !== undefined) return undefined;
  if (!openMembers(group).some(({ status }) => status === 'down' || status === 'unknown')) return undefined;
  return nowMs - group.lastReminderAtMs >= step.afterMs ? step.kind : undefined;
}

/** The time at which it was to be back, once that has passed and nobody was asked for another. */
export function overdueEstimate(group: AlertGroup, notesOf: GroupNotes, nowMs: number): number | undefined {
  const backByMs = expectedBack({ notes: notesOf(group) })?.backByMs;
  if (backByMs === undefined || nowMs <= backByMs || group.askedForMs === backByMs) return undefined;
  return openMembers(group).length > 0 ? backByMs : undefined;
}
