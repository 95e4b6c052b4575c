/** What a check found, for a CSM and for engineers. */
import { durationInWords } from '../../format/words.ts';
import type { CheckResult } from './check-state.ts';

type Measured = { atMs: number; elapsedMs: number };

/** Codes of the operating system and of TLS, said plainly. */
const plainly: Record<string, string> = {
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'it breaks off',
  EPIPE: 'it breaks off',
  ENOTFOUND: "its name can't be looked up",
  EAI_AGAIN: "its name can't be looked up",
  EHOSTUNREACH: 'there is no network route to it',
  ENETUNREACH: 'there is no network route to it',
  ETIMEDOUT: 'it takes too long to answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  CERT_UNTRUSTED: 'its certificate is not trusted',
  INVALID_PURPOSE: 'its certificate is for another purpose',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

const notOverTls = /^(EPROTO|ERR_SSL_|ERR_TLS_)/;
/** Nothing at all came back: that may as well be the hub's own way out. */
const unreached: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

export function failedCheck(where: string, error: unknown, measured: Measured): CheckResult {
  const code = codeOf(error);
  if (error instanceof Error && code.startsWith('HPE_'))
    return {
      ...measured,
      kind: 'bad',
      text: 'What customers use responds, but not as a web server should.',
      detail: `${where}: no proper HTTP (${error.message.slice(0, 100)})`,
      weight: 'down',
    };
  const why = isTimeout(error)
    ? 'it takes too long to answer'
    : (plainly[code] ?? (notOverTls.test(code) ? "it can't be reached over HTTPS" : "it can't be reached"));
  return {
    ...measured,
    kind: 'bad',
    text: `What customers use isn't responding: ${why}.`,
    detail: `${where}: ${isTimeout(error) ? 'timeout' : code || 'failed'}`,
    weight: 'down',
    isUnreached: isTimeout(error) || unreached.has(code),
  };
}

export function wrongStatus(url: string, status: number, expected: number, measured: Measured): CheckResult {
  return {
    ...measured,
    kind: 'bad',
    text:
      status >= 400
        ? 'What customers use responds with an error.'
        : `What customers use responds, but not as expected (${status} instead of ${expected}).`,
    detail: `${url}: HTTP ${status}, expected ${expected}`,
    weight: 'down',
  };
}

export function expiring(where: string, validTo: Date, daysLeft: number, measured: Measured): CheckResult {
  const isOver = validTo.getTime() <= measured.atMs;
  return {
    ...measured,
    kind: 'bad',
    text: isOver
      ? 'Its certificate has expired, so browsers warn customers away.'
      : `Its certificate expires in ${timeLeft(validTo.getTime() - measured.atMs)}.`,
    detail: `${where}: certificate valid until ${validTo.toISOString()}, warned ${daysLeft} days before`,
    weight: isOver ? 'down' : 'degraded',
  };
}

/** Whole days, as a countdown counts; the last one in hours. */
function timeLeft(leftMs: number): string {
  const days = Math.floor(leftMs / 86_400_000);
  return days === 0 ? durationInWords(leftMs / 1000) : days === 1 ? '1 day' : `${days} days`;
}

export function notYetValid(where: string, validFrom: Date, measured: Measured): CheckResult {
  return {
    ...measured,
    kind: 'bad',
    text: 'Its certificate is not valid yet, so browsers warn customers away.',
    detail: `${where}: certificate valid from ${validFrom.toISOString()}`,
    weight: 'down',
  };
}

export function forAnotherName(where: string, measured: Measured): CheckResult {
  return {
    ...measured,
    kind: 'bad',
    text: 'Its certificate is for another name, so browsers warn customers away.',
    detail: `${where}: certificate for another name`,
    weight: 'down',
  };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return 'cause' in error ? codeOf(error.cause) : '';
}
