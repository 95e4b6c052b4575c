/** Keeps incidents and alerts in step with what is true: at every change, and once a minute for all that was missed. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import type { Fleet, HostView, HubConnectivity, ServiceView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { type Lease, soleLease } from '../../store/leases/lease.ts';
import { type AlertGroup, dueReminder, newGroup, notesIn, overdueEstimate } from './alert-group.ts';
import type { Recipient } from './alert-notification.ts';
import { alertConnectivity, isConnectivityAlertDue } from './connectivity-alert.ts';
import { createEngineersSay, type EngineersSay } from './engineers-say.ts';
import type { IncidentStore, NotifiedIsolation } from './incident-store.ts';
import { notifyGroups } from './notify-groups.ts';
import {
  type IncidentTransition,
  type Known,
  keyOf,
  memberOf,
  reconcileIncidents,
  type Target,
} from './reconcile-incidents.ts';

export type IncidentsOptions = {
  store: IncidentStore;
  fleet: Fleet;
  registry(): Registry;
  /** Who is told of this target: the alerts channel, subscribers. */
  recipientsOf(target: Target): readonly Recipient[];
  /** Of several hubs the leader keeps incidents. */
  leader?: Lease;
  /** After it is written: for webhooks. */
  onHappened?(happened: IncidentTransition): void;
  clock: Clock;
  newId?(): string;
  log: Logger;
};

export type Incidents = AsyncDisposable &
  EngineersSay & {
    /** A change of health. Nothing is written before the next round, within a second. */
    note(target: Target): void;
    /** Those that are open now, oldest first. */
    open(): readonly Incident[];
    /** Runs a round at once and waits for it. */
    reconcile(): Promise<void>;
    /** When the last round ended, on the clock of durations: for the watchdog. */
    lastRanAt(): number | undefined;
    /** Why the last round could not be written, if it could not. */
    problem(): unknown;
  };

const roundMs = 1_000;
const reconcileMs = 60_000;
/** A transaction stays short enough for others to write in between; what is left over comes in the next. */
const mostPerRound = 500;

