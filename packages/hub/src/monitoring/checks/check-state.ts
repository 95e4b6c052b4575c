/** What is known of one endpoint check: three failures to fall, two successes to rise, as for hosts. */
import type { EndpointCheck } from '../../domain/registry.ts';

export type CheckResult = { atMs: number; elapsedMs: number } & (
  | {
      kind: 'good';
      /** It reached what customers use; a certificate that is still valid for long proves no such thing. */
      provesService: boolean;
      detail: string;
    }
  | {
      kind: 'bad';
      /** For a CSM. */
      text: string;
      detail: string;
      weight: 'down' | 'degraded';
      /** Not a byte came back, so that the fault may be with the hub's own network. */
      isUnreached?: boolean;
    }
);

export type CheckState = {
  check: EndpointCheck;
  result?: CheckResult;
  failures: number;
  consecutiveSuccesses: number;
  isConfirmedDown: boolean;
  firstFailureAtMs: number;
  lastGoodAtMs?: number;
  text: string;
  detail: string;
  weight: 'down' | 'degraded';
};

const failuresToFall = 3;
const successesToRise = 2;

export function newCheckState(check: EndpointCheck): CheckState {
  return {
    check,
    failures: 0,
    consecutiveSuccesses: 0,
    isConfirmedDown: false,
    firstFailureAtMs: 0,
    text: '',
    detail: '',
    weight: 'down',
  };
}

/** It failed often enough, and yet was not held against what it looks at: the hub itself may see nothing. */
export function isDoubted({ isConfirmedDown, failures }: CheckState): boolean {
  return !isConfirmedDown && failures >= failuresToFall;
}

/**
 * The state after one more result. A certificate is not wrong by chance: one look is enough to say so. While it is renewed,
 * some servers still show the old one, so that its end takes two, as with the others. `counts: 'no'`: a failure makes no outage.
 */
export function followCheck(state: CheckState, result: CheckResult, { counts = 'yes' } = {}): CheckState {
  const isPatient = state.check.kind !== 'certificate';
  if (result.kind === 'good') {
    const consecutiveSuccesses = state.consecutiveSuccesses + 1;
    const isConfirmedDown = state.isConfirmedDown && consecutiveSuccesses < successesToRise;
    return { ...state, result, consecutiveSuccesses, failures: 0, isConfirmedDown, lastGoodAtMs: result.atMs };
  }
  const { text, detail, weight } = result;
  const failures = state.failures + 1;
  const firstFailureAtMs = state.failures === 0 && !state.isConfirmedDown ? result.atMs : state.firstFailureAtMs;
  const mayFall = counts === 'yes' && (!isPatient || failures >= failuresToFall);
  const isConfirmedDown = state.isConfirmedDown || mayFall;
  return {
    ...state,
    result,
    failures,
    consecutiveSuccesses: 0,
    isConfirmedDown,
    firstFailureAtMs,
    text,
    detail,
    weight,
  };
}
