import type { Metrics } from '@herald/protocol/metrics';
import { anInstance, aReport, someMetrics } from '@herald/protocol/report-builder';
import type { Metric } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aHost, aHostView, testNowMs } from '../testing/builders.ts';
import { hostFacts, measuredAtMs, oldest } from './host-facts.ts';
import { operator, type Viewer } from './viewer.ts';

const csm: Viewer = { isEngineer: false, addresses: 'private' };
const viewOf = (report: Parameters<typeof aReport>[0] = {}, receivedAtMs = testNowMs - 3_000) =>
  aHostView({ lastReport: { report: aReport(report), receivedAtMs } });
const keysFor = (viewer: Viewer, view = viewOf()) => hostFacts(view, viewer).map(({ key }) => key);
const factOf = (key: string, view = viewOf(), viewer: Viewer = operator) =>
  hostFacts(view, viewer).find((fact) => fact.key === key);
const aDisk = (mount: string, usedPercent: number) => ({
  mount,
  device: `/dev/${mount}`,
  filesystem: 'ext4',
  sizeBytes: 100 * 1024 ** 3,
  usedBytes: usedPercent * 1024 ** 3,
  availableBytes: (100 - usedPercent) * 1024 ** 3,
  usedPercent,
});

describe('who sees what', () => {
  const onlyEngineers = [
    'availability-zone-id',
    'cpu-steal',
    'cpu-iowait',
    'ami',
    'life-cycle',
    'vpc',
    'kernel-host-name',
    'agent-version',
    'problem:imds/hop-limit',
  ];
  const view = viewOf({
    instance: anInstance({ lifeCycle: 'spot', vpcId: 'vpc-1', ipv6: '2001:db8::1' }),
    problems: [{ code: 'imds/hop-limit', message: 'It cannot be asked.', next: 'Raise the hop limit.' }],
  });

  it('an engineer reads what only engineers need; a CSM does not', () => {
    expect(keysFor(operator, view)).toEqual(expect.arrayContaining(onlyEngineers));
    expect(keysFor(csm, view).filter((key) => onlyEngineers.includes(key))).toEqual([]);
    expect(hostFacts(view, csm).some(({ audience }) => audience === 'engineers')).toBe(false);
  });

  it('a CSM reads place, figures, address and kind of machine, in this order', () => {
    expect(keysFor(csm)).toEqual([
      'region',
      'availability-zone',
      'cpu',
      'memory',
      'disk',
      'network',
      'load',
      'private-ip',
      'instance-type',
      'instance-id',
      'private-hostname',
      'uptime',
      'processes',
      'measured',
    ]);
  });

  it('what is not asked every day waits behind Details', () => {
    const main = hostFacts(view, csm).filter(({ audience }) => audience === 'main');
    expect(main.map(({ key }) => key)).toEqual([
      'region',
      'availability-zone',
      'cpu',
      'memory',
      'disk',
      'private-ip',
      'instance-type',
      'instance-id',
      'uptime',
      'measured',
    ]);
  });

  it.each<[addresses: Viewer['addresses'], asked: 'ip' | undefined, shown: string[]]>([
    ['none', undefined, []],
    ['none', 'ip', []],
    ['private', undefined, ['private-ip', 'ipv6', 'private-hostname']],
    ['private', 'ip', ['private-ip', 'public-ip', 'ipv6', 'private-hostname']],
    ['all', undefined, ['private-ip', 'public-ip', 'ipv6', 'private-hostname']],
  ])('where addresses are "%s" and %s was asked, it tells %j', (addresses, asked, shown) => {
    const keys = hostFacts(view, { isEngineer: false, addresses }, asked).map(({ key }) => key);
    expect(keys.filter((key) => /-ip$|ipv6|hostname/.test(key)).toSorted()).toEqual(shown.toSorted());
  });

  it('an IPv6 address stands in front only for who asked for addresses', () => {
    const audience = (viewer: Viewer, asked?: 'ip') =>
      hostFacts(view, viewer, asked).find(({ key }) => key === 'ipv6')?.audience;
    expect(audience(operator)).toBe('details');
    expect(audience(operator, 'ip')).toBe('main');
    expect(audience(csm)).toBe('details');
  });
});

