/** Many hosts or services in one answer: the count first, then the worst first. */
import type { FleetFilter } from '@herald/understanding/question';
import { serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, HubConnectivity, ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { compareStatus, statusOrder } from '../format/health-words.ts';
import { ago, asPlain, moment, say, strong, type Text } from '../format/text.ts';
import { listInWords, percentInWords, regionInWords } from '../format/words.ts';
import type { Answer, Row, RowGroup } from './answer.ts';
import { oldest } from './describe.ts';
import { firstServices } from './first-service.ts';
import { hostFacts } from './host-facts.ts';
import { hostStatus, hostVerdict } from './host-verdict.ts';
import { serverCount, troubledServers, troubledServices } from './how-many-are-up.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';
import { serviceVerdict } from './service-verdict.ts';
import type { Viewer } from './viewer.ts';

export type SeveralOptions = {
  intent: Answer['intent'];
  targets: readonly string[];
  filter?: FleetFilter;
  /** What stands first where everything was asked about; services, unless servers were named. */
  lead?: 'services' | 'servers';
};

/** Everything asked for, grouped by service, worst first. Hosts in no service come last, under "Other servers". */
export function describeSeveral(
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  readModel: ReadModel,
  viewer: Viewer,
  options: SeveralOptions,
): Answer {
  const connectivity = readModel.fleet.connectivity();
  const leadsWithServices = options.targets.includes('*') && options.lead !== 'servers' && services.length > 0;
  const unwell = hosts.filter((view) => hostStatus(view, connectivity, readModel.nowMs) !== 'up');
  const shown = options.filter?.struggling === true ? unwell : hosts;
  const degraded = unwell.filter((view) => hostStatus(view, connectivity, readModel.nowMs) === 'degraded');
  // What is slow is up: customers can use it.
  const upCount = hosts.length - unwell.length + degraded.length;
  const worst = worstStatus([
    ...(hosts.length > unwell.length ? (['up'] as const) : []),
    ...unwell.map((view) => hostStatus(view, connectivity, readModel.nowMs)),
    ...services.map((view) => serviceStatusNow(view, readModel.nowMs)),
  ]);
  const { verdict, lines } =
    connectivity.kind === 'isolated'
      ? isolatedWords(connectivity.sinceMs)
      : countWords({ total: hosts.length, up: upCount, degraded, unwell, services }, readModel, options.filter);
  return {
    intent: options.intent,
    targets: options.targets,
    answered: true,
    status: connectivity.kind === 'isolated' ? 'unknown' : worst,
    verdict,
    lines,
    facts: [
      {
        key: 'servers-up',
        label: 'Servers up',
        text: say`${upCount} of ${hosts.length}`,
        value: upCount,
        unit: 'count',
        audience: 'details',
      },
    ],
    groups: groupRows(shown, services, { readModel, viewer, connectivity }, leadsWithServices),
    measuredAtMs: oldest(shown),
    actions: [
      ...(worst === 'up' ? [] : ([{ kind: 'customer-text', target: '*' }, { kind: 'ask-engineers' }] as const)),
      { kind: 'refresh' },
      ...(leadsWithServices && shown.length > 0 ? ([{ kind: 'servers' }] as const) : []),
    ],
  };
}

type Counted = Parameters<typeof serverCount>[0] & {
  unwell: readonly HostView[];
  services: readonly ServiceView[];
};

function countWords(
  { unwell, services, ...servers }: Counted,
  readModel: ReadModel,
  filter: FleetFilter | undefined,
): { verdict: Text; lines: Text[] } {
  const where = filterInWords(filter);
  const { total } = servers;
  if (total === 0 && services.length === 0)
    return {
      verdict: say`${strong(`I know no servers${where}.`)}`,
      lines: [say`The platform team adds servers to the registry.`],
    };
  const trouble = troubledServices(services, readModel.nowMs);
  const ofServers = total === 0 ? undefined : serverCount(servers, where);
  // Of those that were named each is told: where a server is unwell, also that the services are up.
  const isMixed = ofServers !== undefined && unwell.length > 0 && trouble === undefined && services.length > 0;
  const count = isMixed
    ? `${serviceCount(services)}; ${troubledServers(servers, where) ?? ofServers}`
    : (ofServers ?? serviceCount(services));
  const lines = unwell.slice(0, 3).map((view) => firstLine(view, readModel));
  if (unwell.length > 3) lines.push(say`${unwell.length - 3} more are listed below.`);
  const counted = trouble === undefined || total === 0 ? [] : [say`${count}.`];
  return { verdict: say`${strong(`${trouble ?? count}.`)}`, lines: [...counted, ...lines] };
}

function serviceCount(services: readonly ServiceView[]): string {
  const names = services.map(({ service }) => service.name);
  if (names.length === 1) return `${names[0]} is up`;
  return `${names.length === 2 ? 'Both' : `All ${names.length}`} services are up`;
}

function firstLine(view: HostView, readModel: ReadModel): Text {
  return asPlain(hostVerdict(view, readModel).verdict);
}

function isolatedWords(sinceMs: number): { verdict: Text; lines: Text[] } {
  return {
    verdict: say`${strong("I can't reach any server right now")}, so I can't tell which are up.`,
    lines: [say`What follows is what I knew before ${moment(sinceMs)}.`],
  };
}

type RowMaking = { readModel: ReadModel; viewer: Viewer; connectivity: HubConnectivity };

/** About everything, services come first, in one group; their servers are behind Details, worst first. */
function groupRows(
  hosts: readonly HostView[],
  services: readonly ServiceView[],
  making: RowMaking,
  leadsWithServices: boolean,
): RowGroup[] {
  if (!leadsWithServices) return byService(hosts, services, making);
  const { nowMs } = making.readModel;
  const ranked = services.toSorted((one, other) =>
    compareStatus(serviceStatusNow(one, nowMs), serviceStatusNow(other, nowMs)),
  );
  return [
    {
      title: 'Services',
      status: worstStatus(services.map((view) => serviceStatusNow(view, nowMs))),
      rows: rowsWhenRead(
        ranked.length,
        () => ranked,
        (one) => rowOf(one, making),
      ),
    },
    ...byService(hosts, services, making).map((group) => ({ ...group, audience: 'details' as const })),
  ];
}

function byService(hosts: readonly HostView[], services: readonly ServiceView[], making: RowMaking): RowGroup[] {
  const { owns, others } = divide(hosts, services, making);
  const groups = services.map((view, index): RowGroup => {
    const own = owns[index] ?? [];
    return {
      title: view.service.name,
      status: serviceStatusNow(view, making.readModel.nowMs),
      rows: rowsWhenRead(
        1 + own.length,
        () => [view, ...worstFirst(own, making)],
        (one) => rowOf(one, making),
      ),
    };
  });
  if (others.length > 0)
    groups.push({
      title: services.length > 0 ? 'Other servers' : 'Servers',
      status: worstStatus(others.map((view) => hostStatus(view, making.connectivity, making.readModel.nowMs))),
      rows: rowsWhenRead(
        others.length,
        () => worstFirst(others, making),
        (one) => rowOf(one, making),
      ),
    });
  return groups.toSorted((a, b) => order(a) - order(b));
}

type Divided = { owns: (readonly HostView[])[]; others: readonly HostView[] };

/** Hosts of several services stand under the first that has them. */
function divide(hosts: readonly HostView[], services: readonly ServiceView[], { readModel }: RowMaking): Divided {
  if (services.length === 0) return { owns: [], others: hosts };
  const { registry } = readModel;
  if (hosts.length === registry.hosts.size && services.length === registry.services.size) {
    // All that there is: ten thousand hosts need no looking up, since the registry says how they are divided.
    const { repeated, loose } = firstServices(registry);
    const owns = services.map(({ service, hosts: own }) => {
      const again = repeated.get(service.name);
      return again ? own.filter(({ host }) => !again.has(host.name)) : own;
    });
    return { owns, others: loose.size === 0 ? [] : hosts.filter(({ host }) => loose.has(host.name)) };
  }
  const left = new Set(hosts.map(({ host }) => host.name));
  const owns = services.map((view) => (left.size === 0 ? [] : view.hosts.filter(({ host }) => left.delete(host.name))));
  return { owns, others: hosts.filter(({ host }) => left.has(host.name)) };
}

/** Hosts of one status keep their order: put in heaps by status, ten thousand need no sorting. */
function worstFirst(hosts: readonly HostView[], { connectivity, readModel }: RowMaking): readonly HostView[] {
  const heaps = Map.groupBy(hosts, (view) => hostStatus(view, connectivity, readModel.nowMs));
  return statusOrder.flatMap((status) => heaps.get(status) ?? []);
}

function rowOf(view: HostView | ServiceView, { readModel, viewer, connectivity }: RowMaking): Row {
  if ('service' in view) return serviceRow(view, readModel);
  const status = hostStatus(view, connectivity, readModel.nowMs);
  return {
    kind: 'host',
    name: view.host.name,
    status,
    line: hostLine(view, status, viewer),
    facts: hostFacts(view, viewer),
  };
}

/** "CPU 23 %, memory 61 %, disk 48 %, Ireland (eu-west-1), 10.0.1.23" or why it isn't so, with the last known reading. */
function hostLine(view: HostView, status: ShownStatus, viewer: Viewer): Text {
  const report = view.lastReport?.report;
  if (!report) return say`hasn't responded since Herald started`;
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
  const atMs = view.lastReport?.receivedAtMs;
  return status === 'up' || atMs === undefined ? say`${pieces.join(', ')}` : say`${pieces.join(', ')} (${ago(atMs)})`;
}

function serviceRow(view: ServiceView, readModel: ReadModel): Row {
  const { status, verdict, lines } = serviceVerdict(view, readModel, { leads: 'service' });
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
  return statusOrder.find((status) => statuses.includes(status)) ?? 'unknown';
}

export function filterInWords(filter: FleetFilter | undefined): string {
  if (!filter) return '';
  const pieces = [
    ...(filter.region ? [`in ${regionInWords(filter.region)}`] : []),
    ...(filter.az ? [`in ${filter.az}`] : []),
    ...(filter.label ? [`with ${filter.label.key} ${filter.label.value}`] : []),
    ...(filter.without ? [`besides ${listInWords(filter.without.map(({ name }) => name))}`] : []),
    ...(filter.namePrefix ? [`named ${filter.namePrefix}…`] : []),
  ];
  return pieces.length > 0 ? ` ${listInWords(pieces)}` : '';
}

function order({ status }: RowGroup): number {
  return status === 'none' ? statusOrder.length : statusOrder.indexOf(status);
}
