/** A host whose agent gave no usable answer: why, in words, and what is known of it all the same. */
import { hostStatusNow } from '../domain/doubt.ts';
import type { HostView } from '../domain/fleet.ts';
import type { PollFailure } from '../domain/poll-outcome.ts';
import { failureWords } from '../format/failure-words.ts';
import { ago, moment, say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Verdict } from './answer.ts';
import { troubleSince, whoIsOnIt } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** Each way of failing in its own words, with the last known good. */
export function silentVerdict(view: HostView, failure: PollFailure, readModel: ReadModel): Verdict {
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
