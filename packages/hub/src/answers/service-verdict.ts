/** The first sentences about one service, in the words of those who are asked about it by customers. */
import { hostDoubt, hostStatusNow, isOverdue, serviceDoubt } from '../domain/doubt.ts';
import type { Downtime } from '../domain/downtime.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { shownStatus } from '../domain/health.ts';
import { onSchedule, spanOf, untilWords } from '../format/downtime-span.ts';
import { failureWords } from '../format/failure-words.ts';
import { customersName, impactWords, isOrAre, serviceLabel } from '../format/service-label.ts';
import { asPlain, moment, say, strong, type Text } from '../format/text.ts';
import { fullStop, lengthInWords, listInWords } from '../format/words.ts';
import type { Verdict } from './answer.ts';
import { doubtWords, isolatedVerdict, isSlow } from './host-verdict.ts';
import { troubleSince, whoIsOnIt } from './outages.ts';
import { scheduleWords } from './past-downtime.ts';
import type { ReadModel } from './read-model.ts';
import { justOverWords, soonWords } from './topic.ts';

const weekMs = 7 * 86_400_000;

/** `leads`: who is named first where all is well; a row bears the service's own name already. */
export function serviceVerdict(
  view: ServiceView,
  readModel: ReadModel,
  { leads = 'customers' }: { leads?: 'customers' | 'service' } = {},
): Verdict {
  const { service, health } = view;
  const { name } = service;
  const connectivity = readModel.fleet.connectivity();
  if (connectivity.kind === 'isolated') return isolatedVerdict(name, health, connectivity);
  const status = health.planned?.takesDown ? 'planned' : shownStatus(health);
  if (status !== 'planned' && serviceDoubt(view, readModel.nowMs)) return inDoubt(view, readModel);
  const sinceMs = troubleSince('service', name, health, readModel);
  switch (status) {
    case 'up':
      return view.hosts.every((one) => hostStatusNow(one, readModel.nowMs) === 'up')
        ? well(view, readModel, leads === 'customers' ? serviceLabel(service) : name)
        : withReducedCapacity(view, readModel);
    case 'degraded':
      return {
        status,
        verdict: say`${strong(`${name} is ${view.hosts.some((one) => isSlow(one.health)) ? 'slow' : 'degraded'}`)} since ${moment(sinceMs)}.`,
        lines: [...reasonLines(view), ...onIt(view, readModel), ...soonWords([name], readModel)],
      };
    case 'down':
      return {
        status,
        verdict: say`${strong(`${name} is down`)} since ${moment(sinceMs)} (${lengthInWords((readModel.nowMs - sinceMs) / 1000)}).`,
        lines: [
          ...(service.customers ? [say`${impactWords(service.customers)}`] : []),
          ...reasonLines(view),
          ...onIt(view, readModel),
          ...soonWords([name], readModel),
        ],
      };
    case 'planned': {
      const planned = health.planned ?? { title: 'Maintenance', endsAtMs: readModel.nowMs };
      const window = runningWindow(view, readModel);
      const schedule = window ? scheduleWords(window, readModel.nowMs) : onSchedule(planned, readModel.nowMs);
      return {
        status,
        verdict: say`${strong(`${name} is under maintenance`)}${untilWords(planned, readModel.nowMs)}.`,
        lines: [
          say`${fullStop(window?.customers ?? planned.title)}`,
          say`${schedule}${respondsNow(view, readModel.nowMs) ? ' It responds at the moment.' : ''}`,
          ...silentServers(view),
        ],
      };
    }
    case 'unknown':
      return {
        status,
        verdict: say`${strong(`I can't tell whether ${name} is up.`)}`,
        lines: [...reasonLines(view), ...onIt(view, readModel)],
      };
    default:
      return status satisfies never;
  }
}

/** Which of several is out: "both boxes up?" is asked during maintenance too. */
function silentServers({ hosts }: ServiceView): Text[] {
  const silent = hosts.filter(({ lastOutcome }) => lastOutcome && lastOutcome.kind !== 'report');
  if (silent.length === 0) return [];
  const names = listInWords(silent.slice(0, 4).map(({ host }) => host.name));
  const who = silent.length > 4 ? `${silent.length} of its ${hosts.length} servers` : names;
  return [say`${who} ${silent.length === 1 ? "isn't" : "aren't"} responding.`];
}

/** Only what was measured in time is told of the moment. */
function respondsNow(view: ServiceView, nowMs: number): boolean {
  return view.health.status === 'up' && !serviceDoubt(view, nowMs) && !view.hosts.some((one) => isOverdue(one, nowMs));
}

