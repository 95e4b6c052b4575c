/** The streams of server-sent events behind live pages. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../access/gate.ts';
import { bearerOf } from '../access/peers.ts';
import type { Role } from '../access/roles.ts';
import type { PageContext } from '../page-context.ts';
import { addHostParts } from '../pages/add-host-page.ts';
import { fleetParts } from '../pages/fleet-parts.ts';
import { hostParts } from '../pages/host-parts.ts';
import { notesParts } from '../pages/notes-parts.ts';
import { servicePageParts } from '../pages/service-page.ts';
import { incidentParts } from '../status/incident-page.ts';
import { statusParts } from '../status/status-parts.ts';
import { audienceOf, withoutPerson } from './audience.ts';
import type { LivePages } from './live-pages.ts';
import { type LiveParts, notesFeed } from './live-part.ts';

type Named = { Params: { name: string } };
type Feed = {
  page: string;
  /** Throws where the person of the request may not see it. */
  may(request: FastifyRequest): PageContext;
  look(now: PageContext): Promise<LiveParts>;
};

export function addLive(app: FastifyInstance, { gate, live }: { gate: Gate; live: LivePages }): void {
  const options = { compress: false as const };

  app.get('/live/status', options, async (request, reply) =>
    feed(request, reply, { page: 'status', may: mayReadStatus, look: (now) => statusParts(now) }),
  );
  app.get<{ Params: { id: string } }>('/live/incidents/:id', options, async (request, reply) => {
    const { id } = request.params;
    // Refused at once where the reader may not know of it.
    await incidentParts(id, mayReadStatus(request));
    return feed(request, reply, {
      page: `incident/${id}`,
      may: mayReadStatus,
      look: (now) => incidentParts(id, now),
    });
  });
  app.get(notesFeed, options, async (request, reply) =>
    feed(request, reply, { page: 'notes', may: needs('member'), look: async (now) => notesParts(now) }),
  );
  app.get('/live/fleet', options, async (request, reply) =>
    feed(request, reply, { page: 'fleet', may: needs('member'), look: async (now) => fleetParts(now) }),
  );
  app.get<Named>('/live/hosts/:name', options, async (request, reply) => {
    const { name } = request.params;
    return feed(request, reply, {
      page: `host/${name}`,
      may: needs('member'),
      look: async (now) => hostParts(name, now),
    });
  });
  app.get<Named>('/live/services/:name', options, async (request, reply) => {
    const { name } = request.params;
    return feed(request, reply, {
      page: `service/${name}`,
      may: needs('member'),
      look: async (now) => servicePageParts(name, now),
    });
  });
  app.get<Named>('/live/add-host/:name', options, async (request, reply) => {
    const { name } = request.params;
    return feed(request, reply, {
      page: `add-host/${name}`,
      may: needs('engineer'),
      look: async (now) => addHostParts(name, now),
    });
  });

  function needs(role: Role): Feed['may'] {
    return (request) => gate.need(request, role);
  }

  function mayReadStatus(request: FastifyRequest): PageContext {
    const context = gate.context(request);
    return context.parts.settings.publicStatus === 'closed' ? gate.need(request, 'member') : context;
  }

  async function feed(request: FastifyRequest, reply: FastifyReply, { page, may, look }: Feed): Promise<FastifyReply> {
    const context = may(request);
    const audience = audienceOf(context);
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    };
    reply.hijack();
    reply.raw.writeHead(200, toRawHeaders(headers));
    const reader = {
      response: reply.raw,
      bearer: bearerOf(request, context.session),
      isSignedIn: context.session !== undefined,
      mayStay: () => mayStay(request, may, audience),
    };
    live.open(`${audience}/${page}`.slice(0, 300), reader, () =>
      look({ ...withoutPerson(context), readModel: context.parts.readModel() }),
    );
    request.raw.socket.setNoDelay(true);
    return reply;
  }
}

/** Whether the person may still see what they were let in for, and would be shown the same. */
function mayStay(request: FastifyRequest, may: Feed['may'], audience: string): boolean {
  try {
    return audienceOf(may(request)) === audience;
  } catch {
    return false;
  }
}

function toRawHeaders(headers: Readonly<Record<string, number | string | readonly string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
