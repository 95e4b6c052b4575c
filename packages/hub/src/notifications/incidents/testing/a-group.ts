/** Hand-made alert groups for tests, and a transaction that remembers what was said in it. */

import type { IncidentEvent } from '../../../domain/incident.ts';
import { testNowMs } from '../../../testing/builders.ts';
import type { AlertGroup, Member } from '../alert-group.ts';
import type { AlertNotification, Recipient } from '../alert-notification.ts';
import type { IncidentTransaction, NotifiedIsolation } from '../incident-store.ts';

export const alerts: Recipient = { kind: 'channel', id: 'alerts' };
export const minuteMs = 60_000;

/** web-1 is down since a minute ago. A host's incident has the id `i-` and its name. */
export function aMember(override: Partial<Omit<Member, 'target'>> & { host?: string; service?: string } = {}): Member {
  const { host = 'web-1', service, ...rest } = override;
  return {
    incidentId: `i-${service ?? host}`,
    target: service === undefined ? { kind: 'host', name: host } : { kind: 'service', name: service },
    startedAtMs: testNowMs - minuteMs,
    status: 'down',
    cause: 'It does not answer.',
    isPlanned: false,
    ...rest,
  };
}

/** Just formed, not yet told. */
export function aGroup(override: Partial<AlertGroup> = {}): AlertGroup {
  return {
    id: 'g-1',
    startedAtMs: testNowMs,
    lastJoinedAtMs: testNowMs,
    members: [aMember()],
    said: 0,
    lastSaidAtMs: 0,
    reminders: 0,
    lastReminderAtMs: testNowMs,
    isDirty: true,
    ...override,
  };
}

export type Remembered = IncidentTransaction & {
  saidNow: AlertNotification[];
  events: { incidentId: string; event: IncidentEvent }[];
  kept: string[];
  forgotten: string[];
  connectivity: (NotifiedIsolation | undefined)[];
  notifiedOf: Map<string, Recipient[]>;
};

/** `toldBefore`: who knows of which incident already. */
export function aTransaction(notifiedBefore: Record<string, Recipient[]> = {}): Remembered {
  const notifiedOf = new Map(Object.entries(notifiedBefore).map(([id, to]) => [id, [...to]]));
  const recovered = new Set<string>();
  const keyOf = (id: string, to: Recipient) => `${id} ${to.kind}-${to.id}`;
  const remembered: Remembered = {
    saidNow: [],
    events: [],
    kept: [],
    forgotten: [],
    connectivity: [],
    notifiedOf,
    change: async () => true,
    acknowledge: async () => true,
    findOpen: async () => undefined,
    note: async () => true,
    changeNotes: async () => [],
    withdrawNotes: async () => [],
    cardsOf: async () => [],
    addEvent: async (incidentId, event) => void remembered.events.push({ incidentId, event }),
    notified: async (id) => (notifiedOf.get(id) ?? []).filter((to) => !recovered.has(keyOf(id, to))),
    async noteNotified(id, to) {
      const known = notifiedOf.get(id) ?? [];
      if (known.some((one) => keyOf(id, one) === keyOf(id, to))) return false;
      notifiedOf.set(id, [...known, to]);
      return true;
    },
    async noteRecoveryNotified(id, to) {
      if (recovered.has(keyOf(id, to))) return false;
      recovered.add(keyOf(id, to));
      return true;
    },
    say: async (intent) => void remembered.saidNow.push(intent),
    keepGroup: async ({ id }) => void remembered.kept.push(id),
    forgetGroup: async (id) => void remembered.forgotten.push(id),
    keepIsolation: async (notified) => void remembered.connectivity.push(notified),
  };
  return remembered;
}
