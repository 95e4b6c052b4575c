/** The last state of a host as the store keeps it, and back: read with care, an older release may have written it. */
import { parseReport } from '@herald/protocol/report';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Health } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { HostState as StoredState } from '../../store/hosts/host-states.ts';
import type { LastState } from './host-state.ts';

const status = ['up', 'degraded', 'down', 'unknown'] as const;
const healthCheck = Compile(
  Type.Object({
    status: Type.Union(status.map((one) => Type.Literal(one))),
    sinceMs: Type.Number(),
    isFlapping: Type.Boolean(),
    reasons: Type.Array(
      Type.Object({
        code: Type.String(),
        text: Type.String(),
        detail: Type.String(),
        weight: Type.Union(['down', 'degraded', 'unknown', 'none'].map((one) => Type.Literal(one))),
        sinceMs: Type.Number(),
      }),
    ),
  }),
);
const failureCheck = Compile(
  Type.Object({
    kind: Type.Union(['silent', 'not-authorised', 'bad-certificate', 'unreadable'].map((one) => Type.Literal(one))),
    atMs: Type.Number(),
    elapsedMs: Type.Number(),
  }),
);

/**
 * An outcome that is a report is not kept twice. Dated by what was last heard, if anything was: a hub that was paused
 * must not pass off what it remembers as newer than what another has heard since.
 */
export function toStored(state: LastState, nowMs: number): StoredState {
  const { hostName, health, lastReport, lastOutcome, lastAnsweredAtMs } = state;
  const changedAtMs = lastOutcome?.atMs ?? nowMs;
  return {
    hostName,
    ...(lastReport && { report: lastReport.report, receivedAtMs: lastReport.receivedAtMs }),
    health,
    ...(lastOutcome && lastOutcome.kind !== 'report' && { outcome: lastOutcome }),
    ...(lastAnsweredAtMs !== undefined && { lastAnsweredAtMs }),
    changedAtMs,
  };
}

/** `undefined` where the state cannot be used: the host is then as new to the hub. */
export function fromStored(stored: StoredState): LastState | undefined {
  if (!isHealth(stored.health)) return undefined;
  const { receivedAtMs, lastAnsweredAtMs } = stored;
  const report = stored.report === undefined ? undefined : readReport(stored.report);
  const lastReport = report && receivedAtMs !== undefined ? { report, receivedAtMs } : undefined;
  const failure = isFailure(stored.outcome) ? stored.outcome : undefined;
  const heard: PollOutcome | undefined = lastReport && {
    kind: 'report',
    report: lastReport.report,
    clockSkewSeconds: 0,
    atMs: lastReport.receivedAtMs,
    elapsedMs: 0,
  };
  const lastOutcome = failure ?? heard;
  return {
    hostName: stored.hostName,
    health: stored.health,
    ...(lastReport && { lastReport }),
    ...(lastOutcome && { lastOutcome }),
    ...(lastAnsweredAtMs !== undefined && { lastAnsweredAtMs }),
  };
}

function readReport(value: unknown) {
  try {
    return parseReport(value);
  } catch {
    return undefined;
  }
}

function isHealth(value: unknown): value is Health {
  return healthCheck.Check(value);
}

function isFailure(value: unknown): value is Exclude<PollOutcome, { kind: 'report' }> {
  return failureCheck.Check(value);
}
