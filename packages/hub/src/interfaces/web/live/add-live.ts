/** The streams of server-sent events behind live pages. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../access/gate.ts';
import { mayAct, type Role } from '../access/roles.ts';
import type { PageContext } from '../page-context.ts';
import { addHostParts } from '../pages/add-host-page.ts';
import { fleetParts } from '../pages/fleet-parts.ts';
import { hostParts } from '../pages/host-parts.ts';
import { notesParts } from '../pages/notes-parts.ts';
import { servicePageParts } from '../pages/service-page.ts';
import { statusParts } from '../pages/status-parts.ts';
import type { LivePages } from './live-pages.ts';
import { type LiveParts, notesFeed } from './live-part.ts';

export function addLive(app: FastifyInstance, { gate, live }: { gate: Gate; live: LivePages }): void {
  const options = { compress: false as const };

  app.get('/live/status', options, async (request, reply) => {
    const context = gate.context(request);
    if (context.parts.settings.publicStatus === 'closed') gate.need(request, 'member');
    // All with a role of the same rank see the same.
    const role: Role = mayAct(context.role, 'member') ? 'member' : 'public';
    return feed(request, reply, `status:${role}`, context, (now) => statusParts({ ...now, role }));
  });
  app.get(notesFeed, options, async (request, reply) =>
    feed(request, reply, 'notes', gate.need(request, 'member'), async (now) => notesParts(now)),
  );
  app.get('/live/fleet', options, async (request, reply) =>
    feed(request, reply, 'fleet', gate.need(request, 'member'), async (now) => fleetParts(now)),
  );
  app.get<{ Params: { name: string } }>('/live/hosts/:name', options, async (request, reply) => {
    const context = gate.need(request, 'member');
    const { name } = request.params;
    const audience = context.viewer.isEngineer ? 'engineer' : 'member';
    return feed(request, reply, `host:${audience}:${name}`, context, async (now) => hostParts(name, now));
  });
  app.get<{ Params: { name: string } }>('/live/services/:name', options, async (request, reply) => {
    const { name } = request.params;
    return feed(request, reply, `service:${name}`, gate.need(request, 'member'), async (now) =>
      servicePageParts(name, now),
    );
  });
  app.get<{ Params: { name: string } }>('/live/add-host/:name', options, async (request, reply) => {
    const { name } = request.params;
    return feed(request, reply, `add-host:${name}`, gate.need(request, 'engineer'), async (now) =>
      addHostParts(name, now),
    );
  });

  async function feed(
    request: FastifyRequest,
    reply: FastifyReply,
    topic: string,
    context: PageContext,
    look: (now: PageContext) => Promise<LiveParts>,
  ): Promise<FastifyReply> {
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    };
    reply.hijack();
    reply.raw.writeHead(200, toRawHeaders(headers));
    const isOpen = live.open(topic.slice(0, 300), reply.raw, () =>
      look({ ...context, readModel: context.parts.readModel() }),
    );
    if (!isOpen) reply.raw.end('retry: 30000\nevent: full\ndata: {}\n\n');
    request.raw.socket.setNoDelay(true);
    return reply;
  }
}

function toRawHeaders(headers: Readonly<Record<string, number | string | readonly string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
