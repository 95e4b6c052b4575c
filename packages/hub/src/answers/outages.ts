/** Incidents as people count them: a service and its servers that fell together are one. What is written of those that go on, and what can be done about them next. */

import type { Question } from '@herald/understanding/question';
import type { Health } from '../domain/health.ts';
import type { Period } from '../domain/history.ts';
import { causeWords, type Incident, measuredCause, sinceMs, statedCause, statusNow } from '../domain/incident.ts';
import { explainsNothing } from '../domain/measured-cause.ts';
import type { Registry } from '../domain/registry.ts';
import { say, type Text } from '../format/text.ts';
import { expectedWords, latestWords, whoAndWhenWords } from '../format/who-words.ts';
import type { Answer } from './answer.ts';
import type { ReadModel } from './read-model.ts';

export type Outage = {
  /** The service, or the server that fell alone. */
  incident: Incident;
  /** Servers of the service that were in trouble meanwhile. */
  servers: readonly Incident[];
};

/** A server falls over a few polls before its service, and rises as many after it. */
const togetherMs = 60_000;

/** Of these names and of the servers that services among them run on; `names` empty: of everything. */
export function incidentsOf(
  names: readonly string[],
  { registry, incidents }: Pick<ReadModel, 'registry' | 'incidents'>,
  period: Period,
): Promise<readonly Incident[]> {
  return incidents(period, names.length === 0 ? undefined : withMembers(names, registry));
}

export function withMembers(names: readonly string[], registry: Registry): string[] {
  return [...new Set(names.flatMap((name) => [name, ...(registry.services.get(name)?.hosts ?? [])]))];
}

/** Of these names and of the servers that services among them run on; `names` empty: of everything. */
export async function outagesIn(
  period: Period,
  names: readonly string[],
  readModel: Pick<ReadModel, 'registry' | 'incidents'>,
): Promise<Outage[]> {
  return outagesOf(await incidentsOf(names, readModel, period), readModel.registry);
}

/** In the order in which they began. What was planned is told apart, and is none. */
export function outagesOf(incidents: readonly Incident[], registry: Registry): Outage[] {
  const unplanned = incidents.filter(({ isPlanned }) => !isPlanned);
  const services = unplanned.filter(({ target }) => target.kind === 'service');
  const hosts = unplanned.filter(({ target }) => target.kind === 'host');
  const told = new Set<Incident>();
  const outages = services.map((incident): Outage => {
    const members = registry.services.get(incident.target.name)?.hosts ?? [];
    const servers = hosts
      .filter(({ target }) => members.includes(target.name))
      .filter((host) => overlap(host, incident));
    for (const server of servers) told.add(server);
    return { incident, servers };
  });
  const alone = hosts.filter((host) => !told.has(host)).map((incident): Outage => ({ incident, servers: [] }));
  return [...outages, ...alone].toSorted((one, other) => one.incident.startedAtMs - other.incident.startedAtMs);
}

function overlap(one: Incident, other: Incident): boolean {
  const endOf = ({ endedAtMs }: Incident) => endedAtMs ?? Number.POSITIVE_INFINITY;
  return one.startedAtMs <= endOf(other) + togetherMs && other.startedAtMs <= endOf(one) + togetherMs;
}

/** That its servers are slow is no cause of a slow service: what was measured on them is. */
export function causeOf(outage: Outage): string {
  const { incident } = outage;
  const onServers = measuredOnServers(outage);
  return onServers !== undefined && statedCause(incident) === undefined && explainsNothing(incident.cause)
    ? onServers
    : causeWords(incident);
}

/** The last line of an engineer, where none named a cause: it says more than what was measured. */
export function saidOf({ incident }: Outage): Text[] {
  return statedCause(incident) ? [] : latestWords(incident);
}

/** "web-1: CPU was at 97 %.", of its servers that were slow. */
export function measuredOnServers({ servers }: Outage): string | undefined {
  const strained = servers.filter(({ worst }) => worst === 'degraded').slice(0, 3);
  return strained.length === 0
    ? undefined
    : strained.map((one) => `${one.target.name}: ${measuredCause(one)}`).join(' ');
}

export function wasDown({ incident }: Outage): boolean {
  return incident.worst === 'down';
}

export function isOfService({ incident }: Outage): boolean {
  return incident.target.kind === 'service';
}

type Kind = Incident['target']['kind'];

/** Read once for each answer, so that words can be made of it without waiting. */
export async function withOpenIncidents(readModel: ReadModel): Promise<ReadModel> {
  if (readModel.open) return readModel;
  const { nowMs } = readModel;
  const lately = await readModel.incidents({ fromMs: nowMs - dayMs, toMs: nowMs + 1 });
  return { ...knowingOpen(readModel, lately), lately };
}

const dayMs = 86_400_000;

/** The same, where they were read already. */
export function knowingOpen(readModel: ReadModel, incidents: readonly Incident[]): ReadModel {
  const open = incidents.filter(({ endedAtMs }) => endedAtMs === undefined);
  return {
    ...readModel,
    open: new Map(open.map((incident) => [keyOf(incident.target.kind, incident.target.name), incident])),
  };
}

export function openIncident(kind: Kind, name: string, { open }: ReadModel): Incident | undefined {
  return open?.get(keyOf(kind, name));
}

/**
 * Since when it has been as it is, for every headline: from what is written, as alerts and pages have it, so that a hub
 * that was started again says no other time. Only a turn that nobody has written yet is known from the health alone.
 */
