/** Why no answer came, told apart by the codes of the operating system, of Node and of undici. */
import { errors } from 'undici';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { CertificateRefused } from './certificate-trust.ts';

type Measured = { atMs: number; elapsedMs: number };
type SilentReason = Extract<PollOutcome, { kind: 'silent' }>['reason'];

const silentReasons: Record<string, SilentReason> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  // The hub itself has no socket left: it cannot reach anyone, which is not the host's doing.
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNRESET: 'cut-off',
  ECONNABORTED: 'cut-off',
  EPIPE: 'cut-off',
  UND_ERR_SOCKET: 'cut-off',
  UND_ERR_DESTROYED: 'cut-off',
  UND_ERR_ABORTED: 'cut-off',
};

/** What OpenSSL says of an answer that is no TLS record. */
const plainInsteadOfTls = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
]);

/** Any failure of a request as an outcome. What has no known code counts as cut off, with nothing claimed beyond that. */
export function failureOutcome(error: unknown, measured: Measured): PollOutcome {
  if (error instanceof CertificateRefused)
    return { ...measured, kind: 'bad-certificate', problem: error.problem, detail: error.message };
  const code = codeOf(error);
  const reason = silentReasons[code];
  if (reason) return { ...measured, kind: 'silent', reason };
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return { ...measured, kind: 'unreadable', problem: 'too-large', detail: 'The headers never end.' };
  if (error instanceof errors.HTTPParserError || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return { ...measured, kind: 'unreadable', problem: 'malformed', detail: 'What answers speaks no proper HTTP.' };
  if (plainInsteadOfTls.has(code))
    return {
      ...measured,
      kind: 'unreadable',
      problem: 'no-tls',
      detail: 'It speaks plain HTTP, and the registry says https.',
    };
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO')
    return { ...measured, kind: 'bad-certificate', problem: 'unusable', detail: `No TLS with what answers (${code}).` };
  return { ...measured, kind: 'silent', reason: 'cut-off' };
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}
