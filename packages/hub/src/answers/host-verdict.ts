/** The first sentences about one host: the verdict, then what it means and what is not known. */
import { type Doubt, hostDoubt, hostStatusNow } from '../domain/doubt.ts';
import type { HostView, HubConnectivity, ServiceView } from '../domain/fleet.ts';
import { type Health, type Reason, type ReasonCode, type ShownStatus, shownStatus } from '../domain/health.ts';
import { metricThresholds } from '../domain/metrics/catalogue.ts';
import { onSchedule, untilWords } from '../format/downtime-span.ts';
import { failureWords } from '../format/failure-words.ts';
import { wasWord } from '../format/health-words.ts';
import { serviceLabel, withinSentence } from '../format/service-label.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, listInWords, percentInWords, timesWord } from '../format/words.ts';
import type { Verdict } from './answer.ts';
import { lastEnded, outagesToday, whenAndWhy } from './lately.ts';
import { troubleSince, whoIsOnIt } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { silentVerdict } from './silent-verdict.ts';

const weekMs = 7 * 86_400_000;

/** The status that `hostVerdict` gives, without its words: of ten thousand only a few are told in words. */
export function hostStatus(view: HostView, connectivity: HubConnectivity, nowMs: number): ShownStatus {
  if (connectivity.kind === 'isolated' || (!view.lastOutcome && !view.lastReport)) return 'unknown';
  return hostStatusNow(view, nowMs);
}

/** What a CSM should read first about `view`. */
export function hostVerdict(view: HostView, readModel: ReadModel): Verdict {
  const connectivity = readModel.fleet.connectivity();
  if (connectivity.kind === 'isolated') return isolatedVerdict(view.host.name, view.health, connectivity);
  if (!view.lastOutcome && !view.lastReport) return notYetVerdict(view);
  if (view.health.planned && view.health.status !== 'up') return plannedVerdict(view, readModel);
  const doubt = hostDoubt(view, readModel.nowMs);
  const trouble = view.lastOutcome && view.lastOutcome.kind !== 'report' ? view.lastOutcome : undefined;
  if (doubt && (!trouble || failureWords(trouble).silence)) return doubtVerdict(view, doubt, readModel);
  if (trouble) return silentVerdict(view, trouble, readModel);
  if (view.health.status === 'up') return upVerdict(view, readModel);
  if (view.lastOutcome && view.health.reasons.some(isSilenceReason)) return risingVerdict(view, readModel);
  return unwellVerdict(view, readModel);
}

function upVerdict(view: HostView, readModel: ReadModel): Verdict {
  const { host } = view;
  const services = [...readModel.registry.services.values()].filter(({ hosts }) => hosts.includes(host.name));
  const part =
    services.length > 0
      ? `Part of ${listInWords(services.map((service) => withinSentence(serviceLabel(service))))}`
      : '';
  const isFree = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + weekMs }, [host.name]);
  const planned = isFree.length === 0 ? 'nothing scheduled this week' : '';
  const words = [part, planned].filter((words) => words !== '').join('; ');
  const lines = [...(words === '' ? [] : [say`${capitalised(words)}.`]), ...informing(view)];
  return { status: 'up', verdict: say`${strong(`${host.name} is up.`)}`, lines };
}

/** Nothing is certain yet, and nothing good may be said any more. */
function doubtVerdict(view: HostView, doubt: Doubt, readModel: ReadModel): Verdict {
  return { status: 'unknown', ...doubtWords(view.host.name, doubt, view.health, readModel) };
}

/** "billing hasn't responded for 21 seconds. It was fine before; I'm checking." */
export function doubtWords(
  name: string,
  doubt: Doubt,
  health: Health,
  readModel: ReadModel,
): { verdict: Text; lines: Text[] } {
  const length = durationInWords((readModel.nowMs - doubt.sinceMs) / 1000);
  const today = outagesToday([name], readModel).filter(({ incident }) => incident.target.name === name);
  const last = lastEnded(today);
  const before = doubt.isFirst
    ? ''
    : health.status === 'degraded'
      ? 'It was degraded before; '
      : last
        ? say`Again: it was ${wasWord(last.incident.worst)} ${timesWord(today.length)} today, ${today.length === 1 ? '' : 'last '}from ${whenAndWhy(last)}. `
        : 'It was fine before; ';
  return doubt.kind === 'failed'
    ? { verdict: say`${strong(`${name} hasn't responded for ${length}.`)}`, lines: [say`${before}I'm checking.`] }
    : {
        verdict: say`${strong(`I haven't had a reading from ${name} for ${length}.`)}`,
        lines: [say`${before}I can't say how it is now.`],
      };
}