describe('figures', () => {
  it('each with its exact value and unit', () => {
    const metrics = someMetrics({
      swap: { totalBytes: 1024, usedBytes: 512, usedPercent: 50 },
      cpu: { ...someMetrics().cpu, iowaitPercent: 7, stealPercent: 3 },
    });
    const values = hostFacts(viewOf({ metrics }), operator).map(({ key, value, unit }) => [key, value, unit]);
    expect(values).toEqual(
      expect.arrayContaining([
        ['cpu', 23, 'percent'],
        ['memory', 61, 'percent'],
        ['disk', 48, 'percent'],
        ['network', 60_000, 'bytes-per-second'],
        ['load', 0.4, undefined],
        ['cpu-steal', 3, 'percent'],
        ['cpu-iowait', 7, 'percent'],
        ['swap', 50, 'percent'],
        ['uptime', 1_036_800, 'seconds'],
        ['processes', 112, 'count'],
        ['measured', testNowMs - 3_000, 'epoch-ms'],
        ['private-ip', '10.0.1.23', undefined],
      ]),
    );
  });

  it('the disk is the fullest one, and named where there are several', () => {
    const disks = [aDisk('/', 48), aDisk('/data', 91), aDisk('/var', 60)];
    const told = factOf('disk', viewOf({ metrics: someMetrics({ disks }) }));
    expect(told?.value).toBe(91);
    expect(wordsOf(told?.text ?? [])).toBe('91 % of 100 GiB (/data)');
    expect(wordsOf(factOf('disk')?.text ?? [])).toBe('48 % of 30 GiB');
    expect(factOf('disk', viewOf({ metrics: someMetrics({ disks: [] }) }))).toBeUndefined();
  });

  it('traffic is the sum over its network cards, in and out kept apart', () => {
    const card = { name: 'ens6', receivedBytesPerSecond: 3_000, sentBytesPerSecond: 2_000 };
    const network = [...someMetrics().network, { ...card, receivedBytesTotal: 0, sentBytesTotal: 0 }];
    const told = factOf('network', viewOf({ metrics: someMetrics({ network }) }));
    expect(wordsOf(told?.text ?? [])).toBe('15 kB/s in, 50 kB/s out');
    expect(told?.value).toBe(65_000);
  });

  it('the load says how many cores carry it', () => {
    const loadOn = (cores: number) =>
      wordsOf(factOf('load', viewOf({ metrics: someMetrics({ cpu: { ...someMetrics().cpu, cores } }) }))?.text ?? []);
    expect(loadOn(2)).toBe('0.40, 0.30, 0.20 on 2 cores');
    expect(loadOn(1)).toBe('0.40, 0.30, 0.20 on 1 core');
  });

  it('swap is not told where there is none', () => {
    expect(factOf('swap')).toBeUndefined();
  });

  it('a metric that was asked about comes first, whatever it is, and is never behind Details', () => {
    const facts = hostFacts(viewOf(), operator, 'cpu');
    expect(facts.slice(0, 3).map(({ key, audience }) => [key, audience])).toEqual([
      ['cpu', 'main'],
      ['cpu-steal', 'main'],
      ['cpu-iowait', 'main'],
    ]);
    expect(facts.map(({ key }) => key).toSorted()).toEqual(keysFor(operator).toSorted());
  });

  it.each<[Metric, string]>([
    ['cpu', 'cpu'],
    ['memory', 'memory'],
    ['disk', 'disk'],
    ['network', 'network'],
    ['load', 'load'],
    ['uptime', 'uptime'],
    ['ip', 'private-ip'],
    ['region', 'region'],
    ['az', 'availability-zone'],
    ['instance-type', 'instance-type'],
  ])('asked for %s it begins with the fact %s', (metric, key) => {
    expect(hostFacts(viewOf(), operator, metric)[0]).toMatchObject({ key, audience: 'main' });
  });
});

describe('the machine itself', () => {
  const told = (metrics: Partial<Metrics>) =>
    hostFacts(viewOf({ metrics: someMetrics(metrics) }), operator)
      .filter(({ key }) => ['failed-units', 'reboot-required', 'pressure', 'temperature', 'logged-in'].includes(key))
      .map(({ label, text, audience }) => [label, wordsOf(text), audience]);

  it('is not spoken of where all is well', () => {
    const calm = { someAvg10Percent: 50, someAvg60Percent: 9.9 };
    const sensor = { name: 'CPU', celsius: 84.9 };
    expect(told({})).toEqual([]);
    expect(told({ failedUnits: [], rebootRequired: false, pressure: { io: calm }, temperatures: [sensor] })).toEqual(
      [],
    );
  });

  it('tells engineers what is amiss, and who is there', () => {
    const waiting = { someAvg10Percent: 0, someAvg60Percent: 10 };
    expect(
      told({
        failedUnits: ['a.service', 'b.service', 'c.service', 'd.service', 'e.service', 'f.service'],
        rebootRequired: true,
        pressure: {
          cpu: waiting,
          memory: { ...waiting, someAvg60Percent: 25 },
          io: { ...waiting, someAvg60Percent: 40 },
        },
        temperatures: [
          { name: 'board', celsius: 60 },
          { name: 'CPU', celsius: 91.4 },
        ],
        loggedInUsers: 1,
      }),
    ).toEqual([
      ['Failed units', 'a.service, b.service, c.service, d.service and e.service', 'engineers'],
      ['Reboot', 'asked for by its updates', 'engineers'],
      ['Work waits (last minute)', '10 % for CPU, 25 % for memory and 40 % for disks of the time', 'engineers'],
      ['Hottest sensor', 'CPU, 91 °C', 'engineers'],
      ['Logged in', '1 person', 'engineers'],
    ]);
  });
});

