import { describe, expect, it } from 'vitest';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { wordsOf } from '../testing/a-question.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  aReadModel,
  aReason,
  aServiceView,
  type ServiceViewOverride,
  testNowMs,
} from '../testing/builders.ts';
import { serviceVerdict } from './service-verdict.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const host = (name: string, status: 'up' | 'down' | 'degraded' = 'up') => aHostView({ name, status });
function verdictOf(view: ServiceViewOverride, readModel: Parameters<typeof aReadModel>[0] = {}) {
  const service = aServiceView(view);
  const { status, verdict, lines } = serviceVerdict(service, aReadModel({ services: [service], ...readModel }));
  return { status, verdict: wordsOf(verdict), lines: lines.map(wordsOf) };
}

describe('a service that is up', () => {
  it.each([
    [0, /check/],
    [1, /^Its server is/],
    [2, /^Both servers/],
    [3, /^All 3 servers/],
  ])('says so of its %d servers', (count, words) => {
    const hosts = ['a', 'b', 'c'].slice(0, count).map((name) => host(name));
    const told = verdictOf({ hosts });
    expect(told).toMatchObject({
      status: 'up',
      verdict: 'The shop (storefront) is up.',
      lines: [expect.stringMatching(words)],
    });
    expect(told.lines[0]).toMatch(/nothing is scheduled this week/);
  });

  it('names the first downtime of the coming week, and none that is later or of another service', () => {
    const within = (days: number, title: string) => aDowntime({ title, startsAtMs: testNowMs + days * dayMs });
    const soon = verdictOf({}, { downtimes: [within(2, 'Patching'), within(4, 'Move')] });
    expect(soon.lines[0]).toMatch(/2026-03-04T09:00:00Z to 2026-03-04T10:30:00Z, Patching\.$/);
    expect(verdictOf({}, { downtimes: [within(6.9, 'Patching')] }).lines[0]).toContain('Patching');
    expect(verdictOf({}, { downtimes: [within(7.1, 'Patching')] }).lines[0]).toMatch(/nothing is scheduled this week/);
    const theirs = aDowntime({ services: ['billing'] });
    expect(verdictOf({}, { downtimes: [theirs] }).lines[0]).toMatch(/nothing is scheduled this week/);
  });

  it('with less room says how many are left, who is missing and since when', () => {
    const told = verdictOf({ hosts: [host('a'), host('b', 'down'), host('c', 'degraded')], status: 'up' });
    expect(told.verdict).toMatch(/up, with 1 of 3 servers/);
    // What is slow has not stopped.
    expect(told.lines.slice(0, 2)).toEqual([
      'b stopped responding at 2026-03-02T08:42:00Z; no customer impact expected.',
      'c degraded at 2026-03-02T08:42:00Z; no customer impact expected.',
    ]);
    expect(verdictOf({ hosts: [host('a'), host('b', 'down')] }).lines[0]).toMatch(
      /^b stopped responding at 2026-03-02T08:42:00Z; no customer impact expected\.$/,
    );
    const five = ['b', 'c', 'd', 'e'].map((name) => host(name, 'down'));
    expect(verdictOf({ hosts: [host('a'), ...five] }).lines[0]).toMatch(
      /^b, c and d stopped responding at 2026-03-02T08:42:00Z; no customer impact expected\.$/,
    );
  });

  it('with less room says of which it is not known just now, of three at most', () => {
    const silent = ['b', 'c', 'd', 'e'].map((name) => aHostView({ name, lastOutcome: outcome('timeout', testNowMs) }));
    const told = (count: number) => verdictOf({ hosts: [host('a'), ...silent.slice(0, count)], service: { needs: 1 } });
    expect(told(1).verdict).toBe('storefront is up, with 1 of 2 servers.');
    expect(told(1).lines).toEqual(["b hasn't responded for 3 seconds. I'm checking."]);
    expect(told(4).lines).toHaveLength(3);
    expect(verdictOf({ hosts: [host('a'), host('b', 'degraded')] }).verdict).toBe(
      'storefront is up, with 1 of 2 servers healthy.',
    );
  });

  it('with less room tells every other reason it has, but not twice that servers are missing', () => {
    const reasons = [
      aReason({ code: 'fewer-hosts', text: 'Fewer servers than usual.', weight: 'none' }),
      aReason({ code: 'certificate-expiring', text: 'Its certificate ends soon.', weight: 'none' }),
    ];
    const told = verdictOf({ hosts: [host('a'), host('b', 'down')], health: aHealth('up', { reasons }) });
    expect(told.lines.slice(1)).toEqual(['Its certificate ends soon.']);
  });
});

