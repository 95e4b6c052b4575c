/** Incidents that began together and are told together: one message, however many hosts fail at once; what was said of them, and when they are told again. */
import { type Static, Type } from 'typebox';
import { expectedBack, type Incident, type IncidentNote } from '../../domain/incident.ts';
import { listInWords } from '../../format/words.ts';

export type Member = Static<typeof Member>;
const Member = Type.Object({
  incidentId: Type.String(),
  target: Type.Object({ kind: Type.Union([Type.Literal('host'), Type.Literal('service')]), name: Type.String() }),
  startedAtMs: Type.Number(),
  endedAtMs: Type.Optional(Type.Number()),
  sinceMs: Type.Optional(
    Type.Number({ description: 'Since when it has been as it is; groups of older releases have none.' }),
  ),
  plannedSinceMs: Type.Optional(
    Type.Number({ description: 'Since when maintenance explains it, where it began before that.' }),
  ),
  status: Type.Union([Type.Literal('down'), Type.Literal('unknown'), Type.Literal('degraded'), Type.Literal('up')]),
  worst: Type.Optional(
    Type.Union([Type.Literal('down'), Type.Literal('unknown'), Type.Literal('degraded')], {
      description: 'The worst it has been; groups of older releases have none.',
    }),
  ),
  worstSeconds: Type.Optional(
    Type.Number({
      description: 'How long it was as bad as it got, once it is over; groups of older releases have none.',
    }),
  ),
  cause: Type.String(),
  isPlanned: Type.Boolean(),
});

export type Notified = Pick<Member, 'incidentId' | 'target'>;

/** As it is kept over a restart. */
export type AlertGroup = Static<typeof AlertGroup>;
export const AlertGroup = Type.Object({
  id: Type.String({ description: 'The id of its first incident.' }),
  startedAtMs: Type.Number(),
  lastJoinedAtMs: Type.Number(),
  members: Type.Array(Member, { description: 'All that ever joined, the ended ones too.' }),
  said: Type.Number({ description: 'How often it was told, so that each telling has a reference of its own.' }),
  lastSaidAtMs: Type.Number(),
  reminders: Type.Number(),
  lastReminderAtMs: Type.Number(),
  acknowledgedBy: Type.Optional(Type.String()),
  askedForMs: Type.Optional(
    Type.Number({ description: 'The time it was expected back, once a new one was asked for.' }),
  ),
  isDirty: Type.Boolean({ description: 'Something changed that the message does not say yet.' }),
});

/** Hosts of one failure fall one after another over a poll interval and a little more. */
const joinWithinMs = 45_000;
/** A group that has told for so long is not made longer: what falls then is news. */
const longestJoiningMs = 10 * 60_000;

/** The services that a target is, or serves. */
export type ServicesOf = (target: Member['target']) => readonly string[];

/** The group that a new incident belongs to, if one is still forming. Planned ones are told to nobody, so they join none. */
export function findGroup(
  groups: Iterable<AlertGroup>,
  member: Member,
  nowMs: number,
  servicesOf: ServicesOf,
): AlertGroup | undefined {
  for (const group of groups) {
    const isForming = nowMs - group.lastJoinedAtMs <= joinWithinMs && nowMs - group.startedAtMs <= longestJoiningMs;
    if (isForming && !isOver(group) && isOneStory(group, member, servicesOf)) return group;
  }
  return undefined;
}

/** Many that fall at once are one failure; one that is slow beside another that is down is its own story, unless they serve the same. */
function isOneStory({ members }: AlertGroup, member: Member, servicesOf: ServicesOf): boolean {
  const open = members.filter(({ endedAtMs }) => endedAtMs === undefined);
  if (open.some(({ status }) => isSlow(status) === isSlow(member.status))) return true;
  const own = new Set(servicesOf(member.target));
  return open.some(({ target }) => servicesOf(target).some((service) => own.has(service)));
}

function isSlow(status: Member['status']): boolean {
  return status === 'degraded';
}

/** An incident, and of those told with it what hangs together with it by a server or a service; all where it is not among them. */
export function ofOneFault(
  notified: readonly Notified[],
  incidentId: string,
  servicesOf: ServicesOf,
): readonly Notified[] {
  const named = notified.map((one) => ({
    one,
    names: [`${one.target.kind} ${one.target.name}`, ...servicesOf(one.target).map((name) => `service ${name}`)],
  }));
  const own = named.find(({ one }) => one.incidentId === incidentId);
  if (!own) return notified;
  const names = new Set(own.names);
  for (let before = 0; before < names.size; ) {
    before = names.size;
    for (const other of named)
      if (other.names.some((name) => names.has(name))) for (const name of other.names) names.add(name);
  }
  return named.filter((other) => other.names.some((name) => names.has(name))).map(({ one }) => one);
}

export function newGroup(member: Member, nowMs: number): AlertGroup {
  return {
    id: member.incidentId,
    startedAtMs: nowMs,
    lastJoinedAtMs: nowMs,
    members: [member],
    said: 0,
    lastSaidAtMs: 0,
    reminders: 0,
    lastReminderAtMs: nowMs,
    isDirty: true,
  };
}

export function isOver({ members }: AlertGroup): boolean {
  return members.every(({ endedAtMs }) => endedAtMs !== undefined);
}

/** Those worth an engineer's sleep: still open, not planned. */
export function openMembers({ members }: AlertGroup): Member[] {
  return members.filter(({ endedAtMs, isPlanned }) => endedAtMs === undefined && !isPlanned);
}

const minuteMs = 60_000;

/** After the alert that nobody took on, and each after the one before: repeated, then to those whom the registry names; then silence. */
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

type Target = Incident['target'];
export type GroupNotes = (group: AlertGroup) => readonly IncidentNote[];

/**
 * What engineers said of the incidents of a group, while they last: each line once, with what it is about where that is
 * only some of them.
 */
export function notesIn(open: ReadonlyMap<string, { incident: Incident }>): GroupNotes {
  return ({ members }) => {
    const ids = new Set(members.map(({ incidentId }) => incidentId));
    const incidents = [...open.values()].map(({ incident }) => incident).filter(({ id }) => ids.has(id));
    const services = incidents.filter(({ target }) => target.kind === 'service');
    // One line of an engineer is kept with each incident that it is about.
    const lines = new Map<string, { note: IncidentNote; targets: Target[] }>();
    for (const { target, notes = [] } of incidents) {
      for (const note of notes) {
        const key = `${note.atMs} ${note.kind} ${note.text}`;
        const line = lines.get(key) ?? { note, targets: [] };
        line.targets.push(target);
        lines.set(key, line);
      }
    }
    return [...lines.values()]
      .map(({ note, targets }) => {
        const own = targets.filter(({ kind }) => kind === 'service');
        if (services.length === 0 || own.length === services.length) return note;
        const about = listInWords((own.length > 0 ? own : targets).map(({ name }) => name));
        return { ...note, text: note.kind === 'on-it' ? about : `${about}: ${note.text}` };
      })
      .toSorted((one, other) => one.atMs - other.atMs);
  };
}
