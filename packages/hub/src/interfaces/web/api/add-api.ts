/** The JSON API, described by its own OpenAPI document: all that is known, and planning downtime. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { hostStatusNow } from '../../../domain/doubt.ts';
import type { HostView } from '../../../domain/fleet.ts';
import { needScope } from '../access/api-caller.ts';
import type { Gate } from '../access/gate.ts';
import { findHosts, parseFleetQuery } from '../pages/fleet-query.ts';
import { noSuch } from '../pages/no-such.ts';
import type { WebParts } from '../web-parts.ts';
import { addDowntimeApi } from './add-downtime-api.ts';
import { apiDowntime, apiHost, apiIncident, apiService } from './api-shapes.ts';

const perPage = 200;
const Named = Type.Object({ name: Type.String({ maxLength: 100 }) });
type NamedParams = { Params: { name: string } };

export async function addApi(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): Promise<void> {
  await app.register(
    async (api) => {
      await api.register(swagger, {
        openapi: {
          openapi: '3.1.0',
          info: {
            title: 'Herald',
            version: parts.settings.version,
            description: 'What Herald knows, and planning downtime. Times are ISO 8601 in UTC.',
          },
          components: {
            securitySchemes: {
              token: {
                type: 'http',
                scheme: 'bearer',
                description: 'Of `herald token new`, or HERALD_API_TOKEN to read.',
              },
            },
          },
          security: [{ token: [] }],
        },
      });
      api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
      await api.register(async (open) => {
        open.addHook('onRequest', async (request) => void (await needScope(request, parts, 'read')));
        open.get('/services', { schema: { summary: 'All services' } }, async (request) => {
          const { readModel } = gate.context(request);
          return {
            asOf: iso(readModel.nowMs),
            services: readModel.fleet.services().map((view) => apiService(view, readModel.nowMs)),
          };
        });
        open.get<NamedParams>(
          '/services/:name',
          { schema: { summary: 'One service with its hosts', params: Named } },
          async (request) => {
            const { readModel } = gate.context(request);
            const view = readModel.fleet.service(request.params.name);
            if (!view) throw noSuch('service', request.params.name);
            return {
              ...apiService(view, readModel.nowMs),
              hosts: view.hosts.map((host) => apiHost(host, readModel.nowMs)),
            };
          },
        );
        open.get(
          '/hosts',
          { schema: { summary: `Hosts, ${perPage} a page; filters as on the fleet page`, querystring: HostQuery } },
          async (request) => {
            const { readModel, url } = gate.context(request);
            const query = parseFleetQuery(url.searchParams);
            const members = query.service
              ? new Set(readModel.registry.services.get(query.service)?.hosts ?? [])
              : undefined;
            const found: HostView[] = findHosts(readModel.fleet.hosts(), query, readModel.nowMs, members);
            const shown = found.slice((query.page - 1) * perPage, query.page * perPage);
            return {
              asOf: iso(readModel.nowMs),
              total: found.length,
              page: query.page,
              hosts: shown.map((view) => apiHost(view, readModel.nowMs)),
            };
          },
        );
        open.get<NamedParams>(
          '/hosts/:name',
          { schema: { summary: 'One host with its newest report', params: Named } },
          async (request) => {
            const { readModel } = gate.context(request);
            const view = readModel.fleet.host(request.params.name);
            if (!view) throw noSuch('server', request.params.name);
            return { ...apiHost(view, readModel.nowMs), report: view.lastReport?.report ?? null };
          },
        );
        open.get(
          '/incidents',
          { schema: { summary: 'Incidents of the last days', querystring: DayQuery } },
          async (request) => {
            const { readModel, url } = gate.context(request);
            const days = Number(url.searchParams.get('days') ?? 30);
            const found = await readModel.incidents({
              fromMs: readModel.nowMs - days * 86_400_000,
              toMs: readModel.nowMs,
            });
            return { incidents: found.map(apiIncident) };
          },
        );
        open.get('/summary', { schema: { summary: 'How many hosts are how' } }, async (request) => {
          const { readModel } = gate.context(request);
          const counts = Object.groupBy(readModel.fleet.hosts(), (view) => hostStatusNow(view, readModel.nowMs));
          return {
            asOf: iso(readModel.nowMs),
            connectivity: readModel.fleet.connectivity().kind,
            hosts: Object.fromEntries(Object.entries(counts).map(([status, list]) => [status, list.length])),
          };
        });
      });
      api.get(
        '/downtimes',
        { schema: { summary: 'Planned downtime of the coming days', querystring: DayQuery } },
        async (request) => {
          await needScope(request, parts, 'read', 'downtime');
          const { readModel, url } = gate.context(request);
          const days = Number(url.searchParams.get('days') ?? 30);
          return {
            downtimes: readModel
              .downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + days * 86_400_000 })
              .map(apiDowntime),
          };
        },
      );
      addDowntimeApi(api, parts);
    },
    { prefix: '/api/v1' },
  );
}

const HostQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Words in name, label, zone or instance type.' })),
  status: Type.Optional(Type.String({ maxLength: 20 })),
  service: Type.Optional(Type.String({ maxLength: 100 })),
  region: Type.Optional(Type.String({ maxLength: 40 })),
  label: Type.Optional(Type.String({ maxLength: 100, description: '`role=web`' })),
  sort: Type.Optional(Type.String({ maxLength: 20 })),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});
const DayQuery = Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, default: 30 })) });

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
