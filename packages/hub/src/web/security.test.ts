import { anInstance, aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import { say, strong } from '../answers/text.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  aKnowledge,
  anIncident,
  aReason,
  aServiceView,
  testNowMs,
} from '../testing/builders.ts';
import { createSessions } from './access/session.ts';
import { allAssets } from './assets.ts';
import { routesOf } from './testing/routes-of.ts';
import { anAnswer, someParts, testSecrets } from './testing/some-parts.ts';
import { visit } from './testing/visit.ts';

/** Every route of the server, and who may use it. A route that is added fails the first test until it stands here. */
const access: Readonly<
  Record<string, 'everyone' | 'link' | 'member' | 'engineer' | 'own page' | 'api token' | 'local token'>
> = {
  'GET /': 'everyone',
  'GET /live/status': 'everyone',
  'GET /calendar.ics': 'everyone',
  'GET /privacy': 'everyone',
  'GET /sign-in': 'everyone',
  'GET /sign-in/discord': 'everyone',
  'GET /sign-in/discord/back': 'everyone',
  'GET /sign-in/link': 'everyone',
  'POST /sign-in/link': 'link',
  'GET /assets/:version/:name': 'everyone',
  'GET /agent/:name': 'everyone',
  'GET /healthz': 'everyone',
  'GET /readyz': 'everyone',
  'GET /api/v1/openapi.json': 'everyone',
  'GET /services/:name': 'member',
  'GET /services/:name/charts/:chart.svg': 'member',
  'GET /services/:name/charts/:chart.json': 'member',
  'GET /hosts/:name': 'member',
  'GET /hosts/:name/charts/:chart.svg': 'member',
  'GET /hosts/:name/charts/:chart.json': 'member',
  'GET /fleet': 'member',
  'GET /fleet/hosts': 'member',
  'GET /fleet/add': 'engineer',
  'GET /inquiries': 'member',
  'GET /inquiries/chart.svg': 'member',
  'GET /inquiries/export.:form': 'member',
  'GET /ask': 'member',
  'GET /live/notes': 'member',
  'GET /live/fleet': 'member',
  'GET /live/hosts/:name': 'member',
  'GET /live/services/:name': 'member',
  'GET /live/add-host/:name': 'engineer',
  'POST /ask': 'own page',
  'POST /api/ask': 'own page',
  'POST /sign-out': 'own page',
  'POST /api/sign-in-link': 'local token',
  'GET /metrics': 'api token',
  'GET /api/v1/services': 'api token',
  'GET /api/v1/services/:name': 'api token',
  'GET /api/v1/hosts': 'api token',
  'GET /api/v1/hosts/:name': 'api token',
  'GET /api/v1/incidents': 'api token',
  'GET /api/v1/downtimes': 'api token',
  'GET /api/v1/summary': 'api token',
};
const examples: Readonly<Record<string, string>> = { ':chart': 'cpu', ':form': 'csv', ':version': 'x' };

/** A request to a route, with names of the lively fleet in place of its parameters. */
function requestOf(route: string): { method: 'GET' | 'POST'; url: string } {
  const [method, path = '/'] = route.split(' ');
  const name = path.includes('services') ? 'checkout' : 'web-1';
  return {
    method: method === 'POST' ? 'POST' : 'GET',
    url: path.replaceAll(/:\w+/g, (parameter) => examples[parameter] ?? name),
  };
}
const routesFor = (...who: string[]) => Object.keys(access).filter((route) => who.includes(access[route] ?? ''));

it('every route of the server stands in the table of who may use it', async () => {
  await using visitor = await visit();
  expect(routesOf(visitor.web.app)).toEqual(Object.keys(access).sort());
});

