/** Many hosts or services in one answer: the count first, then the worst first. */
import type { FleetFilter } from '@herald/understanding/question';
import { serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { asPlain, moment, say, strong, type Text } from '../format/text.ts';
import { listInWords, regionInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { groupRows, worstStatus } from './grouped-rows.ts';
import { oldest } from './host-facts.ts';
import { hostStatus, hostVerdict } from './host-verdict.ts';
import { serverCount, troubledServers, troubledServices } from './how-many-are-up.ts';
import type { ReadModel } from './read-model.ts';
import { soonWords } from './topic.ts';
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
  const isOfAll = options.targets.includes('*');
  const leadsWithServices = isOfAll && options.lead !== 'servers' && services.length > 0;
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
      : countWords(
          { total: hosts.length, up: upCount, degraded, unwell, services, isOfAll },
          readModel,
          options.filter,
        );
  const soonOnes =
    isOfAll || services.length > 0
      ? soonWords(isOfAll ? [] : services.map(({ service }) => service.name), readModel, 'each')
      : [];
  return {
    intent: options.intent,
    targets: options.targets,
    answered: true,
    status: connectivity.kind === 'isolated' ? 'unknown' : worst,
    verdict,
    lines: [...lines, ...soonOnes],
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
  isOfAll: boolean;
};

function countWords(
  { unwell, services, isOfAll, ...servers }: Counted,
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
  const trouble = troubledServices(services, readModel.nowMs, isOfAll ? 'counted' : 'named');
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

export function filterInWords(filter: FleetFilter | undefined): string {
  if (!filter) return '';
  const pieces = [
    ...(filter.region ? [`in ${regionInWords(filter.region)}`] : []),
    ...(filter.az ? [`in ${filter.az}`] : []),
    ...(filter.hosts ? ['there'] : []),
    ...(filter.label ? [`with ${filter.label.key} ${filter.label.value}`] : []),
    ...(filter.without ? [`besides ${listInWords(filter.without.map(({ name }) => name))}`] : []),
    ...(filter.namePrefix ? [`named ${filter.namePrefix}…`] : []),
  ];
  return pieces.length > 0 ? ` ${listInWords(pieces)}` : '';
}
