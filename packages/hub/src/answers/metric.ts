/** "How full is the disk on web-1", "which IP has api-1", "compare web-1 and web-2". */
import { isSampled, type SampledMetric } from '@herald/understanding/metrics';
import type { Metric } from '@herald/understanding/question';
import type { HostView } from '../domain/fleet.ts';
import { metricCatalogue } from '../domain/metrics/catalogue.ts';
import { ago, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords, percentInWords, phraseInWords, regionInWords } from '../format/words.ts';
import type { Answer, Row } from './answer.ts';
import { factKeysOf, hostFacts, measuredAtMs, oldest } from './host-facts.ts';
import { hostStatus, hostVerdict } from './host-verdict.ts';
import { actionsFor } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';
import { lastHeard } from './silent-verdict.ts';
import type { Viewer } from './viewer.ts';

/** One figure of one or several hosts; for several, one line each. */
export function tellMetric(
  hosts: readonly HostView[],
  metric: Metric,
  readModel: ReadModel,
  viewer: Viewer,
  targets: readonly string[],
): Answer {
  const [only] = hosts;
  if (hosts.length === 1 && only) return tellOne(only, metric, readModel, viewer, targets);
  const rows = rowsWhenRead(
    hosts.length,
    () => hosts,
    (view) => metricRow(view, metric, readModel, viewer),
  );
  return {
    intent: 'metric',
    targets,
    answered: true,
    status: 'none',
    verdict: spreadOf(hosts, metric),
    lines: [],
    facts: [],
    groups: [{ title: labelOf(metric), status: 'none', rows }],
    measuredAtMs: oldest(hosts),
    actions: [{ kind: 'refresh' }],
  };
}

/** "CPU of web-1 and web-2: 23 % to 97 % (web-2)." Where nothing can be ranked, the rows say it all. */
function spreadOf(hosts: readonly HostView[], metric: Metric): Text {
  const what = `${labelOf(metric)} of ${plainCount(hosts)}:`;
  const ranked = !isSampled(metric)
    ? []
    : hosts
        .flatMap(({ host, lastReport }) => {
          const found = lastReport && metricCatalogue[metric].rank(lastReport.report.metrics);
          return found ? [{ name: host.name, value: found.value, words: phraseInWords(found.words) }] : [];
        })
        .toSorted((one, other) => one.value - other.value);
  const [least] = ranked;
  const most = ranked.at(-1);
  if (!least || !most) return say`${strong(what)}`;
  // "CPU of a and b: 23 %", not "CPU of a and b: CPU 23 %".
  const [low, high] = [least, most].map(({ words }) => withoutLabel(words, metric));
  if (low === high) return say`${strong(`${what} ${high} on each.`)}`;
  return say`${strong(`${what} from ${low} (${least.name}) to ${high} (${most.name}).`)}`;
}

function withoutLabel(words: string, metric: Metric): string {
  const label = `${labelOf(metric)} `;
  return words.toLowerCase().startsWith(label.toLowerCase()) ? words.slice(label.length) : words;
}

/** Two or more hosts, figure by figure. */
export function compareHosts(
  hosts: readonly HostView[],
  readModel: ReadModel,
  viewer: Viewer,
  targets: readonly string[],
  metric?: Metric,
): Answer {
  const metrics: readonly Metric[] = metric ? [metric] : ['cpu', 'memory', 'disk', 'load'];
  const busiest = hosts.filter(({ lastReport }) => lastReport).toSorted((a, b) => cpuOf(b) - cpuOf(a));
  const [first, second] = busiest;
  const isAlike = first && second && Math.abs(cpuOf(first) - cpuOf(second)) < alikePercent;
  const verdict =
    metric !== undefined && metric !== 'cpu' && first && second
      ? spreadOf(hosts, metric)
      : isAlike
        ? say`${strong(`${listInWords(busiest.slice(0, 2).map(({ host }) => host.name))} are about equally busy:`)} CPU ${percentInWords(cpuOf(first))} and ${percentInWords(cpuOf(second))}.`
        : first && second
          ? say`${strong(`${first.host.name} is busier than ${second.host.name}:`)} CPU ${percentInWords(cpuOf(first))} against ${percentInWords(cpuOf(second))}.`
          : say`${strong(`I can't compare ${listInWords(hosts.map(({ host }) => host.name))}:`)} I don't have a report from each.`;
  return {
    intent: 'compare',
    targets,
    answered: true,
    status: 'none',
    verdict,
    lines: [],
    facts: [],
    groups: metrics.map((one) => ({
      title: labelOf(one),
      status: 'none',
      rows: rowsWhenRead(
        hosts.length,
        () => hosts,
        (view) => metricRow(view, one, readModel, viewer),
      ),
    })),
    measuredAtMs: oldest(hosts),
    actions: [{ kind: 'refresh' }],
  };
}

function tellOne(
  view: HostView,
  metric: Metric,
  readModel: ReadModel,
  viewer: Viewer,
  targets: readonly string[],
): Answer {
  const { name } = view.host;
  const { status, lines } = hostVerdict(view, readModel);
  const value = metricInWords(view, metric, viewer);
  const isCurrent = view.lastOutcome?.kind === 'report';
  const verdict: Text = value
    ? isCurrent
      ? say`${strong(value)}`
      : say`I can't measure ${name} right now. ${strong(`Last known: ${value}`)}`
    : say`${strong(`I don't know the ${labelOf(metric).toLowerCase()} of ${name}.`)}`;
  const measured = measuredAtMs(view);
  const facts = hostFacts(view, viewer, metric);
  const keys = factKeysOf(metric, view);
  return {
    intent: 'metric',
    targets,
    answered: true,
    status,
    verdict,
    lines: [
      ...(isCurrent && measured !== undefined ? [say`Measured ${ago(measured)}.`] : [lastHeard(view)]),
      ...(status === 'up' ? [] : lines.slice(0, 1)),
      ...(value ? [] : [unknownMetric(view, metric, viewer)]),
    ],
    facts: facts.map((fact) =>
      keys.includes(fact.key) ? fact : fact.audience === 'main' ? { ...fact, audience: 'details' } : fact,
    ),
    groups: [],
    measuredAtMs: measured,
    actions: actionsFor(name, status),
    chart:
      isSampled(metric) && view.lastReport
        ? {
            target: { kind: 'host', name },
            metrics: [metric],
            fromMs: readModel.nowMs - 86_400_000,
            toMs: readModel.nowMs,
          }
        : undefined,
  };
}

