/** What one request to an agent told, for an engineer at a terminal: whether it is well, and what to do if not. */
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { safeLine } from '../../interfaces/terminal/terminal-text.ts';

export type OutcomeWords = { isWell: boolean; message: string; next: string };

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
        message: `The agent refuses this hub (${outcome.code}): ${outcome.message}`,
        next: "Give the agent this hub's public key: `npm run herald -- key`.",
      };
    case 'bad-certificate':
      return {
        isWell: false,
        message: `The certificate is not the one expected (${outcome.problem}): ${outcome.detail}`,
        next: 'If the agent was set up anew, write its new fingerprint into the registry; if not, find out who answers there.',
      };
    case 'unreadable':
      return {
        isWell: false,
        message: `The answer is no report (${outcome.problem}): ${outcome.detail}`,
        next: 'Check that the agent listens there and nothing else, and that agent and hub have like versions.',
      };
    default:
      return outcome satisfies never;
  }
}
