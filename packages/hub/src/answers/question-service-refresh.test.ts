import { expect, it } from 'vitest';
import type { HostView } from '../domain/fleet.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { aFleet, aHostView, aServiceView, type HostViewOverride, testNowMs } from '../testing/builders.ts';
import { type PollNow, refreshStale, withUnanswered } from './question-service.ts';

const good = outcome('good', testNowMs);
const heard = (name: string, secondsAgo: number, more: HostViewOverride = {}): HostView => {
  const view = aHostView({ name, lastOutcome: good, ...more });
  return view.lastReport
    ? { ...view, lastReport: { ...view.lastReport, receivedAtMs: testNowMs - secondsAgo * 1_000 } }
    : view;
};

/** Who was asked, and who of them did not answer. */
async function refreshed(views: readonly HostView[], answer: PollNow = async () => good) {
  const asked: string[] = [];
  const late = await refreshStale(
    views,
    async (name, budgetMs) => {
      asked.push(`${name} ${budgetMs}`);
      return answer(name, budgetMs);
    },
    testNowMs,
  );
  return { asked, late: [...late] };
}

it('asks whom it last heard from more than five seconds ago, never, or without an answer', async () => {
  const { lastReport: _, ...never } = heard('never', 0);
  const silent = heard('silent', 0, { lastOutcome: outcome('timeout', testNowMs) });
  const { asked, late } = await refreshed([heard('fresh', 5), heard('old', 5.001), never, silent]);
  expect(asked).toEqual(['old 1500', 'never 1500', 'silent 1500']);
  expect(late).toEqual([]);
});

it('takes who is late for unanswered, unless it was slow before; what failed otherwise is late, and another hub is not', async () => {
  const slow = heard('slow', 9, { lastOutcome: { ...good, elapsedMs: 1_000 } });
  const quick = heard('quick', 9, { lastOutcome: { ...good, elapsedMs: 999 } });
  const silent = heard('silent', 9, { lastOutcome: { ...outcome('timeout', testNowMs), elapsedMs: 3_000 } });
  expect((await refreshed([slow, quick, silent], async () => 'late')).late).toEqual(['quick', 'silent']);
  expect((await refreshed([quick], () => Promise.reject(new Error('no')))).late).toEqual(['quick']);
  expect((await refreshed([quick], async () => undefined)).late).toEqual([]);
  expect((await refreshed([quick], async () => outcome('timeout', testNowMs))).late).toEqual([]);
});

it('asks 25 hosts at once, and of more none', async () => {
  const many = Array.from({ length: 26 }, (_, index) => heard(`web-${index}`, 9));
  expect((await refreshed(many.slice(1))).asked).toHaveLength(25);
  expect((await refreshed(many)).asked).toEqual([]);
});

it('who did not answer is silent in what is told, alone and in its service; who had failed already stays as it was', () => {
  const [web, api] = [heard('web-1', 9), heard('api-1', 9, { lastOutcome: outcome('refused', testNowMs - 1) })];
  const fleet = aFleet({ hosts: [web, api], services: [aServiceView({ name: 'shop', hosts: [web, api] })] });
  expect(withUnanswered(fleet, new Set(), testNowMs)).toBe(fleet);
  const now = withUnanswered(fleet, new Set(['web-1', 'api-1', 'gone']), testNowMs);
  const timedOut = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 1_500 };
  expect(now.host('web-1')?.lastOutcome).toEqual(timedOut);
  expect(now.host('api-1')?.lastOutcome).toBe(api.lastOutcome);
  expect([now.host('gone'), now.service('gone')]).toEqual([undefined, undefined]);
  expect(now.hosts().map(({ lastOutcome }) => lastOutcome?.kind)).toEqual(['silent', 'silent']);
  expect(now.service('shop')?.hosts[0]?.lastOutcome).toEqual(timedOut);
  expect(now.services()[0]?.hosts[0]?.lastOutcome).toEqual(timedOut);
  const never = { ...heard('new-1', 9), lastOutcome: undefined };
  expect(withUnanswered(aFleet({ hosts: [never] }), new Set(['new-1']), testNowMs).host('new-1')?.lastOutcome).toEqual(
    timedOut,
  );
  expect(now.connectivity()).toEqual(fleet.connectivity());
});
