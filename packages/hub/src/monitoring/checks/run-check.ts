/** Looks once at what customers use, from where the hub stands: over HTTP, by a TCP connection, or at its certificate. */
import { type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '@herald/protocol/clock';
import type { EndpointCheck } from '../../domain/registry.ts';
import type { CheckResult } from './check-state.ts';
import { expiring, failedCheck, forAnotherName, notYetValid, wrongStatus } from './check-words.ts';

export type CheckOptions = { clock: Clock; signal: AbortSignal };

const dayMs = 86_400_000;
/** Read and thrown away; a longer page is broken off. */
const mostBodyBytes = 64 * 1024;
/** As much as browsers take. */
const mostHeaderBytes = 256 * 1024;

/** Never rejects. Takes the check's own `timeoutSeconds` at most. */
export async function runCheck(check: EndpointCheck, { clock, signal }: CheckOptions): Promise<CheckResult> {
  const startedAt = clock.elapsed();
  const bound = AbortSignal.any([signal, AbortSignal.timeout(check.timeoutSeconds * 1000)]);
  const measured = () => ({ atMs: clock.now(), elapsedMs: clock.elapsed() - startedAt });
  const where = check.kind === 'http' ? withoutSecrets(check.url) : `${check.host}:${check.port}`;
  try {
    switch (check.kind) {
      case 'http': {
        const status = await readStatus(check.url, bound);
        const { expectStatus } = check;
        const isExpected = expectStatus === undefined ? status >= 200 && status < 300 : status === expectStatus;
        if (!isExpected) return wrongStatus(where, status, expectStatus ?? 200, measured());
        return { ...measured(), kind: 'good', provesService: true, detail: `${where}: HTTP ${status}` };
      }
      case 'tcp': {
        await connected(connect({ host: check.host, port: check.port }), 'connect', bound, () => undefined);
        return { ...measured(), kind: 'good', provesService: true, detail: `${where}: connects` };
      }
      case 'certificate': {
        const { validFrom, validTo, isForHost } = await readValidity(check, bound);
        if (!isForHost) return forAnotherName(where, measured());
        if (validFrom.getTime() > clock.now()) return notYetValid(where, validFrom, measured());
        if (validTo.getTime() - clock.now() < check.daysLeft * dayMs)
          return expiring(where, validTo, check.daysLeft, measured());
        const detail = `${where}: certificate valid until ${validTo.toISOString()}`;
        return { ...measured(), kind: 'good', provesService: false, detail };
      }
      default:
        return check satisfies never;
    }
  } catch (error) {
    return failedCheck(where, error, measured());
  }
}

/**
 * Over a connection of its own, as a new customer comes: a kept one may be closed by the server just as it is used again,
 * and would lead to the old address after the name was pointed elsewhere. By Node's own client: undici takes a
 * `100 Continue` that nobody asked for, which HTTP allows, for a connection that broke off.
 */
async function readStatus(url: string, signal: AbortSignal): Promise<number> {
  const options = {
    agent: false,
    headers: { 'user-agent': 'herald' },
    signal,
    maxHeaderSize: mostHeaderBytes,
  } as const;
  const asked = url.startsWith('https:') ? requestOverTls(url, options) : request(url, options);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve);
      asked.once('error', reject);
      // A switch of protocols ends it with neither.
      asked.once('close', () => reject(new Error('closed')));
      asked.end();
    });
    let length = 0;
    // A body that ends before its time is an error here; `resume` would not tell.
    for await (const chunk of response) {
      length += Buffer.isBuffer(chunk) ? chunk.length : 0;
      if (length > mostBodyBytes) break;
    }
    return response.statusCode ?? 0;
  } catch (error) {
    // A body that the limit cuts off fails as if the server had broken it off.
    throw signal.aborted ? signal.reason : error;
  } finally {
    // What is still on its way fails with nobody to hear it.
    asked.on('error', () => undefined);
    asked.destroy();
  }
}

/** Name and dates are read here: whether browsers trust the chain is what an `http` check of the same endpoint tells. */
async function readValidity(
  { host, port }: { host: string; port: number },
  signal: AbortSignal,
): Promise<{ validFrom: Date; validTo: Date; isForHost: boolean }> {
  const isAddress = isIP(host) !== 0;
  const socket = connectTls({ host, port, servername: isAddress ? '' : host, rejectUnauthorized: false });
  return connected(socket, 'secureConnect', signal, () => {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new Error('no certificate');
    // Asked by its address a server shows what it has: few certificates name addresses.
    const isForHost = isAddress || certificate.checkHost(host) !== undefined;
    return { validFrom: certificate.validFromDate, validTo: certificate.validToDate, isForHost };
  });
}

function connected<T>(socket: Socket, event: string, signal: AbortSignal, read: () => T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => socket.destroy(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', reject);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('closed'));
    });
    socket.once(event, () => {
      try {
        resolve(read());
      } catch (error) {
        reject(error);
      } finally {
        leave(socket);
      }
    });
  });
}

/** Says goodbye rather than break off: what a server greets with (MySQL, SMTP) is read, or it would count an aborted connection each time. */
function leave(socket: Socket): void {
  socket.resume();
  socket.end();
  const late = setTimeout(() => socket.destroy(), longestGoodbyeMs);
  socket.once('close', () => clearTimeout(late));
}

const longestGoodbyeMs = 1_000;

/** A query or a password may be a secret. */
function withoutSecrets(text: string): string {
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname}`;
}
