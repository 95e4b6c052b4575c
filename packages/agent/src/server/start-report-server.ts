/** Serves the latest report to those who may read it, and to nobody else. */

import { createServer, type Server as HttpServer } from 'node:http';
import { type AgentRefusal, agentPaths } from '@herald/protocol/api';
import { systemClock } from '@herald/protocol/clock';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from '../log.ts';
import type { Admission, Asker } from './authenticate.ts';
import { boundConnections, type ConnectionBound } from './bound-connections.ts';
import { createRequestBound } from './bound-requests.ts';
import { doctorPath } from './doctor-channel.ts';
import { acceptsGzip, isNotModified } from './representation.ts';
import type { RequestMemory } from './request-memory.ts';
import type { Snapshot, View } from './snapshots.ts';

export type Tls = { key: string; cert: string };

export type ReportServerOptions = {
  host: string | undefined;
  port: number;
  tls: Tls | undefined;
  requestsPerSecond: number;
  authenticate(asker: Asker): Promise<Admission>;
  requestMemory: RequestMemory;
  /** What the doctor of this host is told, where `authorization` is the word that only it can read. */
  answerDoctor(authorization: string | undefined): object | undefined;
  /** Undefined until the first sample. */
  snapshot(): Snapshot | undefined;
  /** Made on demand: it is asked for once, if ever. */
  openApi(): Promise<string>;
  log: Logger;
};

export type ReportServer = AsyncDisposable & {
  port: number;
  /** Takes a new certificate without closing anything. */
  setTls(tls: Tls): void;
};

const mostHeaderBytes = 8 * 1024;
const mostBodyBytes = 1024;
/** A whole request must have arrived within this time; an answer must be taken within it too. */
const slowestClientMs = 5000;
/** Longer than any sensible time between polls, so that a hub keeps its connection. */
const keepAliveMs = 75_000;

const minVersion = 'TLSv1.2';

const views: readonly (readonly [path: string, view: View])[] = [
  [agentPaths.report, 'report'],
  [agentPaths.metadata, 'metadata'],
  [agentPaths.metrics, 'metrics'],
  [agentPaths.identity, 'identity'],
  [agentPaths.prometheus, 'prometheus'],
];

/** Listens when it resolves. Throws what `listen` throws (address in use, not permitted). */
export async function startReportServer(options: ReportServerOptions): Promise<ReportServer> {
  const { authenticate, snapshot, log, tls, requestMemory } = options;
  const raw = await createRawServer(tls);
  const connections: ConnectionBound = boundConnections(raw);
  const server = fastify({
    bodyLimit: mostBodyBytes,
    forceCloseConnections: true,
    schemaController: { compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas } },
    // A path that cannot be decoded has no route, and so none of the hooks below.
    frameworkErrors: (_error, _request, reply) => {
      reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
      refuse(reply, 400, refusals.malformed);
    },
    serverFactory: (handler) => raw.on('request', handler),
  });
  const scheme = tls ? 'https' : 'http';
  const requests = createRequestBound(options.requestsPerSecond);

  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    // Before the signature is looked at: a stranger must not keep the agent busy with checks.
    const { headers, ip: peer } = request;
    const isSigned = headers['signature'] !== undefined || headers.authorization !== undefined;
    if (requests.isTooMany({ peer, isSigned }, systemClock.elapsed())) {
      reply.header('retry-after', '1');
      return refuse(reply, 429, refusals.tooFast);
    }
    if (request.routeOptions.url === agentPaths.health) return;
    if (request.routeOptions.url === doctorPath && options.answerDoctor(headers.authorization) !== undefined) return;
    const admission = await authenticate(askerOf(request, scheme));
    if (admission.kind === 'refused') {
      const { code, message } = admission.refusal;
      requestMemory.noteRefused({ peer, code, message });
      if (admission.status === 401) reply.header('www-authenticate', 'Signature, Bearer');
      return refuse(reply, admission.status, admission.refusal);
    }
    requests.noteAdmitted(peer);
    connections.noteAdmitted(peer);
    requestMemory.noteAdmitted({ peer, by: admission.by });
    return undefined;
  });
  server.get(agentPaths.health, async () => ({ status: 'alive' }));
  server.get(doctorPath, async (request, reply) => {
    return options.answerDoctor(request.headers.authorization) ?? refuse(reply, 404, refusals.unknownPath);
  });
  for (const [path, view] of views) server.get(path, async (request, reply) => sendView(request, reply, view));
  server.get(agentPaths.openapi, async (_, reply) => {
    return reply.type('application/json; charset=utf-8').send(await options.openApi());
  });
  server.setNotFoundHandler(async (_, reply) => refuse(reply, 404, refusals.unknownPath));
  server.setErrorHandler((error: { statusCode?: number }, _, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(reply, error.statusCode, refusals.malformed);
    log.error({ err: error }, 'request failed');
    return refuse(reply, 500, refusals.failed);
  });

  await listen();
  const address = raw.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    setTls: (fresh) => {
      if ('setSecureContext' in raw && typeof raw.setSecureContext === 'function')
        raw.setSecureContext({ ...fresh, minVersion });
    },
    [Symbol.asyncDispose]: () => server.close(),
  };

  async function listen(): Promise<void> {
    const { host, port } = options;
    if (host !== undefined) {
      await server.listen({ host, port });
      return;
    }
    try {
      // IPv6's any-address takes IPv4 too; a kernel without IPv6 does not know it.
      await server.listen({ host: '::', port });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL') throw error;
      await server.listen({ host: '0.0.0.0', port });
    }
  }

  function sendView(request: FastifyRequest, reply: FastifyReply, view: View): FastifyReply {
    const current = snapshot();
    if (current === undefined) return refuse(reply, 503, refusals.starting);
    if (view === 'identity' && current.identity.kind === 'missing')
      return refuse(reply, 404, { ...refusals.noIdentity, message: noIdentityWords[current.identity.what] });
    const representation = current.represent(view);
    reply.header('etag', representation.etag).header('vary', 'accept-encoding');
    // The reader may keep it to compare, and must ask each time.
    reply.header('cache-control', 'private, no-cache');
    if (isNotModified(request.headers['if-none-match'], representation.etag)) return reply.code(304).send();
    reply.type(representation.contentType);
    const gzip = acceptsGzip(request.headers['accept-encoding']) ? representation.gzip() : undefined;
    return gzip ? reply.header('content-encoding', 'gzip').send(gzip) : reply.send(representation.body);
  }
}

