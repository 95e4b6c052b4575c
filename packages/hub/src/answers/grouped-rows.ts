/** The rows of an answer about many: one for each host and service, in groups, worst first. */
import { serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, HubConnectivity, ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { compareStatus, statusOrder } from '../format/health-words.ts';
import { ago, say, type Text } from '../format/text.ts';
import { percentInWords, regionInWords } from '../format/words.ts';
import type { Row, RowGroup } from './answer.ts';
import { firstServices } from './first-service.ts';
import { hostFacts } from './host-facts.ts';
import { hostStatus } from './host-verdict.ts';
import type { ReadModel } from './read-model.ts';
import { rowsWhenRead } from './row-list.ts';
import { serviceVerdict } from './service-verdict.ts';
import type { Viewer } from './viewer.ts';

type RowMaking = { readModel: ReadModel; viewer: Viewer; connectivity: HubConnectivity };

/** About everything, services come first, in one group; their servers are behind Details, worst first. */
export function groupRows(
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
    // Addresses in a list say something to engineers alone.
    ...(viewer.isEngineer && viewer.addresses !== 'none' && report.instance?.privateIpv4
      ? [report.instance.privateIpv4]
      : []),
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

export function worstStatus(statuses: readonly ShownStatus[]): ShownStatus {
  return statusOrder.find((status) => statuses.includes(status)) ?? 'unknown';
}

function order({ status }: RowGroup): number {
  return status === 'none' ? statusOrder.length : statusOrder.indexOf(status);
}
