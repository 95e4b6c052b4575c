/** What can be said about one host, as facts; what is not known is left out, never invented. */

import type { Metrics } from '@herald/protocol/metrics';
import type { Report } from '@herald/protocol/report';
import { isSampled, type SampledMetric } from '@herald/understanding/metrics';
import type { Metric } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import { metricCatalogue, metricNames } from '../domain/metrics/catalogue.ts';
import { identityWords } from '../format/identity-words.ts';
import { ago, say } from '../format/text.ts';
import { durationInWords, listInWords, percentInWords, phraseInWords, plural, regionInWords } from '../format/words.ts';
import type { Fact } from './answer.ts';
import type { Viewer } from './viewer.ts';

type Audience = Fact['audience'];

/**
 * In reading order: where it is, how it does, what it is. `asked` is a metric the question is about: its facts come
 * first and are `main`.
 */
export function hostFacts(view: HostView, viewer: Viewer, asked?: Metric): Fact[] {
  const { lastReport } = view;
  if (!lastReport) return declaredFacts(view);
  const { report } = lastReport;
  const facts = [
    ...placeFacts(report, view),
    ...metricFacts(report),
    ...addressFacts(report, viewer, asked === 'ip'),
    ...instanceFacts(report, viewer),
    fact('uptime', 'Running for', say`${durationInWords(report.metrics.uptimeSeconds)}`, {
      value: Math.round(report.metrics.uptimeSeconds),
      unit: 'seconds',
    }),
    ...engineerFacts(report),
    ...identityFacts(view),
    fact('measured', 'Measured', say`${ago(measuredAtMs(view) ?? lastReport.receivedAtMs)}`, {
      value: lastReport.receivedAtMs,
      unit: 'epoch-ms',
    }),
  ].filter((one) => one.audience !== 'engineers' || viewer.isEngineer);
  if (!asked) return facts;
  const keys = factKeysOf(asked, view);
  const wanted = facts.filter((one) => keys.includes(one.key)).map((one) => ({ ...one, audience: 'main' as const }));
  return [...wanted, ...facts.filter((one) => !keys.includes(one.key))];
}

/** When the last report was measured, in hub time: an agent hands out its latest sample, which may be seconds old. */
export function measuredAtMs({ lastReport, lastOutcome, sampledAtMs }: HostView): number | undefined {
  if (!lastReport) return undefined;
  const skewSeconds = lastOutcome?.kind === 'report' ? lastOutcome.clockSkewSeconds : 0;
  const atMs = (sampledAtMs ?? Date.parse(lastReport.report.sampledAt)) - skewSeconds * 1000;
  return Number.isNaN(atMs) ? lastReport.receivedAtMs : Math.min(atMs, lastReport.receivedAtMs);
}

/** The age of an answer about several is that of its oldest reading. */
export function oldest(views: readonly HostView[]): number | undefined {
  let oldestMs: number | undefined;
  for (const view of views) {
    const atMs = measuredAtMs(view);
    if (atMs !== undefined && (oldestMs === undefined || atMs < oldestMs)) oldestMs = atMs;
  }
  return oldestMs;
}

/** Which facts tell it; the first is the one that is meant. */
export function factKeysOf(metric: Metric, { lastReport }: Pick<HostView, 'lastReport'>): readonly string[] {
  if (!isSampled(metric)) return particularKeys[metric];
  return lastReport ? metricCatalogue[metric].facts(lastReport.report.metrics).map(({ key }) => key) : [];
}

const particularKeys: Record<Exclude<Metric, SampledMetric>, readonly string[]> = {
  uptime: ['uptime'],
  ip: ['private-ip', 'public-ip', 'ipv6'],
  region: ['region'],
  az: ['availability-zone', 'availability-zone-id'],
  'instance-type': ['instance-type'],
};

function identityFacts({ identity }: HostView): Fact[] {
  if (!identity) return [];
  return [
    fact('identity', 'Identity', say`${identityWords(identity)}`, { value: identity.kind, audience: 'engineers' }),
  ];
}

function placeFacts({ instance }: Report, { host }: HostView): Fact[] {
  const region = instance?.region ?? host.region;
  return [
    ...present('region', 'Region', region, region ? regionInWords(region) : undefined),
    ...present('availability-zone', 'Availability zone', instance?.availabilityZone),
    ...present('availability-zone-id', 'Zone id', instance?.availabilityZoneId, undefined, 'engineers'),
  ];
}

const audiences: readonly Audience[] = ['main', 'details', 'engineers'];

function metricFacts({ metrics }: Report): Fact[] {
  return metricNames
    .flatMap((name) => metricCatalogue[name].facts(metrics))
    .map(({ words, ...rest }): Fact => ({ ...rest, text: say`${phraseInWords(words)}` }))
    .toSorted((one, other) => audiences.indexOf(one.audience) - audiences.indexOf(other.audience));
}

