/** What a question leaves out ("besides billing") is left out of all that its answer draws on: of now, of plans and of the past. */
import type { Question } from '@herald/understanding/question';
import type { Downtime } from '../domain/downtime.ts';
import type { ServiceView } from '../domain/fleet.ts';
import type { ReadModel } from './read-model.ts';

export function leavingOut({ allTargets, filter }: Question, readModel: ReadModel): ReadModel {
  const named = new Set((filter?.without ?? []).map(({ name }) => name));
  if (!allTargets || named.size === 0) return readModel;
  const { fleet, registry } = readModel;
  const out = withTheirServers(named, fleet.services());
  const isKept = (name: string) => !out.has(name);
  const kept = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([name]) => isKept(name)));
  return {
    ...readModel,
    registry: { ...registry, hosts: kept(registry.hosts), services: kept(registry.services) },
    fleet: {
      ...fleet,
      host: (name) => (isKept(name) ? fleet.host(name) : undefined),
      service: (name) => (isKept(name) ? fleet.service(name) : undefined),
      hosts: () => fleet.hosts().filter(({ host }) => isKept(host.name)),
      services: () => fleet.services().filter(({ service }) => isKept(service.name)),
    },
    downtimes: (period, names) => readModel.downtimes(period, names).flatMap((one) => ofKept(one, isKept)),
    incidents: async (period, names) =>
      (await readModel.incidents(period, names)).filter(({ target }) => isKept(target.name)),
  };
}

/** A server of a service that is left out stays where another runs on it as well. */
function withTheirServers(named: ReadonlySet<string>, services: readonly ServiceView[]): ReadonlySet<string> {
  const serversOf = (some: readonly ServiceView[]) => some.flatMap((view) => view.hosts.map(({ host }) => host.name));
  const kept = new Set(serversOf(services.filter(({ service }) => !named.has(service.name))));
  const gone = serversOf(services.filter(({ service }) => named.has(service.name))).filter((name) => !kept.has(name));
  return new Set([...named, ...gone]);
}

/** Work on several things is told of those that are left. */
function ofKept(downtime: Downtime, isKept: (name: string) => boolean): Downtime[] {
  const of = (names: readonly string[]) => names.filter(isKept);
  const left = { hosts: of(downtime.hosts), services: of(downtime.services), takesDown: of(downtime.takesDown) };
  const hadNames = downtime.hosts.length + downtime.services.length > 0;
  return hadNames && left.hosts.length + left.services.length === 0 ? [] : [{ ...downtime, ...left }];
}
