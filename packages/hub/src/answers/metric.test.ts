import { anInstance, aReport, someMetrics } from '@herald/protocol/report-builder';
import type { Metric } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aHealth, aHostView, aReadModel, type HostViewOverride, testNowMs } from '../testing/builders.ts';
import { compareHosts, tellMetric } from './metric.ts';
import { operator, type Viewer } from './viewer.ts';

const csm: Viewer = { isEngineer: false, addresses: 'private' };

/** A host whose last poll brought a report. */
function measured(
  report: Parameters<typeof aReport>[0] = {},
  override: HostViewOverride = {},
): ReturnType<typeof aHostView> {
  const receivedAtMs = testNowMs - 3_000;
  const made = aReport({ sampledAt: new Date(receivedAtMs).toISOString(), ...report });
  return aHostView({
    lastReport: { report: made, receivedAtMs },
    lastOutcome: { kind: 'report', report: made, clockSkewSeconds: 0, atMs: receivedAtMs, elapsedMs: 4 },
    ...override,
  });
}
const busy = (name: string, usedPercent: number) =>
  measured({ metrics: someMetrics({ cpu: { ...someMetrics().cpu, usedPercent } }) }, { name });
const silent = (view: ReturnType<typeof aHostView>) => ({
  ...view,
  lastOutcome: { kind: 'silent' as const, reason: 'timeout' as const, atMs: testNowMs, elapsedMs: 3_000 },
});
const tell = (metric: Metric, view = measured(), viewer: Viewer = operator) =>
  tellMetric([view], metric, aReadModel({ hosts: [view], services: [] }), viewer, [view.host.name]);
const said = (metric: Metric, view = measured(), viewer: Viewer = operator) =>
  wordsOf(tell(metric, view, viewer).verdict);

