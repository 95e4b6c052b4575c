/** The first sentences about one host: the verdict, then what it means and what is not known. */
import type { HostView, HubSight } from '../domain/fleet.ts';
import { type Reason, type ReasonCode, type ShownStatus, shownStatus } from '../domain/health.ts';
import type { PollOutcome } from '../domain/poll-outcome.ts';
import { refusalWords } from '../format/refusal-words.ts';
import { ago, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

export type Verdict = { status: ShownStatus; verdict: Text; lines: Text[] };

const secondsPerDay = 86_400;

/** The status that `hostVerdict` gives, without its words: of ten thousand only a few are told in words. */
export function hostStatus({ health, lastOutcome, lastReport }: HostView, connectivity: HubSight): ShownStatus {
  if (connectivity.kind === 'blind' || (!lastOutcome && !lastReport)) return 'unknown';
  if (health.status !== 'up') return shownStatus(health);
  // An agent that just failed to answer is not called up.
  return lastOutcome && lastOutcome.kind !== 'report' ? 'unknown' : 'up';
}

/** What a CSM should read first about `view`. */
export function hostVerdict(view: HostView, readModel: ReadModel): Verdict {
  const connectivity = readModel.fleet.connectivity();
  if (connectivity.kind === 'blind') return blindVerdict(view, connectivity);
  if (!view.lastOutcome && !view.lastReport) return notYetVerdict(view);
  const trouble = view.lastOutcome && view.lastOutcome.kind !== 'report' ? view.lastOutcome : undefined;
  if (view.health.planned && view.health.status !== 'up') return plannedVerdict(view, readModel);
  if (trouble) return silentVerdict(view, trouble);
  if (view.health.status === 'up') return upVerdict(view, readModel);
  if (view.lastOutcome && view.health.reasons.some(isSilence)) return risingVerdict(view);
  return unwellVerdict(view);
}

function upVerdict(view: HostView, readModel: ReadModel): Verdict {
  const { host, health } = view;
  const services = [...readModel.registry.services.values()].filter(({ hosts }) => hosts.includes(host.name));
  const part = services.length > 0 ? `Part of ${listInWords(services.map(({ name }) => name))}, ` : '';
  const healthySeconds = (readModel.nowMs - health.sinceMs) / 1000;
  const healthy = healthySeconds >= 60 ? `healthy for ${durationInWords(healthySeconds)}` : 'healthy';
  const planned = nothingPlanned(readModel, host.name) ? ', nothing planned' : '';
  const lines = [say`${capital(`${part}${healthy}${planned}.`)}`, ...informing(view)];
  return { status: 'up', verdict: say`${strong(`${host.name} is up.`)}`, lines };
}

/** What makes a host fall, and stands until it has answered twice. */
const silences: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'agent-not-answering',
  'machine-not-answering',
  'not-authorised',
  'certificate-changed',
  'report-unreadable',
]);

function isSilence({ code, weight }: Reason): boolean {
  return weight !== 'none' && silences.has(code);
}

/** It answered, and one answer more lets it rise: nobody is told that it is silent. */
function risingVerdict({ host, health }: HostView): Verdict {
  const was = health.status === 'down' ? 'it was down' : "I couldn't measure it";
  return {
    status: shownStatus(health),
    verdict: say`${strong(`${host.name} has just answered again`)}, after ${was} since ${moment(health.sinceMs)}.`,
    lines: [say`I call it up when it has answered once more.`],
  };
}

function unwellVerdict(view: HostView): Verdict {
  const { host, health } = view;
  const status = shownStatus(health);
  const words: Record<ShownStatus, string> = {
    up: 'is up',
    degraded: 'is up, but not well',
    down: 'is down',
    planned: 'is in planned maintenance',
    unknown: "can't be judged right now",
  };
  const verdict = say`${strong(`${host.name} ${words[status]}`)} since ${moment(health.sinceMs)}.`;
  return {
    status,
    verdict,
    lines: health.reasons.filter(({ weight }) => weight !== 'none').map(({ text }) => say`${text}`),
  };
}

function plannedVerdict(view: HostView, readModel: ReadModel): Verdict {
  const { host, health } = view;
  const endsAtMs = health.planned?.endsAtMs ?? readModel.nowMs;
  const left = Math.max(0, (endsAtMs - readModel.nowMs) / 1000);
  const what = health.status === 'down' ? 'is down' : 'is';
  return {
    status: 'planned',
    verdict: say`${strong(`${host.name} ${what} for planned maintenance`)} until ${clockTime(endsAtMs)} (${durationInWords(left)} to go).`,
    lines: [say`${health.planned?.title ?? 'Planned maintenance'}. It is on schedule.`],
  };
}

/** The agent did not give a usable answer: each way of failing in its own words, with the last known good. */
function silentVerdict(view: HostView, outcome: Exclude<PollOutcome, { kind: 'report' }>): Verdict {
  const { host, health } = view;
  const status = health.status === 'up' ? 'unknown' : shownStatus(health);
  const { head, rest } = silenceInWords(host.name, outcome, view);
  const lines = [...rest, lastHeard(view), ...ec2Line(view)];
  return { status, verdict: head, lines };
}

