/** What can go wrong with the metadata service, as a problem code each. */
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { type AgentProblemCode, agentProblem } from '../agent-problems.ts';

export type ImdsFaultCode = Extract<AgentProblemCode, `imds/${string}`>;

export function imdsFault(code: ImdsFaultCode, cause?: unknown, detail?: string): HeraldError {
  const { message, next } = agentProblem(code, detail);
  return new HeraldError(code, { message, next, cause });
}

/** Statuses as the EC2 user guide documents them ("How Instance Metadata Service Version 2 works"). */
export function faultOfStatus(status: number, step: 'token' | 'read'): HeraldError {
  if (status === 403) return imdsFault('imds/forbidden');
  if (status === 429) return imdsFault('imds/throttled');
  if (status >= 500) return imdsFault('imds/unavailable', undefined, String(status));
  if (status >= 300 && status < 400) return imdsFault('imds/redirected');
  if (status === 404 && step === 'token') return imdsFault('imds/absent');
  return imdsFault(status === 401 || step === 'token' ? 'imds/token-refused' : 'imds/garbage');
}

const unreachable = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'EINVAL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** Names the fault behind an error of Node's client or of the network. A fault that is named already stays as it is. */
export function faultOfError(error: unknown): HeraldError {
  if (isHeraldError(error)) return error;
  const code = codeOf(error);
  if (unreachable.has(code)) return imdsFault('imds/unreachable', error);
  if (code === 'ECONNRESET' || code === 'EPIPE') return imdsFault('imds/unavailable', error, 'connection lost');
  // What is left is an answer that is no HTTP, or larger than any answer of the service.
  return imdsFault('imds/garbage', error);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Both address families failing comes as one error that holds the two.
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0]);
  return 'code' in error ? String(error.code) : '';
}
