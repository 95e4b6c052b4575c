import { expect, it } from 'vitest';
import { requestOf, routesFor } from '../testing/route-access.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

it('the API describes every one of its routes, and answers to its token alone', async () => {
  await using visitor = await visit();
  const get = (url: string, token = testSecrets.apiToken) =>
    visitor.web.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
  const hosts = (await get('/api/v1/hosts?q=web')).json();
  expect(hosts.total).toBe(2);
  expect(hosts.hosts[0]).toMatchObject({ name: 'web-1', status: 'up', cpuUsedPercent: 23 });
  expect((await get('/api/v1/hosts/nix')).json().error).toMatchObject({ code: 'web/no-such-page' });
  expect((await get('/api/v1/incidents?days=9999')).statusCode).toBe(400);
  expect((await get('/api/v1/hosts', 'wrong')).statusCode).toBe(401);
  const described = JSON.parse((await visitor.get('/api/v1/openapi.json')).text);
  expect(described).toMatchObject({ openapi: '3.1.0', security: [{ token: [] }] });
  const routes = routesFor('api token').filter((route) => route.includes('/api/'));
  expect(Object.keys(described.paths).sort()).toEqual(
    routes.map((route) => route.replace('GET ', '').replace(':name', '{name}')).sort(),
  );
  for (const path of Object.values<Record<string, unknown>>(described.paths))
    expect(Object.keys(path)).toEqual(['get']);
  for (const route of routes) {
    expect((await get(requestOf(route).url)).statusCode, route).toBe(200);
    const written = await visitor.web.app.inject({
      method: 'POST',
      url: requestOf(route).url,
      headers: { authorization: `Bearer ${testSecrets.apiToken}` },
    });
    expect(written.statusCode, route).toBe(404);
  }
});

it('without a token in the settings the API is closed to everyone', async () => {
  const { apiToken: _none, ...secrets } = testSecrets;
  await using visitor = await visit({ secrets });
  const { statusCode } = await visitor.web.app.inject({
    method: 'GET',
    url: '/api/v1/hosts',
    headers: { authorization: 'Bearer undefined' },
  });
  expect(statusCode).toBe(401);
});
