/** Why a host cannot be measured, in words for a CSM and in exact terms for engineers. */
import type { Ec2View } from '../../domain/fleet.ts';
import type { Reason, ReasonCode } from '../../domain/health.ts';
import type { Host } from '../../domain/registry.ts';
import { refusalWords } from '../../format/refusal-words.ts';
import type { Failure } from './host-tracker.ts';

type Words = Pick<Reason, 'code' | 'text' | 'detail'> & { weight: 'down' | 'unknown' };

/** What this failure would make of the host once it has lasted. */
export function failureWords(failure: Failure, host: Host): Words {
  switch (failure.kind) {
    case 'silent':
      return silentWords(failure.reason, host);
    case 'not-authorised':
      return {
        code: 'not-authorised',
        text: `I can't measure it: ${refusalWords(failure).why}`,
        detail: `${host.url}: ${failure.code}: ${failure.message} ${refusalWords(failure).next}`,
        weight: 'unknown',
      };
    case 'bad-certificate':
      return {
        code: 'certificate-changed',
        text:
          failure.problem === 'changed'
            ? "Its certificate is not the one I know, so I don't believe what answers there."
            : "Its certificate can't be used, so I can't measure it.",
        detail: `${host.url}: certificate ${failure.problem}: ${failure.detail}`,
        weight: 'unknown',
      };
    case 'unreadable':
      return {
        code: 'report-unreadable',
        text: "It answers, but what it sends can't be read.",
        detail: `${host.url}: ${failure.problem}: ${failure.detail}`,
        weight: 'unknown',
      };
    default:
      return failure satisfies never;
  }
}

function silentWords(reason: Extract<Failure, { kind: 'silent' }>['reason'], { url }: Host): Words {
  const words = (code: ReasonCode, text: string, exact: string): Words => ({
    code,
    text,
    detail: `${url}: ${exact}`,
    weight: 'down',
  });
  switch (reason) {
    case 'refused':
      return words(
        'agent-not-answering',
        "The server responds, but the Herald agent on it doesn't.",
        'connection refused; is herald-agent running?',
      );
    case 'cut-off':
      return words('agent-not-answering', 'It breaks off in the middle of its answer.', 'connection reset');
    case 'timeout':
      return words(
        'machine-not-answering',
        'Not responding: the server or its network connection is down.',
        'no answer in time',
      );
    case 'unreachable':
      return words('machine-not-answering', 'Not responding: there is no network route to it.', 'no route');
    case 'name-not-found':
      return words(
        'machine-not-answering',
        "Its address can't be looked up.",
        'name not found in DNS; is the address in the registry right?',
      );
    default:
      return reason satisfies never;
  }
}

/** "AWS says it was stopped": what EC2 itself knows of a machine that does not answer. */
export function ec2StateWords(ec2: Ec2View): Pick<Reason, 'code' | 'text' | 'detail'> {
  const why = ec2.stateReason === undefined ? '' : ` (${ec2.stateReason})`;
  return {
    code: 'ec2-state',
    text: `AWS says the machine is ${ec2.state}${why}.`,
    detail: `EC2 state of ${ec2.instanceId}: ${ec2.state}${why}`,
  };
}