function silenceInWords(
  name: string,
  outcome: Exclude<PollOutcome, { kind: 'report' }>,
  view: HostView,
): { head: Text; rest: Text[] } {
  const cannot = (why: string) => say`${strong(`I can't measure ${name}: ${why}`)}`;
  switch (outcome.kind) {
    case 'silent':
      switch (outcome.reason) {
        case 'refused':
          return { head: cannot("its machine answers, but Herald's agent on it doesn't."), rest: [] };
        case 'name-not-found':
          return {
            head: cannot('its address is not known any more.'),
            rest: [say`The registry names an address that nobody can look up. The platform team can correct it.`],
          };
        case 'cut-off':
          return { head: cannot('it broke off in the middle of its answer.'), rest: [] };
        case 'unreachable':
        case 'timeout': {
          const sinceMs = view.lastAnsweredAtMs;
          const head =
            sinceMs === undefined
              ? say`${strong(`${name} has not answered yet.`)}`
              : say`${strong(`${name} does not answer since`)} ${moment(sinceMs)}.`;
          return {
            head,
            rest: [
              outcome.reason === 'timeout'
                ? say`The machine or the network to it is not responding.`
                : say`There is no way to it on the network.`,
            ],
          };
        }
        default:
          return outcome.reason satisfies never;
      }
    case 'not-authorised': {
      const { why, remedy } = refusalWords(outcome);
      return { head: cannot(why), rest: [say`${remedy}`] };
    }
    case 'bad-certificate':
      return {
        head: cannot(
          outcome.problem === 'changed' ? 'its certificate is not the one I know.' : "its certificate can't be used.",
        ),
        rest: [
          say`It may have been set up anew, or somebody stands in between, so I don't believe what it says until an engineer trusts its new certificate.`,
        ],
      };
    case 'unreadable':
      return { head: cannot(unreadableInWords[outcome.problem]), rest: [say`Its engineers can see the details.`] };
    default:
      return outcome satisfies never;
  }
}

const unreadableInWords: Record<Extract<PollOutcome, { kind: 'unreadable' }>['problem'], string> = {
  malformed: 'what it sends is garbled.',
  'too-large': 'it sends far more than a report.',
  schema: 'its report is not complete.',
  version: 'its agent speaks another version than I do.',
  redirect: 'it points me to another address, and I follow none.',
  status: 'its agent reports an error of its own.',
  'wants-tls': 'it speaks HTTPS, and the registry says http.',
  'no-tls': 'it speaks plain HTTP, and the registry says https.',
};

function blindVerdict(view: HostView, connectivity: Extract<HubSight, { kind: 'blind' }>): Verdict {
  const { host, health } = view;
  const then = health.status === 'up' ? 'it was up' : 'it was not';
  return {
    status: 'unknown',
    verdict: say`${strong("I can't see any server right now")}, so I can't say whether ${host.name} is up.`,
    lines: [say`At ${clockTime(connectivity.sinceMs)} ${then}. I'll say so here when I can see again.`],
  };
}

function notYetVerdict({ host }: HostView): Verdict {
  return {
    status: 'unknown',
    verdict: say`${strong(`I haven't heard from ${host.name} yet.`)}`,
    lines: [say`I only just began to watch it. Ask me again in a few seconds.`],
  };
}

/** "It was healthy when I last heard from it at 14:02." Never shows an old reading as a new one. */
export function lastHeard(view: HostView): Text {
  const { lastReport, health } = view;
  if (!lastReport) return say`I have never had a report from it.`;
  const wasWell = health.reasons.every(
    ({ weight, sinceMs }) => weight === 'none' || sinceMs >= lastReport.receivedAtMs,
  );
  const how = wasWell ? 'It was healthy when I' : 'I';
  return say`${how} last heard from it ${ago(lastReport.receivedAtMs)}.`;
}

/** What EC2 itself says about a machine that does not answer. */
function ec2Line({ ec2 }: HostView): Text[] {
  if (!ec2 || ec2.state === 'running') return [];
  const why = ec2.stateReason ? ` (${ec2.stateReason})` : '';
  return ec2.stateChangedAtMs === undefined
    ? [say`AWS says it is ${ec2.state}${why}.`]
    : [say`AWS says it is ${ec2.state} since ${moment(ec2.stateChangedAtMs)}${why}.`];
}

/** What is worth knowing although it does not change the health. */
function informing({ health }: HostView): Text[] {
  return health.reasons
    .filter(({ weight }) => weight === 'none')
    .slice(0, 3)
    .map(({ text }) => say`${text}`);
}

function nothingPlanned(readModel: ReadModel, name: string): boolean {
  const week = { fromMs: readModel.nowMs, toMs: readModel.nowMs + 7 * secondsPerDay * 1000 };
  return readModel.downtimes(week, [name]).length === 0;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
