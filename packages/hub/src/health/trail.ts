/** What the hub remembers of one host's recent readings: enough to judge it, small enough for ten thousand. */
import type { PollOutcome } from '../poller/poll-outcome.ts';
import type { Host } from '../registry/registry.ts';
import { type Crossing, followCrossings } from './crossings.ts';
import { type DiskTrend, followDisks } from './disk-trend.ts';
import { decideFlapping, pushState } from './flapping.ts';

export type Failure = Exclude<PollOutcome, { kind: 'report' }>;

export type Trail = {
  /** Failures in a row, counted once an interval: a person who asks three times does not make a host fall. */
  failures: number;
  /** Good readings in a row. */
  goods: number;
  /** Three failures make it fall, two good readings let it rise. */
  isFallen: boolean;
  firstFailureAtMs: number;
  countedAtMs: number;
  lastFailure: Failure | undefined;
  crossings: readonly Crossing[];
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
export const goodsToRise = 2;

export function newTrail(): Trail {
  return {
    failures: 0,
    goods: 0,
    isFallen: false,
    firstFailureAtMs: 0,
    countedAtMs: 0,
    lastFailure: undefined,
    crossings: [],
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
 * Takes an outcome into the trail, in place. `hubSees` false: the hub is cut off, so silence says nothing of the host.
 */
export function follow(trail: Trail, outcome: PollOutcome, host: Host, hubSees: boolean): void {
  if (outcome.kind === 'report') followReport(trail, outcome, host);
  else if (hubSees) followFailure(trail, outcome, host);
  else return;
  const isWell = outcome.kind === 'report' && !trail.isFallen;
  trail.states = pushState(trail.states, isWell);
  const isFlapping = decideFlapping(trail.states, trail.isFlapping);
  if (isFlapping && !trail.isFlapping) trail.flappingSinceMs = outcome.atMs;
  trail.isFlapping = isFlapping;
}

/** The hub sees again: what failed while it was cut off gets as many chances as if it had just been well. */
export function forgetFailures(trail: Trail): void {
  if (trail.isFallen) return;
  trail.failures = 0;
  trail.lastFailure = undefined;
}

function followReport(trail: Trail, outcome: Extract<PollOutcome, { kind: 'report' }>, host: Host): void {
  const { report, atMs, clockSkewSeconds } = outcome;
  trail.failures = 0;
  trail.goods = Math.min(trail.goods + 1, goodsToRise);
  if (trail.goods >= goodsToRise || !trail.isFallen) {
    trail.isFallen = false;
    trail.lastFailure = undefined;
  }
  trail.clockSkewSeconds = clockSkewSeconds;
  trail.crossings = followCrossings(trail.crossings, report, host.thresholds, atMs);
  followDisks(trail.disks, report.metrics.disks, atMs);
  followIdentity(trail, report.instance?.instanceId, host, atMs);
}

function followFailure(trail: Trail, outcome: Failure, host: Host): void {
  trail.goods = 0;
  trail.lastFailure = outcome;
  if (trail.failures === 0) trail.firstFailureAtMs = outcome.atMs;
  else if (outcome.atMs - trail.countedAtMs < 400 * host.pollSeconds && outcome.atMs >= trail.countedAtMs) return;
  trail.countedAtMs = outcome.atMs;
  trail.failures += 1;
  if (trail.failures >= failuresToFall) trail.isFallen = true;
}

function followIdentity(trail: Trail, instanceId: string | undefined, host: Host, atMs: number): void {
  if (instanceId === undefined) return;
  if (trail.instanceId !== undefined && trail.instanceId !== instanceId) trail.replacedAtMs = atMs;
  trail.instanceId = instanceId;
  if (host.instanceId === undefined || host.instanceId === instanceId) trail.strangerSinceMs = undefined;
  else trail.strangerSinceMs ??= atMs;
}
