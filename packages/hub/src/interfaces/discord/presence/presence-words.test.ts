import { expect, it } from 'vitest';
import { aFleet, aHostView, aServiceView, testNowMs } from '../../../testing/builders.ts';
import { presenceWords } from './presence-words.ts';

type Services = ReturnType<typeof aServiceView>[];

const of = (services: Services, more: Partial<Parameters<typeof aFleet>[0]> = {}, nowMs = testNowMs) =>
  presenceWords({ nowMs, fleet: aFleet({ hosts: [aHostView()], services, ...more }) }).text;
const named = (name: string, status: 'up' | 'degraded' | 'down' | 'unknown') => aServiceView({ name, status });

it.each<[string, Services, string]>([
  ['one that is up', [named('billing', 'up')], '🟢 1 service up'],
  ['all up', [named('billing', 'up'), named('exports', 'up')], '🟢 2 services up'],
  ['one down', [named('billing', 'up'), named('exports', 'down')], '🔴 exports down'],
  ['two down', [named('exports', 'down'), named('billing', 'down')], '🔴 exports and billing down'],
  ['three down', ['a', 'b', 'c'].map((name) => named(name, 'down')), '🔴 3 services down'],
  ['the worst of several', [named('a', 'degraded'), named('b', 'unknown')], '⚪ b unknown'],
  ['a degraded one', [named('checkout', 'degraded')], '🟡 checkout degraded'],
  ['two with long names', ['x', 'y'].map((one) => named(one.repeat(40), 'down')), '🔴 2 services down'],
])('says it for %s', (_what, services, words) => {
  expect(of(services)).toBe(words);
});

it('speaks of servers where there are no services, and of none where there are none', () => {
  expect(of([])).toBe('🟢 1 server up');
  expect(of([], { hosts: [] })).toBe('⚪ no servers yet');
});

it('calls nothing up while it is isolated, or when the last reading is too old', () => {
  expect(of([named('billing', 'up')], { connectivity: { kind: 'isolated', sinceMs: testNowMs } })).toBe(
    "⚪ can't reach any server",
  );
  const later = testNowMs + 10 * 60_000;
  expect(of([named('billing', 'up')], {}, later)).toBe('⚪ billing unknown');
  expect(of([], {}, later)).toBe('⚪ web-1 unknown');
});

it('says that a service is in maintenance', () => {
  const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + 60_000 };
  const view = aServiceView({ name: 'checkout', status: 'down' });
  expect(of([{ ...view, health: { ...view.health, planned } }])).toBe('🔵 checkout in maintenance');
});
