import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import {
  aHealth,
  aHostView,
  aReadModel,
  aRegistry,
  aService,
  aServiceView,
  type HostViewOverride,
  testNowMs,
} from '../testing/builders.ts';
import { describeSeveral, filterInWords, type SeveralOptions } from './several.ts';
import { operator, type Viewer } from './viewer.ts';

const csm: Viewer = { isEngineer: false, addresses: 'none' };
const host = (name: string, override: HostViewOverride = {}) => aHostView({ name, ...override });
const all: SeveralOptions = { intent: 'fleet', targets: ['*'], lead: 'servers' };

function ask(
  hosts: ReturnType<typeof aHostView>[],
  services: ReturnType<typeof aServiceView>[] = [],
  options: SeveralOptions = all,
  readModel = aReadModel({ hosts, services }),
  viewer: Viewer = csm,
) {
  return describeSeveral(hosts, services, readModel, viewer, options);
}
const saidOf = (answer: ReturnType<typeof ask>) => wordsOf(answer.verdict);
const rowsOf = (answer: ReturnType<typeof ask>) =>
  answer.groups.map(({ title, rows }) => [title, ...rows.slice().map(({ name }) => name)]);

describe('the count', () => {
  it('says how many are up, of how many', () => {
    expect(saidOf(ask([host('a'), host('b')]))).toMatch(/^Both servers are up\./);
    expect(saidOf(ask([host('a')]))).toMatch(/^1 server is up/);
    expect(saidOf(ask([host('a'), host('b', { status: 'down' })]))).toMatch(/^1 of 2 servers is up/);
    expect(saidOf(ask([host('a'), host('b'), host('c', { status: 'degraded' })]))).toMatch(
      /^All 3 servers are up, 1 of them (?:slow|degraded)/,
    );
    expect(saidOf(ask([host('a', { status: 'down' })]))).toMatch(/^1 server is not up/);
    const answer = ask([host('a'), host('b', { status: 'down' }), host('c')]);
    expect(answer.facts).toMatchObject([{ key: 'servers-up', value: 2, unit: 'count', audience: 'details' }]);
    expect(wordsOf(answer.facts[0]?.text ?? [])).toBe('2 of 3');
  });

  it('names the first three that are not up, and counts the others', () => {
    const down = (count: number) =>
      ask(['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, count).map((name) => host(name, { status: 'down' })));
    const lines = down(7).lines.map(wordsOf);
    expect(lines).toHaveLength(4);
    expect(lines.slice(0, 3).map((line) => line[0])).toEqual(['a', 'b', 'c']);
    expect(lines[3]).toMatch(/^4 more/);
    expect(down(4).lines.map(wordsOf)[3]).toMatch(/^1 more/);
    expect(down(3).lines).toHaveLength(3);
    // What is a headline for one is a line among several: nothing of it is bold.
    expect(down(1).lines[0]?.some((part) => typeof part === 'object' && 'strong' in part)).toBe(false);
  });

  it('counts services where only those were asked about', () => {
    const bare = (name: string, status: 'up' | 'down') => aServiceView({ name, status, hosts: [] });
    expect(saidOf(ask([], [bare('billing', 'up'), bare('shop', 'up')]))).toMatch(/^Both services are up\./);
    expect(saidOf(ask([], [bare('billing', 'down'), bare('shop', 'up')]))).toMatch(
      /^billing is down; the other service is up\./,
    );
  });

  it('counts those of a place that only their labels say', () => {
    const hosts = [host('a'), host('b'), host('c', { status: 'down' })];
    expect(saidOf(ask(hosts.slice(0, 2), [], { ...all, filter: { hosts: ['a', 'b'] } }))).toMatch(
      /^Both servers there are up\./,
    );
  });

  it('knows no servers where there are none', () => {
    const answer = ask([], [], { ...all, filter: { az: 'eu-west-1c' } });
    expect(saidOf(answer)).toMatch(/no servers in eu-west-1c/);
    expect(answer.lines).toHaveLength(1);
    expect(answer).toMatchObject({ answered: true, groups: [] });
  });
});

describe('the status of the whole', () => {
  it.each<[statuses: ('up' | 'down' | 'degraded' | 'unknown')[], worst: string]>([
    [['up', 'up'], 'up'],
    [['up', 'degraded'], 'degraded'],
    [['degraded', 'unknown', 'up'], 'unknown'],
    [['unknown', 'down', 'degraded'], 'down'],
  ])('of %j is %s', (statuses, worst) => {
    const answer = ask(statuses.map((status, at) => host(`h-${at}`, { status })));
    expect(answer.status).toBe(worst);
    expect(answer.actions.map(({ kind }) => kind)).toEqual(
      worst === 'up' ? ['refresh'] : ['customer-text', 'ask-engineers', 'refresh'],
    );
  });

  it('is that of its services, where they are worse than their servers', () => {
    const web = host('web-1');
    expect(ask([web], [aServiceView({ status: 'down', hosts: [web] })]).status).toBe('down');
  });

  it('is unknown to a hub that is isolated, which says since when and counts nothing', () => {
    const hosts = [host('a'), host('b')];
    const connectivity = { kind: 'isolated' as const, sinceMs: testNowMs - 120_000 };
    const answer = ask(hosts, [], all, aReadModel({ hosts, services: [], connectivity }));
    expect(answer.status).toBe('unknown');
    expect(saidOf(answer)).toMatch(/^I can't reach any server right now, so I can't tell which are up\.$/);
    expect(answer.lines.map(wordsOf)).toEqual([expect.stringContaining('2026-03-02T08:58:00Z')]);
    expect(answer.groups[0]?.rows.slice().map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  });
});

it('of everything names services first, the worst first, and keeps servers behind a button', () => {
  const [web, api] = [host('web-1'), host('api-1', { status: 'down' })];
  const services = [
    aServiceView({ name: 'shop', hosts: [web] }),
    aServiceView({ name: 'billing', status: 'down', hosts: [api] }),
  ];
  const answer = ask([web, api], services, { intent: 'fleet', targets: ['*'] });
  expect(answer.groups.map(({ title, audience }) => [title, audience])).toEqual([
    ['Services', undefined],
    ['billing', 'details'],
    ['shop', 'details'],
  ]);
  expect(rowsOf(answer)[0]).toEqual(['Services', 'billing', 'shop']);
  expect(answer.actions.map(({ kind }) => kind)).toEqual(['customer-text', 'ask-engineers', 'refresh', 'servers']);
});

describe('the list', () => {
  it('stands under services, the worst service first, in each the worst server first, loose servers last', () => {
    const web = [host('web-1'), host('web-2', { status: 'degraded' }), host('web-3', { status: 'down' })];
    const api = [host('api-1', { status: 'down' })];
    const services = [
      aServiceView({ name: 'storefront', hosts: web }),
      aServiceView({ name: 'billing', status: 'down', hosts: api }),
    ];
    const answer = ask([...web, ...api, host('loose')], services);
    expect(rowsOf(answer)).toEqual([
      ['billing', 'billing', 'api-1'],
      ['storefront', 'storefront', 'web-3', 'web-2', 'web-1'],
      ['Other servers', 'loose'],
    ]);
    expect(answer.groups.map(({ status }) => status)).toEqual(['down', 'up', 'up']);
    expect(answer.groups.map(({ rows }) => rows.length)).toEqual([2, 4, 1]);
  });

  it('is simply servers where no service was asked about, the worst first, else as in the registry', () => {
    const hosts = [host('b'), host('c', { status: 'down' }), host('a'), host('d', { status: 'degraded' })];
    const answer = ask(hosts);
    expect(rowsOf(answer)).toEqual([['Servers', 'c', 'd', 'b', 'a']]);
    expect(answer.groups[0]?.status).toBe('down');
  });

  it.each(['everything', 'a part'])(
    'a server of two services stands under the first that has it (%s is asked about)',
    (asked) => {
      const shared = host('db-1');
      const [web, loose] = [host('web-1'), host('loose')];
      const services = [
        aServiceView({ name: 'storefront', hosts: [web, shared] }),
        aServiceView({ name: 'billing', hosts: [shared] }),
      ];
      const registry = aRegistry({
        hosts: [web, shared, loose, ...(asked === 'a part' ? [host('elsewhere')] : [])].map((view) => view.host),
        services: services.map(({ service }) => aService(service)),
      });
      const hosts = [web, shared, loose];
      const answer = ask(hosts, services, all, aReadModel({ hosts, services, registry }));
      expect(rowsOf(answer)).toEqual([
        ['storefront', 'storefront', 'web-1', 'db-1'],
        ['billing', 'billing'],
        ['Other servers', 'loose'],
      ]);
    },
  );

  it('a service is listed with its own servers only as far as they were asked about', () => {
    const [one, two] = [host('web-1'), host('web-2')];
    const service = aServiceView({ hosts: [one, two] });
    const answer = ask([one], [service], all, aReadModel({ hosts: [one, two], services: [service] }));
    expect(rowsOf(answer)).toEqual([['storefront', 'storefront', 'web-1']]);
  });

  it('all servers and one of two services: those of the other stand alone', () => {
    const [web, api] = [host('web-1'), host('api-1')];
    const services = [aServiceView({ hosts: [web] }), aServiceView({ name: 'billing', hosts: [api] })];
    const answer = ask([web, api], services.slice(1), all, aReadModel({ services }));
    expect(rowsOf(answer)).toEqual([
      ['billing', 'billing', 'api-1'],
      ['Other servers', 'web-1'],
    ]);
  });

  it('of those that struggle leaves out who is well, and counts them still', () => {
    const old = testNowMs - 25_000;
    const stale = { report: aReport({ sampledAt: new Date(old).toISOString() }), receivedAtMs: old };
    const hosts = [host('a', { lastReport: stale }), host('b', { status: 'down' })];
    const answer = ask(hosts, [], { ...all, filter: { struggling: true } });
    expect(rowsOf(answer)).toEqual([['Servers', 'b']]);
    expect(saidOf(answer)).toMatch(/^1 of 2 servers is up/);
    expect(answer.measuredAtMs).toBe(testNowMs - 3_000);
    expect(ask(hosts).measuredAtMs).toBe(old);
  });
});

describe('a line of the list', () => {
  const lineOf = (view: ReturnType<typeof aHostView>, viewer = csm) =>
    wordsOf(ask([view], [], all, undefined, viewer).groups[0]?.rows.slice()[0]?.line ?? []);

  it('has figures and place, and the address for who may see it', () => {
    expect(lineOf(host('web-1'))).toBe('CPU 23 %, memory 61 %, disk 48 %, Ireland (eu-west-1), eu-west-1a');
    expect(lineOf(host('web-1'), operator)).toMatch(/eu-west-1a, 10\.0\.1\.23$/);
    expect(lineOf(host('web-1'), { isEngineer: false, addresses: 'private' })).toMatch(/eu-west-1a$/);
    const bare = aReport({ instance: undefined, metrics: someMetrics({ disks: [] }) });
    const view = host('web-1', { host: { region: undefined }, lastReport: { report: bare, receivedAtMs: testNowMs } });
    expect(lineOf(view, operator)).toBe('CPU 23 %, memory 61 %');
    const known = host('web-1', { lastReport: { report: bare, receivedAtMs: testNowMs } });
    expect(lineOf(known)).toBe('CPU 23 %, memory 61 %, Ireland (eu-west-1)');
  });

  it('of one that is not up tells when it was last heard from before what it said then', () => {
    expect(lineOf(host('web-1', { status: 'down' }))).toMatch(
      /^CPU 23 %, memory 61 %, disk 48 %, Ireland \(eu-west-1\), eu-west-1a \(2026-03-02T08:59:57Z\)$/,
    );
    expect(lineOf(host('web-1', { lastReport: undefined, status: 'down' }))).toBe(
      "hasn't responded since Herald started",
    );
  });

  it('carries its own facts; a service carries its verdict', () => {
    const web = host('web-1');
    const answer = ask([web], [aServiceView({ hosts: [web] })]);
    const [service, server] = answer.groups[0]?.rows.slice() ?? [];
    expect(service).toMatchObject({ kind: 'service', name: 'storefront', status: 'up', facts: [] });
    expect(wordsOf(service?.line ?? [])).toMatch(/storefront is up\. .*healthy/);
    expect(server).toMatchObject({ kind: 'host', name: 'web-1', status: 'up' });
    expect(server?.facts.map(({ key }) => key)).toContain('cpu');
  });

  it('a service in planned maintenance is listed as planned', () => {
    const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + 60_000 };
    const web = host('web-1');
    const answer = ask([web], [aServiceView({ hosts: [web], health: aHealth('down', { planned }) })]);
    expect(answer.groups[0]?.status).toBe('planned');
    expect(answer.status).toBe('planned');
  });
});

it('says in words how a question was narrowed', () => {
  expect(filterInWords(undefined)).toBe('');
  expect(filterInWords({ struggling: true })).toBe('');
  expect(filterInWords({ without: [{ kind: 'service', name: 'exports' }] })).toBe(' besides exports');
  expect(filterInWords({ region: 'eu-west-1' })).toBe(' in Ireland (eu-west-1)');
  expect(filterInWords({ az: 'eu-west-1a', label: { key: 'role', value: 'web' }, namePrefix: 'web' })).toBe(
    ' in eu-west-1a, with role web and named web…',
  );
});
