/** What engineers say of an incident: that they are on it, a line of what they do, and what it was. Commands, threads and pages call it. */
import type { Clock } from '@herald/protocol/clock';
import type { SentMessage } from '../../domain/delivery.ts';
import { type Author, causeWords, type IncidentNote } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import type { NewNote } from '../../store/incidents/incident-notes.ts';
import { type AlertGroup, type Member, type Notified, ofOneFault } from './alert-group.ts';
import { servicesConcerned } from './alert-recipients.ts';
import { openThreads } from './in-thread.ts';
import type { IncidentStore, IncidentTransaction } from './incident-store.ts';
import { readBackBy } from './read-back-by.ts';
import type { Known } from './reconcile-incidents.ts';

/** `personHash`: the pseudonym under which they can have it forgotten. Name and team are shown to colleagues. */
export type Engineer = Author & { personHash: string };

/**
 * `messageId`: of the message that it was typed in; edited or deleted, it changes or takes back the line. `about`: of this incident, and
 * of those of the same services, where one alert tells of several faults; else of all that it tells.
 */
export type TypedLine = { text: string; messageId?: string; about?: 'incident' };

/** Ids are those of an incident, or of the group that an alert's button names. */
export type EngineersSay = {
  acknowledge(id: string, by: Engineer, about?: TypedLine['about']): Promise<'acknowledged' | 'already' | 'unknown'>;
  /** What is being done; whoever says it is on it, where nobody was. `over`: it has ended, so there is nothing to update. */
  update(id: string, by: Engineer, line: TypedLine): Promise<'noted' | 'over' | 'unknown'>;
  /** The cause, while it lasts or afterwards. */
  explain(id: string, by: Engineer, cause: TypedLine): Promise<'noted' | 'unknown'>;
  /** The message of a line was edited. False where it is no line of an incident. */
  rewrite(line: TypedLine & { messageId: string }): Promise<boolean>;
  /** The message of a line was deleted. */
  withdraw(messageId: string): Promise<boolean>;
  /** Where the alert of one that goes on stands in Discord; undefined where none was sent to a channel. */
  alertOf(id: string): Promise<SentMessage | undefined>;
};

/** Longer lines are cut: they stand in every answer. */
export const longestLine = 200;

export type EngineersSayParts = {
  store: IncidentStore;
  known(): Known;
  /** One change at a time, between the rounds. */
  inTurn(work: () => Promise<void>): Promise<void>;
  registry(): Registry;
  clock: Clock;
};

