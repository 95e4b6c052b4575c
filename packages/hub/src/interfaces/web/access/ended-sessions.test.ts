/** Attacks on a session: nothing that let somebody in outlives its reason. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Query } from '../../../store/query.ts';
import { keepEndedSession, readEndedSessions, useLink } from '../../../store/sessions/ended-sessions.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import { routesFor } from '../testing/route-access.ts';
import { someDiscord, someParts } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';
import type { EndedSessionStore } from './ended-sessions.ts';

it('whoever signs out is out: a copy of the cookie opens nothing any more, also after a restart', async () => {
  await using store = await temporaryStore();
  const endedSessions = keptIn(store);
  let cookie: string;
  {
    await using visitor = await visit({ endedSessions });
    const person = visitor.signIn('engineer');
    cookie = person.cookie;
    const other = visitor.signIn('engineer');
    const get = async (copy: string) =>
      (await visitor.web.app.inject({ method: 'GET', url: '/fleet', headers: { cookie: copy } })).statusCode;
    expect(await get(cookie)).toBe(200);
    await visitor.web.app.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { cookie, 'x-herald-csrf': person.csrf },
    });
    expect(await get(cookie)).toBe(401);
    expect(await get(other.cookie)).toBe(200);
  }
  await using visitor = await visit({ endedSessions });
  const after = await visitor.web.app.inject({ method: 'GET', url: '/fleet', headers: { cookie } });
  expect(after.statusCode).toBe(401);
});

it('whoever signs out at one hub is out at the others that share its store, whose open pages end too', async () => {
  await using store = await temporaryStore();
  const clock = fakeClock();
  await using here = await visit({ endedSessions: keptIn(store), clock });
  await using there = await visit({ endedSessions: keptIn(store), clock });
  const { cookie, csrf } = here.signIn('engineer');
  const get = async ({ web }: typeof there, url: string) =>
    (await web.app.inject({ url, headers: { cookie } })).statusCode;
  expect(await get(there, '/fleet')).toBe(200);
  const open = there.web.app.inject({ url: '/live/fleet', headers: { cookie } });
  await clock.asleep();
  await here.web.app.inject({ method: 'POST', url: '/sign-out', headers: { cookie, 'x-herald-csrf': csrf } });
  expect(await get(here, '/fleet')).toBe(401);
  await clock.advance(2_000);
  expect((await open).body).toContain('event: ended');
  expect(await get(there, '/fleet')).toBe(401);
});

it('a link that one hub printed lets somebody in at the hub that the balancer chose, once at all of them', async () => {
  await using store = await temporaryStore();
  const hubs = { endedSessions: keptIn(store) };
  await using here = await visit(hubs);
  await using there = await visit(hubs);
  const secret = new URL(here.web.signInPath(), 'http://x').searchParams.get('secret') ?? '';
  const redeem = async ({ web }: typeof there, payload: object) =>
    (await web.app.inject({ method: 'POST', url: '/sign-in/link', payload })).statusCode;
  const [nonce = '', ends = '', signature = ''] = secret.split('.');
  const later = (Number.parseInt(ends, 36) + 3_600_000).toString(36);
  for (const forged of [
    '',
    '..',
    `${nonce}.${later}.${signature}`,
    `${nonce}x.${ends}.${signature}`,
    `${nonce}.${ends}.`,
  ])
    expect(await redeem(there, { secret: forged }), forged).toBe(410);
  expect(await redeem(there, { secret })).toBe(303);
  expect(await redeem(here, { secret })).toBe(410);
  expect(await redeem(there, { secret })).toBe(410);
});

function keptIn({ query }: { query: Query }): EndedSessionStore {
  return {
    read: (sinceMs) => readEndedSessions(query, sinceMs),
    keep: (id, endedAtMs) => keepEndedSession(query, id, endedAtMs),
    useLink: (id, usedAtMs) => useLink(query, id, usedAtMs),
  };
}

it('signing out works where the store does not', async () => {
  const refuse = async () => Promise.reject(new Error('no store'));
  await using visitor = await visit({ endedSessions: { read: refuse, keep: refuse, useLink: refuse } });
  const { cookie, csrf } = visitor.signIn('member');
  const headers = { cookie, 'x-herald-csrf': csrf };
  expect((await visitor.web.app.inject({ method: 'POST', url: '/sign-out', headers })).statusCode).toBe(303);
  expect((await visitor.web.app.inject({ method: 'GET', url: '/fleet', headers })).statusCode).toBe(401);
});

it('another site cannot sign a visitor in, though it has a link of its own', async () => {
  await using visitor = await visit();
  const secret = new URL(visitor.web.signInPath(), 'http://x').searchParams.get('secret') ?? '';
  const post = (headers: Record<string, string>) =>
    visitor.web.app.inject({
      method: 'POST',
      url: '/sign-in/link',
      payload: { secret },
      headers: { host: 'herald.example.com', ...headers },
    });
  const fromElsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of fromElsewhere) {
    const refused = await post(headers);
    expect(refused.statusCode).toBe(403);
    expect(refused.headers['set-cookie']).toBeUndefined();
  }
  expect((await post({ 'sec-fetch-site': 'same-origin', origin: 'http://herald.example.com' })).statusCode).toBe(303);
});

it('the address that Discord sends people back to is never taken from the request', async () => {
  const { settings, secrets } = someParts();
  const parts = {
    settings,
    discord: someDiscord(),
    secrets: { ...secrets, discordClientSecret: 'a secret of the application' },
  };
  await using visitor = await visit(parts);
  const from = async (host: string, headers: Record<string, string> = {}) => {
    const {
      statusCode,
      headers: answered,
      body,
    } = await visitor.web.app.inject({
      method: 'GET',
      url: '/sign-in/discord',
      headers: { host, ...headers },
    });
    return {
      statusCode,
      back: new URL(String(answered.location ?? 'http://none')).searchParams.get('redirect_uri'),
      body,
    };
  };
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '127.0.0.1@evil.example'])
    expect(await from(host), host).toMatchObject({ statusCode: 409, body: expect.stringContaining('HERALD_WEB_URL') });
  expect((await from('127.0.0.1:8080')).back).toBe('http://127.0.0.1:8080/sign-in/discord/back');
  const named = { ...parts, settings: { ...parts.settings, webUrl: 'https://herald.example.com' } };
  await using known = await visit(named);
  const { headers } = await known.web.app.inject({ url: '/sign-in/discord', headers: { host: 'evil.example' } });
  expect(String(headers.location)).toContain(encodeURIComponent('https://herald.example.com/sign-in/discord/back'));
});

it('nothing that depends on who asks may be kept by a cache that others share', async () => {
  await using visitor = await visit();
  const urls = [
    '/inquiries/export.csv',
    '/inquiries/export.json',
    '/calendar.ics',
    '/services/checkout/charts/cpu.svg',
    '/services/checkout/charts/cpu.json',
    '/inquiries/chart.svg',
    '/fleet/hosts',
    '/nowhere',
    '/api/nowhere',
    ...routesFor('member')
      .filter((route) => !/live|:/.test(route))
      .map((route) => route.split(' ')[1] ?? '/'),
  ];
  for (const url of urls) {
    const { headers } = await visitor.get(url, 'engineer');
    expect(String(headers['cache-control']), url).toMatch(/^(no-store|private\b)/);
  }
});
