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

type Check = 'good' | 'valid' | 'bad' | 'expiring' | 'expired' | 'unrun';

function checkState(check: Check) {
  if (check === 'unrun') return newCheckState(page);
  const measured = { atMs: nowMs, elapsedMs: 1, detail: '' };
  const bad = (weight: 'down' | 'degraded', text: string): CheckResult => ({ ...measured, kind: 'bad', weight, text });
  const results: Record<Exclude<Check, 'unrun'>, CheckResult> = {
    good: { ...measured, kind: 'good', provesService: true },
    // A certificate that is valid: nobody was served.
    valid: { ...measured, kind: 'good', provesService: false },
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
  ['mmm', 2, ['valid'], 'down too-few-hosts'],
  ['mmm', 2, ['valid', 'good'], 'degraded too-few-hosts'],
  ['uuu', 2, ['bad'], 'down endpoint-failing'],
  ['uuu', 2, ['expiring'], 'degraded certificate-expiring'],
  ['uuu', 2, ['expired'], 'down certificate-expiring'],
  ['mmm', 2, ['bad'], 'down endpoint-failing too-few-hosts'],
  ['', 1, ['good'], 'up'],
  ['', 1, ['bad'], 'down endpoint-failing'],
  ['', 1, [], 'unknown no-hosts'],
  ['', 1, ['unrun'], 'unknown not-polled-yet'],
  ['', 1, ['unrun', 'good'], 'up'],
  ['', 1, ['unrun', 'bad'], 'down endpoint-failing'],
  ['', 1, ['unrun', 'expiring'], 'degraded certificate-expiring'],
  ['u', 1, ['unrun'], 'up'],
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

/** Of so many hosts in these states, in words. The first began first, each next one a minute later. */
function saidOf(letters: string, needs: number, checks: Check[] = []) {
  const hosts = [...letters].map((letter, index) => {
    const name = `web-${index}`;
    return { name, health: { ...healthOf(letter), sinceMs: nowMs - (10 - index) * 60_000 } };
  });
  const service = aService(
    'storefront',
    hosts.map(({ name }) => name),
    { needs },
  );
  return judgeService({ service, hosts, checks: checks.map(checkState), planned: undefined }, undefined, nowMs);
}

it.each<[hosts: string, needs: number, checks: Check[], text: string, detail: string]>([
  ['uum', 2, [], '2 of 3 servers are healthy, and it needs 2.', '2 of 3 up, 0 degraded, 0 not measured, 2 needed'],
  [
    'uss',
    3,
    [],
    '2 of its 3 servers are degraded, so it may be slow.',
    '1 of 3 up, 2 degraded, 0 not measured, 3 needed',
  ],
  ['s', 1, [], 'Its server is degraded, so it may be slow.', '0 of 1 up, 1 degraded, 0 not measured, 1 needed'],
  ['ss', 1, [], 'Both its servers are degraded, so it may be slow.', '0 of 2 up, 2 degraded, 0 not measured, 1 needed'],
  [
    'sss',
    1,
    [],
    'All 3 of its servers are degraded, so it may be slow.',
    '0 of 3 up, 3 degraded, 0 not measured, 1 needed',
  ],
  [
    'uus',
    3,
    [],
    '1 of its 3 servers is degraded, so it may be slow.',
    '2 of 3 up, 1 degraded, 0 not measured, 3 needed',
  ],
  ['mmm', 1, [], 'None of its servers is responding.', '0 of 3 up, 0 degraded, 0 not measured, 1 needed'],
  [
    'ummm',
    2,
    [],
    'Only 1 of its servers is responding, and it needs 2.',
    '1 of 4 up, 0 degraded, 0 not measured, 2 needed',
  ],
  [
    'usmm',
    3,
    [],
    'Only 2 of its servers are responding, and it needs 3.',
    '1 of 4 up, 1 degraded, 0 not measured, 3 needed',
  ],
  ['nmm', 1, [], "I haven't heard from all its servers yet.", '0 of 3 up, 0 degraded, 1 not measured, 1 needed'],
  [
    'sam',
    2,
    [],
    "I can't measure enough of its servers to say how it is.",
    '0 of 3 up, 1 degraded, 1 not measured, 2 needed',
  ],
  [
    'una',
    2,
    ['good'],
    "It responds to customers, though I can't measure all its servers.",
    '1 of 3 up, 0 degraded, 2 not measured, 2 needed',
  ],
  [
    'umm',
    2,
    ['good'],
    'It responds to customers, with fewer servers than it needs.',
    '1 of 3 up, 0 degraded, 0 not measured, 2 needed',
  ],
])('hosts %j of which %i are needed, checks %j, in words', (letters, needs, checks, text, detail) => {
  expect(saidOf(letters, needs, checks).reasons[0]).toMatchObject({ text, detail });
});

it('is too few since the one fell that took it below what it needs', () => {
  expect(saidOf('mmm', 2).reasons[0]?.sinceMs).toBe(nowMs - 9 * 60_000);
  expect(saidOf('umm', 2).reasons[0]?.sinceMs).toBe(nowMs - 8 * 60_000);
  expect(saidOf('mmu', 3).reasons[0]?.sinceMs).toBe(nowMs - 10 * 60_000);
  // Those that are well took nothing down, however long ago they became so.
  expect(saidOf('uss', 2).reasons[0]?.sinceMs).toBe(nowMs - 8 * 60_000);
  expect(saidOf('uuss', 3).reasons[0]?.sinceMs).toBe(nowMs - 7 * 60_000);
});

it.each([
  ['uuu', 'up', 'none'],
  ['', 'unknown', 'unknown'],
])('with hosts %j it is %s where nothing that is checked from here answers', (letters, status, weight) => {
  const unreached: CheckResult = { atMs: nowMs, elapsedMs: 1, kind: 'bad', weight: 'down', text: 't', detail: 'd' };
  const doubted = [1, 2, 3].reduce((known) => followCheck(known, unreached, { counts: 'no' }), newCheckState(page));
  const hosts = [...letters].map((letter, index) => ({ name: `web-${index}`, health: healthOf(letter) }));
  const service = aService('storefront', []);
  const health = judgeService({ service, hosts, checks: [doubted], planned: undefined }, undefined, nowMs);
  expect(health.status).toBe(status);
  expect(health.reasons[0]).toMatchObject({ code: 'checks-blind', detail: 'd', weight, sinceMs: nowMs });
});

it('is down since its last needed machine went, whatever the order of its servers; a silent agent took none down', () => {
  const fell = (letter: string, minutes: number, index: number) => ({
    name: `web-${index}`,
    health: { ...healthOf(letter), sinceMs: nowMs - minutes * 60_000 },
  });
  const sinceOf = (needs: number, ...hosts: ReturnType<typeof fell>[]) => {
    const names = hosts.map(({ name }) => name);
    const service = aService('storefront', names, { needs });
    const health = judgeService({ service, hosts, checks: [], planned: undefined }, undefined, nowMs);
    expect(health.isFlapping).toBe(false);
    return [health.status, (nowMs - (health.reasons[0]?.sinceMs ?? 0)) / 60_000];
  };
  expect(sinceOf(2, fell('m', 1, 0), fell('m', 9, 1), fell('m', 5, 2))).toEqual(['down', 5]);
  expect(sinceOf(3, fell('m', 1, 0), fell('m', 9, 1), fell('a', 20, 2), fell('s', 30, 3))).toEqual(['down', 1]);
  expect(sinceOf(2, fell('u', 1, 0), fell('a', 3, 1), fell('s', 30, 2), fell('a', 2, 3))).toEqual(['degraded', 2]);
});