describe('where it is', () => {
  it('is what the instance says, else what the registry says', () => {
    const host = aHost({ region: 'eu-central-1' });
    const moved = aHostView({ host, lastReport: { report: aReport(), receivedAtMs: testNowMs } });
    expect(factOf('region', moved)?.value).toBe('eu-west-1');
    const without = aHostView({
      host,
      lastReport: { report: aReport({ instance: undefined }), receivedAtMs: testNowMs },
    });
    expect(factOf('region', without)?.value).toBe('eu-central-1');
    expect(keysFor(csm, without)).not.toContain('private-ip');
    expect(keysFor(csm, without)).not.toContain('instance-id');
  });

  it('before the first report only the registry can speak', () => {
    expect(keysFor(operator, aHostView({ lastReport: undefined }))).toEqual(['region']);
    expect(keysFor(operator, aHostView({ host: { region: undefined }, lastReport: undefined }))).toEqual([]);
  });
});

it('a checked identity is told to engineers, one that nobody checked to nobody', () => {
  const view = aHostView({ identity: { kind: 'wrong-signature', region: 'eu-west-1' } });
  expect(factOf('identity', view)).toMatchObject({ value: 'wrong-signature', audience: 'engineers' });
  expect(factOf('identity', view, csm)).toBeUndefined();
  expect(factOf('identity')).toBeUndefined();
});

describe('when it was measured', () => {
  const received = testNowMs - 1_000;
  const sampled = (secondsAgo: number, clockSkewSeconds: number) => ({
    lastReport: {
      report: aReport({ sampledAt: new Date(testNowMs - secondsAgo * 1_000).toISOString() }),
      receivedAtMs: received,
    },
    lastOutcome: { kind: 'report' as const, report: aReport(), clockSkewSeconds, atMs: received, elapsedMs: 5 },
  });

  it("is the agent's time, put right by how far its clock is off", () => {
    expect(measuredAtMs(aHostView(sampled(4, 0)))).toBe(testNowMs - 4_000);
    // Its clock is a minute ahead: what it calls "in 56 s" was 4 s ago.
    expect(measuredAtMs(aHostView(sampled(-56, 60)))).toBe(testNowMs - 4_000);
    expect(measuredAtMs(aHostView(sampled(64, -60)))).toBe(testNowMs - 4_000);
  });

  it('is never later than it came in', () => {
    expect(measuredAtMs(aHostView(sampled(-30, 0)))).toBe(received);
  });

  it('is when it came in where its time cannot be read', () => {
    const report = aReport({ sampledAt: 'soon' });
    expect(measuredAtMs(aHostView({ lastReport: { report, receivedAtMs: received } }))).toBe(received);
  });

  it('is the time that was read once, where it was', () => {
    expect(measuredAtMs(aHostView({ ...sampled(4, 0), sampledAtMs: testNowMs - 9_000 }))).toBe(testNowMs - 9_000);
  });

  it('is unknown before the first report', () => {
    expect(measuredAtMs(aHostView({ lastReport: undefined }))).toBeUndefined();
  });

  it('takes no skew from a poll that failed', () => {
    const lastOutcome = { kind: 'silent' as const, reason: 'timeout' as const, atMs: testNowMs, elapsedMs: 3_000 };
    expect(measuredAtMs(aHostView({ ...sampled(4, 60), lastOutcome }))).toBe(testNowMs - 4_000);
  });
});

it('several answers are as old as the oldest; those without a reading do not count', () => {
  const readAgo = (seconds: number) => {
    const atMs = testNowMs - seconds * 1_000;
    return viewOf({ sampledAt: new Date(atMs).toISOString() }, atMs);
  };
  const unread = aHostView({ lastReport: undefined });
  expect(oldest([readAgo(5), unread, readAgo(60), readAgo(2)])).toBe(testNowMs - 60_000);
  expect(oldest([unread])).toBeUndefined();
  expect(oldest([])).toBeUndefined();
});
