/** When an alert that nobody took on is said again, and when to more people. It ends: three times, then silence. */
import { type AlertGroup, openMembers } from './alert-group.ts';

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
