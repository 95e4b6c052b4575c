/** Where incidents are kept: facts and what must be said about them, in one transaction. */
import type { Clock } from '@herald/protocol/clock';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SentMessage } from '../../domain/delivery.ts';
import type { Incident, IncidentEvent, IncidentNote } from '../../domain/incident.ts';
import { documentsIn } from '../../store/documents.ts';
import {
  acknowledgeIncident,
  addIncidentEvent,
  changeIncident,
  closeIncident,
  noteNotified,
  noteRecoveryNotified,
  openIncident,
  whoWasNotified,
} from '../../store/incidents/change-incidents.ts';
import { addIncidentNote, changeNotesOf, forgetNotesOf, type NewNote } from '../../store/incidents/incident-notes.ts';
import {
  findIncident,
  findOpenIncident,
  incidentsOfStory,
  openIncidents,
} from '../../store/incidents/read-incidents.ts';
import { findSetting, forgetSetting, putValue } from '../../store/key-value.ts';
import type { Lease } from '../../store/leases/lease.ts';
import type { Store } from '../../store/open-store.ts';
import { channelMessagesOf } from '../../store/outbox/attempts.ts';
import { enqueueAll } from '../../store/outbox/outbox-item.ts';
import type { Query } from '../../store/query.ts';
import type { Notice } from '../messages/notice.ts';
import { AlertGroup } from './alert-group.ts';
import type { AlertNotification, Recipient } from './alert-notification.ts';
import type { IncidentChange } from './incident-change.ts';

/** One transaction's worth. Each function says whether it changed anything: `false` means another hub was sooner. */
export type IncidentTransaction = {
  change(change: IncidentChange): Promise<boolean>;
  acknowledge(incidentId: string, by: string, event: IncidentEvent): Promise<boolean>;
  addEvent(incidentId: string, event: IncidentEvent): Promise<void>;
  note(incidentId: string, note: NewNote): Promise<boolean>;
  /** The ids of the incidents that the message was about. */
  changeNotes(messageId: string, line: Pick<IncidentNote, 'text' | 'backByMs'>): Promise<readonly string[]>;
  withdrawNotes(messageId: string): Promise<readonly string[]>;
  /** Where the card of this group stands in channels. */
  cardsOf(groupId: string): Promise<readonly SentMessage[]>;
  findOpen(target: Incident['target']): Promise<Incident | undefined>;
  notified(incidentId: string): Promise<readonly Recipient[]>;
  noteNotified(incidentId: string, to: Recipient): Promise<boolean>;
  noteRecoveryNotified(incidentId: string, to: Recipient): Promise<boolean>;
  say(alert: AlertNotification): Promise<void>;
  keepGroup(group: AlertGroup): Promise<void>;
  forgetGroup(id: string): Promise<void>;
  /** Nothing where nobody was told that the hub cannot see. */
  keepIsolation(notified: NotifiedIsolation | undefined): Promise<void>;
};

export type IncidentStore = {
  read(): Promise<{
    incidents: readonly Incident[];
    groups: readonly AlertGroup[];
    connectivity: NotifiedIsolation | undefined;
  }>;
  findIncident(id: string): Promise<Incident | undefined>;
  /** This incident and those that are one story with it: of its service, or of the servers under it. */
  findStory(id: string): Promise<readonly Incident[]>;
  transaction<T>(work: (transaction: IncidentTransaction) => Promise<T>): Promise<T>;
};

/** Who was told that the hub cannot see, and since when it could not. */
export type NotifiedIsolation = { sinceMs: number; to: readonly Recipient[] };

const NotifiedIsolationSchema = Type.Object({
  sinceMs: Type.Number(),
  to: Type.Array(
    Type.Union([
      Type.Object({ kind: Type.Literal('channel'), id: Type.String() }),
      Type.Object({ kind: Type.Literal('person'), id: Type.String() }),
    ]),
  ),
});

