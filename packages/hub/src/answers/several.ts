/** Many hosts or services in one answer: the count first, then the worst first. */
import type { FleetFilter } from '../conversation/question.ts';
import type { HostView, ServiceView } from '../fleet/fleet.ts';
import { type ShownStatus, shownStatus } from '../health/health.ts';
import { compareStatus, statusOrder } from '../looks/health-looks.ts';
import { listInWords, percentInWords, plural, regionInWords } from '../looks/words.ts';
import type { Answer, Row, RowGroup } from './answer.ts';
import { oldest } from './describe.ts';
import { hostFacts } from './host-facts.ts';
import { hostVerdict, lastHeard } from './host-verdict.ts';
import type { Knowledge } from './knowledge.ts';
import { serviceVerdict } from './service-verdict.ts';
import { moment, say, strong, type Text } from './text.ts';
import type { Viewer } from './viewer.ts';

export type SeveralOptions = { intent: Answer['intent']; targets: readonly string[]; filter?: FleetFilter };

/** Everything asked for, grouped by service, worst first. Hosts in no service come last, under "Other servers". */
export function describeSeveral(
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  knowledge: Knowledge,
  viewer: Viewer,
  options: SeveralOptions,
): Answer {
  const struggling = options.filter?.struggling === true;
  const shown = struggling ? hosts.filter((view) => statusOf(view, knowledge) !== 'up') : hosts;
  const worst = worstStatus([
    ...hosts.map((view) => statusOf(view, knowledge)),
    ...services.map(({ health }) => shownStatus(health)),
  ]);
  const sight = knowledge.fleet.sight();
  const { verdict, lines } =
    sight.kind === 'blind' ? blindWords(sight.sinceMs) : countWords(hosts, services, knowledge, options.filter);
  return {
    intent: options.intent,
    targets: options.targets,
    answered: true,
    status: sight.kind === 'blind' ? 'unknown' : worst,
    verdict,
    lines,
    facts: [
      {
        key: 'servers-up',
        label: 'Servers up',
        text: say`${hosts.filter((view) => statusOf(view, knowledge) === 'up').length} of ${hosts.length}`,
        value: hosts.filter((view) => statusOf(view, knowledge) === 'up').length,
        unit: 'count',
        audience: 'details',
      },
    ],
    groups: groupRows(shown, services, knowledge, viewer),
    measuredAtMs: oldest(shown),
    actions: worst === 'up' ? [{ kind: 'refresh' }] : [{ kind: 'refresh' }, { kind: 'ask-engineers' }],
  };
}

/** The shown status of a host as an answer gives it: an agent that just failed to answer is not called up. */
export function statusOf(view: HostView, knowledge: Knowledge): ShownStatus {
  // Most of ten thousand are plainly up: no words need making to know it.
  const isPlainlyUp = view.lastOutcome?.kind === 'report' && view.health.status === 'up';
  if (isPlainlyUp && knowledge.fleet.sight().kind !== 'blind') return 'up';
  return hostVerdict(view, knowledge).status;
}

function countWords(
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  knowledge: Knowledge,
  filter: FleetFilter | undefined,
): { verdict: Text; lines: Text[] } {
  const unwell = hosts.filter((view) => statusOf(view, knowledge) !== 'up');
  const where = filterInWords(filter);
  if (hosts.length === 0 && services.length === 0)
    return {
      verdict: say`${strong(`I know no servers${where}.`)}`,
      lines: [say`The platform team adds servers to the registry.`],
    };
  const up = hosts.length - unwell.length;
  const head =
    hosts.length === 0
      ? serviceCount(services)
      : unwell.length === 0
        ? hosts.length === 1
          ? `1 server${where} is up.`
          : `All ${hosts.length} servers${where} are up.`
        : `${up} of ${plural(hosts.length, 'server')}${where} ${up === 1 ? 'is' : 'are'} up.`;
  const lines = unwell.slice(0, 3).map((view) => firstLine(view, knowledge));
  if (unwell.length > 3) lines.push(say`${unwell.length - 3} more are listed below.`);
  return { verdict: say`${strong(head)}`, lines };
}

function serviceCount(services: readonly ServiceView[]): string {
  const up = services.filter(({ health }) => health.status === 'up').length;
  return up === services.length
    ? `All ${plural(services.length, 'service')} are up.`
    : `${up} of ${plural(services.length, 'service')} are up.`;
}

