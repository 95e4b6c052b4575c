/** What is read first of a service whose servers are in trouble: the reason, who is on it, and what comes. Now is 09:00. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  aReason,
  aServiceView,
  type HostViewOverride,
  type ServiceViewOverride,
  testNowMs,
} from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { serviceVerdict } from './service-verdict.ts';

const sinceMs = minutesAgo(10);
const slow = (name: string, cpu: number) =>
  aHostView({
    name,
    health: aHealth('degraded', {
      sinceMs,
      reasons: [aReason({ code: 'cpu-high', text: `CPU is at ${cpu} %.`, weight: 'degraded' })],
    }),
  });
const server = (name: string, more: HostViewOverride = {}) => aHostView({ name, ...more });
const out = (name: string) =>
  server(name, { health: aHealth('down', { sinceMs }), lastOutcome: outcome('timeout', testNowMs) });
const because = (status: 'down' | 'degraded' | 'unknown', ...texts: string[]) =>
  aHealth(status, { sinceMs, reasons: texts.map((text) => aReason({ text, weight: status })) });
const tooFew = aHealth('degraded', {
  sinceMs,
  reasons: [aReason({ code: 'too-few-hosts', text: 'Its servers are degraded.', weight: 'degraded' })],
});
const taken = { acknowledgedAtMs: minutesAgo(8), notes: [noted('on-it', 8)] };
const onIt = 'Esra (Web) is on it since 08:52.';
const soon = aDowntime({ services: ['shop'], startsAtMs: minutesAgo(-30), customers: 'Orders wait.' });
const comes = 'Maintenance begins at 09:30 (in 30 minutes), until 11:00: Orders wait.';

async function tell(view: ServiceViewOverride, incidents: readonly Incident[] = [], downtimes = [soon].slice(1)) {
  const shop = aServiceView({ name: 'shop', ...view });
  const { verdict, lines } = serviceVerdict(shop, await troubled(incidents, { services: [shop], downtimes }));
  return [verdict, ...lines].map(withTimes);
}

it('slow is what has busy servers; what was measured on them is the reason, of three at most', async () => {
  const four = [slow('a', 97), slow('b', 98), slow('c', 99), slow('d', 96)];
  expect(await tell({ health: tooFew, hosts: four })).toEqual([
    'shop is slow since 08:50.',
    'a: CPU is at 97 %.',
    'b: CPU is at 98 %.',
    'c: CPU is at 99 %.',
  ]);
  expect((await tell({ health: tooFew, hosts: [slow('a', 97), server('b')] }))[0]).toBe('shop is slow since 08:50.');
  expect(await tell({ health: tooFew, hosts: [server('a')] })).toEqual([
    'shop is degraded since 08:50.',
    'Its servers are degraded.',
  ]);
  const check = aReason({ code: 'endpoint-failing', text: 'Its check fails.', weight: 'degraded' });
  const both = { ...tooFew, reasons: [...tooFew.reasons, check] };
  expect((await tell({ health: both, hosts: [slow('a', 97)] })).slice(1)).toEqual([
    'a: CPU is at 97 %.',
    'Its check fails.',
  ]);
});

it.each(['degraded', 'down', 'unknown'] as const)('of what is %s: three reasons, and who is on it', async (status) => {
  const lines = await tell(
    {
      health: because(status, 'One.', 'Two.', 'Three.', 'Four.'),
      hosts: [server('a')],
      service: { customers: 'Orders' },
    },
    [trouble('shop', 10, undefined, { worst: status, ...taken })],
  );
  expect(lines.slice(-4)).toEqual(['One.', 'Two.', 'Three.', onIt]);
});

it.each(['degraded', 'down'] as const)('and what comes within the hour, of what is %s', async (status) => {
  expect((await tell({ health: because(status, 'One.'), hosts: [server('a')] }, [], [soon])).at(-1)).toBe(comes);
});

it('who took on the service itself comes before who took on a server', async () => {
  const health = because('down', 'One.');
  const hosts = [out('a'), out('b')];
  const other = { acknowledgedAtMs: minutesAgo(4), notes: [noted('on-it', 4)] };
  const ofServers = [
    trouble('a', 10, undefined, { target: { kind: 'host', name: 'a' } }),
    trouble('b', 10, undefined, { target: { kind: 'host', name: 'b' }, ...other }),
  ];
  expect((await tell({ health, hosts }, [trouble('shop', 10, undefined, taken), ...ofServers])).at(-1)).toBe(onIt);
  expect((await tell({ health, hosts }, [trouble('shop', 10), ...ofServers])).at(-1)).toBe(
    'Esra (Web) is on it since 08:56.',
  );
  expect((await tell({ health, hosts }, [trouble('shop', 10)])).at(-1)).toBe('One.');
});

it('with less room: why those that serve are slow, who is on it, and what comes', async () => {
  const hosts = [server('a'), slow('b', 97), out('c')];
  const ofServer = trouble('c', 10, undefined, { target: { kind: 'host', name: 'c' }, ...taken });
  expect(await tell({ health: aHealth(), hosts }, [ofServer], [soon])).toEqual([
    'shop is up, with 1 of 3 servers.',
    'c stopped responding at 08:50; no customer impact expected.',
    'b degraded at 08:50; no customer impact expected.',
    'b: CPU is at 97 %.',
    onIt,
    comes,
  ]);
  expect((await tell({ health: aHealth(), hosts: [server('a'), slow('b', 97), slow('c', 98)] }))[0]).toBe(
    'shop is up, with 1 of 3 servers healthy.',
  );
  const fewer = aHealth('up', {
    reasons: [
      aReason({ code: 'fewer-hosts', text: 'Fewer.', weight: 'none' }),
      aReason({ text: 'Its certificate expires.', weight: 'none' }),
    ],
  });
  const lines = await tell({ health: fewer, hosts: [server('a'), out('b')] });
  expect(lines).toContain('Its certificate expires.');
  expect(lines).not.toContain('Fewer.');
});

it('all well, and its maintenance only just over: that is said', async () => {
  const over = aDowntime({
    services: ['shop'],
    state: 'finished',
    startsAtMs: minutesAgo(60),
    endsAtMs: minutesAgo(10),
  });
  expect((await tell({ hosts: [server('a')] }, [], [over])).at(-1)).toBe('Its maintenance is over since 08:50.');
});

it('under maintenance: which of its servers are out, by name up to four', async () => {
  const planned = {
    downtimeId: 'work',
    title: 'Work',
    startsAtMs: minutesAgo(5),
    endsAtMs: minutesAgo(-9),
    takesDown: true,
  } as const;
  const under = (...hosts: ReturnType<typeof server>[]) => tell({ health: { ...aHealth(), planned }, hosts });
  expect((await under(out('a'), server('b'))).at(-1)).toBe("a isn't responding.");
  expect((await under(out('a'), out('b'), server('c'))).at(-1)).toBe("a and b aren't responding.");
  expect((await under(out('a'), out('b'), out('c'), out('d'))).at(-1)).toBe("a, b, c and d aren't responding.");
  expect((await under(out('a'), out('b'), out('c'), out('d'), out('e'), server('f'))).at(-1)).toBe(
    "5 of its 6 servers aren't responding.",
  );
  const heard = server('a', { lastOutcome: outcome('good', testNowMs) });
  expect(await under(heard)).toEqual([
    'shop is under maintenance until 09:09 (9 minutes left).',
    'Work.',
    'On schedule. It responds at the moment.',
  ]);
  const old = { report: heard.lastReport?.report ?? expect.unreachable(), receivedAtMs: minutesAgo(0.5) };
  expect((await under(server('a', { lastReport: old }), server('b'))).join()).not.toMatch(/responds at the moment/);
});

it('what its servers say and cannot be used is no silence', async () => {
  const unreadable = server('a', { lastOutcome: outcome('unreadable', testNowMs) });
  const lines = await tell({ hosts: [unreadable], health: aHealth() });
  expect(lines[0]).toBe("I can't tell whether shop is up.");
  expect(lines[1]).toMatch(/^I can't measure a: /);
  expect(lines.at(-1)).toBe("It was fine before; I'm checking.");
  const mixed = [unreadable, server('b', { lastOutcome: outcome('timeout', testNowMs) })];
  expect((await tell({ hosts: mixed, health: aHealth() }))[0]).toBe("shop hasn't responded for 3 seconds.");
});