function addressFacts({ instance }: Report, viewer: Viewer, isAsked: boolean): Fact[] {
  if (!instance || viewer.addresses === 'none') return [];
  const showsPublic = viewer.addresses === 'all' || isAsked;
  return [
    ...present('private-ip', 'IP (private)', instance.privateIpv4),
    ...(showsPublic ? present('public-ip', 'IP (public)', instance.publicIpv4) : []),
    ...present('ipv6', 'IPv6', instance.ipv6, undefined, showsPublic && isAsked ? 'main' : 'details'),
  ];
}

function instanceFacts({ instance }: Report, viewer: Viewer): Fact[] {
  if (!instance) return [];
  return [
    ...present('instance-type', 'Instance type', instance.instanceType),
    ...present('instance-id', 'Instance id', instance.instanceId),
    ...present(
      'private-hostname',
      'Private name',
      viewer.addresses === 'none' ? undefined : instance.privateHostname,
      undefined,
      'details',
    ),
    ...present('ami', 'AMI', instance.amiId, undefined, 'engineers'),
    ...present('life-cycle', 'Life cycle', instance.lifeCycle, undefined, 'engineers'),
    ...present('vpc', 'VPC', instance.vpcId, undefined, 'engineers'),
  ];
}

function engineerFacts({ metrics, problems, agentVersion, host }: Report): Fact[] {
  const facts = [
    // An agent counts itself too: none is told where the machine hides them from it.
    ...(metrics.processes.count > 0
      ? [
          fact('processes', 'Processes', say`${metrics.processes.count}`, {
            value: metrics.processes.count,
            unit: 'count',
            audience: 'details',
          }),
        ]
      : []),
    ...stateFacts(metrics),
    fact('kernel-host-name', 'Host name on the machine', say`${host}`, { value: host, audience: 'engineers' }),
    fact('agent-version', 'Agent', say`${agentVersion}`, { value: agentVersion, audience: 'engineers' }),
  ];
  for (const { code, message, next } of problems) {
    facts.push(fact(`problem:${code}`, 'Agent says', say`${message} ${next}`, { value: code, audience: 'engineers' }));
  }
  return facts;
}

/** What an engineer looks for on the machine itself: only what is amiss is named, but for who is logged in. */
function stateFacts({ failedUnits = [], rebootRequired, pressure, loggedInUsers, temperatures = [] }: Metrics): Fact[] {
  const waits = (['cpu', 'memory', 'io'] as const).flatMap((of) => {
    const share = pressure?.[of]?.someAvg60Percent ?? 0;
    return share >= 10 ? [`${percentInWords(share)} for ${of === 'io' ? 'disks' : of === 'cpu' ? 'CPU' : of}`] : [];
  });
  const hottest = temperatures.toSorted((one, other) => other.celsius - one.celsius)[0];
  const engineers = { audience: 'engineers' } as const;
  return [
    ...(failedUnits.length > 0
      ? [
          fact('failed-units', 'Failed units', say`${listInWords(failedUnits.slice(0, 5))}`, {
            value: failedUnits.length,
            unit: 'count',
            ...engineers,
          }),
        ]
      : []),
    ...(rebootRequired === true
      ? [fact('reboot-required', 'Reboot', say`asked for by its updates`, { value: true, ...engineers })]
      : []),
    ...(waits.length > 0
      ? [fact('pressure', 'Work waits (last minute)', say`${listInWords(waits)} of the time`, engineers)]
      : []),
    ...(hottest && hottest.celsius >= 85
      ? [
          fact('temperature', 'Hottest sensor', say`${hottest.name}, ${Math.round(hottest.celsius)} °C`, {
            value: hottest.celsius,
            ...engineers,
          }),
        ]
      : []),
    ...(loggedInUsers === undefined
      ? []
      : [
          fact('logged-in', 'Logged in', say`${plural(loggedInUsers, 'person', 'people')}`, {
            value: loggedInUsers,
            unit: 'count',
            ...engineers,
          }),
        ]),
  ];
}

/** Before the first report only the registry can speak. */
function declaredFacts({ host }: HostView): Fact[] {
  return present('region', 'Region', host.region, host.region ? regionInWords(host.region) : undefined);
}

function present(
  key: string,
  label: string,
  value: string | undefined,
  words = value,
  audience: Audience = 'main',
): Fact[] {
  return value === undefined || words === undefined ? [] : [fact(key, label, say`${words}`, { value, audience })];
}

function fact(key: string, label: string, text: Fact['text'], rest: Partial<Fact> = {}): Fact {
  return { key, label, text, audience: 'main', ...rest };
}
