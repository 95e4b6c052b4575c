/** Requests that change something or ask: from an own page or this machine alone, bounded, and not too many. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import { aPlanning } from '../../../downtime/testing/a-planning.ts';
import { requestOf, routesFor } from '../testing/route-access.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

describe('requests that change or ask', () => {
  const ask = { method: 'POST', url: '/api/ask', payload: { question: 'is storefront up?' } } as const;

  it.each(routesFor('own page', 'engineer page'))('%s needs the token of an own page', async (route) => {
    await using planning = await aPlanning(fakeClock());
    await using visitor = await visit({ follow: async () => undefined, planning: () => planning });
    const person = routesFor('engineer page').includes(route) ? 'engineer' : 'member';
    const { cookie, csrf } = visitor.signIn(person);
    const other = visitor.signIn(person, 'Someone else');
    const send = async (headers: Record<string, string>, body: Record<string, string> = {}) =>
      (
        await visitor.web.app.inject({
          ...requestOf(route),
          headers,
          payload: { question: 'is storefront up?', name: 'checkout', ...body },
        })
      ).statusCode;
    expect(await send({ cookie })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': 'wrong' })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': other.csrf })).toBe(403);
    expect(await send({ cookie }, { csrf: other.csrf })).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await send({ cookie, 'x-herald-csrf': csrf, 'sec-fetch-site': site })).toBe(403);
    expect(await send({ cookie, 'x-herald-csrf': csrf })).toBeLessThan(400);
    const afresh = visitor.signIn(person);
    expect(await send({ cookie: afresh.cookie }, { csrf: afresh.csrf })).toBeLessThan(400);
  });

  it.each(routesFor('engineer page'))('%s is for engineers, token or not', async (route) => {
    await using visitor = await visit();
    const { cookie, csrf } = visitor.signIn('member');
    const headers = { cookie, 'x-herald-csrf': csrf };
    expect((await visitor.web.app.inject({ ...requestOf(route), headers, payload: {} })).statusCode).toBe(403);
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
