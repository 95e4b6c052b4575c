/** A service's health follows from its hosts and its checks. */
import { expect, it } from 'vitest';
import type { Health, ReasonCode } from '../../domain/health.ts';
import type { EndpointCheck } from '../../domain/registry.ts';
import { type CheckResult, followCheck, newCheckState } from '../checks/check-state.ts';
import { aService } from '../fleet/testing/a-registry.ts';
import { judgeService } from './judge-service.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const often = { everySeconds: 30, timeoutSeconds: 5 };
const page: EndpointCheck = { kind: 'http', url: 'https://shop.example.com/', expectStatus: 200, ...often };
const certificate: EndpointCheck = { kind: 'certificate', host: 'shop.example.com', port: 443, daysLeft: 14, ...often };

/** How a host may be, in one letter: up, slow, agent silent, machine gone, not heard of yet. */
const healths: Record<string, [Health['status'], ReasonCode?]> = {
  u: ['up'],
  s: ['degraded', 'cpu-high'],
  a: ['unknown', 'agent-not-answering'],
  m: ['down', 'machine-not-answering'],
  n: ['unknown', 'not-polled-yet'],
};

function healthOf(letter: string): Health {
  const [status, code] = healths[letter] ?? ['unknown'];
  const weight = status === 'up' ? ('none' as const) : status;
  const reasons = code ? [{ code, text: '', detail: '', weight, sinceMs: nowMs }] : [];
  return { status, sinceMs: nowMs, reasons, isFlapping: false };
}

type Check = 'good' | 'bad' | 'expiring' | 'expired';

function checkState(check: Check) {
  const measured = { atMs: nowMs, elapsedMs: 1, detail: '' };
  const bad = (weight: 'down' | 'degraded', text: string): CheckResult => ({ ...measured, kind: 'bad', weight, text });
  const results: Record<Check, CheckResult> = {
    good: { ...measured, kind: 'good', provesService: true },
    bad: bad('down', 'What customers use responds with an error.'),
    expiring: bad('degraded', 'Its certificate expires in 5 days.'),
    expired: bad('down', 'Its certificate has expired.'),
  };
  const result = results[check];
  const state = newCheckState(check === 'good' || check === 'bad' ? page : certificate);
  return [1, 2, 3].reduce((known) => followCheck(known, result), state);
}

it.each<[hosts: string, needs: number, checks: Check[], expected: string]>([
  ['uuu', 2, [], 'up'],
  ['uum', 2, [], 'up fewer-hosts'],
  ['uss', 2, [], 'degraded too-few-hosts'],
  ['umm', 2, [], 'down too-few-hosts'],
  ['mmm', 1, [], 'down too-few-hosts'],
  // Its agents are silent, and its machines are not: that is no proof that customers have none.
  ['aaa', 2, [], 'unknown too-few-hosts'],
  ['uaa', 2, [], 'unknown too-few-hosts'],
  ['nnn', 2, [], 'unknown not-polled-yet'],
  ['aaa', 2, ['good'], 'up fewer-hosts'],
  ['mmm', 2, ['good'], 'degraded too-few-hosts'],
  ['uuu', 2, ['bad'], 'down endpoint-failing'],
  ['uuu', 2, ['expiring'], 'degraded certificate-expiring'],
  ['uuu', 2, ['expired'], 'down certificate-expiring'],
  ['mmm', 2, ['bad'], 'down endpoint-failing too-few-hosts'],
  ['', 1, ['good'], 'up'],
  ['', 1, ['bad'], 'down endpoint-failing'],
  ['', 1, [], 'unknown no-hosts'],
])('hosts %j of which %i are needed, checks %j: %s', (letters, needs, checks, expected) => {
  const hosts = [...letters].map((letter, index) => ({ name: `web-${index}`, health: healthOf(letter) }));
  const service = aService(
    'storefront',
    hosts.map(({ name }) => name),
    { needs },
  );
  const facts = { service, hosts, checks: checks.map(checkState), planned: undefined };
  const health = judgeService(facts, undefined, nowMs);
  expect([health.status, ...health.reasons.map(({ code }) => code)].join(' ')).toBe(expected);
});

it('is down since its last server that could serve fell, not since one of them was slow', () => {
  const since = (status: Health['status'], sinceMs: number, code: ReasonCode): Health => ({
    status,
    sinceMs,
    reasons: [{ code, text: '', detail: '', weight: status === 'up' ? 'none' : status, sinceMs }],
    isFlapping: false,
  });
  const minutesAgo = (minutes: number) => nowMs - minutes * 60_000;
  const slow = { name: 'a-1', health: since('degraded', minutesAgo(15), 'cpu-high') };
  const gone = { name: 'a-2', health: since('down', minutesAgo(2), 'machine-not-answering') };
  const service = aService('shop', ['a-1', 'a-2'], { needs: 2 });
  const judged = judgeService({ service, hosts: [slow, gone], checks: [], planned: undefined }, undefined, nowMs);
  expect(judged).toMatchObject({ status: 'down', sinceMs: minutesAgo(2) });
});
