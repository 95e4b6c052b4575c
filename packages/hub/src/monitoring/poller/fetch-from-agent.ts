/** One GET with an end: a whole answer within the bounds, or the reason why there is none. */
import { gunzipSync } from 'node:zlib';
import { type Dispatcher, errors } from 'undici';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { CertificateRefused } from './certificate-trust.ts';
import { maxReportBytes } from './limits.ts';

export type Fetched =
  | { kind: 'answer'; status: number; body: Buffer; dateHeader: string | undefined; location: string | undefined }
  | { kind: 'too-large'; detail: string }
  | { kind: 'garbled'; detail: string }
  | { kind: 'late' }
  /** `isBeforeAnswer`: not one byte had come. */
  | { kind: 'failed'; error: unknown; isBeforeAnswer: boolean };

export type FetchOptions = {
  dispatcher: Dispatcher;
  path: string;
  headers: Record<string, string>;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
};

/** Never rejects, never outlasts `timeoutMs`, never holds more than `maxReportBytes`. Follows no redirect. */
export function fetchFromAgent({ dispatcher, path, headers, timeoutMs, signal }: FetchOptions): Promise<Fetched> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isSettled = false;
    let isAnswering = false;
    let status = 0;
    let answerHeaders: Record<string, string | string[] | undefined> = {};
    let size = 0;
    const chunks: Buffer[] = [];
    const deadline = setTimeout(() => stop({ kind: 'late' }), timeoutMs);
    const onAbort = () => stop({ kind: 'failed', error: signal?.reason, isBeforeAnswer: !isAnswering });
    const aborts = signal && abortsOf(signal);

    /** What comes after the first changes nothing. */
    function settle(fetched: Fetched): void {
      isSettled = true;
      clearTimeout(deadline);
      aborts?.delete(onAbort);
      resolve(fetched);
    }

    /** Answers first, then lets go of the connection: its error must find the promise settled. */
    function stop(fetched: Fetched): void {
      settle(fetched);
      controller?.abort(new Error('stopped by the hub'));
    }

    if (signal?.aborted) return onAbort();
    aborts?.add(onAbort);

    dispatcher.dispatch(
      { method: 'GET', path, headers },
      {
        onRequestStart(started) {
          controller = started;
          // The deadline passed while the connection was being made.
          if (isSettled) started.abort(new Error('stopped by the hub'));
        },
        onResponseStart(_controller, statusCode, received) {
          isAnswering = true;
          status = statusCode;
          answerHeaders = received;
          if (Number(first(received['content-length'])) > maxReportBytes) stop(tooLarge);
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > maxReportBytes) return stop(tooLarge);
          chunks.push(chunk);
        },
        onResponseEnd() {
          const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
          settle(unpack(whole, first(answerHeaders['content-encoding'])));
        },
        onResponseError(_controller, error) {
          settle({ kind: 'failed', error, isBeforeAnswer: !isAnswering });
        },
      },
    );

    /** The hub asks for no compression; who compresses all the same is unpacked within the same bound. */
    function unpack(body: Buffer, encoding: string | undefined): Fetched {
      const answer = {
        kind: 'answer' as const,
        status,
        dateHeader: first(answerHeaders['date']),
        location: first(answerHeaders['location']),
      };
      if (encoding === undefined || encoding === 'identity') return { ...answer, body };
      if (encoding !== 'gzip') return { kind: 'garbled', detail: `It is encoded as ${encoding.slice(0, 20)}.` };
      try {
        return { ...answer, body: gunzipSync(body, { maxOutputLength: maxReportBytes }) };
      } catch (error) {
        const isBomb = error instanceof RangeError;
        return isBomb ? tooLarge : { kind: 'garbled', detail: 'It says gzip and is not.' };
      }
    }
  });
}

const abortsBySignal = new WeakMap<AbortSignal, Set<() => void>>();

/** One listener per signal: an EventTarget looks through all of its listeners for each that is added. */
function abortsOf(signal: AbortSignal): Set<() => void> {
  const known = abortsBySignal.get(signal);
  if (known) return known;
  const aborts = new Set<() => void>();
  abortsBySignal.set(signal, aborts);
  signal.addEventListener('abort', () => aborts.forEach((abort) => void abort()), { once: true });
  return aborts;
}

const tooLarge: Fetched = { kind: 'too-large', detail: `It sends more than ${maxReportBytes / 1024} KiB.` };

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

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

export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}
