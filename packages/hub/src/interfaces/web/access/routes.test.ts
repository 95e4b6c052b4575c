/** Who may use which route. */

import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import { aPlanning } from '../../../downtime/testing/a-planning.ts';
import { aReadModel } from '../../../testing/builders.ts';
import { access, requestOf, routesFor } from '../testing/route-access.ts';
import { routesOf } from '../testing/routes-of.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

it('every route of the server stands in the table of who may use it', async () => {
  await using visitor = await visit();
  expect(routesOf(visitor.web.app)).toEqual(Object.keys(access).sort());
});

describe('without signing in', () => {
  it('nothing but what is public is open', async () => {
    await using visitor = await visit();
    for (const route of routesFor(
      ...['member', 'engineer', 'own page', 'engineer page', 'api token', 'downtime token', 'local token'],
    )) {
      const { statusCode, body } = await visitor.web.app.inject(requestOf(route));
      // Signing out is no secret: it needs a page to have been opened.
      expect(statusCode, route).toBe(route === 'POST /sign-out' ? 403 : 401);
      expect(body, route).not.toMatch(/10\.0\.|i-0a1b|checkout-1/);
    }
  });

  it('a token of another kind opens nothing, nor does a session open what needs a token', async () => {
    await using visitor = await visit();
    const { cookie } = visitor.signIn('platform');
    for (const route of routesFor('member', 'engineer', 'api token', 'downtime token', 'local token')) {
      const needsToken = routesFor('api token', 'downtime token', 'local token').includes(route);
      const headers = needsToken ? { cookie } : { authorization: `Bearer ${testSecrets.apiToken}` };
      const { statusCode } = await visitor.web.app.inject({ ...requestOf(route), headers });
      expect(statusCode, route).toBe(401);
    }
  });

  it('closes the status page and the calendar too where the settings say so', async () => {
    await using visitor = await visit({
      settings: {
        version: '0.1.0',
        publicStatus: 'closed',
        discordApiUrl: 'http://127.0.0.1:9',
        discordSiteUrl: 'http://127.0.0.1:9',
      },
    });
    for (const path of ['/', '/calendar.ics', '/live/status']) expect((await visitor.get(path)).status, path).toBe(401);
    expect((await visitor.get('/privacy')).status).toBe(200);
  });
});

describe('roles', () => {
  it('decide what is open, on every route', async () => {
    await using planning = await aPlanning(fakeClock());
    await using visitor = await visit({ planning: () => planning });
    const status = async (route: string, person: 'member' | 'engineer' | 'platform') =>
      (await visitor.web.app.inject({ ...requestOf(route), headers: { cookie: visitor.signIn(person).cookie } }))
        .statusCode;
    for (const route of routesFor('engineer').filter((one) => !one.includes('/live/'))) {
      expect(await status(route, 'member'), route).toBe(403);
      for (const person of ['engineer', 'platform'] as const) expect(await status(route, person), route).toBe(200);
    }
    for (const route of routesFor('member').filter((one) => !/live|svg/.test(one)))
      expect(await status(route, 'member'), route).toBe(200);
    for (const route of routesFor('engineer').filter((one) => one.includes('/live/')))
      expect(await status(route, 'member'), route).toBe(403);
  });

  it('are asked for anew with each request: whoever loses one loses what it opened', async () => {
    let readModel = aReadModel();
    await using visitor = await visit({ readModel: () => readModel });
    expect((await visitor.get('/fleet/add', 'engineer')).status).toBe(200);
    const { registry } = readModel;
    readModel = { ...readModel, registry: { ...registry, discord: { ...registry.discord, engineerRoleIds: [] } } };
    expect((await visitor.get('/fleet/add', 'engineer')).status).toBe(403);
  });

  it('decide who sees addresses', async () => {
    await using visitor = await visit();
    for (const path of ['/fleet', '/hosts/web-1']) {
      expect((await visitor.get(path, 'member')).text, path).not.toContain('10.0.1.21');
      expect((await visitor.get(path, 'engineer')).text, path).toContain('10.0.1.21');
    }
  });
});
