/** One host as the fleet keeps it between readings. */
import type { Report } from '@herald/protocol/report';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { Ec2View, HostView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host, Registry } from '../../domain/registry.ts';
import { type HostTracker, newTracker } from '../health/host-tracker.ts';
import { judgeHost, staleAfterMs } from '../health/judge-host.ts';
import type { PlannedNow } from './planned.ts';

/** What the store keeps of a host over a restart, and what other hubs tell of hosts they poll. */
export type LastState = {
  hostName: string;
  health: Health;
  lastReport?: { report: Report; receivedAtMs: number };
  lastOutcome?: PollOutcome;
  lastAnsweredAtMs?: number;
};

export type HostState = {
  host: Host;
  tracker: HostTracker;
  health: Health | undefined;
  lastReport: { report: Report; receivedAtMs: number } | undefined;
  sampledAtMs: number | undefined;
  lastOutcome: PollOutcome | undefined;
  lastAnsweredAtMs: number | undefined;
  ec2: Ec2View | undefined;
  identity: AskedIdentity | undefined;
  services: string[];
  /** This hub polls it. What another hub polls is told by that hub alone. */
  isOwn: boolean;
  /** Built when somebody asks. */
  view: HostView | undefined;
};

/** Hosts as they are now declared; those that were there before keep what is known of them. */
export function declaredHosts(registry: Registry, known: ReadonlyMap<string, HostState>): Map<string, HostState> {
  return new Map(
    Array.from(registry.hosts.values(), (host) => {
      const state = known.get(host.name) ?? newHostState(host);
      return [host.name, Object.assign(state, { host, services: [], view: undefined })];
    }),
  );
}

function newHostState(host: Host): HostState {
  return {
    host,
    tracker: newTracker(),
    health: undefined,
    lastReport: undefined,
    sampledAtMs: undefined,
    lastOutcome: undefined,
    lastAnsweredAtMs: undefined,
    ec2: undefined,
    identity: undefined,
    services: [],
    isOwn: false,
    view: undefined,
  };
}

export function viewOf(state: HostState, health: Health): HostView {
  // All of one shape, without spreads: ten thousand are built anew after each round of polls.
  state.view ??= {
    host: state.host,
    health,
    lastReport: state.lastReport,
    sampledAtMs: state.sampledAtMs,
    lastOutcome: state.lastOutcome,
    lastAnsweredAtMs: state.lastAnsweredAtMs,
    ec2: state.ec2,
    identity: state.identity,
  };
  return state.view;
}

/** What its last poll told, beside what its tracker makes of it. */
export function takeOutcome(state: HostState, outcome: PollOutcome): void {
  state.lastOutcome = outcome;
  state.view = undefined;
  if (outcome.kind === 'report') {
    state.lastReport = { report: outcome.report, receivedAtMs: outcome.atMs };
    state.sampledAtMs = Date.parse(outcome.report.sampledAt);
  }
  if (outcome.kind !== 'silent') state.lastAnsweredAtMs = outcome.atMs;
}

/** How it is by what is known now. An outcome of before the start counts from the start. */
export function judgedHost(state: HostState, startedAtMs: number, planned: PlannedNow, nowMs: number): Health {
  const { host, tracker, lastReport, lastOutcome, ec2, identity } = state;
  const lastOutcomeAtMs = lastOutcome && Math.max(lastOutcome.atMs, startedAtMs);
  const facts = { host, tracker, lastReport, lastOutcomeAtMs, ec2, identity, planned: planned.hosts.get(host.name) };
  return judgeHost(facts, state.health, nowMs);
}

/** Nobody has asked it for too long, and its health does not say so yet. */
export function isGrownStale({ host, health, lastOutcome }: HostState, startedAtMs: number, nowMs: number): boolean {
  if (!lastOutcome || nowMs - Math.max(lastOutcome.atMs, startedAtMs) <= staleAfterMs(host)) return false;
  return health?.reasons[0]?.code !== 'stale';
}

/** Nothing of one that was never judged. */
export function lastStateOf(state: HostState | undefined): LastState | undefined {
  if (!state?.health) return undefined;
  const { host, health, lastReport, lastOutcome, lastAnsweredAtMs } = state;
  return {
    hostName: host.name,
    health,
    ...(lastReport && { lastReport }),
    ...(lastOutcome && { lastOutcome }),
    ...(lastAnsweredAtMs !== undefined && { lastAnsweredAtMs }),
  };
}

/** Lets a host that had fallen before a restart rise as it would have without one. */
export function restoreState(state: HostState, last: LastState): void {
  state.health = last.health;
  state.lastReport = last.lastReport;
  state.sampledAtMs = last.lastReport && Date.parse(last.lastReport.report.sampledAt);
  state.lastOutcome = last.lastOutcome;
  state.lastAnsweredAtMs = last.lastAnsweredAtMs ?? last.lastReport?.receivedAtMs;
  state.isOwn = false;
  state.view = undefined;
  state.tracker = newTracker();
  state.tracker.instanceId = last.lastReport?.report.instance?.instanceId;
  const { lastOutcome } = last;
  const hasFallen = last.health.status === 'down' || last.health.status === 'unknown';
  if (hasFallen && lastOutcome && lastOutcome.kind !== 'report') {
    state.tracker.isConfirmedDown = true;
    state.tracker.lastFailure = lastOutcome;
    state.tracker.firstFailureAtMs = last.health.sinceMs;
  }
}
