/** What a check found, for a CSM and for engineers. */
import { causeNow } from '../../domain/measured-cause.ts';
import { durationInWords } from '../../format/words.ts';
import type { CheckResult } from './check-state.ts';

type Measured = { atMs: number; elapsedMs: number };

/** Codes of the operating system and of TLS, said plainly. */
const plainly: Record<string, string> = {
  ECONNREFUSED: causeNow('nobodyAnswers'),
  ECONNRESET: causeNow('breaksOff'),
  EPIPE: causeNow('breaksOff'),
  ENOTFOUND: causeNow('nameUnknown'),
  EAI_AGAIN: causeNow('nameUnknown'),
  EHOSTUNREACH: causeNow('isUnrouted'),
  ENETUNREACH: causeNow('isUnrouted'),
  ETIMEDOUT: causeNow('isLate'),
  CERT_HAS_EXPIRED: causeNow('hasExpired'),
  CERT_NOT_YET_VALID: causeNow('isEarly'),
  CERT_REVOKED: 'its certificate was revoked',
  UNABLE_TO_GET_ISSUER_CERT: causeNow('isUntrusted'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: causeNow('isUntrusted'),
  CERT_UNTRUSTED: causeNow('isUntrusted'),
  INVALID_PURPOSE: causeNow('isForAnother', 'purpose'),
  DEPTH_ZERO_SELF_SIGNED_CERT: causeNow('isUntrusted'),
  SELF_SIGNED_CERT_IN_CHAIN: causeNow('isUntrusted'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: causeNow('isUntrusted'),
  ERR_TLS_CERT_ALTNAME_INVALID: causeNow('isForAnother', 'name'),
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
      text: causeNow('checkIsOdd'),
      detail: `${where}: no proper HTTP (${error.message.slice(0, 100)})`,
      weight: 'down',
    };
  const why = isTimeout(error)
    ? causeNow('isLate')
    : (plainly[code] ?? causeNow(notOverTls.test(code) ? 'isOutOfReachByTls' : 'isOutOfReach'));
  return {
    ...measured,
    kind: 'bad',
    text: causeNow('checkFails', why),
    detail: `${where}: ${isTimeout(error) ? 'timeout' : code || 'failed'}`,
    weight: 'down',
    isUnreached: isTimeout(error) || unreached.has(code),
  };
}

export function wrongStatus(url: string, status: number, expected: number, measured: Measured): CheckResult {
  return {
    ...measured,
    kind: 'bad',
    text: status >= 400 ? causeNow('checkErrs') : causeNow('checkDiffers', status, expected),
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
      ? causeNow('certificateOver')
      : causeNow('certificateEnding', timeLeft(validTo.getTime() - measured.atMs)),
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
    text: causeNow('certificateEarly'),
    detail: `${where}: certificate valid from ${validFrom.toISOString()}`,
    weight: 'down',
  };
}

export function forAnotherName(where: string, measured: Measured): CheckResult {
  return {
    ...measured,
    kind: 'bad',
    text: causeNow('certificateOfOther'),
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