describe('without signing in', () => {
  it('nothing but what is public is open', async () => {
    await using visitor = await visit();
    for (const route of routesFor('member', 'engineer', 'own page', 'api token', 'local token')) {
      const { statusCode, body } = await visitor.web.app.inject(requestOf(route));
      // Signing out is no secret: it needs a page to have been opened.
      expect(statusCode, route).toBe(route === 'POST /sign-out' ? 403 : 401);
      expect(body, route).not.toMatch(/10\.0\.|i-0a1b|checkout-1/);
    }
  });

  it('a token of another kind opens nothing, nor does a session open what needs a token', async () => {
    await using visitor = await visit();
    const { cookie } = visitor.signIn('platform');
    for (const route of routesFor('member', 'engineer', 'api token', 'local token')) {
      const needsToken = routesFor('api token', 'local token').includes(route);
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
    await using visitor = await visit();
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
    let knowledge = aKnowledge();
    await using visitor = await visit({ knowledge: () => knowledge });
    expect((await visitor.get('/fleet/add', 'engineer')).status).toBe(200);
    const { registry } = knowledge;
    knowledge = { ...knowledge, registry: { ...registry, discord: { ...registry.discord, engineerRoleIds: [] } } };
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

describe('sessions', () => {
  it('are refused when forged, cut, or over', () => {
    let nowMs = testNowMs;
    const sessions = createSessions('key one, long enough for a test', () => nowMs);
    const cookie = sessions.issue({ personId: '1', name: 'Kim', roleIds: [] });
    expect(sessions.read(cookie)?.name).toBe('Kim');
    expect(createSessions('key two', () => nowMs).read(cookie)).toBeUndefined();
    expect(sessions.read(`${cookie}x`)).toBeUndefined();
    expect(sessions.read('nonsense')).toBeUndefined();
    expect(sessions.read(undefined)).toBeUndefined();
    nowMs += 13 * 3_600_000;
    expect(sessions.read(cookie)).toBeUndefined();
  });

  it('come from a link once only, and not from merely opening it', async () => {
    await using visitor = await visit();
    const path = visitor.web.signInPath();
    const secret = new URL(path, 'http://x').searchParams.get('secret') ?? '';
    expect((await visitor.get(path)).status).toBe(200);
    expect((await visitor.get(path)).status).toBe(200);
    const redeem = () => visitor.web.app.inject({ method: 'POST', url: '/sign-in/link', payload: { secret } });
    const first = await redeem();
    expect(first.statusCode).toBe(303);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await redeem()).statusCode).toBe(410);
  });
});

it('a new one-time link is given to a command on this machine, and to nobody else', async () => {
  await using visitor = await visit();
  const send = (authorization: string, remoteAddress = '127.0.0.1') =>
    visitor.web.app.inject({ method: 'POST', url: '/api/sign-in-link', headers: { authorization }, remoteAddress });
  expect((await send('Bearer wrong')).statusCode).toBe(401);
  expect((await send(`Bearer ${testSecrets.localToken}`, '203.0.113.9')).statusCode).toBe(401);
  const { cookie } = visitor.signIn('platform');
  const asPerson = await visitor.web.app.inject({ method: 'POST', url: '/api/sign-in-link', headers: { cookie } });
  expect(asPerson.statusCode).toBe(401);
  expect((await send(`Bearer ${testSecrets.localToken}`)).json().path).toMatch(/^\/sign-in\/link\?secret=/);
});

describe('requests that change or ask', () => {
  const ask = { method: 'POST', url: '/api/ask', payload: { question: 'is storefront up?' } } as const;

  it.each(routesFor('own page'))('%s needs the token of an own page', async (route) => {
    await using visitor = await visit();
    const { cookie, csrf } = visitor.signIn('member');
    const other = visitor.signIn('member', 'Someone else');
    const send = async (headers: Record<string, string>, body: Record<string, string> = {}) =>
      (
        await visitor.web.app.inject({
          ...requestOf(route),
          headers,
          payload: { question: 'is storefront up?', ...body },
        })
      ).statusCode;
    expect(await send({ cookie })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': 'wrong' })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': other.csrf })).toBe(403);
    expect(await send({ cookie }, { csrf: other.csrf })).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await send({ cookie, 'x-herald-csrf': csrf, 'sec-fetch-site': site })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': csrf })).toBeLessThan(400);
    expect(await send({ cookie }, { csrf })).toBeLessThan(400);
  });

  it('from a terminal need the local token, from this machine', async () => {
    const speakers: string[] = [];
    await using visitor = await visit({
      ask: async ({ personId, channelId }) => {
        speakers.push(`${personId} in ${channelId}`);
        throw new Error('stop here');
      },
    });
    const send = (authorization: string, remoteAddress: string) =>
      visitor.web.app.inject({
        ...ask,
        payload: { ...ask.payload, as: 'kim', channel: 'billing' },
        headers: { authorization },
        remoteAddress,
      });
    expect((await send('Bearer wrong', '127.0.0.1')).statusCode).toBe(401);
    expect((await send(`Bearer ${testSecrets.localToken}`, '203.0.113.9')).statusCode).toBe(401);
    await send(`Bearer ${testSecrets.localToken}`, '127.0.0.1');
    expect(speakers).toEqual(['kim in billing']);
  });

  it('are refused when they are too long or shaped wrongly', async () => {
    await using visitor = await visit();
    for (const payload of [{}, { question: '' }, { question: 'x'.repeat(4_001) }, { question: 7 }]) {
      const { statusCode } = await visitor.web.app.inject({
        ...ask,
        payload,
        headers: { authorization: `Bearer ${testSecrets.localToken}` },
      });
      expect(statusCode).toBe(400);
    }
  });

  it.each([
    { path: '/sign-in/link?secret=x', perMinute: 20 },
    { path: '/privacy', perMinute: 600 },
  ])('$path is slowed down per caller after $perMinute a minute', async ({ path, perMinute }) => {
    await using visitor = await visit();
    const from = async (remoteAddress: string) =>
      (await visitor.web.app.inject({ method: 'GET', url: path, remoteAddress })).statusCode;
    for (let at = 0; at < perMinute; at += 1) expect(await from('203.0.113.9')).toBe(200);
    expect(await from('203.0.113.9')).toBe(429);
    expect(await from('203.0.113.10')).toBe(200);
    const refused = await visitor.web.app.inject({ method: 'GET', url: path, remoteAddress: '203.0.113.9' });
    expect(refused.body).toContain('Too many requests.');
    expect(refused.body).toContain('Wait a minute');
  });
});

const pagePaths = [
  '/',
  '/privacy',
  '/sign-in',
  '/sign-in/link?secret=x',
  '/nowhere',
  '/fleet',
  '/fleet?view=map&by=role',
  '/fleet/hosts',
  '/fleet/add?name=web-9&address=10.0.1.99',
  '/hosts/web-1',
  '/hosts/nix',
  '/services/checkout',
  '/inquiries',
  '/ask',
];

it('every page carries headers that keep it shut, and no script or style within', async () => {
  await using visitor = await visit();
  for (const path of pagePaths) {
    const { headers, text } = await visitor.get(path, 'engineer');
    expect(headers['content-security-policy'], path).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers, path).not.toHaveProperty('server');
    expect(headers, path).not.toHaveProperty('x-powered-by');
    expect(text, path).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:/i);
  }
});

