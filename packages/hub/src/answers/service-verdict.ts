/** The first sentences about one service, in the words of those who are asked about it by customers. */
import type { ServiceView } from '../domain/fleet.ts';
import { shownStatus } from '../domain/health.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Verdict } from './host-verdict.ts';
import type { ReadModel } from './read-model.ts';

const weekMs = 7 * 86_400_000;

export function serviceVerdict(view: ServiceView, readModel: ReadModel): Verdict {
  const { service, health, hosts, upCount } = view;
  const { name } = service;
  const connectivity = readModel.fleet.connectivity();
  if (connectivity.kind === 'blind') {
    const then = health.status === 'up' ? 'it was up' : 'it was not';
    return {
      status: 'unknown',
      verdict: say`${strong("I can't see any server right now")}, so I can't say whether ${name} is up.`,
      lines: [say`At ${clockTime(connectivity.sinceMs)} ${then}. I'll say so here when I can see again.`],
    };
  }
  const status = shownStatus(health);
  switch (status) {
    case 'up':
      return upCount < hosts.length ? withLessRoom(view) : well(view, readModel);
    case 'degraded':
      return {
        status,
        verdict: say`${strong(`${name} is not at its best`)} since ${moment(health.sinceMs)}.`,
        lines: reasonLines(view),
      };
    case 'down':
      return {
        status,
        verdict: say`${strong(`${name} is down since`)} ${moment(health.sinceMs)} (${durationInWords((readModel.nowMs - health.sinceMs) / 1000)}).`,
        lines: [...customersNotice(view), ...reasonLines(view)],
      };
    case 'planned': {
      const endsAtMs = health.planned?.endsAtMs ?? readModel.nowMs;
      const left = durationInWords(Math.max(0, (endsAtMs - readModel.nowMs) / 1000));
      return {
        status,
        verdict: say`${strong(`${name} is ${health.status === 'down' ? 'down for' : 'in'} planned maintenance`)} until ${clockTime(endsAtMs)} (${left} to go).`,
        lines: [...plannedNotice(view, readModel), say`It is on schedule.`],
      };
    }
    case 'unknown':
      return { status, verdict: say`${strong(`I can't say whether ${name} is up.`)}`, lines: reasonLines(view) };
    default:
      return status satisfies never;
  }
}

function well({ service, hosts }: ServiceView, readModel: ReadModel): Verdict {
  const planned = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + weekMs }, [service.name]);
  const count = hosts.length;
  const servers =
    count === 0
      ? 'Its check succeeds'
      : count === 1
        ? 'Its server is healthy'
        : count === 2
          ? 'Both servers are healthy'
          : `All ${count} servers are healthy`;
  const next = planned[0];
  const lines: Text[] = next
    ? [
        say`${servers}. Next planned downtime: ${moment(next.startsAtMs)} to ${clockTime(next.endsAtMs)}, ${next.title}.`,
      ]
    : [say`${servers}; nothing is planned this week.`];
  return { status: 'up', verdict: say`${strong(`${service.name} is up.`)}`, lines };
}

function withLessRoom({ service, hosts, upCount, health }: ServiceView): Verdict {
  const missing = hosts.filter((one) => one.health.status !== 'up');
  const names = listInWords(missing.slice(0, 3).map(({ host }) => host.name));
  const first = missing[0];
  const since = first ? say` since ${moment(first.health.sinceMs)}` : [];
  return {
    status: 'up',
    verdict: say`${strong(`${service.name} is up, with ${upCount} of ${hosts.length} servers.`)}`,
    lines: [
      say`${names} ${missing.length === 1 ? 'is' : 'are'} not well${since}; customers should notice nothing.`,
      ...health.reasons.filter(({ code }) => code !== 'fewer-hosts').map(({ text }) => say`${text}`),
    ],
  };
}

function reasonLines({ health }: ServiceView): Text[] {
  return health.reasons.slice(0, 3).map(({ text }) => say`${text}`);
}

function customersNotice({ service }: ServiceView): Text[] {
  return service.customers ? [say`Customers are affected: ${service.customers}.`] : [];
}

function plannedNotice({ health }: ServiceView, readModel: ReadModel): Text[] {
  const id = health.planned?.downtimeId;
  const running = readModel
    .downtimes({ fromMs: readModel.nowMs - 1, toMs: readModel.nowMs + 1 })
    .find((one) => one.id === id);
  const words = running?.customers ?? health.planned?.title ?? 'Planned maintenance';
  // Whoever planned it may have written whole sentences.
  return [say`${/[.!?…]$/.test(words) ? words : `${words}.`}`];
}