/** Node's own server, with its limits on headers, time and idleness; TLS is loaded only where it is used. */
async function createRawServer(tls: Tls | undefined): Promise<HttpServer> {
  const limits = {
    maxHeaderSize: mostHeaderBytes,
    headersTimeout: slowestClientMs,
    requestTimeout: slowestClientMs,
    connectionsCheckingInterval: slowestClientMs,
    keepAliveTimeout: keepAliveMs,
  };
  const server = tls
    ? (await import('node:https')).createServer({ ...limits, ...tls, minVersion, handshakeTimeout: slowestClientMs })
    : createServer(limits);
  // Cuts off who takes no answer: nothing moved on the connection for so long.
  server.setTimeout(2 * slowestClientMs);
  return server;
}

/** No route has a schema (bodies are made once a sample, requests have none), so Fastify need not load its compilers. */
function withoutSchemas(): never {
  throw new Error('no route of the agent has a schema');
}

function askerOf(request: FastifyRequest, scheme: 'http' | 'https'): Asker {
  const { headers, method, url, socket } = request;
  return {
    method,
    scheme,
    authority: headers.host ?? '',
    path: url.split('?', 1)[0] ?? '/',
    signature: oneHeader(headers['signature']),
    signatureInput: oneHeader(headers['signature-input']),
    authorization: headers.authorization,
    localAddress: socket.localAddress,
  };
}

function oneHeader(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

function refuse(reply: FastifyReply, status: number, refusal: AgentRefusal): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(refusal));
}

const refusals = {
  unknownPath: {
    code: 'request/unknown-path',
    message: 'The agent has nothing at this path, or not by this method.',
    next: 'GET /openapi.json lists what there is.',
  },
  tooFast: { code: 'request/too-many', message: 'Too many requests within a second.', next: 'Ask less often.' },
  malformed: {
    code: 'request/malformed',
    message: 'The request cannot be read, or is too large.',
    next: 'Send a plain GET without a body.',
  },
  failed: {
    code: 'agent/failed',
    message: 'The agent failed to answer.',
    next: 'Its log has the details: journalctl -u herald-agent.',
  },
  starting: {
    code: 'agent/starting',
    message: 'The agent has just started and has not measured anything yet.',
    next: 'Ask again in a second.',
  },
  noIdentity: {
    code: 'identity/absent',
    message: 'There is no identity document: EC2 metadata was not read.',
    next: 'The problems in /v1/metadata say why.',
  },
} as const satisfies Record<string, AgentRefusal>;

const noIdentityWords = {
  metadata: refusals.noIdentity.message,
  document: 'There is no identity document: EC2 metadata was read, but has none.',
  signature: 'There is no signed identity document: EC2 gives the document, but not its RSA-2048 signature.',
} as const;

export const refusalCodes = Object.values(refusals).map(({ code }) => code);