/** Reads what is open, then works until it is disposed of. Throws where the store cannot be read. */
export async function startIncidents(options: IncidentsOptions): Promise<Incidents> {
  const { store, fleet, registry, recipientsOf, onHappened, clock, log } = options;
  const newId = options.newId ?? randomUUID;
  const leader = options.leader ?? soleLease('speaker');
  const stopping = new AbortController();
  const startedAtMs = clock.now();
  const dirty = new Map<string, Target>();
  let known: Known = { open: new Map(), groups: new Map() };
  let notified: NotifiedIsolation | undefined;
  /** The term of the lease under which `known` was read. */
  let term = leader.term();
  let reconciledAt = Number.NEGATIVE_INFINITY;
  let problem: unknown;
  let ranAt: number | undefined;
  let running: Promise<void> = Promise.resolve();

  await read();
  const loop = run();
  return {
    ...createEngineersSay({ store, known: () => known, inTurn, registry, clock }),
    note: (target) => void dirty.set(keyOf(target), target),
    open: () => [...known.open.values()].map(({ incident }) => incident),
    reconcile: () => inTurn(round),
    lastRanAt: () => ranAt,
    problem: () => problem,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
      await running;
    },
  };

  async function read(): Promise<void> {
    const kept = await store.read();
    known = { open: new Map(), groups: new Map() };
    notified = kept.connectivity;
    for (const incident of kept.incidents)
      known.open.set(keyOf(incident.target), { incident, status: undefined, cause: incident.cause });
    for (const group of kept.groups) known.groups.set(group.id, group);
    const grouped = new Set(kept.groups.flatMap(({ members }) => members.map(({ incidentId }) => incidentId)));
    for (const incident of kept.incidents)
      if (!grouped.has(incident.id) && !incident.isPlanned)
        known.groups.set(incident.id, notifiedBefore(incident, clock.now()));
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(roundMs, stopping.signal);
      if (!stopping.signal.aborted) await inTurn(round);
      ranAt = clock.elapsed();
    }
  }

  /** One at a time: a round works on what the one before left. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = running.then(work);
    running = turn.catch(() => undefined);
    return turn;
  }

  async function round(): Promise<void> {
    try {
      await attempt();
      problem = undefined;
    } catch (error) {
      // Another hub speaks now, and keeps the incidents.
      if (isHeraldError(error) && error.code === 'shards/lease-lost') return;
      // What was to be written stays due; the store says by itself what is wrong with it.
      if (problem === undefined) log.error({ err: error }, 'incidents cannot be written');
      problem = error;
    }
  }

  async function attempt(): Promise<void> {
    if (!leader.isHeld()) return;
    // Another hub may have spoken in between: what it wrote is what counts.
    if (leader.term() !== term) {
      const next = leader.term();
      await read();
      reconciledAt = Number.NEGATIVE_INFINITY;
      term = next;
    }
    const nowMs = clock.now();
    const connectivity = fleet.connectivity();
    if (clock.elapsed() - reconciledAt >= reconcileMs && connectivity.kind === 'connected') {
      reconciledAt = clock.elapsed();
      for (const target of unsettled()) dirty.set(keyOf(target), target);
    }
    const targets =
      connectivity.kind === 'connected' ? [...dirty.values()].filter(isJudged).slice(0, mostPerRound) : [];
    const groupsDue = [...known.groups.values()].some(
      (group) => group.isDirty || dueReminder(group, nowMs) || overdueEstimate(group, notesIn(known.open), nowMs),
    );
    const isHubDue = mayConcernHub(connectivity) && isConnectivityAlertDue({ connectivity, notified, nowMs });
    if (targets.length === 0 && !groupsDue && !isHubDue) return;
    for (const target of targets) dirty.delete(keyOf(target));
    try {
      await write(targets, nowMs);
    } catch (error) {
      for (const target of targets) dirty.set(keyOf(target), target);
      throw error;
    }
  }

  async function write(targets: readonly Target[], nowMs: number): Promise<void> {
    const connectivity = fleet.connectivity();
    const next: Known = { open: new Map(known.open), groups: structuredClone(known.groups) };
    const result = await store.transaction(async (transaction) => {
      const happened = await reconcileIncidents({ known: next, targets, fleet, nowMs, newId, transaction });
      await notifyGroups({
        groups: next.groups,
        notesOf: notesIn(next.open),
        registry: registry(),
        recipientsOf,
        nowMs,
        transaction,
      });
      if (!mayConcernHub(connectivity)) return { happened, notified };
      const recipients = alertRecipients(registry());
      const alert = { connectivity, notified, recipients, nowMs, transaction };
      return { happened, notified: await alertConnectivity(alert) };
    });
    known = next;
    notified = result.notified;
    for (const happened of result.happened) onHappened?.(happened);
  }

  /** It cannot see, or somebody was told so and not yet that it can again. */
  function mayConcernHub({ kind }: HubConnectivity): boolean {
    return kind === 'isolated' || notified !== undefined;
  }

  /** Only what was seen since the start: an older state may be from before a restart. */
  function isJudged(target: Target): boolean {
    const view = target.kind === 'host' ? fleet.host(target.name) : fleet.service(target.name);
    if (!view) return true;
    if (view.health.reasons[0]?.code === 'not-polled-yet') return false;
    const hosts = 'hosts' in view ? view.hosts : [view];
    if (known.open.has(keyOf(target)) && (hosts.some(isFailingUnjudged) || isHeldUpUnchecked(view))) return false;
    return hosts.length === 0 || hosts.some(({ lastOutcome }) => (lastOutcome?.atMs ?? 0) >= startedAtMs);
  }

  /** Whatever may differ from what is written: all that is open, and all that is not well. */
  function unsettled(): Target[] {
    const open = [...known.open.values()].map(({ incident }) => incident.target);
    const hosts = fleet.hosts().filter(({ health }) => health.status !== 'up');
    const services = fleet.services().filter(({ health }) => health.status !== 'up');
    return [
      ...open,
      ...hosts.map(({ host }): Target => ({ kind: 'host', name: host.name })),
      ...services.map(({ service }): Target => ({ kind: 'service', name: service.name })),
    ];
  }
}

function alertRecipients({ discord }: Registry): Recipient[] {
  return discord.alertsChannelId === undefined ? [] : [{ kind: 'channel', id: discord.alertsChannelId }];
}

/** Its group was not kept, so it was told by an older hub: nothing is said again but its end. */
function notifiedBefore(incident: Incident, nowMs: number): AlertGroup {
  const group = newGroup(memberOf(incident, undefined, nowMs), incident.startedAtMs);
  return {
    ...group,
    said: 1,
    isDirty: false,
    ...(incident.acknowledgedBy && { acknowledgedBy: incident.acknowledgedBy }),
  };
}

/**
 * It does not answer, and is not yet held to be down: after a crash between writing an incident and the state that made
 * it, the state says that the host is up. Closed by that, the one fall would be told as two.
 */
function isFailingUnjudged({ health, lastOutcome }: HostView): boolean {
  return isHeldUp(health) && lastOutcome !== undefined && lastOutcome.kind !== 'report';
}

/** After a start its servers may be well while the check that failed has not been run, or not often enough to count. */
function isHeldUpUnchecked(view: HostView | ServiceView): boolean {
  return 'isAwaitingCheck' in view && view.isAwaitingCheck === true && isHeldUp(view.health);
}

function isHeldUp({ status }: Health): boolean {
  return status === 'up' || status === 'degraded';
}