export function troubleSince(kind: Kind, name: string, health: Health, readModel: ReadModel): number {
  const written = openIncident(kind, name, readModel);
  const { nowMs } = readModel;
  return written && statusNow(written, nowMs) === health.status ? sinceMs(written, nowMs) : health.sinceMs;
}

/** "Esra (Payments) is on it since 20:20.", what they said last, and when it is expected back. Empty where nobody said so. */
export function whoIsOnIt(kind: Kind, name: string, readModel: ReadModel): Text[] {
  const incident = openIncident(kind, name, readModel);
  if (!incident) return [];
  return [...whoAndWhenWords(incident), ...expectedWords(incident, readModel.nowMs)];
}

/** What is in trouble now. Services first; servers only where no service of theirs is in trouble too. `names` empty: everything. */
export function openTroubles(names: readonly string[], { open, registry }: ReadModel): Incident[] {
  const asked = new Set(withMembers(names, registry));
  const all = [...(open?.values() ?? [])].filter(({ target }) => names.length === 0 || asked.has(target.name));
  return outagesOf(all, registry).map(({ incident }) => incident);
}

function keyOf(kind: Kind, name: string): string {
  return `${kind}/${name}`;
}

/** Trouble that the board shows already and the records do not have yet counts in "this week" from its first second: the same, with incidents of all that is down or degraded now and stands in none that is open. Needs `open`. */
export function withUnwrittenTrouble(readModel: ReadModel): ReadModel {
  const begun = unwritten(readModel);
  if (begun.length === 0) return readModel;
  return {
    ...readModel,
    async incidents(period, names) {
      const written = await readModel.incidents(period, names);
      const isAsked = ({ target, startedAtMs }: Incident) =>
        startedAtMs < period.toMs &&
        readModel.nowMs > period.fromMs &&
        (names === undefined || names.includes(target.name));
      // It may have been written since.
      const isNew = ({ target }: Incident) =>
        !written.some(
          (one) => one.endedAtMs === undefined && one.target.kind === target.kind && one.target.name === target.name,
        );
      return [...written, ...begun.filter((one) => isAsked(one) && isNew(one))];
    },
  };
}

const unwrittenMark = 'unwritten/';

/** It goes on, and nothing is recorded of it yet: it has no page of its own. */
export function isUnwritten({ id }: Pick<Incident, 'id'>): boolean {
  return id.startsWith(unwrittenMark);
}

function unwritten({ fleet, nowMs, open }: ReadModel): Incident[] {
  if (fleet.connectivity().kind === 'isolated') return [];
  const of = (kind: 'service' | 'host', name: string, { status, ...health }: Health): Incident[] =>
    (status !== 'down' && status !== 'degraded') || health.planned || open?.has(`${kind}/${name}`)
      ? []
      : [
          {
            id: `${unwrittenMark}${kind}/${name}`,
            target: { kind, name },
            startedAtMs: Math.min(health.sinceMs, nowMs),
            worst: status,
            cause: health.reasons[0]?.text ?? '',
            isPlanned: false,
            timeline: [{ atMs: Math.min(health.sinceMs, nowMs), kind: 'opened', text: '', status }],
          },
        ];
  return [
    ...fleet.services().flatMap((view) => of('service', view.service.name, view.health)),
    ...fleet.hosts().flatMap((view) => of('host', view.host.name, view.health)),
  ];
}

const ofOneThing: ReadonlySet<Question['intent']> = new Set(['history', 'who', 'eta', 'cause', 'impact', 'metric']);

/** The likeliest next steps first: in trouble that is to learn of its end, and what to tell customers. */
export function actionsFor(target: string, status: Answer['status']): Answer['actions'] {
  const always: Answer['actions'] = [
    { kind: 'refresh' },
    { kind: 'details' },
    { kind: 'history', target },
    { kind: 'subscribe', target },
  ];
  if (status === 'up') return always;
  const steps = inTrouble(target);
  // When what is planned ends is known.
  return [...(status === 'planned' ? steps.filter(({ kind }) => kind !== 'tell-back') : steps), ...always];
}

/** Whatever was asked of it, not only how it is. */
export function withNextSteps(answer: Answer, { intent, targets }: Question, readModel: ReadModel): Answer {
  const [target] = targets;
  if (!target || targets.length > 1 || !answer.answered || !ofOneThing.has(intent)) return answer;
  const incident = openIncident(target.kind, target.name, readModel);
  if (!incident || incident.isPlanned) return answer;
  const steps = inTrouble(target.name);
  const others = answer.actions.filter((action) => !steps.some(({ kind }) => kind === action.kind));
  return { ...answer, actions: [...steps, ...others] };
}

/** No engineer can be asked from a direct message: where nothing else leads on, it is said where they can. */
export function withoutEngineers(answer: Answer): Answer {
  const actions = answer.actions.filter(({ kind }) => kind !== 'ask-engineers');
  if (actions.length === answer.actions.length) return answer;
  const lines = actions.length > 0 ? answer.lines : [...answer.lines, elsewhere];
  return { ...answer, actions, lines };
}

const elsewhere = say`To ask an engineer, write in a channel of the server: they can't see our direct messages.`;

function inTrouble(target: string): Answer['actions'] {
  return [{ kind: 'tell-back', target }, { kind: 'customer-text', target }, { kind: 'ask-engineers' }];
}
