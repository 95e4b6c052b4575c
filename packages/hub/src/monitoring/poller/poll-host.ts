/** Asks one agent for its report, once. */
import { type AgentRefusal, agentPaths } from '@herald/protocol/api';
import type { Clock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import { parseReport } from '@herald/protocol/report';
import type { RequestToSign, SignedHeaders } from '@herald/protocol/signature';
import type { Dispatcher } from 'undici';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { AgentAddress } from './agent-connections.ts';
import { clockSkewSeconds } from './clock-skew.ts';
import { codeOf, type Fetched, failureOutcome, fetchFromAgent } from './fetch-from-agent.ts';
import { pollTimeoutMs } from './limits.ts';
import { speaksTls } from './speaks-tls.ts';

/** A handshake takes two round trips. */
const tlsProbeMs = 1000;

export type PollHostOptions = {
  host: AgentAddress;
  dispatcher: Dispatcher;
  sign(request: RequestToSign): SignedHeaders;
  clock: Clock;
  timeoutMs?: number;
  signal?: AbortSignal;
};

/** Never rejects: silence and nonsense are outcomes. Takes `timeoutMs` at most (5 s if not given). */
export async function pollHost(options: PollHostOptions): Promise<PollOutcome> {
  const { host, dispatcher, sign, clock, timeoutMs = pollTimeoutMs, signal } = options;
  const startedAt = clock.elapsed();
  const ask = async (leftMs: number) => {
    const sentAtMs = clock.now();
    const signed = sign({ method: 'GET', url: host.url + agentPaths.report, nowMs: sentAtMs });
    const headers = {
      accept: 'application/json',
      signature: signed.signature,
      'signature-input': signed['signature-input'],
    };
    const path = agentPaths.report;
    return { sentAtMs, fetched: await fetchFromAgent({ dispatcher, path, headers, timeoutMs: leftMs, signal }) };
  };
  let last = await ask(timeoutMs);
  const leftMs = timeoutMs - (clock.elapsed() - startedAt);
  if (isStaleConnection(last.fetched) && leftMs > 0) last = await ask(leftMs);
  const { sentAtMs, fetched } = last;
  const outcome = readFetched(fetched, { sentAtMs, atMs: clock.now(), elapsedMs: clock.elapsed() - startedAt });
  return (await isTlsInstead(host, fetched)) ? wantsTls(outcome) : outcome;
}

/** What speaks TLS ends a plain request without a word and without a reset: only then a handshake is worth its cost. */
async function isTlsInstead({ url }: AgentAddress, fetched: Fetched): Promise<boolean> {
  const isEnded = codeOfBroken(fetched) === 'UND_ERR_SOCKET' && url.startsWith('http:');
  return isEnded && (await speaksTls(url, tlsProbeMs));
}

function wantsTls({ atMs, elapsedMs }: PollOutcome): PollOutcome {
  const detail = 'It speaks HTTPS, and the registry says http.';
  return { atMs, elapsedMs, kind: 'unreadable', problem: 'wants-tls', detail };
}

/** An agent may close a kept-alive connection just as it is asked again (it restarted, say): that is no failure yet. */
function isStaleConnection(fetched: Fetched): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOfBroken(fetched));
}

/** Why a request broke off before one byte of its answer had come. */
function codeOfBroken(fetched: Fetched): string {
  return fetched.kind === 'failed' && fetched.isBeforeAnswer ? codeOf(fetched.error) : '';
}

type Times = { sentAtMs: number; atMs: number; elapsedMs: number };

function readFetched(fetched: Fetched, times: Times): PollOutcome {
  const measured = { atMs: times.atMs, elapsedMs: times.elapsedMs };
  switch (fetched.kind) {
    case 'late':
      return { ...measured, kind: 'silent', reason: 'timeout' };
    case 'too-large':
      return { ...measured, kind: 'unreadable', problem: 'too-large', detail: fetched.detail };
    case 'garbled':
      return { ...measured, kind: 'unreadable', problem: 'malformed', detail: fetched.detail };
    case 'failed':
      return failureOutcome(fetched.error, measured);
    case 'answer':
      return readAnswer(fetched, times);
    default:
      return fetched satisfies never;
  }
}

function readAnswer(answer: Extract<Fetched, { kind: 'answer' }>, times: Times): PollOutcome {
  const measured = { atMs: times.atMs, elapsedMs: times.elapsedMs };
  const { status, body } = answer;
  if (status === 200) return readReport(answer, times);
  if (status >= 300 && status < 400) {
    const detail = `It answers ${status} and points to ${printable(answer.location ?? 'nowhere')}.`;
    return { ...measured, kind: 'unreadable', problem: 'redirect', detail };
  }
  const refusal = readRefusal(body);
  if (status === 401 || status === 403) {
    const { code, message } = refusal ?? { code: `http/${status}`, message: `It answers ${status} without a reason.` };
    const clockSkewSeconds = skewOfRefusal(answer, times);
    return {
      ...measured,
      kind: 'not-authorised',
      code,
      message,
      ...(clockSkewSeconds !== undefined && { clockSkewSeconds }),
    };
  }
  const detail = refusal ? `${refusal.code}: ${refusal.message}` : `It answers ${status}.`;
  return { ...measured, kind: 'unreadable', problem: 'status', detail };
}

function readReport({ body, dateHeader }: Extract<Fetched, { kind: 'answer' }>, times: Times): PollOutcome {
  const measured = { atMs: times.atMs, elapsedMs: times.elapsedMs };
  let content: unknown;
  try {
    content = JSON.parse(body.toString('utf8'));
  } catch {
    return { ...measured, kind: 'unreadable', problem: 'malformed', detail: 'It sends no valid JSON.' };
  }
  try {
    const report = parseReport(content);
    const skew = clockSkewSeconds({
      dateHeader,
      sampledAt: report.sampledAt,
      sentAtMs: times.sentAtMs,
      receivedAtMs: times.atMs,
    });
    return { ...measured, kind: 'report', report, clockSkewSeconds: skew };
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    const problem = error.code === 'report/version' ? 'version' : 'schema';
    return { ...measured, kind: 'unreadable', problem, detail: error.message };
  }
}

/** A refusal carries no report to date it by, only the header. */
function skewOfRefusal({ dateHeader }: Extract<Fetched, { kind: 'answer' }>, times: Times): number | undefined {
  if (dateHeader === undefined || Number.isNaN(Date.parse(dateHeader))) return undefined;
  return clockSkewSeconds({ dateHeader, sampledAt: '', sentAtMs: times.sentAtMs, receivedAtMs: times.atMs });
}

/** The agent's own words for a refusal, if that is what the body is. */
function readRefusal(body: Buffer): Pick<AgentRefusal, 'code' | 'message'> | undefined {
  try {
    const { code, message }: { code?: unknown; message?: unknown } = JSON.parse(body.toString('utf8'));
    if (typeof code !== 'string' || typeof message !== 'string') return undefined;
    return /^[a-z0-9-]+\/[a-z0-9-]+$/.test(code) ? { code: code.slice(0, 64), message: printable(message) } : undefined;
  } catch {
    return undefined;
  }
}

/** What a stranger wrote, short enough and plain enough for a log line. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
