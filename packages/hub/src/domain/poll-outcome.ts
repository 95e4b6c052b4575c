/** What one request to an agent told us. Silence is data, not an exception. */
import type { Report } from '@herald/protocol/report';

export type PollOutcome = { atMs: number; elapsedMs: number } & (
  | { kind: 'report'; report: Report; clockSkewSeconds: number }
  /** Nobody there, or nobody listening. `refused`: the machine answers, its agent does not. */
  | { kind: 'silent'; reason: 'refused' | 'timeout' | 'unreachable' | 'name-not-found' | 'cut-off' }
  /** The agent does not accept this hub; `code` is the agent's own refusal code, and the clock is what its answer was dated by. */
  | { kind: 'not-authorised'; code: string; message: string; clockSkewSeconds?: number }
  | { kind: 'bad-certificate'; problem: 'changed' | 'expired' | 'unusable'; detail: string }
  | {
      kind: 'unreadable';
      /** `wants-tls`: it speaks HTTPS and the registry says http; `no-tls`: the other way round. */
      problem: 'malformed' | 'too-large' | 'schema' | 'version' | 'redirect' | 'status' | 'wants-tls' | 'no-tls';
      detail: string;
    }
);

export type PollFailure = Exclude<PollOutcome, { kind: 'report' }>;
