/** The control API over HTTP, for the page and for tests in other processes: `/sandbox/...`. */
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getChannelNamed, getPerson } from '../people/find.ts';
import { createPerson } from '../people/person.ts';
import { query } from '../rest/server.ts';
import { openDm } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { runAct } from './act.ts';
import type { Admin } from './admin.ts';
import { type Demo, pressSwitch, shownDemo } from './demo.ts';
import { runOrder } from './orders.ts';
import { messagesFor, stateFor, viewEvent } from './person-view.ts';
import type { Waits } from './waits.ts';

export type ControlOptions = {
  app: FastifyInstance;
  world: World;
  origin(): string;
  admin: Admin;
  waits: Waits;
  demo(): Demo | undefined;
};

const longestWaitSeconds = 60;
const maxUnsentBytes = 4 * 1024 * 1024;

export function addControlRoutes({ app, world, origin, admin, waits, demo }: ControlOptions): void {
  app.setErrorHandler((error, _request, reply) => {
    const status = isHeraldError(error) ? 400 : 500;
    const message = error instanceof Error ? error.message : String(error);
    return reply
      .status(status)
      .send(isHeraldError(error) ? { code: error.code, message, next: error.next } : { message });
  });

  app.get('/state', async (request) => {
    const person = personOf(request);
    openDm(world, person.id);
    return stateFor(world, person.id);
  });

  app.get('/messages', async (request) => {
    const channel = getChannelNamed(world, query(request, 'channel') ?? '#status');
    return messagesFor(world, personOf(request).id, channel, origin());
  });

  app.get('/violations', async () => world.violations);

  app.post('/act', async (request) => {
    const { as: name, do: wanted, ...args } = readObject(request);
    const person = createPerson(world, origin, String(name ?? ''));
    return { result: await runAct(person, String(wanted ?? ''), args) };
  });

  app.post('/admin', async (request) => {
    runOrder(admin, readObject(request));
    return { result: null };
  });

  app.get('/demo', async () => {
    const staged = demo();
    return { demo: staged ? shownDemo(staged) : null };
  });

  app.post('/demo', async (request) => ({ demo: await pressSwitch(demo(), readObject(request)['press']) }));

  // Answers with the next message of a place or author, or 408 when none came.
  app.get('/next-message', async (request, reply) => {
    const seconds = Math.min(longestWaitSeconds, Number(query(request, 'seconds') ?? 15));
    const channel = query(request, 'channel');
    const from = query(request, 'from');
    const filter = { ...(channel ? { channel } : {}), ...(from ? { from } : {}) };
    try {
      return await waits.nextMessage(filter, AbortSignal.timeout(seconds * 1000));
    } catch (error) {
      if (!isHeraldError(error) || error.code !== 'sandbox/nothing-came') throw error;
      return reply.status(408).send({ code: error.code, message: error.message, next: error.next });
    }
  });

  // Server-sent events: what this person sees happen, from now on.
  app.get('/events', async (request, reply) => {
    const person = personOf(request);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': connected\n\n');
    const unlisten = world.listen((event) => {
      const seen = viewEvent(world, person.id, event, origin());
      if (seen) raw.write(`data: ${JSON.stringify(seen)}\n\n`);
      if (raw.writableLength > maxUnsentBytes) raw.destroy();
    });
    raw.on('close', unlisten);
  });

  function personOf(request: FastifyRequest) {
    return getPerson(world, query(request, 'as') ?? '');
  }
}

function readObject(request: FastifyRequest): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch (cause) {
    throw notReadable(cause);
  }
  throw notReadable();
}

function notReadable(cause?: unknown): HeraldError {
  return new HeraldError('sandbox/bad-request', {
    message: 'The request holds no JSON object.',
    next: 'Send an object such as { "as": "Carla", "do": "say", "channel": "#status", "text": "hello world" }.',
    ...(cause === undefined ? {} : { cause }),
  });
}
