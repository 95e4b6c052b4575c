/** What the hub remembers of one host's recent readings: enough to judge it, small enough for ten thousand. */
import type { PollFailure, PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host } from '../../domain/registry.ts';
import { type DiskTrend, followDisks } from './disk-trend.ts';
import { followBreaches, type ThresholdBreach } from './threshold-breaches.ts';

export type HostTracker = {
  /** Failures in a row, counted once an interval: a person who asks three times does not make a host fall. */
  failures: number;
  /** Good readings in a row. */
  consecutiveSuccesses: number;
  /** Three failures make it fall, two good readings let it rise. */
  isConfirmedDown: boolean;
  firstFailureAtMs: number;
  countedAtMs: number;
  lastFailure: PollFailure | undefined;
  breaches: readonly ThresholdBreach[];
  disks: DiskTrend[];
  /** The last 21 states as bits, see flapping. */
  states: number;
  isFlapping: boolean;
  flappingSinceMs: number;
  clockSkewSeconds: number;
  /** The instance that answered last, and when it took another's place. */
  instanceId: string | undefined;
  replacedAtMs: number | undefined;
  /** Since when an instance answers that is not the one of the registry. */
  strangerSinceMs: number | undefined;
};

export const failuresToFall = 3;
const successesToRise = 2;

export function newTracker(): HostTracker {
  return {
    failures: 0,
    consecutiveSuccesses: 0,
    isConfirmedDown: false,
    firstFailureAtMs: 0,
    countedAtMs: 0,
    lastFailure: undefined,
    breaches: [],
    disks: [],
    states: 0,
    isFlapping: false,
    flappingSinceMs: 0,
    clockSkewSeconds: 0,
    instanceId: undefined,
    replacedAtMs: undefined,
    strangerSinceMs: undefined,
  };
}

/**
 * Takes an outcome into the tracker, in place. `hubSees` false: the hub is cut off, so silence says nothing of the host.
 */
export function follow(tracker: HostTracker, outcome: PollOutcome, host: Host, hubSees: boolean): void {
  if (outcome.kind === 'report') followReport(tracker, outcome, host);
  else if (hubSees) followFailure(tracker, outcome, host);
  else return;
  const isWell = outcome.kind === 'report' && !tracker.isConfirmedDown;
  tracker.states = pushState(tracker.states, isWell);
  const isFlapping = decideFlapping(tracker.states, tracker.isFlapping);
  if (isFlapping && !tracker.isFlapping) tracker.flappingSinceMs = outcome.atMs;
  tracker.isFlapping = isFlapping;
}

/** The hub sees again: what failed while it was cut off gets as many chances as if it had just been well. */
export function forgetFailures(tracker: HostTracker): void {
  if (tracker.isConfirmedDown) return;
  tracker.failures = 0;
  tracker.lastFailure = undefined;
}

function followReport(tracker: HostTracker, outcome: Extract<PollOutcome, { kind: 'report' }>, host: Host): void {
  const { report, atMs, clockSkewSeconds } = outcome;
  tracker.failures = 0;
  tracker.consecutiveSuccesses = Math.min(tracker.consecutiveSuccesses + 1, successesToRise);
  if (tracker.consecutiveSuccesses >= successesToRise || !tracker.isConfirmedDown) {
    tracker.isConfirmedDown = false;
    tracker.lastFailure = undefined;
  }
  tracker.clockSkewSeconds = clockSkewSeconds;
  tracker.breaches = followBreaches(tracker.breaches, report, host.thresholds, atMs);
  followDisks(tracker.disks, report.metrics.disks, atMs);
  followIdentity(tracker, report.instance?.instanceId, host, atMs);
}

function followFailure(tracker: HostTracker, outcome: PollFailure, host: Host): void {
  tracker.consecutiveSuccesses = 0;
  tracker.lastFailure = outcome;
  if (tracker.failures === 0) tracker.firstFailureAtMs = outcome.atMs;
  else if (outcome.atMs - tracker.countedAtMs < 400 * host.pollSeconds && outcome.atMs >= tracker.countedAtMs) return;
  tracker.countedAtMs = outcome.atMs;
  tracker.failures += 1;
  if (tracker.failures >= failuresToFall) tracker.isConfirmedDown = true;
}

function followIdentity(tracker: HostTracker, instanceId: string | undefined, host: Host, atMs: number): void {
  if (instanceId === undefined) return;
  if (tracker.instanceId !== undefined && tracker.instanceId !== instanceId) tracker.replacedAtMs = atMs;
  tracker.instanceId = instanceId;
  if (host.instanceId === undefined || host.instanceId === instanceId) tracker.strangerSinceMs = undefined;
  else tracker.strangerSinceMs ??= atMs;
}

/** Whether a host comes and goes is reckoned as Nagios does. Source: Nagios Core, base/flapping.c and include/objects.h (MAX_STATE_HISTORY_ENTRIES). */
const statesKept = 21;
const transitions = statesKept - 1;
/** Nagios's compiled defaults (include/defaults.h): begins at 30 %, ends at 20 %, and stays as it is in between. */
const flapStartPercent = 30;
const flapStopPercent = 20;

const kept = 2 ** statesKept - 1;

/** The last 21 states as bits, the newest lowest; 1 is "not well". Six bytes a host instead of an array. */
export function pushState(states: number, isWell: boolean): number {
  return ((states << 1) | (isWell ? 0 : 1)) & kept;
}

/** From 0 to 100. A change between the two newest states weighs 1.25, between the two oldest 0.75. */
export function changePercent(states: number): number {
  const changes = (states ^ (states >> 1)) & (kept >> 1);
  let sum = 0;
  for (let age = 0; age < transitions; age += 1)
    if ((changes >> age) & 1) sum += 0.75 + ((transitions - 1 - age) * 0.5) / (transitions - 1);
  return (sum * 100) / transitions;
}

export function decideFlapping(states: number, wasFlapping: boolean): boolean {
  const percent = changePercent(states);
  return wasFlapping ? percent > flapStopPercent : percent >= flapStartPercent;
}
