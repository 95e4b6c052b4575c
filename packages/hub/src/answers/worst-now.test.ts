/** What is in trouble now, and what nobody has judged yet: the worst first, and nothing told twice. */
import { describe, expect, it } from 'vitest';
import type { HealthStatus } from '../domain/health.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { minutesAgo } from '../testing/a-trouble.ts';
import { aHealth, aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { said, told, withTimes } from '../testing/told.ts';
import { bareAnswer } from './bare-answer.ts';
import { unjudgedTrouble } from './trouble-now.ts';
import { tellWorstNow } from './worst-now.ts';

describe('the worst right now', () => {
  const lately = bareAnswer('superlative', ['mail'], ['mail had the most outages lately.']);
  const worst = (
    statuses: Record<string, HealthStatus>,
    names: string[] = [],
    kind: 'services' | 'servers' = 'services',
  ) => {
    const services = Object.entries(statuses).map(([name, status]) =>
      aServiceView({
        name,
        status,
        hosts: [aHostView({ name: `${name}-1`, status, lastOutcome: outcome('good', testNowMs) })],
      }),
    );
    return tellWorstNow(names, kind, aReadModel({ services }), lately);
  };

  it('leads with its name, then tells each, then what was lately', () => {
    const answer = worst({ mail: 'degraded', shop: 'down', search: 'up' });
    expect(answer).toMatchObject({ targets: ['shop'], status: 'down', groups: [] });
    expect(told(answer)).toEqual([
      'shop is the worst right now.',
      'shop is down since 08:42 (18 minutes).',
      'mail is degraded since 08:42.',
      'mail had the most outages lately.',
      '[history shop] [refresh]',
    ]);
  });

  it.each<[count: number, last: string | undefined]>([
    [3, undefined],
    [4, '1 more service is not well.'],
    [5, '2 more services are not well.'],
  ])('of %d tells three', (count, last) => {
    const statuses = Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, 'down'] as const));
    const lines = said(worst(statuses));
    expect(lines.filter((line) => line.includes(' since '))).toHaveLength(3);
    expect(lines.at(-2) ?? '').toMatch(last ?? /^s2 is down/);
  });

  it('of what was named alone; where nothing is in trouble it says so', () => {
    expect(said(worst({ shop: 'down', mail: 'up' }, ['mail']))).toEqual([
      'No service is in trouble right now.',
      'mail had the most outages lately.',
    ]);
    expect(worst({ shop: 'up' })).toMatchObject({ status: 'up', targets: ['mail'], actions: [{ kind: 'refresh' }] });
    expect(said(worst({ shop: 'up' }, [], 'servers'))[0]).toBe('No server is in trouble right now.');
    expect(said(worst({ shop: 'degraded' }, ['shop-1'], 'servers'))[0]).toBe('shop-1 is the worst right now.');
  });
});

describe('trouble that nobody has judged yet', () => {
  const silent = (name: string, more = {}) => aHostView({ name, lastOutcome: outcome('timeout', testNowMs), ...more });
  const planned = {
    ...aHealth(),
    planned: { downtimeId: 'd', title: 'Work', startsAtMs: minutesAgo(9), endsAtMs: minutesAgo(-9) },
  };
  const found = (names: string[], parts: Parameters<typeof aReadModel>[0]) =>
    unjudgedTrouble(names, aReadModel(parts)).map(({ kind, name }) => `${kind} ${name}`);

  const one = aServiceView({ name: 'shop', hosts: [silent('web-1')] });
  const two = aServiceView({ name: 'mail', hosts: [silent('mail-1'), aHostView({ name: 'mail-2' })] });
  const loose = silent('loose-1');
  const hosts = [...one.hosts, ...two.hosts, loose];

  it('services first; a server is left out where its service is named for it', () => {
    expect(found([], { services: [one, two], hosts })).toEqual(['service shop', 'host mail-1', 'host loose-1']);
    expect(found(['mail'], { services: [one, two], hosts })).toEqual(['host mail-1']);
    expect(found(['loose-1', 'shop'], { services: [one, two], hosts })).toEqual(['service shop', 'host loose-1']);
    expect(found(['mail-2'], { services: [one, two], hosts })).toEqual([]);
  });

  it('none of what is under maintenance', () => {
    const shop = { ...one, health: planned, hosts: [silent('web-1', { health: planned })] };
    expect(found([], { services: [shop], hosts: shop.hosts })).toEqual([]);
  });

  it('a hub that is isolated tells one thing: what was asked about, else the first service, else the first server', () => {
    const connectivity = { kind: 'isolated' as const, sinceMs: minutesAgo(2) };
    expect(found([], { services: [one, two], hosts, connectivity })).toEqual(['service shop']);
    expect(found(['mail'], { services: [one, two], hosts, connectivity })).toEqual(['service mail']);
    expect(found(['mail-2'], { services: [one, two], hosts, connectivity })).toEqual(['host mail-2']);
    expect(found([], { services: [], hosts, connectivity })).toEqual(['host web-1']);
    expect(found(['gone'], { services: [one], hosts, connectivity })).toEqual([]);
    const [told] = unjudgedTrouble(['mail'], aReadModel({ services: [two], connectivity }));
    expect(told && withTimes(told.verdict)).toBe(
      "I can't reach any server right now, so I can't tell whether mail is up.",
    );
  });
});
