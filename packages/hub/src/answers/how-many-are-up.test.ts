/** The headline over many: what is in trouble by name, the worst first, else how many are up. */
import { expect, it } from 'vitest';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { aHealth, aHostView, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import { serverCount, troubledServers, troubledServices } from './how-many-are-up.ts';

type How = 'up' | 'down' | 'degraded' | 'unknown' | 'planned' | 'silent';
const planned = { downtimeId: 'work', title: 'Work', startsAtMs: 0, endsAtMs: testNowMs + 1, takesDown: true } as const;
function service(name: string, how: How) {
  const hosts = [
    aHostView({ name: `${name}-1`, ...(how === 'silent' && { lastOutcome: outcome('timeout', testNowMs) }) }),
  ];
  const health = how === 'planned' ? { ...aHealth('down'), planned } : how === 'silent' ? aHealth('up') : aHealth(how);
  return aServiceView({ name, hosts, health });
}
const of = (hows: Record<string, How>) =>
  troubledServices(
    Object.entries(hows).map(([name, how]) => service(name, how)),
    testNowMs,
  );

it.each<[hows: Record<string, How>, words: string | undefined]>([
  [{ shop: 'up', mail: 'up' }, undefined],
  [{ shop: 'down' }, 'shop is down'],
  [{ shop: 'down', mail: 'up' }, 'shop is down; the other service is up'],
  [{ shop: 'degraded', mail: 'down', a: 'up', b: 'up' }, 'mail is down; shop is slow; the other 2 services are up'],
  [{ a: 'down', b: 'down', c: 'down' }, 'a, b and c are down'],
  [{ a: 'down', b: 'down', c: 'down', d: 'down' }, '4 services are down'],
  [{ a: 'unknown' }, "a can't be judged right now"],
  [{ a: 'silent' }, "a hasn't responded just now"],
  [{ a: 'silent', b: 'silent' }, "a and b haven't responded just now"],
  [{ a: 'silent', b: 'unknown' }, "a and b can't be judged right now"],
  [{ a: 'planned', b: 'up' }, 'a is under maintenance; the other service is up'],
  [{ a: 'degraded', b: 'degraded' }, 'a and b are slow'],
])('%j', (hows, words) => {
  expect(of(hows)).toBe(words);
});

const busy = (name: string) =>
  aHostView({ name, health: aHealth('degraded', { reasons: [aReason({ code: 'cpu-high', weight: 'degraded' })] }) });
const worn = (name: string) =>
  aHostView({
    name,
    health: aHealth('degraded', { reasons: [aReason({ code: 'certificate-expiring', weight: 'degraded' })] }),
  });

it.each<[total: number, up: number, degraded: ReturnType<typeof busy>[], words: string]>([
  [1, 1, [], '1 server here is up'],
  [1, 0, [], '1 server here is not up'],
  [1, 1, [busy('a')], '1 server here is slow'],
  [1, 1, [worn('a')], '1 server here is degraded'],
  [2, 2, [], 'Both servers here are up'],
  [3, 3, [], 'All 3 servers here are up'],
  [3, 1, [], '1 of 3 servers here is up'],
  [3, 0, [], 'None of 3 servers here are up'],
  [3, 2, [], '2 of 3 servers here are up'],
  [3, 2, [busy('a')], '2 of 3 servers here are up, 1 of them slow'],
  [3, 3, [busy('a'), worn('b')], 'All 3 servers here are up, 2 of them degraded'],
  [2, 2, [busy('a'), busy('b')], 'Both servers here are up, but slow'],
])('of %d servers %d up', (total, up, degraded, words) => {
  expect(serverCount({ total, up, degraded }, ' here')).toBe(words);
});

it('that some are slow is all there is to say of several that are up', () => {
  const words = (total: number, up: number, ...degraded: ReturnType<typeof busy>[]) =>
    troubledServers({ total, up, degraded }, '');
  expect(words(7, 7, busy('a'))).toBe('1 of 7 servers is slow');
  expect(words(7, 7, busy('a'), busy('b'))).toBe('2 of 7 servers are slow');
  expect(words(2, 2, busy('a'))).toBe('1 of 2 servers is slow');
  expect(words(7, 6, busy('a'))).toBeUndefined();
  expect(words(1, 1, busy('a'))).toBeUndefined();
  expect(words(7, 7)).toBeUndefined();
});
