/** One host as the fleet keeps it between readings. */
import type { Report } from '@herald/protocol/report';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { Ec2View, HostView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host } from '../../domain/registry.ts';
import { type HostTracker, newTracker } from '../health/host-tracker.ts';

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

export function newHostState(host: Host): HostState {
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
