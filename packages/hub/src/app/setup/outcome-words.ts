/** What one request to an agent told, for an engineer at a terminal: whether it is well, and what to do if not. */
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { failureWords } from '../../format/failure-words.ts';
import { safeLine } from '../../interfaces/terminal/terminal-text.ts';

export type OutcomeWords = { isWell: boolean; message: string; next: string };

export function outcomeWords(outcome: PollOutcome): OutcomeWords {
  const words = wordsOf(outcome);
  // Whoever answers at that address writes part of it.
  return { ...words, message: safeLine(words.message) };
}

function wordsOf(outcome: PollOutcome): OutcomeWords {
  if (outcome.kind !== 'report') {
    const { message, next } = failureWords(outcome);
    return { isWell: false, message, next };
  }
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
