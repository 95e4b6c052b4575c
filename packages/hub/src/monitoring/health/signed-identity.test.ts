import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import { aHost } from '../fleet/testing/a-registry.ts';
import { newTracker } from './host-tracker.ts';
import { judgeHost } from './judge-host.ts';

const nowMs = Date.parse('2026-03-02T10:00:00Z');
const signed = { instanceId: 'i-0000000000000002', region: 'eu-west-1', accountId: '123456789012' };

function judged(identity: AskedIdentity | undefined, tracker = newTracker()) {
  const lastReport = { report: aReport(), receivedAtMs: nowMs };
  const facts = {
    host: aHost('web-1'),
    tracker,
    lastReport,
    lastOutcomeAtMs: nowMs,
    ec2: undefined,
    planned: undefined,
  };
  return judgeHost({ ...facts, identity }, undefined, nowMs);
}

it.each<[string, AskedIdentity | undefined, string, string[]]>([
  ['was not checked', undefined, 'up', []],
  ['is what one expects', { kind: 'verified', identity: signed }, 'up', []],
  [
    'has no certificate to be checked with',
    { kind: 'no-certificate', region: 'eu-west-1', reason: 'absent' },
    'up',
    [],
  ],
  [
    'is signed, but of another machine',
    { kind: 'mismatch', identity: signed, field: 'instanceId', expected: 'i-0000000000000001' },
    'unknown',
    ['other-identity'],
  ],
  ['is not signed by AWS', { kind: 'wrong-signature', region: 'eu-west-1' }, 'up', ['other-identity']],
])('a host whose identity %s', (_, identity, status, codes) => {
  const health = judged(identity);
  expect(health.status).toBe(status);
  expect(health.reasons.map(({ code }) => code)).toEqual(codes);
  for (const reason of health.reasons) {
    const isOther = status === 'unknown';
    expect(reason).toMatchObject({ weight: isOther ? 'unknown' : 'none', sinceMs: nowMs });
    expect(reason.text).toBe(
      isOther ? 'Another machine answers at its address.' : "I can't confirm which machine answers at its address.",
    );
  }
});

it('says once that it is another machine, where its own answers say so too', () => {
  const tracker = { ...newTracker(), strangerSinceMs: nowMs - 600_000, instanceId: signed.instanceId };
  const identity: AskedIdentity = { kind: 'mismatch', identity: signed, field: 'instanceId', expected: 'i-1' };
  expect(judged(identity, tracker).reasons.map(({ sinceMs }) => sinceMs)).toEqual([nowMs - 600_000]);
});