/** What cannot be read is left out, and its incidents form a group anew. */
const groups = documentsIn('alert_group', (value) => (Value.Check(AlertGroup, value) ? value : undefined));

/** Under which the messages of a group edit one message. */
export const alertKey = (groupId: string) => `alert/${groupId}`;

/** What an alert joins in one group began and ended about together. */
const togetherMs = 60_000;
const isolationKey = 'alert-sight';

/** On the hub's own store. With `leader`, writing throws `shards/lease-lost` where it is not held. */
export function createIncidentStore(
  store: Store,
  { alertNotice, clock, leader }: { alertNotice: Notice<AlertNotification>; clock: Clock; leader?: Lease },
): IncidentStore {
  return {
    async read() {
      const incidents = await openIncidents(store.query);
      return {
        incidents,
        groups: await endedAsWritten(store.query, [...(await groups.all(store.query)).values()], incidents),
        connectivity: readIsolation(await findSetting(store.query, isolationKey)),
      };
    },
    findIncident: (id) => findIncident(store.query, id),
    findStory: (id) => incidentsOfStory(store.query, id, togetherMs),
    transaction: (work) =>
      store.transaction(async (query) => {
        await leader?.assertHeld(query);
        return work(within(query, alertNotice, clock.now()));
      }),
  };
}

function within(query: Query, alertNotice: Notice<AlertNotification>, nowMs: number): IncidentTransaction {
  return {
    change(change) {
      if (change.kind === 'open') return openIncident(query, change.incident);
      if (change.kind === 'close') return closeIncident(query, change.id, change.event);
      return changeIncident(query, change.id, change.change, change.event);
    },
    acknowledge: (id, by, event) => acknowledgeIncident(query, id, by, event),
    addEvent: (id, event) => addIncidentEvent(query, id, event),
    note: (id, note) => addIncidentNote(query, id, note),
    changeNotes: (messageId, line) => changeNotesOf(query, messageId, line),
    withdrawNotes: (messageId) => forgetNotesOf(query, messageId),
    cardsOf: (groupId) => channelMessagesOf(query, alertKey(groupId)),
    findOpen: (target) => findOpenIncident(query, target),
    notified: async (id) =>
      (await whoWasNotified(query, id)).filter(({ recoveryAtMs }) => recoveryAtMs === undefined).map(({ to }) => to),
    noteNotified: (id, to) => noteNotified(query, id, to, nowMs),
    noteRecoveryNotified: (id, to) => noteRecoveryNotified(query, id, to, nowMs),
    say: async (alert) => void (await enqueueAll(query, alertNotice(alert), nowMs)),
    keepGroup: (group) => groups.put(query, group.id, group, nowMs),
    keepIsolation: (notified) =>
      notified ? putValue(query, isolationKey, notified, nowMs) : forgetSetting(query, isolationKey),
    forgetGroup: (id) => groups.forget(query, id),
  };
}

/** A group may be older than its incidents: a member whose incident has ended is not open, or its alert would stay for ever. */
async function endedAsWritten(
  query: Query,
  groups: readonly AlertGroup[],
  incidents: readonly Incident[],
): Promise<AlertGroup[]> {
  const open = new Set(incidents.map(({ id }) => id));
  const healed: AlertGroup[] = [];
  for (const group of groups) {
    const members: AlertGroup['members'] = [];
    for (const member of group.members) {
      const isWrong = member.endedAtMs === undefined && !open.has(member.incidentId);
      const endedAtMs = isWrong ? (await findIncident(query, member.incidentId))?.endedAtMs : undefined;
      members.push(endedAtMs === undefined ? member : { ...member, endedAtMs, status: 'up' });
    }
    const isHealed = members.some((member, index) => member !== group.members[index]);
    healed.push(isHealed ? { ...group, members, isDirty: true } : group);
  }
  return healed;
}

function readIsolation(value: unknown): NotifiedIsolation | undefined {
  return Value.Check(NotifiedIsolationSchema, value) ? value : undefined;
}
