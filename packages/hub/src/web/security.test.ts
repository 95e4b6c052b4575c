import { describe, expect, it } from 'vitest';
import { aHostView, aKnowledge, aServiceView, testNowMs } from '../testing/builders.ts';
import { createSessions } from './access/session.ts';
import { allAssets } from './assets.ts';
import { testSecrets } from './testing/some-parts.ts';
import { visit } from './testing/visit.ts';

const closedPaths = [
  '/fleet',
  '/fleet/hosts',
  '/fleet/add',
  '/hosts/web-1',
  '/hosts/web-1/charts/cpu.svg',
  '/hosts/web-1/charts/cpu.json',
  '/services/checkout',
  '/inquiries',
  '/inquiries/chart.svg',
  '/inquiries/export.csv',
  '/ask',
  '/live/fleet',
  '/live/hosts/web-1',
  '/live/services/checkout',
  '/live/add-host/web-9',
  '/api/v1/hosts',
  '/api/v1/services',
  '/api/v1/incidents',
  '/metrics',
];

describe('without signing in', () => {
  it.each(closedPaths)('%s stays closed', async (path) => {
    await using visitor = await visit();
    const { status, text } = await visitor.get(path);
    expect(status).toBe(401);
    expect(text).not.toMatch(/10\.0\.|i-0a1b/);
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

  it('the public page leaks no address, instance id or private name', async () => {
    await using visitor = await visit();
    const { status, text } = await visitor.get('/');
    expect(status).toBe(200);
    expect(text).toContain('checkout is down.');
    expect(text).not.toMatch(/\d{1,3}(\.\d{1,3}){3}/);
    expect(text).not.toMatch(/\bi-[0-9a-f]{8}/);
    expect(text).not.toMatch(/vault|Internal secrets|web-1|checkout-1|Sam is on it/);
  });
});

describe('roles', () => {
  it('are asked for anew with each request', async () => {
    await using visitor = await visit();
    expect((await visitor.get('/fleet/add', 'member')).status).toBe(403);
    expect((await visitor.get('/fleet/add', 'engineer')).status).toBe(200);
    expect((await visitor.get('/fleet/add', 'platform')).status).toBe(200);
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

  it('need the token of an own page', async () => {
    await using visitor = await visit();
    const { cookie, csrf } = visitor.signIn('member');
    const send = async (headers: Record<string, string>) =>
      (await visitor.web.app.inject({ ...ask, headers })).statusCode;
    expect(await send({ cookie })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': 'wrong' })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': csrf, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': csrf })).toBe(200);
    expect((await visitor.web.app.inject({ method: 'POST', url: '/sign-out', headers: { cookie } })).statusCode).toBe(
      403,
    );
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

  it('are slowed down per caller', async () => {
    await using visitor = await visit();
    let last = 0;
    for (let at = 0; at < 25; at += 1) last = (await visitor.get('/sign-in/link?secret=x')).status;
    expect(last).toBe(429);
  });
});

it('every page carries headers that keep it shut', async () => {
  await using visitor = await visit();
  for (const path of ['/', '/privacy', '/nowhere']) {
    const { headers, text } = await visitor.get(path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control'] ?? 'no-store').toContain('no-store');
    expect(text).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+=/);
  }
});

it('hostile names and labels are rendered harmless', async () => {
  const hostile = `<img src=x onerror=alert(1)>"'\u202Egnp.exe`;
  const host = aHostView({
    name: hostile,
    host: { labels: { role: '</script><script>alert(2)</script>' }, region: '<b>x</b>' },
  });
  const knowledge = aKnowledge({
    services: [aServiceView({ name: hostile, hosts: [host], service: { customers: '<svg onload=alert(3)>' } })],
  });
  await using visitor = await visit({ knowledge: () => knowledge });
  const name = encodeURIComponent(hostile);
  for (const path of [
    '/',
    '/fleet',
    '/fleet?view=map&by=role',
    `/hosts/${name}`,
    `/services/${name}`,
    '/fleet?q=%3Cscript%3E',
  ]) {
    const { status, text } = await visitor.get(path, 'engineer');
    expect(status, path).toBe(200);
    expect(text, path).not.toMatch(/<img src=x|<script>|<svg onload|<b>x|\u202e/);
  }
});

it('no page needs more than 200 KB of script, and nothing comes from elsewhere', async () => {
  const scripts = allAssets().filter(({ name }) => name.endsWith('.ts'));
  expect(scripts.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(200_000);
  await using visitor = await visit();
  for (const path of ['/', '/fleet', '/inquiries', '/ask', '/hosts/web-1']) {
    const { text } = await visitor.get(path, 'engineer');
    expect([...text.matchAll(/(?:src|href|srcset|action)="(https?:)?\/\//g)], path).toEqual([]);
  }
});

it('the API needs its token and describes itself', async () => {
  await using visitor = await visit();
  const get = (url: string) =>
    visitor.web.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${testSecrets.apiToken}` } });
  const hosts = (await get('/api/v1/hosts?q=web')).json();
  expect(hosts.total).toBe(2);
  expect(hosts.hosts[0]).toMatchObject({ name: 'web-1', status: 'up', cpuUsedPercent: 23 });
  expect((await get('/api/v1/hosts/nix')).json().error).toMatchObject({ code: 'web/no-such-page' });
  expect((await get('/api/v1/incidents?days=9999')).statusCode).toBe(400);
  const description = (await visitor.get('/api/v1/openapi.json')).text;
  expect(Object.keys(JSON.parse(description).paths)).toContain('/api/v1/hosts/{name}');
});