describe('a service that is not up', () => {
  const reasons = ['One.', 'Two.', 'Three.', 'Four.'].map((text) => aReason({ text }));

  it('is down since when, whom it concerns before why, three reasons at most', () => {
    const told = verdictOf({ health: aHealth('down', { sinceMs: testNowMs - 20 * minuteMs, reasons }) });
    expect(told.status).toBe('down');
    expect(told.verdict).toMatch(/down since 2026-03-02T08:40:00Z \(20 minutes\)/);
    expect(told.lines).toEqual([expect.stringContaining('The shop'), 'One.', 'Two.', 'Three.']);
    const internal = verdictOf({ health: aHealth('down', { reasons }), service: { customers: undefined } });
    expect(internal.lines).toEqual(['One.', 'Two.', 'Three.']);
  });

  it.each(['degraded', 'unknown'] as const)('is %s, and why', (status) => {
    const told = verdictOf({ health: aHealth(status, { sinceMs: testNowMs - 20 * minuteMs, reasons }) });
    expect(told).toMatchObject({ status, lines: ['One.', 'Two.', 'Three.'] });
    expect(told.verdict.includes('2026-03-02T08:40:00Z')).toBe(status === 'degraded');
  });
});

describe('a service in planned maintenance', () => {
  const planned = {
    downtimeId: 'patching',
    title: 'Database patching',
    startsAtMs: 0,
    endsAtMs: testNowMs + 30 * minuteMs,
  };
  const running = aDowntime({ id: 'patching', startsAtMs: testNowMs - minuteMs, state: 'running' });
  const told = (
    override: Parameters<typeof aHealth>[1] = {},
    downtimes = [running],
    status: 'down' | 'degraded' = 'down',
  ) => verdictOf({ health: aHealth(status, { planned, ...override }) }, { downtimes });

  it('tells until when, how long that is, and what customers notice', () => {
    expect(told()).toMatchObject({
      status: 'planned',
      verdict: expect.stringMatching(
        /^storefront is under maintenance until 2026-03-02T09:30:00Z \(30 minutes left\)\.$/,
      ),
    });
    expect(told().lines[0]).toBe('Orders cannot be placed for up to 90 minutes.');
    expect(told({}, [running], 'degraded').verdict).not.toContain('down');
  });

  it('finds its own downtime among those that run, and has a title where nobody wrote what customers notice', () => {
    const other = aDowntime({ id: 'other', startsAtMs: testNowMs - minuteMs, customers: 'Something else.' });
    expect(told({}, [other, running]).lines[0]).toMatch(/^Orders/);
    expect(told({}, [other]).lines[0]).toBe('Database patching.');
    expect(told({}, [{ ...running, customers: 'No orders' }]).lines[0]).toBe('No orders.');
  });

  it('responds at the moment only as far as it was measured in time', () => {
    const read = (secondsAgo: number) => {
      const host = aHostView();
      const receivedAtMs = testNowMs - secondsAgo * 1_000;
      const lastReport = host.lastReport && { ...host.lastReport, receivedAtMs };
      const running = { ...planned, takesDown: true as const };
      const view = aServiceView({ hosts: [{ ...host, lastReport }], health: aHealth('up', { planned: running }) });
      return serviceVerdict(view, aReadModel({ services: [view] }))
        .lines.map(wordsOf)
        .join(' ');
    };
    expect(read(5)).toContain('It responds at the moment.');
    expect(read(17)).not.toContain('It responds');
  });

  it('that is past its end has nothing to go', () => {
    expect(told({ planned: { ...planned, endsAtMs: testNowMs - minuteMs } }).verdict).toMatch(
      /^storefront is under maintenance until 2026-03-02T08:59:00Z\.$/,
    );
  });
});

it('an isolated hub says what it knew, and when', () => {
  const connectivity = { kind: 'isolated' as const, sinceMs: testNowMs - 2 * minuteMs };
  expect(verdictOf({}, { connectivity })).toMatchObject({
    status: 'unknown',
    lines: [expect.stringMatching(/2026-03-02T08:58:00Z it was up/)],
  });
  expect(verdictOf({ status: 'down' }, { connectivity }).lines[0]).toMatch(
    /^At 2026-03-02T08:58:00Z it was down\. Ask me again in a minute\.$/,
  );
});
