/** A host's health from its recent readings, its thresholds and the time. Pure. */

import type { Report } from '@herald/protocol/report';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { Ec2View } from '../../domain/fleet.ts';
import type { Health, Reason } from '../../domain/health.ts';
import { causeNow } from '../../domain/measured-cause.ts';
import type { Host } from '../../domain/registry.ts';
import { failureWords } from '../../format/failure-words.ts';
import { identityWords } from '../../format/identity-words.ts';
import { healthOf } from './health-from-reasons.ts';
import { failuresToFall, type HostTracker } from './host-tracker.ts';
import { noticeReasons } from './notice-reasons.ts';
import { readingReasons } from './reading-reasons.ts';

export type HostFacts = {
  host: Host;
  tracker: HostTracker;
  lastReport: { report: Report; receivedAtMs: number } | undefined;
  /** When an agent or the hub last learned anything of it. */
  lastOutcomeAtMs: number | undefined;
  ec2: Ec2View | undefined;
  identity: AskedIdentity | undefined;
  planned: Health['planned'];
};

/** A reading older than this many intervals says nothing about now. */
const staleIntervals = 4;
const leastStaleMs = 45_000;

/** After this long without any outcome the hub has stopped looking: a poller that hangs, or a host nobody polls. */
export function staleAfterMs({ pollSeconds }: Host): number {
  return Math.max(staleIntervals * pollSeconds * 1000, leastStaleMs);
}

export function judgeHost(facts: HostFacts, before: Health | undefined, nowMs: number): Health {
  const { tracker, planned } = facts;
  return healthOf({ reasons: findReasons(facts, nowMs), planned, isFlapping: tracker.isFlapping, before, nowMs });
}

function findReasons(
  { host, tracker, lastReport, lastOutcomeAtMs, ec2, identity }: HostFacts,
  nowMs: number,
): Reason[] {
  if (lastOutcomeAtMs === undefined) return [notPolledYet(nowMs)];
  if (nowMs - lastOutcomeAtMs > staleAfterMs(host)) return [stale(lastOutcomeAtMs)];
  const { lastFailure } = tracker;
  if (tracker.isConfirmedDown && lastFailure) {
    const { code, text, exact, severity } = failureWords(lastFailure);
    const detail = `${host.url}: ${exact}`;
    const fallen = { code, text, detail, weight: severity, sinceMs: tracker.firstFailureAtMs };
    return [...ec2Reasons(ec2, { isSilent: lastFailure.kind === 'silent', nowMs }), fallen];
  }
  if (!lastReport) return [notPolledYet(nowMs)];
  const reasons = readingReasons(host, tracker, lastReport.report, nowMs);
  reasons.push(...noticeReasons(lastReport.report.notices, nowMs));
  reasons.push(...ec2Reasons(ec2, { isSilent: false, nowMs }));
  reasons.push(...signedIdentityReasons(identity, reasons, nowMs));
  if (tracker.isFlapping) reasons.push(flapping(tracker));
  if (lastFailure && tracker.failures > 0) {
    const { code, text, exact } = failureWords(lastFailure);
    const detail = `${host.url}: ${exact} (failure ${tracker.failures} of ${failuresToFall})`;
    reasons.push({ code, text, detail, weight: 'none', sinceMs: tracker.firstFailureAtMs });
  }
  return reasons;
}

function notPolledYet(nowMs: number): Reason {
  return {
    code: 'not-polled-yet',
    text: "I haven't heard from it yet.",
    detail: 'no answer since the hub began to watch it',
    weight: 'unknown',
    sinceMs: nowMs,
  };
}

function stale(lastOutcomeAtMs: number): Reason {
  return {
    code: 'stale',
    text: 'What I know of it is too old to say how it is now.',
    detail: `last asked at ${new Date(lastOutcomeAtMs).toISOString()}; the hub's poller has not come round since`,
    weight: 'unknown',
    sinceMs: lastOutcomeAtMs,
  };
}

function flapping({ flappingSinceMs }: HostTracker): Reason {
  return {
    code: 'flapping',
    text: causeNow('flapping'),
    detail: 'flapping: 30 % or more of its last 21 states changed',
    weight: 'degraded',
    sinceMs: flappingSinceMs,
  };
}

/** Only what AWS signed counts against a host: a certificate that is missing or wrong is the operator's to mend. */
function signedIdentityReasons(
  identity: AskedIdentity | undefined,
  others: readonly Reason[],
  nowMs: number,
): Reason[] {
  if (identity?.kind !== 'mismatch' && identity?.kind !== 'wrong-signature') return [];
  if (others.some(({ code, weight }) => code === 'other-identity' && weight === 'unknown')) return [];
  const isOther = identity.kind === 'mismatch';
  return [
    {
      code: 'other-identity',
      text: isOther ? causeNow('otherMachine') : "I can't confirm which machine answers at its address.",
      detail: identityWords(identity),
      weight: isOther ? 'unknown' : 'none',
      sinceMs: nowMs,
    },
  ];
}

function ec2Reasons(ec2: Ec2View | undefined, { isSilent, nowMs }: { isSilent: boolean; nowMs: number }): Reason[] {
  if (!ec2) return [];
  const reasons: Reason[] = [];
  // While its agent answers, EC2's view is the older one.
  if (ec2.state !== 'running' && isSilent) {
    const why = ec2.stateReason === undefined ? '' : ` (${ec2.stateReason})`;
    reasons.push({
      code: 'ec2-state',
      text: causeNow('awsState', `${ec2.state}${why}`),
      detail: `EC2 state of ${ec2.instanceId}: ${ec2.state}${why}`,
      weight: 'down',
      sinceMs: ec2.stateChangedAtMs ?? nowMs,
    });
  }
  if (ec2.systemStatus === 'impaired' || ec2.instanceStatus === 'impaired')
    reasons.push({
      code: 'ec2-status-check',
      text: causeNow(ec2.systemStatus === 'impaired' ? 'awsFault' : 'awsNoResponse'),
      detail: `EC2 status checks of ${ec2.instanceId}: system ${ec2.systemStatus ?? '-'}, instance ${ec2.instanceStatus ?? '-'}`,
      // It is why a silent machine is silent, though EC2 calls it running.
      weight: isSilent ? 'down' : 'degraded',
      sinceMs: nowMs,
    });
  return reasons;
}
