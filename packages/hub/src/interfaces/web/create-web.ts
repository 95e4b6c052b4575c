/** The pages and the JSON API as one server, not yet listening. */
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { isHeraldError } from '@herald/protocol/herald-error';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { addAccess } from './access/add-access.ts';
import { addBounds, serverBounds, usualBounds } from './access/bounds.ts';
import { createCurrentRoles } from './access/current-roles.ts';
import { createDrawingBound } from './access/drawing-bound.ts';
import { createEndedSessions } from './access/ended-sessions.ts';
import { createGate } from './access/gate.ts';
import { createSessions } from './access/session.ts';
import { createSignInLinks } from './access/sign-in-links.ts';
import { addAssets } from './add-assets.ts';
import { addCharts } from './add-charts.ts';
import { addPages, send } from './add-pages.ts';
import { addApi } from './api/add-api.ts';
import { addOperations } from './api/add-operations.ts';
import { addAsk } from './ask/add-ask.ts';
import { addFollow } from './ask/add-follow.ts';
import { createDayHistory } from './day-history.ts';
import { addDowntime } from './downtime/add-downtime.ts';
import { errorStatus } from './error-status.ts';
import { addFeeds } from './feeds/add-feeds.ts';
import { addIncidentActions } from './incidents/add-incident-actions.ts';
import { listenOn } from './listen.ts';
import { addLive } from './live/add-live.ts';
import { startLivePages } from './live/live-pages.ts';
import { errorPage } from './pages/error-page.ts';
import { addPreviews } from './status/add-previews.ts';
import { createPastIncidents } from './status/past-incidents.ts';
import type { WebParts } from './web-parts.ts';

export type Web = AsyncDisposable & {
  app: FastifyInstance;
  /** Path and secret of a page that lets one person in, once: print it where signing in with Discord isn't set up. */
  signInPath(): string;
  /** Starts to listen. Resolves with the address as the machine itself reaches it. Throws `web/cannot-listen`. */
  listen(options: { host: string; port: number }): Promise<string>;
};

/** Disposing closes open pages and connections. */
export async function createWeb(parts: WebParts): Promise<Web> {
  const { isProxy = () => false } = parts;
  const bounds = { ...usualBounds, ...parts.bounds };
  const app: FastifyInstance = fastify({
    loggerInstance: parts.log.child({ part: 'web' }) as FastifyBaseLogger,
    bodyLimit: 64_000,
    trustProxy: isProxy,
    ...serverBounds(bounds),
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack();
      reply.raw.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      reply.raw.end('There is no such address.\n');
    },
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const nowMs = () => parts.clock.now();
  const sessions = createSessions(parts.secrets.sessionKey, nowMs);
  const links = createSignInLinks({
    key: parts.secrets.sessionKey,
    store: parts.endedSessions,
    nowMs,
    log: parts.log,
  });
  const { clock, log } = parts;
  const ended = await createEndedSessions({ store: parts.endedSessions, clock, log });
  const live = startLivePages({ clock, log, learnWhoLeft: ended.refresh });
  const currentRoles = createCurrentRoles(parts.discord?.standing ?? (async () => ({ kind: 'unknown' })));
  const gate = createGate({
    parts,
    sessions,
    ended,
    currentRoles,
    dayHistory: createDayHistory(),
    pastIncidents: createPastIncidents(),
  });

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: parts.settings.webUrl?.startsWith('https:') ?? false,
  });
  await app.register(cookie);
  await addBounds(app, { bounds, gate, isProxy, log: parts.log });
  app.addHook('onRequest', (request) => gate.look(request));
  // What no route says more of depends on who asks, and on now.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  await app.register(compress, { threshold: 1_024, encodings: ['gzip', 'identity'] });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const status = errorStatus(error);
    // A store that does not answer has said so itself, and whoever asks for too many charts reads it: not once more with each request.
    if (status === 503) request.log.debug({ err: error }, 'a page has to wait');
    else if (status >= 500) request.log.error({ err: error }, 'a page could not be made');
    const code = isHeraldError(error) ? error.code : status === 429 ? 'web/too-many-requests' : 'web/failed';
    if (request.url.startsWith('/api/')) {
      const words = isHeraldError(error) ? { message: error.message, next: error.next } : apiWords(status);
      return reply.status(status).send({ error: { code, ...words } });
    }
    return send(reply.status(status), errorPage(status, error, gate.context(request)));
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    if (request.url.startsWith('/api/'))
      return reply.status(404).send({ error: { code: 'web/not-found', ...apiWords(404) } });
    return send(reply.status(404), errorPage(404, undefined, gate.context(request)));
  });

  addAssets(app);
  addOperations(app, { parts, gate });
  addAccess(app, { parts, sessions, links, ended, gate });
  addPages(app, { parts, gate });
  addFeeds(app, { gate });
  const bound = createDrawingBound();
  addPreviews(app, { gate, drawer: parts.drawer, bound });
  addCharts(app, { gate, charts: parts.drawer, bound });
  addLive(app, { gate, live });
  addAsk(app, { parts, gate });
  addIncidentActions(app, { parts, gate });
  addDowntime(app, { parts, gate });
  addFollow(app, { parts, gate });
  await addApi(app, { parts, gate });

  return {
    app,
    signInPath: () => links.issuePath(),
    listen: (options) => listenOn(app, options),
    async [Symbol.asyncDispose]() {
      await live[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

function apiWords(status: number): { message: string; next: string } {
  switch (status) {
    case 404:
      return { message: 'There is nothing under this path.', next: 'Look into /api/v1/openapi.json.' };
    case 429:
      return { message: 'These were too many requests in a minute.', next: 'Wait a minute, and ask less often.' };
    default:
      return status < 500
        ? { message: 'The request is not as it must be.', next: 'Compare it with /api/v1/openapi.json.' }
        : { message: 'Herald failed; its log has the details.', next: 'Try again in a minute.' };
  }
}