/** What makes a host fall, and stands until it has answered twice. */
const silences: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'agent-not-answering',
  'machine-not-answering',
  'not-authorised',
  'certificate-changed',
  'report-unreadable',
]);

function isSilenceReason({ code, weight }: Reason): boolean {
  return weight !== 'none' && silences.has(code);
}

/** It answered, and one answer more lets it rise: nobody is told that it is silent. */
function risingVerdict({ host, health }: HostView, readModel: ReadModel): Verdict {
  const was = health.status === 'down' ? 'Down' : 'Not measured';
  const sinceMs = troubleSince('host', host.name, health, readModel);
  return {
    status: shownStatus(health),
    verdict: say`${strong(`${host.name} is responding again.`)}`,
    lines: [say`${was} since ${moment(sinceMs)}; I'll call it up after one more good reading.`],
  };
}

function unwellVerdict(view: HostView, readModel: ReadModel): Verdict {
  const { host, health } = view;
  const status = shownStatus(health);
  const words: Record<ShownStatus, string> = {
    up: 'is up',
    degraded: isSlow(health) ? 'is slow' : 'is degraded',
    down: 'is down',
    planned: 'is under maintenance',
    unknown: "can't be judged right now",
  };
  const verdict = say`${strong(`${host.name} ${words[status]}`)} since ${moment(troubleSince('host', host.name, health, readModel))}.`;
  return {
    status,
    verdict,
    lines: [
      ...health.reasons.filter(({ weight }) => weight !== 'none').map(({ text }) => say`${text}`),
      ...whoIsOnIt('host', host.name, readModel),
    ],
  };
}

const slowing: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['cpu-high', 'steal-high', 'load-high', 'memory-high']);

export function isSlow({ reasons }: Health): boolean {
  return reasons.some(({ code, weight }) => weight === 'degraded' && slowing.has(code));
}

function plannedVerdict(view: HostView, readModel: ReadModel): Verdict {
  const { host, health } = view;
  const planned = health.planned ?? { title: 'Maintenance', endsAtMs: readModel.nowMs };
  return {
    status: 'planned',
    verdict: say`${strong(`${host.name} is under maintenance`)}${untilWords(planned, readModel.nowMs)}.`,
    lines: [say`${planned.title}. ${onSchedule(planned, readModel.nowMs)}`],
  };
}

/** The hub itself is cut off: nothing is said of anybody. */
export function isolatedVerdict(
  name: string,
  health: Health,
  connectivity: Extract<HubConnectivity, { kind: 'isolated' }>,
): Verdict {
  const then = { up: 'it was up', degraded: 'it was degraded', down: 'it was down', unknown: 'I did not know either' };
  return {
    status: 'unknown',
    verdict: say`${strong("I can't reach any server right now")}, so I can't tell whether ${name} is up.`,
    lines: [say`At ${clockTime(connectivity.sinceMs)} ${then[health.status]}. Ask me again in a minute.`],
  };
}

function notYetVerdict({ host }: HostView): Verdict {
  return {
    status: 'unknown',
    verdict: say`${strong(`I haven't heard from ${host.name} yet.`)}`,
    lines: [say`I have only just started to watch it. Ask me again in a few seconds.`],
  };
}

/** What is worth knowing although it does not change the health. */
function informing({ health }: HostView): Text[] {
  return health.reasons
    .filter(({ weight }) => weight === 'none')
    .slice(0, 3)
    .map(({ text }) => say`${text}`);
}

const mostTold = 3;

/**
 * What the last reading shows to be over its threshold, though it has not lasted yet: nobody is told that all is well over
 * it. "checkout-1 at the moment: CPU is at 97 %." Empty where nothing is, or where the last asking failed.
 */
export function strainNow(view: HostView | ServiceView): Text[] {
  const hosts = 'service' in view ? view.hosts : [view];
  return hosts.flatMap((one) => strainOf(one)).slice(0, mostTold);
}

function strainOf({ host, health, lastReport, lastOutcome }: HostView): Text[] {
  if (health.status !== 'up' || lastOutcome?.kind !== 'report' || !lastReport) return [];
  const { report } = lastReport;
  const [first] = metricThresholds.flatMap(({ name, unit, read, text }) =>
    read(report.metrics).flatMap(({ subject, value }) => {
      if (value === undefined || value < host.thresholds[name]) return [];
      const shown = unit === 'percent' ? percentInWords(value) : value.toFixed(1);
      return [text({ shown, where: subject === '' ? '' : ` ${subject}`, report })];
    }),
  );
  return first === undefined ? [] : [say`${host.name} at the moment: ${first}`];
}
