/** One round: compares what is true with what is open, writes the difference, and joins what began together. */
import type { Fleet } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import { causeWords, type Incident, lastedSeconds, sinceMs, statusNow } from '../../domain/incident.ts';
import { cutByMaintenance } from '../../domain/incident-parts.ts';
import { type AlertGroup, findGroup, type Member, newGroup } from './alert-group.ts';
import {
  applyChange,
  causeOf,
  close,
  decideChange,
  type IncidentChange,
  type OpenIncident,
} from './incident-change.ts';
import type { IncidentTransaction } from './incident-store.ts';

export type Target = Incident['target'];
export type IncidentTransition = { kind: 'opened' | 'changed' | 'closed'; incident: Incident };

/** All that the keeper knows. A round works on a copy, which counts only once the transaction is through. */
export type Known = { open: Map<string, OpenIncident>; groups: Map<string, AlertGroup> };

export const keyOf = ({ kind, name }: Target) => `${kind}/${name}`;

export type Round = {
  known: Known;
  targets: readonly Target[];
  fleet: Fleet;
  nowMs: number;
  newId(): string;
  transaction: IncidentTransaction;
};

/** Changes `known` in place and gives what happened, for webhooks and logs. */
export async function reconcileIncidents(round: Round): Promise<IncidentTransition[]> {
  const happened: IncidentTransition[] = [];
  for (const target of round.targets) {
    const one = await reconcile(target, round);
    if (one) happened.push(one);
  }
  return happened;
}

async function reconcile(target: Target, round: Round): Promise<IncidentTransition | undefined> {
  const { known, fleet, nowMs, newId, transaction } = round;
  const open = known.open.get(keyOf(target));
  const health = healthOf(fleet, target);
  const change = health
    ? decideChange({ target, open, health, nowMs }, newId)
    : open && close(open, nowMs, 'It was taken out of the registry.');
  if (!change) return undefined;
  const isOurs = await transaction.change(change);
  if (!isOurs) return void (await adopt(target, known, transaction));
  return take(target, change, open, health, round);
}

/** Another hub, or this one before a crash, was sooner: take its incident as it is, and tell nobody again. */
async function adopt(target: Target, { open }: Known, transaction: IncidentTransaction): Promise<void> {
  const incident = await transaction.findOpen(target);
  if (incident) open.set(keyOf(target), { incident, status: undefined, cause: incident.cause });
  else open.delete(keyOf(target));
}

function take(
  target: Target,
  change: IncidentChange,
  open: OpenIncident | undefined,
  health: Health | undefined,
  { known, nowMs, fleet }: Round,
): IncidentTransition | undefined {
  if (change.kind === 'open') {
    const { incident } = change;
    const status = health?.status;
    known.open.set(keyOf(target), { incident, status, cause: incident.cause });
    join(known, memberOf(incident, status, nowMs), nowMs, fleet);
    return { kind: 'opened', incident };
  }
  if (!open) return undefined;
  const incident = applyChange(open.incident, change);
  const status = change.kind === 'close' ? 'up' : health?.status;
  if (change.kind === 'close') known.open.delete(keyOf(target));
  else known.open.set(keyOf(target), { incident, status, cause: health ? causeOf(health) : incident.cause });
  const member = memberOf(incident, status, nowMs);
  if (health && change.kind !== 'close') member.cause = causeOf(health);
  const group = [...known.groups.values()].find(({ members }) =>
    members.some(({ incidentId }) => incidentId === incident.id),
  );
  if (group) {
    group.members = group.members.map((one) => (one.incidentId === incident.id ? member : one));
    group.isDirty = true;
  } else if (change.kind !== 'close') join(known, member, nowMs, fleet);
  return { kind: change.kind === 'close' ? 'closed' : 'changed', incident };
}

/** What is planned is told to nobody, so it joins no group until the plan is over. */
function join({ groups }: Known, member: Member, nowMs: number, fleet: Fleet): void {
  if (member.isPlanned) return;
  const forming = findGroup(groups.values(), member, nowMs, ({ kind, name }) =>
    kind === 'service'
      ? [name]
      : fleet.services().flatMap(({ service }) => (service.hosts.includes(name) ? [service.name] : [])),
  );
  if (!forming) return void groups.set(member.incidentId, newGroup(member, nowMs));
  forming.members.push(member);
  forming.lastJoinedAtMs = nowMs;
  forming.isDirty = true;
}

export function memberOf(incident: Incident, status: Health['status'] | undefined, nowMs: number): Member {
  const isCut = incident.timeline.some(({ kind }) => kind === 'planned');
  const { seconds, ...outage } = isCut ? cutByMaintenance(incident, nowMs) : uncut(incident, nowMs);
  return {
    incidentId: incident.id,
    target: incident.target,
    ...outage,
    ...(incident.endedAtMs === undefined ? {} : { endedAtMs: incident.endedAtMs }),
    status: status ?? statusNow(incident, nowMs),
    ...(incident.endedAtMs === undefined ? {} : { worstSeconds: seconds }),
    // As an engineer put it: the fall's card and the recovery say what every answer says.
    cause: causeWords(incident),
    isPlanned: incident.isPlanned,
  };
}

/** One outage from its start: most never see maintenance. */
function uncut(incident: Incident, nowMs: number) {
  const { startedAtMs, endedAtMs = nowMs, worst } = incident;
  return { startedAtMs, sinceMs: sinceMs(incident, nowMs), worst, seconds: lastedSeconds(incident, endedAtMs) };
}

function healthOf(fleet: Fleet, { kind, name }: Target): Health | undefined {
  return kind === 'host' ? fleet.host(name)?.health : fleet.service(name)?.health;
}