function unknownMetric(view: HostView, metric: Metric, viewer: Viewer): Text {
  if (metric === 'ip' && viewer.addresses === 'none')
    return say`Addresses aren't shown in this channel. Ask me in a direct message, or ask an engineer.`;
  const why = view.lastReport?.report.problems[0];
  return why ? say`${why.message}` : say`Its agent doesn't report it.`;
}

function metricRow(view: HostView, metric: Metric, readModel: ReadModel, viewer: Viewer): Row {
  const value = metricInWords(view, metric, viewer);
  const status = hostStatus(view, readModel.fleet.connectivity(), readModel.nowMs);
  const current = view.lastOutcome?.kind === 'report';
  const keys = factKeysOf(metric, view);
  return {
    kind: 'host',
    name: view.host.name,
    status,
    line: value ? (current ? say`${value}` : say`${value} (last known; ${lastHeard(view)})`) : say`not known`,
    facts: hostFacts(view, viewer, metric).filter(({ key }) => keys.includes(key)),
  };
}

/** A short sentence with the figure: "The disk of web-1 is 48 % full (14.4 of 30 GiB)." */
function metricInWords(view: HostView, metric: Metric, viewer: Viewer): string | undefined {
  const report = view.lastReport?.report;
  const { name } = view.host;
  if (!report)
    return metric === 'region' && view.host.region ? `${name} is in ${regionInWords(view.host.region)}.` : undefined;
  const { metrics, instance } = report;
  if (isSampled(metric)) {
    const words = metricCatalogue[metric].sentence(name, metrics);
    return words && phraseInWords(words);
  }
  switch (metric) {
    case 'uptime':
      return `${name} has been running for ${durationInWords(metrics.uptimeSeconds)}.`;
    case 'ip': {
      if (viewer.addresses === 'none') return undefined;
      const addresses = [
        ...(instance?.privateIpv4 ? [`${instance.privateIpv4} (private)`] : []),
        ...(instance?.publicIpv4 ? [`${instance.publicIpv4} (public)`] : []),
        ...(instance?.ipv6 ? [instance.ipv6] : []),
      ];
      return addresses.length > 0 ? `The IP of ${name} is ${listInWords(addresses)}.` : undefined;
    }
    case 'region': {
      const region = instance?.region ?? view.host.region;
      return region && `${name} is in ${regionInWords(region)}.`;
    }
    case 'az':
      return instance?.availabilityZone && `${name} is in availability zone ${instance.availabilityZone}.`;
    case 'instance-type':
      return instance?.instanceType && `${name} is a ${instance.instanceType}.`;
    default:
      return metric satisfies never;
  }
}

function labelOf(metric: Metric): string {
  return isSampled(metric) ? metricCatalogue[metric].label : particularLabels[metric];
}

/** Nearer to each other, neither is busier. */
const alikePercent = 3;

const particularLabels: Record<Exclude<Metric, SampledMetric>, string> = {
  uptime: 'Running time',
  ip: 'IP',
  region: 'Region',
  az: 'Availability zone',
  'instance-type': 'Instance type',
};

function cpuOf({ lastReport }: HostView): number {
  return lastReport?.report.metrics.cpu.usedPercent ?? 0;
}

function plainCount(hosts: readonly HostView[]): string {
  return hosts.length <= 3 ? listInWords(hosts.map(({ host }) => host.name)) : `${hosts.length} servers`;
}
