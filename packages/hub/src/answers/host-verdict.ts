/** The first sentences about one host: the verdict, then what it means and what is not known. */
import { type Doubt, hostDoubt, hostStatusNow } from '../domain/doubt.ts';
import type { HostView, HubConnectivity } from '../domain/fleet.ts';
import { type Health, type Reason, type ReasonCode, type ShownStatus, shownStatus } from '../domain/health.ts';
import type { PollFailure } from '../domain/poll-outcome.ts';
import { failureWords } from '../format/failure-words.ts';
import { serviceLabel } from '../format/service-label.ts';
import { ago, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, listInWords } from '../format/words.ts';
import { troubleSince, whoIsOnIt } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

export type Verdict = { status: ShownStatus; verdict: Text; lines: Text[] };

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
  const part = services.length > 0 ? `Part of ${listInWords(services.map(serviceLabel))}` : '';
  const isFree = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + weekMs }, [host.name]);
  const planned = isFree.length === 0 ? 'nothing scheduled this week' : '';
  const words = [part, planned].filter((words) => words !== '').join('; ');
  const lines = [...(words === '' ? [] : [say`${capitalised(words)}.`]), ...informing(view)];
  return { status: 'up', verdict: say`${strong(`${host.name} is up.`)}`, lines };
}

/** Nothing is certain yet, and nothing good may be said any more. */
function doubtVerdict(view: HostView, doubt: Doubt, { nowMs }: ReadModel): Verdict {
  return { status: 'unknown', ...doubtWords(view.host.name, doubt, view.health, nowMs) };
}

/** "billing hasn't responded for 21 seconds. It was fine before; I'm checking." */
export function doubtWords(
  name: string,
  doubt: Doubt,
  health: Health,
  nowMs: number,
): { verdict: Text; lines: Text[] } {
  const length = durationInWords((nowMs - doubt.sinceMs) / 1000);
  const before = doubt.isFirst
    ? ''
    : health.status === 'degraded'
      ? 'It was degraded before; '
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
  const endsAtMs = health.planned?.endsAtMs ?? readModel.nowMs;
  return {
    status: 'planned',
    verdict: say`${strong(`${host.name} is under maintenance`)} until ${clockTime(endsAtMs)}${timeLeft(endsAtMs, readModel.nowMs)}.`,
    lines: [say`${health.planned?.title ?? 'Maintenance'}. ${onSchedule(endsAtMs, readModel.nowMs)}`],
  };
}

export function timeLeft(endsAtMs: number, nowMs: number): string {
  return endsAtMs > nowMs ? ` (${durationInWords((endsAtMs - nowMs) / 1000)} left)` : '';
}

export function onSchedule(endsAtMs: number, nowMs: number): string {
  return endsAtMs > nowMs ? 'On schedule.' : 'It is taking longer than planned.';
}

/** The agent did not give a usable answer: each way of failing in its own words, with the last known good. */
function silentVerdict(view: HostView, failure: PollFailure, readModel: ReadModel): Verdict {
  const { health } = view;
  const { verdict, lines } = silenceInWords(view, failure, readModel);
  return {
    status: hostStatusNow(view, readModel.nowMs),
    verdict,
    lines: [
      ...lines,
      ...(hasNeverAnswered(view, failure) ? [] : [lastHeard(view)]),
      ...ec2Line(view),
      ...(health.status === 'up' ? [] : whoIsOnIt('host', view.host.name, readModel)),
    ],
  };
}

/** The verdict says that it never answered: that there was no reading either is the same again. */
function hasNeverAnswered({ lastReport, lastAnsweredAtMs }: HostView, failure: PollFailure): boolean {
  return lastReport === undefined && lastAnsweredAtMs === undefined && failureWords(failure).silence !== undefined;
}

function silenceInWords(
  { host, health, lastAnsweredAtMs }: HostView,
  failure: PollFailure,
  readModel: ReadModel,
): { verdict: Text; lines: Text[] } {
  const { silence, unmeasured } = failureWords(failure);
  if (silence !== undefined) {
    const verdict =
      lastAnsweredAtMs === undefined
        ? say`${strong(`${host.name} hasn't responded since Herald started.`)}`
        : say`${strong(`${host.name} is not responding`)} since ${moment(troubleSince('host', host.name, health, readModel))}.`;
    return { verdict, lines: [say`${silence}`] };
  }
  const { why, next } = unmeasured;
  return {
    verdict: say`${strong(`I can't measure ${host.name}:`)} ${why}`,
    lines: next === undefined ? [] : [say`${next}`],
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

/** "Last reading 21 seconds ago: healthy." Never shows an old reading as a new one. */
export function lastHeard(view: HostView): Text {
  const { lastReport, health } = view;
  if (!lastReport) return say`I have never had a reading from it.`;
  const wasWell = health.reasons.every(
    ({ weight, sinceMs }) => weight === 'none' || sinceMs >= lastReport.receivedAtMs,
  );
  return say`Last reading ${ago(lastReport.receivedAtMs)}${wasWell ? ': healthy' : ''}.`;
}

/** What EC2 itself says about a machine that does not answer: its state, and its checks where it is said to run. */
function ec2Line({ ec2 }: HostView): Text[] {
  if (!ec2) return [];
  if (ec2.state !== 'running') {
    const why = ec2.stateReason ? ` (${ec2.stateReason})` : '';
    return ec2.stateChangedAtMs === undefined
      ? [say`AWS: ${ec2.state}${why}.`]
      : [say`AWS: ${ec2.state} since ${moment(ec2.stateChangedAtMs)}${why}.`];
  }
  const failed = [
    ...(ec2.systemStatus === 'impaired' ? ["system (AWS's hardware or network)"] : []),
    ...(ec2.instanceStatus === 'impaired' ? ['instance (its operating system or network setup)'] : []),
  ];
  if (failed.length > 0)
    return [
      say`AWS says it is running, but its status ${failed.length === 1 ? 'check fails' : 'checks fail'}: ${listInWords(failed)}.`,
    ];
  const isPassed = ec2.systemStatus === 'ok' && ec2.instanceStatus === 'ok';
  return [say`AWS says it is running${isPassed ? ' and passes its status checks' : ''}.`];
}

/** What is worth knowing although it does not change the health. */
function informing({ health }: HostView): Text[] {
  return health.reasons
    .filter(({ weight }) => weight === 'none')
    .slice(0, 3)
    .map(({ text }) => say`${text}`);
}
