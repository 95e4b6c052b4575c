/** Attacks on what is made once for several readers: nobody gets what was made for another audience, nor goes on reading when they may not. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aHealth, aReason, testNowMs } from '../../../testing/builders.ts';
import { openStream } from '../testing/open-stream.ts';
import { requestOf, routesFor } from '../testing/route-access.ts';
import { aLivelyFleet } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

/** What engineers alone may read: addresses, and a check's own words with the address that it asked. */
const inner = 'connecting to 10.0.7.7:8080 failed';
/** What colleagues typed into a title or a cause is theirs to tell; these are not. */
const forEngineers = /10\.0\.7\.7|10\.0\.1\.21/;
const clock = {
  now: () => testNowMs,
  elapsed: () => performance.now(),
  sleep: (_ms: number, signal?: AbortSignal) => wait(5, undefined, { signal }).catch(() => undefined),
};

function visitLively() {
  const lively = aLivelyFleet();
  const checkout = lively.fleet.service('checkout');
  if (!checkout) throw new Error('no checkout');
  const view = { ...checkout, health: aHealth('down', { reasons: [aReason({ detail: inner })] }) };
  const fleet = {
    ...lively.fleet,
    service: (name: string) => (name === 'checkout' ? view : lively.fleet.service(name)),
  };
  return visit({ clock, readModel: () => ({ ...lively, fleet }) });
}

const streams = routesFor('everyone', 'member').filter((route) => route.startsWith('GET /live/'));

describe.each(streams)('%s', (route) => {
  const { url: path } = requestOf(route);

  it('gives a member, or a stranger, nothing that an engineer with the same page open gets', async () => {
    await using visitor = await visitLively();
    const url = (await visitor.web.listen({ host: '127.0.0.1', port: 0 })) + path;
    using engineer = await openStream(url, visitor.signIn('engineer').cookie);
    await engineer.heard(/^data: /m);
    using member = await openStream(url, visitor.signIn('member').cookie);
    using again = await openStream(url, visitor.signIn('engineer').cookie);
    await again.heard(/^data: /m);
    await member.heard(/^data: (.*\n\n)/m);
    if (path.includes('services') || path.includes('hosts')) expect(engineer.text()).toMatch(forEngineers);
    expect(member.text()).not.toMatch(forEngineers);
    if (!routesFor('everyone').includes(route)) return;
    using stranger = await openStream(url);
    await stranger.heard(/^data: /m);
    expect(stranger.text()).not.toMatch(/10\.0\.|checkout-1/);
  });

  it('ends with the session: signing out elsewhere closes it', async () => {
    await using visitor = await visitLively();
    const address = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
    const { cookie, csrf } = visitor.signIn('engineer');
    using stream = await openStream(address + path, cookie);
    await stream.heard(/^data: /m);
    const headers = { cookie, 'x-herald-csrf': csrf };
    expect((await fetch(`${address}/sign-out`, { method: 'POST', headers, redirect: 'manual' })).status).toBe(303);
    await stream.ended;
    expect(stream.text()).toContain('event: ended');
  });
});

it('a stream ends when its reader loses the role that it was opened with', async () => {
  const lively = aLivelyFleet();
  let readModel = lively;
  await using visitor = await visit({ clock, readModel: () => readModel });
  const address = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
  using stream = await openStream(`${address}/live/hosts/web-1`, visitor.signIn('engineer').cookie);
  await stream.heard(/10\.0\.1\.21/);
  const { registry } = lively;
  readModel = { ...lively, registry: { ...registry, discord: { ...registry.discord, engineerRoleIds: [] } } };
  await stream.ended;
});
