/** The pages that are read. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from './access/gate.ts';
import { htmlText } from './html.ts';
import { inquiriesPage } from './inquiries/inquiries-page.ts';
import type { PageContext } from './page-context.ts';
import { addHostPage } from './pages/add-host-page.ts';
import { comparePage } from './pages/compare-page.ts';
import { fleetHosts, fleetPage } from './pages/fleet-page.ts';
import { parseFleetQuery } from './pages/fleet-query.ts';
import { hostPage } from './pages/host-page.ts';
import { privacyPage } from './pages/privacy-page.ts';
import { servicePage } from './pages/service-page.ts';
import { historyPage } from './status/history-page.ts';
import { incidentPage } from './status/incident-page.ts';
import { maintenancePage } from './status/maintenance-page.ts';
import { statusPage } from './status/status-page.ts';
import type { WebParts } from './web-parts.ts';

type Named = { Params: { name: string } };

export function addPages(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  app.get('/', async (request, reply) => send(reply, await statusPage(mayReadStatus(request))));
  app.get('/history', async (request, reply) => send(reply, await historyPage(mayReadStatus(request))));
  app.get<{ Params: { id: string } }>('/incidents/:id', async (request, reply) =>
    send(reply, await incidentPage(request.params.id, mayReadStatus(request))),
  );
  app.get<{ Params: { id: string } }>('/maintenance/:id', async (request, reply) =>
    send(reply, await maintenancePage(request.params.id, mayReadStatus(request))),
  );
  app.get('/privacy', async (request, reply) => send(reply, privacyPage(gate.context(request))));
  app.get<Named>('/services/:name', async (request, reply) =>
    send(reply, await servicePage(request.params.name, gate.need(request, 'member'))),
  );
  app.get<Named>('/hosts/:name', async (request, reply) =>
    send(reply, await hostPage(request.params.name, gate.need(request, 'member'))),
  );
  app.get('/fleet', async (request, reply) => send(reply, fleetPage(gate.need(request, 'member'))));
  app.get('/fleet/hosts', async (request, reply) => {
    const context = gate.need(request, 'member');
    return send(reply, htmlText(fleetHosts(parseFleetQuery(context.url.searchParams), context)));
  });
  app.get('/compare', async (request, reply) => send(reply, comparePage(gate.need(request, 'member'))));
  app.get('/fleet/add', async (request, reply) => send(reply, await addHostPage(gate.need(request, 'engineer'))));
  app.get('/inquiries', async (request, reply) => send(reply, await inquiriesPage(gate.need(request, 'member'))));

  function mayReadStatus(request: FastifyRequest): PageContext {
    return parts.settings.publicStatus === 'closed' ? gate.need(request, 'member') : gate.context(request);
  }
}

/** No page is kept by browsers or proxies: an old one must not pass for a new one, nor one person's for another's. */
export function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}
