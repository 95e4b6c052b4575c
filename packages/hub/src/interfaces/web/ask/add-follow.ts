/** `POST /follow`: somebody who signed in with Discord wants to be told there of one service or server. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Gate } from '../access/gate.ts';
import { linkPersonId } from '../access/roles.ts';
import { send } from '../add-pages.ts';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import { noSuch } from '../pages/no-such.ts';
import type { WebParts } from '../web-parts.ts';

const formCheck = Compile(Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }));

export function addFollow(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  app.post('/follow', async (request, reply) => {
    const context = gate.need(request, 'member');
    gate.needOwnPage(request, context);
    const { fleet, registry } = context.readModel;
    const name = formCheck.Check(request.body) ? request.body.name : '';
    const kind = registry.services.has(name) ? 'service' : fleet.host(name) ? 'host' : undefined;
    const { session } = context;
    if (kind === undefined || !session || session.personId === linkPersonId || !parts.follow)
      throw noSuch('server', name);
    await parts.follow(session.personId, { kind, name });
    const said = `Done. Herald messages you in Discord when ${name} goes down, recovers or has maintenance scheduled.`;
    const isScript = request.headers['x-herald-csrf'] !== undefined;
    if (isScript) return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(said);
    return send(
      reply,
      renderPage(
        {
          title: 'You will be told · Herald',
          path: '/ask',
          body: html`<h1>You will be told</h1><p>${said}</p><p><code>/subscriptions</code> in Discord shows all, and stops them.</p><p class="pager"><a href="/ask">Back to the conversation</a></p>`,
        },
        context,
      ),
    );
  });
}