describe('one figure of one host', () => {
  it.each<[metric: Metric, figures: RegExp]>([
    ['cpu', /web-1 .*23 %/],
    ['memory', /web-1 .*61 %.*2\.3 GiB.*3\.8 GiB/],
    ['disk', /web-1 .*48 %.*14 GiB.*30 GiB/],
    ['network', /receives 12 kB\/s .*sends 48 kB\/s/],
    ['load', /0\.40 .*2 cores/],
    ['uptime', /12 days/],
    ['region', /Ireland \(eu-west-1\)/],
    ['az', /eu-west-1a/],
    ['instance-type', /t3\.small/],
  ])('%s', (metric, figures) => {
    expect(said(metric)).toMatch(figures);
    expect(tell(metric)).toMatchObject({ intent: 'metric', answered: true, status: 'up', targets: ['web-1'] });
  });

  it('traffic is the sum over its cards, each way by itself', () => {
    const [card] = someMetrics().network;
    const network = card
      ? [card, { ...card, name: 'ens6', receivedBytesPerSecond: 1_000, sentBytesPerSecond: 2_000 }]
      : [];
    expect(said('network', measured({ metrics: someMetrics({ network }) }))).toMatch(
      /receives 13 kB\/s .*sends 50 kB\/s/,
    );
  });

  it('of several disks it is the fullest, by name', () => {
    const [root] = someMetrics().disks;
    const disks = root ? [root, { ...root, mount: '/data', usedPercent: 91 }] : [];
    expect(said('disk', measured({ metrics: someMetrics({ disks }) }))).toMatch(/\/data.*91 %/);
    expect(said('disk')).not.toContain('(/)');
  });

  it('one core is no cores', () => {
    const metrics = someMetrics({ cpu: { ...someMetrics().cpu, cores: 1 } });
    expect(said('load', measured({ metrics }))).toMatch(/1 core\b/);
  });

  it('names every address it has, and none where none may be shown', () => {
    const instance = anInstance({ ipv6: '2001:db8::1' });
    expect(said('ip', measured({ instance }))).toMatch(/10\.0\.1\.23 .*203\.0\.113\.25 .*2001:db8::1/);
    const bare = anInstance({ publicIpv4: undefined });
    expect(said('ip', measured({ instance: bare }))).toMatch(/10\.0\.1\.23 \(private\)\.$/);
    const nobody: Viewer = { isEngineer: true, addresses: 'none' };
    const answer = tell('ip', measured({ instance }), nobody);
    expect(JSON.stringify(answer)).not.toMatch(/10\.0\.1\.23|203\.0\.113\.25|2001:db8/);
    expect(wordsOf(answer.lines.at(-1) ?? [])).toMatch(/Addresses aren't shown/);
  });

  it('a place that only the registry knows is told before the first report; nothing else is', () => {
    const view = aHostView({ lastReport: undefined, host: { region: 'eu-central-1' } });
    expect(said('region', view)).toContain('Frankfurt (eu-central-1)');
    expect(said('az', view)).not.toContain('eu-');
    expect(said('region', measured({ instance: undefined }))).toContain('(eu-west-1)');
    expect(said('region', aHostView({ lastReport: undefined, host: { region: undefined } }))).not.toContain('eu-');
  });

  it('the figure stands in front, everything else behind Details', () => {
    const { facts } = tell('disk');
    expect(facts[0]).toMatchObject({ key: 'disk', value: 48, audience: 'main' });
    expect(facts.slice(1).map(({ audience }) => audience)).not.toContain('main');
    expect(facts.find(({ key }) => key === 'cpu')?.audience).toBe('details');
    expect(facts.find(({ key }) => key === 'agent-version')?.audience).toBe('engineers');
  });

  it.each<[metric: Metric, isDrawn: boolean]>([
    ['cpu', true],
    ['memory', true],
    ['disk', true],
    ['network', true],
    ['load', true],
    ['uptime', false],
    ['ip', false],
    ['region', false],
  ])('a day of it is drawn where it moves: %s, %s', (metric, isDrawn) => {
    expect(tell(metric).chart).toEqual(
      isDrawn
        ? {
            target: { kind: 'host', name: 'web-1' },
            metrics: [metric],
            fromMs: testNowMs - 86_400_000,
            toMs: testNowMs,
          }
        : undefined,
    );
    expect(tell(metric, aHostView({ lastReport: undefined })).chart).toBeUndefined();
  });
});

describe('how fresh it is', () => {
  it('a reading of now is told as such, with when it was measured', () => {
    const answer = tell('cpu');
    expect(answer.measuredAtMs).toBe(testNowMs - 3_000);
    expect(answer.lines.map(wordsOf)).toEqual(['Measured 2026-03-02T08:59:57Z.']);
    expect(wordsOf(answer.verdict)).not.toContain('Last known');
  });

  it('one of a host that does not answer now is called the last known, and what is wrong is said', () => {
    const view = silent(measured({}, { status: 'down' }));
    const answer = tell('cpu', view);
    expect(wordsOf(answer.verdict)).toMatch(/Last known: .*23 %/);
    expect(answer.status).toBe('down');
    expect(answer.lines).toHaveLength(2);
    expect(wordsOf(answer.lines[0] ?? [])).toContain('2026-03-02T08:59:57Z');
    expect(answer.actions).toContainEqual({ kind: 'ask-engineers' });
  });

  it('what is not reported is said to be unknown, with what the agent says about it', () => {
    const problems = [{ code: 'imds/off', message: 'The metadata service is off.', next: 'Turn it on.' }];
    const answer = tell('az', measured({ instance: undefined, problems }));
    expect(wordsOf(answer.verdict)).not.toContain('undefined');
    expect(answer.lines.map(wordsOf)).toContain('The metadata service is off.');
    expect(tell('az', measured({ instance: undefined })).lines.map(wordsOf)).toContain("Its agent doesn't report it.");
    expect(tell('cpu').lines).toHaveLength(1);
  });
});

describe('one figure of several hosts', () => {
  const hosts = [busy('web-1', 20), silent(busy('web-2', 70)), aHostView({ name: 'web-3', lastReport: undefined })];
  const answer = tellMetric(hosts, 'cpu', aReadModel({ hosts, services: [] }), csm, ['*']);

  it('has a line each, in the order asked, the last known marked', () => {
    const rows = answer.groups[0]?.rows.slice() ?? [];
    expect(rows.map(({ name, status }) => [name, status])).toEqual([
      ['web-1', 'up'],
      ['web-2', 'unknown'],
      ['web-3', 'unknown'],
    ]);
    const lines = rows.map(({ line }) => wordsOf(line));
    expect(lines[0]).toMatch(/20 %/);
    expect(lines[0]).not.toContain('last known');
    expect(lines[1]).toMatch(/70 %.*last known/);
    expect(lines[2]).not.toMatch(/%/);
    expect(rows[0]?.facts.map(({ key }) => key)).toEqual(['cpu']);
  });

  it('names up to three hosts and counts more', () => {
    expect(wordsOf(answer.verdict)).toContain('web-1, web-2 and web-3');
    const four = ['a', 'b', 'c', 'd'].map((name) => busy(name, 10));
    const many = tellMetric(four, 'cpu', aReadModel({ hosts: four, services: [] }), csm, ['*']);
    expect(wordsOf(many.verdict)).toContain('4 servers');
    expect(many).toMatchObject({ answered: true, status: 'none', targets: ['*'], measuredAtMs: testNowMs - 3_000 });
  });
});

describe('hosts beside each other', () => {
  const compare = (hosts: ReturnType<typeof aHostView>[], metric?: Metric) =>
    compareHosts(hosts, aReadModel({ hosts, services: [] }), csm, ['a', 'b'], metric);

  it('names the busier one first, whichever was asked about first', () => {
    for (const hosts of [
      [busy('calm', 10), busy('busy', 80)],
      [busy('busy', 80), busy('calm', 10)],
    ])
      expect(wordsOf(compare(hosts).verdict)).toMatch(/busy is .* calm.*80 % against 10 %/);
  });

  it('of three it names the two busiest', () => {
    const verdict = wordsOf(compare([busy('calm', 10), busy('middle', 40), busy('busy', 80)]).verdict);
    expect(verdict).toMatch(/busy .*middle.*80 % against 40 %/);
    expect(verdict).not.toContain('calm');
  });

  it('cannot compare with one that never reported', () => {
    const answer = compare([busy('web-1', 80), aHostView({ name: 'web-2', lastReport: undefined })]);
    expect(wordsOf(answer.verdict)).toMatch(/can't compare web-1 and web-2/);
    expect(answer.answered).toBe(true);
  });

  it('figure by figure, or only the one asked for, each host in the order asked', () => {
    const hosts = [busy('b', 10), busy('a', 80)];
    const groups = compare(hosts).groups;
    expect(groups.map(({ title }) => title)).toEqual(['CPU', 'Memory', 'Disk', 'Load']);
    expect(groups[0]?.rows.slice().map(({ name }) => name)).toEqual(['b', 'a']);
    expect(groups[1]?.rows.slice().map(({ facts }) => facts.map(({ key }) => key))).toEqual([['memory'], ['memory']]);
    expect(compare(hosts, 'disk').groups.map(({ title }) => title)).toEqual(['Disk']);
    expect(wordsOf(compare(hosts, 'memory').verdict)).toBe('Memory of b and a: 61 % on each.');
    expect(compare(hosts)).toMatchObject({ intent: 'compare', status: 'none', measuredAtMs: testNowMs - 3_000 });
  });
});

it('a host that is not well keeps its status beside the figure', () => {
  const answer = tell('cpu', measured({}, { health: aHealth('degraded') }));
  expect(answer.status).toBe('degraded');
  expect(answer.lines).toHaveLength(2);
});

describe('what is not known of a figure', () => {
  const none: Viewer = { isEngineer: false, addresses: 'none' };
  const linesOf = (metric: Metric, view: ReturnType<typeof aHostView>, viewer: Viewer = operator) =>
    tell(metric, view, viewer).lines.map((line) => wordsOf(line));

  it('addresses are told where they are shown, and that they are not where they are hidden', () => {
    expect(said('ip', measured(), none)).toBe("I don't know the ip of web-1.");
    expect(linesOf('ip', measured(), none).at(-1)).toMatch(/^Addresses aren't shown in this channel/);
    expect(linesOf('uptime', measured(), none).join()).not.toMatch(/Addresses/);
    const bare = aReport({ instance: null });
    const host = measured({}, { lastReport: { report: bare, receivedAtMs: testNowMs - 3_000 } });
    expect(linesOf('ip', host).at(-1)).toBe("Its agent doesn't report it.");
    expect(linesOf('az', host).at(-1)).toBe("Its agent doesn't report it.");
    for (const metric of ['az', 'instance-type', 'ip'] as const)
      expect(said(metric, host)).toMatch(/^I don't know the (?:availability zone|instance type|ip) of web-1\.$/);
    const why = [{ code: 'imds/hop-limit' as const, message: 'It cannot be asked.', next: 'Raise it.' }];
    const troubled = measured(
      {},
      { lastReport: { report: { ...bare, problems: why }, receivedAtMs: testNowMs - 3_000 } },
    );
    expect(linesOf('az', troubled).at(-1)).toBe('It cannot be asked.');
  });

  it("a region is the registry's where no report says it", () => {
    const unheard = (region?: string) => {
      const { lastReport: _, ...view } = aHostView({ name: 'web-1', ...(region && { host: { region } }) });
      return region ? view : { ...view, host: { ...view.host, region: undefined } };
    };
    expect(said('region', unheard('eu-central-1'))).toMatch(/web-1 is in Frankfurt \(eu-central-1\)/);
    expect(said('cpu', unheard('eu-central-1'))).toBe("I don't know the cpu of web-1.");
    expect(said('region', measured({ instance: anInstance({ region: 'us-east-1' }) }))).toMatch(/us-east-1/);
  });
});

describe('figures of several, ranked', () => {
  const spread = (...hosts: ReturnType<typeof aHostView>[]) =>
    wordsOf(tellMetric(hosts, 'cpu', aReadModel({ hosts, services: [] }), csm, ['*']).verdict);

  it('from the least to the most, with whose they are; one alike is said once', () => {
    expect(spread(busy('a', 70), busy('b', 20), busy('c', 40))).toBe('CPU of a, b and c: from 20 % (b) to 70 % (a).');
    expect(spread(busy('a', 20), busy('b', 20))).toBe('CPU of a and b: 20 % on each.');
    const unheard = aHostView({ name: 'x', lastReport: undefined });
    expect(spread(unheard, { ...unheard, host: { ...unheard.host, name: 'y' } })).toBe('CPU of x and y:');
  });

  it('three points of CPU apart neither is busier', () => {
    const compare = (one: number, other: number) => {
      const hosts = [busy('a', one), busy('b', other), busy('c', 1)];
      return wordsOf(compareHosts(hosts, aReadModel({ hosts, services: [] }), csm, ['*']).verdict);
    };
    expect(compare(50, 52)).toBe('b and a are about equally busy: CPU 52 % and 50 %.');
    expect(compare(50, 53)).toBe('b is busier than a: CPU 53 % against 50 %.');
  });
});
