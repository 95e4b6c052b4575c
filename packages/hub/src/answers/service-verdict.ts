/** The first sentences about one service, in the words of those who are asked about it by customers. */
import type { ServiceView } from '../fleet/fleet.ts';
import { shownStatus } from '../health/health.ts';
import { durationInWords, listInWords } from '../looks/words.ts';
import type { Verdict } from './host-verdict.ts';
import type { Knowledge } from './knowledge.ts';
import { clockTime, moment, say, strong, type Text } from './text.ts';

const weekMs = 7 * 86_400_000;

export function serviceVerdict(view: ServiceView, knowledge: Knowledge): Verdict {
  const { service, health, hosts, upCount } = view;
  const { name } = service;
  const sight = knowledge.fleet.sight();
  if (sight.kind === 'blind') {
    const then = health.status === 'up' ? 'it was up' : 'it was not';
    return {
      status: 'unknown',
      verdict: say`${strong("I can't see any server right now")}, so I can't say whether ${name} is up.`,
      lines: [say`At ${clockTime(sight.sinceMs)} ${then}. I'll say so here when I can see again.`],
    };
  }
  const status = shownStatus(health);
  switch (status) {
    case 'up':
      return upCount < hosts.length ? withLessRoom(view) : well(view, knowledge);
    case 'degraded':
      return {
        status,
        verdict: say`${strong(`${name} is not at its best`)} since ${moment(health.sinceMs)}.`,
        lines: reasonLines(view),
      };
    case 'down':
      return {
        status,
        verdict: say`${strong(`${name} is down since`)} ${moment(health.sinceMs)} (${durationInWords((knowledge.nowMs - health.sinceMs) / 1000)}).`,
        lines: [...customersNotice(view), ...reasonLines(view)],
      };
    case 'planned': {
      const endsAtMs = health.planned?.endsAtMs ?? knowledge.nowMs;
      const left = durationInWords(Math.max(0, (endsAtMs - knowledge.nowMs) / 1000));
      return {
        status,
        verdict: say`${strong(`${name} is ${health.status === 'down' ? 'down for' : 'in'} planned maintenance`)} until ${clockTime(endsAtMs)} (${left} to go).`,
        lines: [...plannedNotice(view, knowledge), say`It is on schedule.`],
      };
    }
    case 'unknown':
      return { status, verdict: say`${strong(`I can't say whether ${name} is up.`)}`, lines: reasonLines(view) };
    default:
      return status satisfies never;
  }
}

function well({ service, hosts }: ServiceView, knowledge: Knowledge): Verdict {
  const planned = knowledge.downtimes({ fromMs: knowledge.nowMs, toMs: knowledge.nowMs + weekMs }, [service.name]);
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

function plannedNotice({ health }: ServiceView, knowledge: Knowledge): Text[] {
  const id = health.planned?.downtimeId;
  const running = knowledge
    .downtimes({ fromMs: knowledge.nowMs - 1, toMs: knowledge.nowMs + 1 })
    .find((one) => one.id === id);
  const words = running?.customers ?? health.planned?.title ?? 'Planned maintenance';
  // Whoever planned it may have written whole sentences.
  return [say`${/[.!?…]$/.test(words) ? words : `${words}.`}`];
}
