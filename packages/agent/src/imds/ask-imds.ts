/** One request to the metadata service, over a connection that is kept. Node's own client: it is loaded for the server anyway. */
import { Agent, type IncomingMessage, request as startRequest } from 'node:http';
import { faultOfError, imdsFault } from './imds-faults.ts';

export type Question = { method: 'GET' | 'PUT'; path: string; headers: Readonly<Record<string, string>> };
export type RawAnswer = { status: number; headers: IncomingMessage['headers']; text: string };

export type ImdsConnection = {
  /** `path` begins below `/latest/`. Throws a HeraldError `imds/...` for every fault, and the signal's reason when aborted. */
  ask(question: Question, signal: AbortSignal): Promise<RawAnswer>;
  close(): void;
};

const connectMs = 1000;
const answerMs = 2000;
const mostBytes = 64 * 1024;
const mostHeaderBytes = 16 * 1024;

/** One connection at a time. An agent of its own heeds no proxy, and Node's client follows no redirect. */
export function openImdsConnection(endpoint: string): ImdsConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
  return { ask, close: () => agent.destroy() };

  async function ask(question: Question, signal: AbortSignal): Promise<RawAnswer> {
    for (let isSecond = false; ; isSecond = true) {
      const outcome = await askOnce(question, signal);
      if (outcome.kind === 'answer') return outcome.answer;
      signal.throwIfAborted();
      // The service may close a kept connection at the very moment it is used again: that says nothing about the service.
      if (!outcome.wasKept || isSecond) throw faultOfError(outcome.error);
    }
  }

  function askOnce({ method, path, headers }: Question, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      const request = startRequest(`${endpoint}/latest/${path}`, {
        agent,
        method,
        headers,
        maxHeaderSize: mostHeaderBytes,
        signal,
      });
      let cancelLimit = startLimit(connectMs, () => request.destroy(imdsFault('imds/unreachable')));
      const startAnswerLimit = () => {
        cancelLimit();
        cancelLimit = startLimit(answerMs, () => request.destroy(imdsFault('imds/slow')));
      };
      const end = (outcome: Outcome) => {
        cancelLimit();
        resolve(outcome);
      };
      let hasAnswer = false;
      const fail = (error: unknown) =>
        end({ kind: 'failed', error, wasKept: request.reusedSocket && !hasAnswer && isLost(error) });
      request.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', startAnswerLimit);
        else startAnswerLimit();
      });
      request.once('error', fail);
      // Whatever ends without an answer or an error (a switch of protocols, for one) is a lost connection.
      request.once('close', () => {
        if (!hasAnswer) fail(imdsFault('imds/unavailable', undefined, 'connection lost'));
      });
      request.once('response', (response) => {
        hasAnswer = true;
        readBody(response).then(
          (text) =>
            end({ kind: 'answer', answer: { status: response.statusCode ?? 0, headers: response.headers, text } }),
          fail,
        );
      });
      request.end();
    });
  }
}

/**
 * Acts after `ms` unless it is cancelled. What came while this process itself was busy (it loads its server just then, on
 * a small instance for seconds) is looked at first: that time is not the service's.
 */
function startLimit(ms: number, act: () => void): () => void {
  let last: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    last = setImmediate(act);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(last);
  };
}

type Outcome = { kind: 'answer'; answer: RawAnswer } | { kind: 'failed'; error: unknown; wasKept: boolean };

function isLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    length += bytes.length;
    if (length > mostBytes) throw imdsFault('imds/garbage');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}
