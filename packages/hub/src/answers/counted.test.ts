/** How many, how long in all, which the most: one figure with its name, and what comes after it. */
import { aReport } from '@herald/protocol/report-builder';
import type { Measure, Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { fell, month, monthOf, services, usual } from '../testing/a-month.ts';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import { tellCount, tellNeeded, tellSuperlative } from './counted.ts';
import type { Counting } from './ranked-outages.ts';

const hosts = services.flatMap((view) => view.hosts);
const of = (incidents: readonly Incident[], names: readonly string[] = []): Counting => ({
  names,
  hosts,
  period: month,
  readModel: monthOf(incidents),
});
const some = (count: number) => Array.from({ length: count }, (_, at) => aHostView({ name: `n-${at + 1}` }));
const isOpen = fell('mail', 0.01, 0, { endedAtMs: undefined } as Partial<Incident>);

describe('how many outages', () => {
  it('says them by kind, how long those of services took, and lists each, newest first', async () => {
    expect(told(await tellCount('outages', of(usual), []))).toEqual([
      '3 outages, 1 degraded period and 1 server incident in the last 30 days.',
      '75 minutes in all, 25 minutes on average.',
      '# 5 incidents, newest first',
      '- degraded shop: 28 Feb 09:00, 30 minutes: It did not answer.',
      '- down web-2: 27 Feb 09:00, 90 minutes: It did not answer.',
      '- down shop: 25 Feb 09:00, 20 minutes: It did not answer.',
      '- down mail: 23 Feb 09:00, 45 minutes: It did not answer.',
      '- down shop: 21 Feb 09:00, 10 minutes: It did not answer.',
    ]);
  });

  it.each<[what: string, Measure, readonly Incident[], Question['turns'], string[]]>([
    ['of downtime it is the same', 'downtime', usual.slice(0, 2), [], ['2 outages', '55 minutes in all, 28 minutes']],
    ['of lengths too', 'longest-outage', usual.slice(0, 1), [], ['1 outage in the last']],
    ['none', 'outages', [], [], ['No outages in the last 30 days.']],
    [
      'and the longest, where it was asked for as well',
      'outages',
      usual,
      ['longest'],
      [
        '3 outages',
        'The longest outage in the last 30 days was mail on 23 Feb 09:00: 45 minutes.',
        '75 minutes in all',
      ],
    ],
    ['no longest of what was only slow', 'outages', usual.slice(4), ['longest'], ['1 degraded period in']],
  ])('%s', async (_, measure, incidents, turns, begins) => {
    const lines = said(await tellCount(measure, of(incidents), turns));
    expect(lines.map((line, at) => line.slice(0, begins[at]?.length))).toEqual(begins);
  });
});

describe('how many servers and services', () => {
  it.each<[what: string, Measure | undefined, Partial<Counting>, string]>([
    ['services', 'services', {}, '3 services: shop, mail and search.'],
    ['servers', undefined, {}, '4 servers: web-1, web-2, mail-1 and search-1.'],
    ['eight are named', undefined, { hosts: some(8) }, '8 servers: n-1, n-2, n-3, n-4, n-5, n-6, n-7 and n-8.'],
    ['more are counted', undefined, { hosts: some(9) }, '9 servers.'],
    ['of one service', undefined, { names: ['mail'], hosts: some(1) }, 'mail has 1 server: n-1.'],
    ['of two', 'services', { names: ['shop', 'mail'], hosts: some(2) }, 'shop and mail have 2 servers: n-1 and n-2.'],
  ])('%s', async (_, measure, given, words) => {
    expect(told(await tellCount(measure, { ...of([]), ...given }))).toEqual([words]);
  });

  it('of those that must work: how many it needs, and how many are healthy now', () => {
    const three = aServiceView({
      name: 'shop',
      service: { needs: 2 },
      hosts: [...some(2), aHostView({ status: 'down' })],
    });
    const answer = tellNeeded([three, aServiceView({ name: 'mail', hosts: some(1) })], testNowMs);
    expect(answer.targets).toEqual(['shop', 'mail']);
    expect(said(answer)).toEqual([
      'shop needs 2 of its 3 servers. 2 are healthy at the moment.',
      'mail needs 1 of its 1 server. 1 is healthy at the moment.',
    ]);
  });
});

describe('how long it takes until it is back', () => {
  it.each<[what: string, readonly Incident[], string]>([
    ['of services, on average', usual, '25 minutes on average in the last 30 days, over 3 outages.'],
    [
      'only of what is over',
      [fell('shop', 1, 10), isOpen],
      '10 minutes on average in the last 30 days, over 1 outage.',
    ],
    [
      'of servers where no service fell',
      [fell('web-1', 1, 7)],
      '7 minutes on average in the last 30 days, over 1 outage.',
    ],
    ['nothing is over yet', [isOpen], 'No outage ended in the last 30 days.'],
  ])('%s', async (_, incidents, words) => {
    expect(said(await tellCount('time-to-recover', of(incidents)))).toEqual([words]);
    const ranked = await tellSuperlative({ measure: 'time-to-recover' }, of(incidents));
    expect(said(ranked)).toEqual([words]);
    expect(ranked.groups.flatMap(({ rows }) => rows.slice()).every(({ line }) => line.length > 0)).toBe(true);
  });
});

describe('which service was down the most', () => {
  const ranked = async (
    order: 'most' | 'least',
    measure: Measure,
    down: Record<string, number>,
    names: string[] = [],
  ) => said(await tellSuperlative({ measure, order }, { ...of(usual, names), readModel: monthOf(usual, { down }) }));
  const two = { shop: 30, mail: 45, search: 0 };
  const three = { shop: 30, mail: 45, search: 30 };
  const one = { shop: 30, mail: 0, search: 0 };
  const none = { shop: 0, mail: 0, search: 0 };

  it.each<['most' | 'least', Measure, Record<string, number>, string[]]>([
    [
      'most',
      'downtime',
      two,
      [
        'mail was down the longest in the last 30 days: 45 minutes (up 99.89 %).',
        'Then: shop (down 30 minutes, up 99.93 %).',
      ],
    ],
    [
      'most',
      'downtime',
      one,
      ['shop was down the longest in the last 30 days: 30 minutes (up 99.93 %).', 'No other service was down.'],
    ],
    ['most', 'downtime', none, ['No service was down in the last 30 days.']],
    ['most', 'downtime', { shop: 30 }, ['shop was down the longest in the last 30 days: 30 minutes (up 99.93 %).']],
    ['most', 'downtime', {}, ["I wasn't monitoring in the last 30 days, so I can't compare."]],
    [
      'least',
      'downtime',
      two,
      [
        'search was not down once in the last 30 days (up 100 %).',
        'Then: shop (down 30 minutes, up 99.93 %) and mail (down 45 minutes, up 99.89 %).',
      ],
    ],
    ['least', 'downtime', one, ['mail and search were not down once in the last 30 days.']],
    [
      'least',
      'downtime',
      three,
      [
        'shop was down 30 minutes in the last 30 days (up 99.93 %).',
        'Then: search (down 30 minutes, up 99.93 %) and mail (down 45 minutes, up 99.89 %).',
      ],
    ],
    [
      'most',
      'uptime',
      two,
      [
        'search has the highest uptime in the last 30 days: 100 % (not down once).',
        'Then: shop (down 30 minutes, up 99.93 %) and mail (down 45 minutes, up 99.89 %).',
      ],
    ],
    ['most', 'uptime', none, ['shop, mail and search were not down once in the last 30 days.']],
    [
      'least',
      'uptime',
      two,
      [
        'mail has the lowest uptime in the last 30 days: 99.89 % (down 45 minutes).',
        'Then: shop (down 30 minutes, up 99.93 %).',
      ],
    ],
    ['least', 'uptime', none, ['No service was down in the last 30 days.']],
  ])('the %s %s of %o', async (order, measure, down, lines) => {
    expect(await ranked(order, measure, down)).toEqual(lines);
  });

  it('compares those that were named, and all where one was', async () => {
    expect(await ranked('most', 'downtime', three, ['shop', 'search'])).toEqual([
      'shop was down the longest in the last 30 days: 30 minutes (up 99.93 %).',
      'Then: search (down 30 minutes, up 99.93 %).',
    ]);
    expect((await ranked('most', 'downtime', three, ['shop']))[0]).toMatch(/^mail was down the longest/);
  });

  it('names three more, and says how much of the time was monitored', async () => {
    const views = ['a', 'b', 'c', 'd', 'e'].map((name) => aServiceView({ name, hosts: [] }));
    const readModel = monthOf([], { down: { shop: 5, mail: 4, search: 3 }, watchedDays: 1 });
    const fleet = { ...readModel.fleet, services: () => [...services, ...views] };
    const more = {
      ...readModel,
      fleet,
      uptime: async (name: string) =>
        readModel.uptime(views.some((one) => one.service.name === name) ? 'mail' : name, month),
    };
    expect(said(await tellSuperlative({ measure: 'downtime' }, { ...of([]), readModel: more }))).toEqual([
      'shop was down the longest in the last 30 days: 5 minutes (up 99.65 %).',
      'Then: mail (down 4 minutes, up 99.72 %), a (down 4 minutes, up 99.72 %) and b (down 4 minutes, up 99.72 %).',
      'Based on 24 hours of monitoring.',
    ]);
  });
});

describe('which server is the busiest', () => {
  const busy = (name: string, usedPercent: number, kind: 'good' | 'timeout' = 'good') =>
    aHostView({
      name,
      lastOutcome: outcome(kind, testNowMs),
      lastReport: {
        report: aReport({ metrics: { ...aReport().metrics, cpu: { ...aReport().metrics.cpu, usedPercent } } }),
        receivedAtMs: testNowMs,
      },
    });
  const four = [busy('a', 5), busy('b', 50), busy('c', 20), busy('d', 30)];

  it.each<['most' | 'least', Counting['hosts'], string[]]>([
    ['most', four, ['b: CPU 50 %.', 'Next: d CPU 30 % and c CPU 20 %.']],
    ['least', four, ['a: CPU 5 %.', 'Next: c CPU 20 % and d CPU 30 %.']],
    ['most', [busy('a', 5)], ['a: CPU 5 %.']],
    ['most', [busy('a', 5), busy('b', 99, 'timeout')], ['a: CPU 5 %.', '1 server could not be measured.']],
    ['most', [busy('b', 99, 'timeout')], ['I have no reading to compare right now.']],
  ])('the %s', async (order, views, lines) => {
    expect(said(await tellSuperlative({ measure: 'cpu', order }, { ...of([]), hosts: views }))).toEqual(lines);
  });
});