export function createEngineersSay({ store, known, inTurn, registry, clock }: EngineersSayParts): EngineersSay {
  return { acknowledge, update, explain, rewrite, withdraw, alertOf };

  async function acknowledge(
    id: string,
    by: Engineer,
    about?: TypedLine['about'],
  ): Promise<'acknowledged' | 'already' | 'unknown'> {
    let result: 'acknowledged' | 'already' | 'unknown' = 'unknown';
    await inTurn(async () => {
      const group = findGroupOf(id);
      if (!group) return;
      const ids = concerned(openMembers(group), id, about);
      const isFirst = await store.transaction((transaction) => takeOn(group, by, transaction, ids));
      await refresh(group);
      result = isFirst ? 'acknowledged' : 'already';
    });
    return result;
  }

  async function update(id: string, by: Engineer, line: TypedLine): Promise<'noted' | 'over' | 'unknown'> {
    let result: 'noted' | 'over' | 'unknown' = 'unknown';
    await inTurn(async () => {
      const group = findGroupOf(id);
      if (!group) {
        result = (await store.findStory(id)).length > 0 ? 'over' : 'unknown';
        return;
      }
      const about = concerned(openMembers(group), id, line.about);
      await store.transaction(async (transaction) => {
        await takeOn(group, by, transaction, about);
        await note(about, 'update', by, line, transaction);
      });
      await refresh(group);
      result = 'noted';
    });
    return result;
  }

  async function explain(id: string, by: Engineer, cause: TypedLine): Promise<'noted' | 'unknown'> {
    let result: 'noted' | 'unknown' = 'unknown';
    await inTurn(async () => {
      const group = findGroupOf(id);
      const notified = group
        ? group.members
        : (await store.findStory(id)).map((incident) => ({ incidentId: incident.id, target: incident.target }));
      const ids = concerned(notified, id, cause.about);
      if (ids.length === 0) return;
      await store.transaction((transaction) => note(ids, 'cause', by, cause, transaction));
      if (group) await refresh(group);
      result = 'noted';
    });
    return result;
  }

  async function rewrite({ text, messageId }: TypedLine & { messageId: string }): Promise<boolean> {
    return changed((transaction) => transaction.changeNotes(messageId, lineOf(text)));
  }

  async function withdraw(messageId: string): Promise<boolean> {
    return changed((transaction) => transaction.withdrawNotes(messageId));
  }

  async function alertOf(id: string): Promise<SentMessage | undefined> {
    const group = findGroupOf(id);
    return group && (await store.transaction((transaction) => transaction.cardsOf(group.id)))[0];
  }

  async function changed(work: (transaction: IncidentTransaction) => Promise<readonly string[]>): Promise<boolean> {
    let ids: readonly string[] = [];
    await inTurn(async () => {
      ids = await store.transaction(work);
      const groups = new Set(ids.map((id) => findGroupOf(id)).filter((group) => group !== undefined));
      for (const group of groups) await refresh(group);
    });
    return ids.length > 0;
  }

  /** Who is on it counts once for each incident; false where somebody was already. */
  async function takeOn(
    group: AlertGroup,
    by: Engineer,
    transaction: IncidentTransaction,
    ids: readonly string[],
  ): Promise<boolean> {
    const atMs = clock.now();
    let isFirst = false;
    for (const incidentId of ids) {
      const event = { atMs, kind: 'acknowledged' as const, text: 'An engineer is on it.' };
      if (!(await transaction.acknowledge(incidentId, by.personHash, event))) continue;
      isFirst = true;
      await transaction.note(incidentId, newNote('on-it', by, { text: '' }, atMs));
    }
    if (isFirst) await openThreads(group, { registry: registry(), nowMs: atMs, transaction });
    await transaction.keepGroup(
      openMembers(group).every(({ incidentId }) => ids.includes(incidentId) || takerOf(incidentId) !== undefined)
        ? { ...group, acknowledgedBy: group.acknowledgedBy ?? by.personHash }
        : group,
    );
    return isFirst;
  }

  async function note(
    ids: readonly string[],
    kind: IncidentNote['kind'],
    by: Engineer,
    line: TypedLine,
    transaction: IncidentTransaction,
  ): Promise<void> {
    const atMs = clock.now();
    for (const id of ids) await transaction.note(id, newNote(kind, by, line, atMs));
  }

  function newNote(kind: IncidentNote['kind'], by: Engineer, { text, messageId }: TypedLine, atMs: number): NewNote {
    const { personHash, name, team } = by;
    return {
      atMs,
      kind,
      personHash,
      by: { ...(name === undefined ? {} : { name }), ...(team === undefined ? {} : { team }) },
      ...(kind === 'update' ? lineOf(text) : { text: oneLine(text) }),
      ...(messageId === undefined ? {} : { messageId }),
    };
  }

  function lineOf(text: string): Pick<IncidentNote, 'text' | 'backByMs'> {
    const backByMs = readBackBy(text, clock.now(), registry().zone);
    return { text: oneLine(text), ...(backByMs === undefined ? {} : { backByMs }) };
  }

  function concerned(notified: readonly Notified[], id: string, about: TypedLine['about']): string[] {
    const of =
      about === 'incident' ? ofOneFault(notified, id, (target) => servicesConcerned(target, registry())) : notified;
    return of.map(({ incidentId }) => incidentId);
  }

  function findGroupOf(id: string): AlertGroup | undefined {
    return [...known().groups.values()].find(
      (group) => group.id === id || group.members.some(({ incidentId }) => incidentId === id),
    );
  }

  function takerOf(incidentId: string): string | undefined {
    return [...known().open.values()].find(({ incident }) => incident.id === incidentId)?.incident.acknowledgedBy;
  }

  /** What is written counts: it is read back, and the card is told anew in the next round. */
  async function refresh(group: AlertGroup): Promise<void> {
    const { groups, open } = known();
    const ids = new Set(group.members.map(({ incidentId }) => incidentId));
    for (const one of open.values())
      if (ids.has(one.incident.id)) one.incident = (await store.findIncident(one.incident.id)) ?? one.incident;
    // Of several faults that one alert tells, each has to be taken on before nobody is asked any more.
    const takers = openMembers(group).map(({ incidentId }) => takerOf(incidentId));
    const acknowledgedBy = group.acknowledgedBy ?? (takers.includes(undefined) ? undefined : takers[0]);
    const members = await Promise.all(
      group.members.map(async (member) => {
        const over = member.endedAtMs === undefined ? undefined : await store.findIncident(member.incidentId);
        return over ? { ...member, cause: causeWords(over) } : member;
      }),
    );
    groups.set(group.id, {
      ...group,
      members,
      ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }),
      isDirty: true,
      lastSaidAtMs: 0,
    });
  }
}

function openMembers({ members }: AlertGroup): Member[] {
  return members.filter(({ endedAtMs }) => endedAtMs === undefined);
}

/** Whatever was typed, as one line of bearable length. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= longestLine
    ? line
    : `${line
        .slice(0, longestLine - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}
