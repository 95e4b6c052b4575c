/** Every way in which an agent gives no report, told in one place: to whoever asks, to an engineer, to the log, and what it makes of the host. */

import type { ReasonCode } from '../domain/health.ts';
import { causeNow } from '../domain/measured-cause.ts';
import type { PollFailure } from '../domain/poll-outcome.ts';
import { herald } from './command-words.ts';
import { asSentence, refusalWords } from './refusal-words.ts';

export type FailureWords = {
  code: ReasonCode;
  /** What it makes of the host once it has lasted. */
  severity: 'down' | 'unknown';
  /** It did not respond at all, as far as can be told from outside: in one sentence, what may be the matter. */
  silence?: string;
  /** As a reason of the host's health, for a CSM. */
  text: string;
  /** Goes on after "I can't measure web-1:", and what to do about it. */
  unmeasured: { why: string; next?: string };
  /** In exact terms, for engineers. */
  exact: string;
  /** As short and exact as the log has it. */
  short: string;
  /** At a terminal: what happened, and what to do. */
  message: string;
  next: string;
};

type Silent = Extract<PollFailure, { kind: 'silent' }>['reason'];
type Unreadable = Extract<PollFailure, { kind: 'unreadable' }>['problem'];

export function failureWords(failure: PollFailure): FailureWords {
  switch (failure.kind) {
    case 'silent':
      return silent[failure.reason];
    case 'not-authorised': {
      const { why, remedy, next } = refusalWords(failure);
      const { code, message } = failure;
      return {
        code: 'not-authorised',
        severity: 'unknown',
        text: `I can't measure it: ${why}`,
        unmeasured: { why, next: remedy },
        exact: `${code}: ${message} ${next}`,
        short: code,
        message: `The agent refuses this hub (${code}): ${asSentence(why)}`,
        next,
      };
    }
    case 'bad-certificate':
      return certificateWords(failure);
    case 'unreadable': {
      const { problem, detail } = failure;
      return {
        code: 'report-unreadable',
        severity: 'unknown',
        text: causeNow('unreadable'),
        unmeasured: { why: unreadable[problem], next: 'An engineer can see the details.' },
        exact: `${problem}: ${detail}`,
        short: `${problem}: ${detail}`,
        message: `The answer is no report (${problem}): ${detail}`,
        next:
          unreadableNext[problem] ??
          'Check that the agent listens there and nothing else, and that agent and hub have like versions.',
      };
    }
    default:
      return failure satisfies never;
  }
}

const agentSilent = { why: "the server responds, but the Herald agent on it doesn't." };
const machineDown = 'The server or its network connection is down.';

const silent: Record<Silent, FailureWords> = {
  refused: {
    code: 'agent-not-answering',
    // The machine answers: that it is down would be said of what customers may well be using.
    severity: 'unknown',
    text: causeNow('agentSilent'),
    unmeasured: agentSilent,
    exact: 'connection refused; is herald-agent running?',
    short: 'connection refused',
    message: 'The machine answers, but nothing listens there.',
    next: 'Start the agent, and check address and port in the registry.',
  },
  'cut-off': {
    code: 'agent-not-answering',
    severity: 'down',
    silence: causeNow('cutOff'),
    text: causeNow('cutOff'),
    unmeasured: agentSilent,
    exact: 'connection reset',
    short: 'cut-off',
    message: 'The connection was cut off.',
    next: "Look into the agent's log.",
  },
  timeout: {
    code: 'machine-not-answering',
    severity: 'down',
    silence: machineDown,
    text: causeNow('machineDown'),
    unmeasured: agentSilent,
    exact: 'no answer in time',
    short: 'timeout',
    message: 'No answer in time.',
    next: 'Check that the machine runs and that its security group lets the hub in.',
  },
  unreachable: {
    code: 'machine-not-answering',
    severity: 'down',
    silence: 'There is no network route to it.',
    text: causeNow('noRoute'),
    unmeasured: agentSilent,
    exact: 'no route',
    short: 'unreachable',
    message: 'There is no way to that address.',
    next: 'Check routes between the hub and that network.',
  },
  'name-not-found': {
    code: 'machine-not-answering',
    severity: 'down',
    text: causeNow('addressUnknown'),
    unmeasured: {
      why: "its address can't be looked up.",
      next: 'The registry names an address that is not known. The platform team can correct it.',
    },
    exact: 'name not found in DNS; is the address in the registry right?',
    short: 'name-not-found',
    message: 'That host name has no address.',
    next: 'Correct the address in the registry, or DNS.',
  },
};

function certificateWords({ problem, detail }: Extract<PollFailure, { kind: 'bad-certificate' }>): FailureWords {
  const hasChanged = problem === 'changed';
  return {
    code: 'certificate-changed',
    severity: 'unknown',
    text: causeNow(hasChanged ? 'certificateChanged' : 'certificateUnusable'),
    unmeasured: {
      why: hasChanged ? 'its certificate is not the one I know.' : "its certificate can't be used.",
      next: "It may have been set up anew, or somebody stands in between: I don't believe what it says until an engineer trusts its new certificate.",
    },
    exact: `certificate ${problem}: ${detail}`,
    short: `certificate ${problem}: ${detail}`,
    message: `The certificate is not the one expected (${problem}): ${detail}`,
    next: hasChanged
      ? `If the agent was set up anew: \`${herald('registry trust NAME')}\`; if not, find out who answers there.`
      : 'On that host: sudo herald-agent doctor',
  };
}

const unreadable: Record<Unreadable, string> = {
  malformed: 'what it sends is garbled.',
  'too-large': 'it sends far more than a report.',
  schema: 'its report is not complete.',
  version: 'its agent speaks another version than I do.',
  redirect: 'it points me to another address, and I follow none.',
  status: 'its agent reports an error of its own.',
  'wants-tls': 'it speaks HTTPS, and the registry says http.',
  'no-tls': 'it speaks plain HTTP, and the registry says https.',
};

const unreadableNext: Partial<Record<Unreadable, string>> = {
  'wants-tls': 'Write its address with https:// in the registry.',
  'no-tls': 'Write its address with http:// in the registry, or set HERALD_AGENT_TLS=on on that host.',
};
