/** What machines ask of the hub: is it alive, is it ready, its figures, its calendar, and the agent to install. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaText } from '../../../registry/schema/json-schema.ts';
import type { DiscordState } from '../../discord/connection/discord-state.ts';
import { needScope } from '../access/api-caller.ts';
import type { Gate } from '../access/gate.ts';
import { mayAct } from '../access/roles.ts';
import type { WebParts } from '../web-parts.ts';

export function addOperations(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  app.get('/healthz', async () => ({ status: 'alive', version: parts.settings.version }));

  app.get('/readyz', async (_request, reply) => {
    const store = parts.storeHealth();
    const waitsFor = [
      ...(parts.hasLooked() ? [] : ['servers' as const]),
      ...(store.kind === 'recording' ? [] : ['store' as const]),
    ];
    // The pages listen only once a registry is in force, and the last good one stays so. Discord fails for every hub at once:
    // to send people to another one would help nobody.
    return reply.status(waitsFor.length === 0 ? 200 : 503).send({
      status: waitsFor.length === 0 ? 'ready' : 'not-ready',
      waitsFor,
      registry: parts.registryState().problems.length === 0 ? 'in-force' : 'last-good-in-force',
      store: store.kind,
      ...(store.kind === 'recording' ? {} : { code: store.code, since: instant(store.sinceMs) }),
      discord: discordOf(parts.discord?.state()),
    });
  });

  const schema = jsonSchemaText();
  // At an address that stays, for editors of a registry in whatever repository. What it says is in every archive.
  app.get('/registry.schema.json', async (_request, reply) =>
    reply.type('application/schema+json').header('cache-control', 'public, max-age=3600').send(schema),
  );

  app.get('/metrics', async (request, reply) => {
    await needScope(request, parts, 'metrics');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await parts.metrics());
  });

  app.get<{ Querystring: { for?: string | string[] } }>('/calendar.ics', async (request, reply) => {
    const { role, readModel } = gate.context(request);
    if (parts.settings.publicStatus === 'closed') gate.need(request, 'member');
    const names = [request.query.for ?? []].flat().slice(0, 50);
    const isMember = mayAct(role, 'member');
    const { registry } = readModel;
    for (const name of names) {
      const known = registry.services.get(name) ?? registry.hosts.get(name);
      if (known && (isMember || (registry.services.has(name) && !known.isPrivate))) continue;
      throw new HeraldError('web/no-such-page', {
        message: 'There is no calendar of that name.',
        next: 'Leave `for` out to follow everything.',
      });
    }
    const text = await parts.calendar(isMember ? 'signed-in' : 'public', names.length > 0 ? names : undefined);
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-cache').send(text);
  });

  app.get<{ Params: { name: string } }>('/agent/:name', { compress: false }, async (request, reply) => {
    const found = /^[A-Za-z0-9._+-]{1,100}$/.test(request.params.name)
      ? await parts.download(request.params.name)
      : undefined;
    if (!found) return reply.callNotFound();
    return reply
      .type(found.contentType)
      .header('content-disposition', `attachment; filename="${found.fileName.replace(/[^A-Za-z0-9._+-]/g, '_')}"`)
      .header('content-length', found.bytes)
      .send(found.content);
  });
}

function discordOf(state: DiscordState | undefined): object {
  if (state?.kind !== 'down') return { state: state?.kind ?? 'off' };
  const { sinceMs, code, nextTryAtMs } = state;
  return { state: 'down', since: instant(sinceMs), code, nextTry: instant(nextTryAtMs) };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