function firstLine(view: HostView, knowledge: Knowledge): Text {
  const { verdict } = hostVerdict(view, knowledge);
  return verdict.map((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part));
}

function blindWords(sinceMs: number): { verdict: Text; lines: Text[] } {
  return {
    verdict: say`${strong("I can't see any server right now")}, so I can't say which are up.`,
    lines: [say`What follows is what I knew before ${moment(sinceMs)}. I'll say so here when I can see again.`],
  };
}

function groupRows(
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  knowledge: Knowledge,
  viewer: Viewer,
): RowGroup[] {
  const left = new Set(hosts);
  const groups: RowGroup[] = [];
  for (const view of services) {
    const own = view.hosts.filter((host) => left.has(host));
    for (const host of own) left.delete(host);
    const title = view.service.name;
    groups.push({
      title,
      status: shownStatus(view.health),
      rows: [serviceRow(view, knowledge), ...rowsOf(own, knowledge, viewer)],
    });
  }
  const others = [...left];
  if (others.length > 0) {
    const status = worstStatus(others.map((view) => statusOf(view, knowledge)));
    groups.push({
      title: services.length > 0 ? 'Other servers' : 'Servers',
      status,
      rows: rowsOf(others, knowledge, viewer),
    });
  }
  return groups.toSorted((a, b) => order(a) - order(b));
}

function rowsOf(hosts: readonly HostView[], knowledge: Knowledge, viewer: Viewer): Row[] {
  return hosts.map((view) => hostRow(view, knowledge, viewer)).toSorted((a, b) => compareStatus(a.status, b.status));
}

function hostRow(view: HostView, knowledge: Knowledge, viewer: Viewer): Row {
  const status = statusOf(view, knowledge);
  // Words for the few rows that are shown are made when they are read: of ten thousand that took a third of a second.
  return {
    kind: 'host',
    name: view.host.name,
    status,
    get line() {
      return hostLine(view, status, viewer);
    },
    get facts() {
      return hostFacts(view, viewer);
    },
  };
}

/** "CPU 23 %, memory 61 %, disk 48 %, Ireland (eu-west-1), 10.0.1.23" or why it isn't so, with the last known reading. */
function hostLine(view: HostView, status: ShownStatus, viewer: Viewer): Text {
  const report = view.lastReport?.report;
  if (!report) return say`no report yet`;
  const region = report.instance?.region ?? view.host.region;
  const disk = report.metrics.disks[0];
  const pieces = [
    `CPU ${percentInWords(report.metrics.cpu.usedPercent)}`,
    `memory ${percentInWords(report.metrics.memory.usedPercent)}`,
    ...(disk ? [`disk ${percentInWords(disk.usedPercent)}`] : []),
    ...(region ? [regionInWords(region)] : []),
    ...(report.instance?.availabilityZone ? [report.instance.availabilityZone] : []),
    ...(viewer.addresses !== 'none' && report.instance?.privateIpv4 ? [report.instance.privateIpv4] : []),
  ];
  return status === 'up' ? say`${pieces.join(', ')}` : say`${lastHeard(view)} Then: ${pieces.join(', ')}`;
}

function serviceRow(view: ServiceView, knowledge: Knowledge): Row {
  const { status, verdict, lines } = serviceVerdict(view, knowledge);
  const first = lines[0];
  return {
    kind: 'service',
    name: view.service.name,
    status,
    line: first ? say`${verdict} ${first}` : verdict,
    facts: [],
  };
}

function worstStatus(statuses: readonly ShownStatus[]): ShownStatus {
  return statuses.toSorted(compareStatus)[0] ?? 'unknown';
}

export function filterInWords(filter: FleetFilter | undefined): string {
  if (!filter) return '';
  const pieces = [
    ...(filter.region ? [`in ${regionInWords(filter.region)}`] : []),
    ...(filter.az ? [`in ${filter.az}`] : []),
    ...(filter.label ? [`with ${filter.label.key} ${filter.label.value}`] : []),
    ...(filter.namePrefix ? [`named ${filter.namePrefix}…`] : []),
  ];
  return pieces.length > 0 ? ` ${listInWords(pieces)}` : '';
}

function order({ status }: RowGroup): number {
  return status === 'none' ? statusOrder.length : statusOrder.indexOf(status);
}
