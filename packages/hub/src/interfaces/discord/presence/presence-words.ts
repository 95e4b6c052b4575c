/** The worst in a few words, for where Discord shows what a bot is doing: beside its name, in every list of members. */
import type { ReadModel } from '../../../answers/read-model.ts';
import { hostStatusNow, serviceStatusNow } from '../../../domain/doubt.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { compareStatus, dotOf } from '../../../format/health-words.ts';

export type PresenceWords = { status: ShownStatus; text: string };

/** So many names are read at a glance; more are counted. */
const mostNamed = 2;
/** Discord shows about so much beside a name before it cuts. */
const mostCharacters = 60;

const after: Readonly<Record<Exclude<ShownStatus, 'up'>, string>> = {
  down: 'down',
  unknown: 'unknown',
  degraded: 'degraded',
  planned: 'in maintenance',
};

/** Services where there are any, else servers. What is in doubt is not called up. */
export function presenceWords({ fleet, nowMs }: Pick<ReadModel, 'fleet' | 'nowMs'>): PresenceWords {
  if (fleet.connectivity().kind === 'isolated') return words('unknown', "can't reach any server");
  const services = fleet.services().map((view) => ({
    name: view.service.name,
    status: serviceStatusNow(view, nowMs),
  }));
  const hosts = fleet.hosts().map((view) => ({ name: view.host.name, status: hostStatusNow(view, nowMs) }));
  const things = services.length > 0 ? services : hosts;
  const kind = services.length > 0 ? 'service' : 'server';
  const [first] = things.toSorted((one, other) => compareStatus(one.status, other.status));
  if (!first) return words('unknown', 'no servers yet');
  const { status } = first;
  const alike = things.filter((one) => one.status === status).map(({ name }) => name);
  if (status === 'up') return words('up', `${counted(alike.length, kind)} up`);
  const named = `${alike.join(' and ')} ${after[status]}`;
  const isShort = alike.length <= mostNamed && named.length <= mostCharacters;
  return words(status, isShort ? named : `${counted(alike.length, kind)} ${after[status]}`);
}

function words(status: ShownStatus, text: string): PresenceWords {
  return { status, text: `${dotOf(status)} ${text}` };
}

function counted(count: number, kind: string): string {
  return `${count.toLocaleString('en')} ${kind}${count === 1 ? '' : 's'}`;
}