it('over HTTPS the cookie and the connection stay on HTTPS', async () => {
  const { settings } = someParts();
  await using visitor = await visit({ settings: { ...settings, webUrl: 'https://herald.example.com' } });
  const secret = new URL(visitor.web.signInPath(), 'http://x').searchParams.get('secret') ?? '';
  const { headers } = await visitor.web.app.inject({ method: 'POST', url: '/sign-in/link', payload: { secret } });
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
});

it('hostile names, tags and words are rendered harmless on every page', async () => {
  const hostile = `<img src=x onerror=alert(1)>"'\u202Egnp.exe`;
  const tag = '</script><script>alert(2)</script>';
  const instance = anInstance({ availabilityZone: '<b>x</b>', instanceType: tag, region: '<b>x</b>' });
  const report = aReport({ instance, agentVersion: '<svg onload=alert(3)>' });
  const host = aHostView({
    name: hostile,
    status: 'degraded',
    host: { labels: { role: tag, [tag]: hostile }, region: '<b>x</b>', aliases: [tag] },
    health: aHealth('degraded', { reasons: [aReason({ text: hostile, detail: tag })] }),
    lastReport: { report, receivedAtMs: testNowMs - 3_000 },
  });
  const service = { customers: '<svg onload=alert(3)>', owner: { team: hostile }, aliases: [tag] };
  const knowledge = aKnowledge({
    services: [aServiceView({ name: hostile, hosts: [host], service })],
    downtimes: [
      aDowntime({ title: tag, customers: hostile, plannedBy: hostile, services: [hostile], takesDown: [hostile] }),
    ],
    incidents: [
      anIncident({
        target: { kind: 'service', name: hostile },
        endedAtMs: undefined,
        startedAtMs: testNowMs - 1_000,
        cause: tag,
        timeline: [{ atMs: testNowMs, kind: 'opened', text: hostile }],
      }),
    ],
  });
  const problem = { code: 'registry/invalid', file: hostile, line: 1, column: 1, field: tag, message: hostile };
  await using visitor = await visit({
    knowledge: () => ({ ...knowledge, registry: { ...knowledge.registry, warnings: [problem] } }),
    registryState: () => ({ file: hostile, problems: [problem] }),
    discovery: () => [
      {
        name: hostile,
        lookedAtMs: testNowMs,
        foundHosts: [hostile],
        leftOut: [tag],
        problem: { message: tag, next: hostile },
      },
    ],
    installLine: async () => ({ kind: 'ready', text: tag, userData: tag }),
    inquiryDrivers: async () => [[hostile, { strong: tag }]],
    ask: async () =>
      anAnswer({
        verdict: say`${strong(hostile)}`,
        lines: [say`${tag}`],
        facts: [{ key: 'x', label: hostile, text: say`${tag}`, audience: 'main' }],
      }),
  });
  const name = encodeURIComponent(hostile);
  const { cookie, csrf } = visitor.signIn('engineer', hostile);
  const harmful = /<img src=x|<script>|<svg onload|<b>x|\u202e/i;
  for (const path of [
    '/',
    '/fleet',
    '/fleet?view=map&by=role',
    `/fleet?view=map&by=${encodeURIComponent(tag)}`,
    '/fleet/hosts',
    `/fleet/add?name=${name}&address=${name}`,
    `/hosts/${name}`,
    `/services/${name}`,
    '/inquiries',
    '/ask',
    '/fleet?q=%3Cscript%3E',
    '/hosts/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/sign-in/link?secret=%22%3E%3Cscript%3E',
  ]) {
    for (const headers of [{ cookie }, {}]) {
      const { statusCode, body } = await visitor.web.app.inject({ method: 'GET', url: path, headers });
      expect([200, 401, 404], path).toContain(statusCode);
      expect(body, path).not.toMatch(harmful);
    }
  }
  const asked = await visitor.web.app.inject({
    method: 'POST',
    url: '/ask',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf, question: hostile }).toString(),
  });
  expect(asked.statusCode).toBe(200);
  expect(asked.body).not.toMatch(harmful);
});

it('no page needs more than 200 KB of script, and nothing comes from elsewhere', async () => {
  const scripts = allAssets().filter(({ name }) => name.endsWith('.ts'));
  expect(scripts.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(200_000);
  await using visitor = await visit();
  for (const path of pagePaths) {
    const { text } = await visitor.get(path, 'engineer');
    expect([...text.matchAll(/(?:src|href|srcset|action)="(https?:)?\/\//g)], path).toEqual([]);
  }
});

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
