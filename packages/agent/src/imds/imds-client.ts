/** Talks to EC2's metadata service, version 2 only: every read carries a session token. Never follows a redirect, never uses a proxy. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { HeraldError } from '@herald/protocol/herald-error';
import { type ImdsConnection, openImdsConnection, type RawAnswer } from './ask-imds.ts';
import { faultOfError, faultOfStatus, imdsFault } from './imds-faults.ts';

export type ImdsAnswer = { kind: 'found'; text: string } | { kind: 'absent' };

export type ImdsClient = AsyncDisposable & {
  /** Reads a path below `/latest/`. Throws a HeraldError `imds/...` for every fault, and the signal's reason when aborted. */
  get(path: string, signal: AbortSignal): Promise<ImdsAnswer>;
  /** How far this machine's clock is from the service's (Date header), once it answered with one. */
  clockDifferenceMs(): number | undefined;
  /** How much longer the service wants to be left alone (Retry-After), at most ten minutes; 0 where it wants nothing. */
  restMs(): number;
};

export type ImdsClientOptions = {
  /** Tried in order; the first that answers is kept until it stops answering. */
  endpoints: readonly string[];
  clock?: Clock;
  random?: () => number;
};

type Session = { connection: ImdsConnection; token: string; renewAtMs: number };

const tokenSeconds = 21_600;
const renewBeforeSeconds = 60;
const mostRetries = 2;
const longestRetryMs = 2000;
const longestRestMs = 600_000;

export function createImdsClient(options: ImdsClientOptions): ImdsClient {
  const { endpoints, clock = systemClock, random = Math.random } = options;
  let session: Session | undefined;
  let hadToken = false;
  let clockDifferenceMs: number | undefined;
  let restUntilMs = 0;

  return {
    get,
    clockDifferenceMs: () => clockDifferenceMs,
    restMs: () => Math.max(0, restUntilMs - clock.elapsed()),
    [Symbol.asyncDispose]: close,
  };

  async function get(path: string, signal: AbortSignal): Promise<ImdsAnswer> {
    const fresh = await openSession(signal);
    let answer = await askPatiently(fresh.connection, { method: 'GET', path, token: fresh.token }, signal);
    if (answer.status === 401) {
      // The token ended early (the service restarted, the instance was moved): one new one, once.
      fresh.renewAtMs = 0;
      const renewed = await openSession(signal);
      answer = await askPatiently(renewed.connection, { method: 'GET', path, token: renewed.token }, signal);
    }
    if (answer.status === 200) return { kind: 'found', text: answer.text };
    if (answer.status === 404) return { kind: 'absent' };
    throw faultOfStatus(answer.status, 'read');
  }

  async function openSession(signal: AbortSignal): Promise<Session> {
    if (session && clock.elapsed() < session.renewAtMs) return session;
    if (session) {
      const { connection } = session;
      session = undefined;
      session = await startSession(connection, signal);
      return session;
    }
    let fault: HeraldError | undefined;
    for (const endpoint of endpoints) {
      const connection = openImdsConnection(endpoint);
      try {
        session = await startSession(connection, signal);
        return session;
      } catch (error) {
        signal.throwIfAborted();
        fault = faultOfError(error);
        if (fault.code !== 'imds/unreachable') throw fault;
      } finally {
        if (session?.connection !== connection) connection.close();
      }
    }
    throw fault ?? imdsFault('imds/unreachable');
  }

  async function startSession(connection: ImdsConnection, signal: AbortSignal): Promise<Session> {
    let answer: RawAnswer;
    try {
      answer = await askPatiently(connection, { method: 'PUT', path: 'api/token', token: undefined }, signal);
    } catch (error) {
      if (session?.connection !== connection) connection.close();
      // A token that never arrives on a good connection is the mark of a hop limit that is too low for a container.
      const fault = faultOfError(error);
      throw fault.code === 'imds/slow' && !hadToken ? imdsFault('imds/hop-limit') : error;
    }
    if (answer.status !== 200) {
      connection.close();
      throw faultOfStatus(answer.status, 'token');
    }
    if (!/^[\x21-\x7e]{1,2048}$/.test(answer.text)) {
      connection.close();
      throw imdsFault('imds/garbage');
    }
    hadToken = true;
    const serviceMs = Date.parse(String(answer.headers['date']));
    if (Number.isFinite(serviceMs)) clockDifferenceMs = clock.now() - serviceMs;
    const given = Number(answer.headers['x-aws-ec2-metadata-token-ttl-seconds']);
    const seconds = given >= 1 && given <= tokenSeconds ? given : tokenSeconds;
    // A short-lived token is renewed at half its life instead.
    const renewMs = Math.max(seconds - renewBeforeSeconds, seconds / 2) * 1000;
    return { connection, token: answer.text, renewAtMs: clock.elapsed() + renewMs };
  }

  /** Retries what the service asks to be retried, a few times and not in step with others. */
  async function askPatiently(connection: ImdsConnection, request: Request, signal: AbortSignal): Promise<RawAnswer> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask(connection, request, signal);
      if ((answer.status !== 429 && answer.status < 500) || attempt === mostRetries) return answer;
      const asked = Number(answer.headers['retry-after']) * 1000;
      const waitMs = Number.isFinite(asked) ? asked : 100 * 2 ** attempt * (1 + random());
      if (waitMs > longestRetryMs) {
        restUntilMs = clock.elapsed() + Math.min(waitMs, longestRestMs);
        return answer;
      }
      await clock.sleep(waitMs, signal);
      signal.throwIfAborted();
    }
  }

  async function close(): Promise<void> {
    session?.connection.close();
    session = undefined;
  }
}

type Request = { method: 'GET' | 'PUT'; path: string; token: string | undefined };

function ask(connection: ImdsConnection, { method, path, token }: Request, signal: AbortSignal): Promise<RawAnswer> {
  const headers: Record<string, string> =
    token === undefined
      ? { 'x-aws-ec2-metadata-token-ttl-seconds': String(tokenSeconds), 'content-length': '0' }
      : { 'x-aws-ec2-metadata-token': token };
  return connection.ask({ method, path, headers }, signal);
}