/** The last readings failed or are old, and nothing is certain yet. */
function inDoubt(view: ServiceView, readModel: ReadModel): Verdict {
  const { nowMs } = readModel;
  const doubt = serviceDoubt(view, nowMs) ?? { kind: 'old' as const, sinceMs: nowMs };
  const { name } = view.service;
  const failed = view.hosts.flatMap(({ host, lastOutcome }) =>
    lastOutcome && lastOutcome.kind !== 'report' ? [{ host, outcome: lastOutcome }] : [],
  );
  const words = doubtWords(name, doubt, view.health, readModel);
  const [first] = failed;
  if (view.failingCheckSinceMs !== undefined || !first || failed.some(({ outcome }) => failureWords(outcome).silence))
    return { status: 'unknown', ...words };
  // Its machines answer, and what they say can't be used: that it does not respond would be too much.
  return {
    status: 'unknown',
    verdict: say`${strong(`I can't tell whether ${name} is up.`)}`,
    lines: [say`I can't measure ${first.host.name}: ${failureWords(first.outcome).unmeasured.why}`, ...words.lines],
  };
}

function well({ service, hosts }: ServiceView, readModel: ReadModel, called: string): Verdict {
  const [next] = readModel
    .downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + weekMs }, [service.name])
    .filter(({ state }) => state === 'planned');
  const count = hosts.length;
  const servers =
    count === 0
      ? 'Its check succeeds'
      : count === 1
        ? 'Its server is healthy'
        : count === 2
          ? 'Both servers are healthy'
          : `All ${count} servers are healthy`;
  const [soon] = soonWords([service.name], readModel);
  const planned: Text = soon
    ? say`. ${soon}`
    : next
      ? say`. Next maintenance: ${spanOf(next)}, ${next.title}.`
      : say`; nothing is scheduled this week.`;
  const known = called === service.name ? undefined : customersName(service);
  const verb = known === undefined ? 'is' : isOrAre(known);
  return {
    status: 'up',
    verdict: say`${strong(`${called} ${verb} up.`)}`,
    lines: [say`${servers}${planned}`, ...justOverWords(service.name, readModel)],
  };
}

function withReducedCapacity(view: ServiceView, readModel: ReadModel): Verdict {
  const { service, hosts, health } = view;
  const missing = hosts.filter((one) => hostStatusNow(one, readModel.nowMs) !== 'up');
  const slow = missing.filter((one) => one.health.status === 'degraded');
  const stopped = missing.filter((one) => one.health.status !== 'up' && !slow.includes(one));
  // One that is slow still serves: that it is gone would be too much.
  const onlySlow = missing.every((one) => hostStatusNow(one, readModel.nowMs) === 'degraded');
  const since = (views: typeof missing, how: string): Text[] =>
    views.slice(0, 1).map(({ host, health: its }) => {
      const names = listInWords(views.slice(0, 3).map((one) => one.host.name));
      return say`${names} ${how} at ${moment(troubleSince('host', host.name, its, readModel))}; no customer impact expected.`;
    });
  const doubted = missing.flatMap((one): Text[] => {
    const doubt = hostDoubt(one, readModel.nowMs);
    if (!doubt) return [];
    const { verdict } = doubtWords(one.host.name, doubt, one.health, readModel);
    return [[...asPlain(verdict), " I'm checking."]];
  });
  return {
    status: 'up',
    verdict: say`${strong(`${service.name} is up, with ${hosts.length - missing.length} of ${hosts.length} servers${onlySlow ? ' healthy' : ''}.`)}`,
    lines: [
      ...since(stopped, 'stopped responding'),
      ...since(slow, 'degraded'),
      ...doubted.slice(0, 3),
      ...strainedServers(hosts),
      ...health.reasons.filter(({ code }) => code !== 'fewer-hosts').map(({ text }) => say`${text}`),
      ...onIt(view, readModel),
      ...soonWords([service.name], readModel),
    ],
  };
}

/** Of its own incident, or of the first of its servers' of which an engineer said anything. */
function onIt({ service, hosts }: ServiceView, readModel: ReadModel): Text[] {
  const own = whoIsOnIt('service', service.name, readModel);
  if (own.length > 0) return own;
  return hosts.map(({ host }) => whoIsOnIt('host', host.name, readModel)).find((said) => said.length > 0) ?? [];
}

/** What was measured on its servers says more than that some of them are degraded. */
function reasonLines({ health, hosts }: ServiceView): Text[] {
  const measured = health.status === 'degraded' ? strainedServers(hosts) : [];
  const own = health.reasons.filter(({ code }) => measured.length === 0 || code !== 'too-few-hosts');
  return [...measured, ...own.slice(0, 3).map(({ text }) => say`${text}`)];
}

/** "checkout-1: CPU is at 97 %, mostly node." */
function strainedServers(hosts: readonly HostView[]): Text[] {
  return hosts
    .flatMap(({ host, health }) => {
      const why = health.reasons.find(({ weight }) => weight === 'degraded');
      return why && health.status === 'degraded' ? [say`${host.name}: ${why.text}`] : [];
    })
    .slice(0, 3);
}

function runningWindow({ health }: ServiceView, { downtimes, nowMs }: ReadModel): Downtime | undefined {
  return downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }).find(({ id }) => id === health.planned?.downtimeId);
}
