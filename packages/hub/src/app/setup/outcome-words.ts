/** What one request to an agent told, for an engineer at a terminal: whether it is well, and what to do if not. */
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { herald } from '../../format/command-words.ts';
import { asSentence, refusalWords } from '../../format/refusal-words.ts';
import { safeLine } from '../../interfaces/terminal/terminal-text.ts';

export type OutcomeWords = { isWell: boolean; message: string; next: string };

type Unreadable = Extract<PollOutcome, { kind: 'unreadable' }>['problem'];

const silence = {
  refused: [
    'The machine answers, but nothing listens there.',
    'Start the agent, and check address and port in the registry.',
  ],
  timeout: ['No answer in time.', 'Check that the machine runs and that its security group lets the hub in.'],
  unreachable: ['There is no way to that address.', 'Check routes between the hub and that network.'],
  'name-not-found': ['That host name has no address.', 'Correct the address in the registry, or DNS.'],
  'cut-off': ['The connection was cut off.', "Look into the agent's log."],
} as const;

export function outcomeWords(outcome: PollOutcome): OutcomeWords {
  const words = wordsOf(outcome);
  // Whoever answers at that address writes part of it.
  return { ...words, message: safeLine(words.message) };
}

function wordsOf(outcome: PollOutcome): OutcomeWords {
  switch (outcome.kind) {
    case 'report': {
      const { report, elapsedMs, clockSkewSeconds } = outcome;
      const skew = Math.abs(clockSkewSeconds) >= 5 ? `, its clock is ${Math.round(clockSkewSeconds)} s off` : '';
      const where = report.instance
        ? `${report.instance.instanceId} in ${report.instance.region ?? 'an unknown region'}`
        : 'no EC2 instance';
      const problems = report.problems.map(({ message }) => ` ${message}`).join('');
      return {
        isWell: true,
        message: `Answers in ${Math.round(elapsedMs)} ms: agent ${report.agentVersion}, ${where}${skew}.${problems}`,
        next: skew === '' ? '' : 'Let both machines keep time with NTP.',
      };
    }
    case 'silent': {
      const [message, next] = silence[outcome.reason];
      return { isWell: false, message, next };
    }
    case 'not-authorised':
      return {
        isWell: false,
        message: `The agent refuses this hub (${outcome.code}): ${asSentence(refusalWords(outcome).why)}`,
        next: refusalWords(outcome).next,
      };
    case 'bad-certificate':
      return {
        isWell: false,
        message: `The certificate is not the one expected (${outcome.problem}): ${outcome.detail}`,
        next:
          outcome.problem === 'changed'
            ? `If the agent was set up anew: \`${herald('registry trust NAME')}\`; if not, find out who answers there.`
            : 'On that host: sudo herald-agent doctor',
      };
    case 'unreadable':
      return {
        isWell: false,
        message: `The answer is no report (${outcome.problem}): ${outcome.detail}`,
        next: unreadableNext(outcome.problem),
      };
    default:
      return outcome satisfies never;
  }
}

function unreadableNext(problem: Unreadable): string {
  switch (problem) {
    case 'wants-tls':
      return 'Write its address with https:// in the registry.';
    case 'no-tls':
      return 'Write its address with http:// in the registry, or set HERALD_AGENT_TLS=on on that host.';
    default:
      return 'Check that the agent listens there and nothing else, and that agent and hub have like versions.';
  }
}
