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
  const routes = routesFor('api token', 'downtime token').filter((route) => route.includes('/api/'));
  const methods = Object.entries<Record<string, unknown>>(described.paths).flatMap(([path, byMethod]) =>
    Object.keys(byMethod).map((method) => `${method.toUpperCase()} ${path.replace('{name}', ':name')}`),
  );
  expect(methods.sort()).toEqual([...routes].sort());
  const planned = routesFor('downtime token').map((route) => requestOf(route).url);
  for (const route of routes.filter((one) => one.startsWith('GET '))) {
    expect((await get(requestOf(route).url)).statusCode, route).toBe(200);
    if (planned.includes(requestOf(route).url)) continue;
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

it.each(['bearer ', 'BEARER ', 'Bearer  '])(
  'the scheme is a word in any case, and blanks may follow it: "%s"',
  async (scheme) => {
    await using visitor = await visit();
    const headers = { authorization: `${scheme}${testSecrets.apiToken}` };
    for (const url of ['/api/v1/hosts', '/metrics'])
      expect((await visitor.web.app.inject({ method: 'GET', url, headers })).statusCode, url).toBe(200);
  },
);
