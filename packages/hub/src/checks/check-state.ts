/** What is known of one endpoint check: three failures to fall, two successes to rise, as for hosts. */
import type { EndpointCheck } from '../registry/registry.ts';

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
    }
);

export type CheckState = {
  check: EndpointCheck;
  result?: CheckResult;
  failures: number;
  goods: number;
  isFallen: boolean;
  firstFailureAtMs: number;
  text: string;
  detail: string;
  weight: 'down' | 'degraded';
};

const failuresToFall = 3;
const goodsToRise = 2;

export function newCheckState(check: EndpointCheck): CheckState {
  return { check, failures: 0, goods: 0, isFallen: false, firstFailureAtMs: 0, text: '', detail: '', weight: 'down' };
}

/** The state after one more result. A certificate does not come and go: one look is enough either way. */
export function followCheck(state: CheckState, result: CheckResult): CheckState {
  const isPatient = state.check.kind !== 'certificate';
  if (result.kind === 'good') {
    const goods = state.goods + 1;
    const isFallen = state.isFallen && isPatient && goods < goodsToRise;
    return { ...state, result, goods, failures: 0, isFallen };
  }
  const { text, detail, weight } = result;
  const failures = state.failures + 1;
  const firstFailureAtMs = state.failures === 0 && !state.isFallen ? result.atMs : state.firstFailureAtMs;
  const isFallen = state.isFallen || !isPatient || failures >= failuresToFall;
  return { ...state, result, failures, goods: 0, isFallen, firstFailureAtMs, text, detail, weight };
}
