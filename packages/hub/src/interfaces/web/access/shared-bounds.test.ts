/** Attacks on what many share: what one visitor takes is taken from nobody else. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { anIncident, testNowMs } from '../../../testing/builders.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';
import { createSessions, sessionCookie } from './session.ts';
import { parseTrustedProxies } from './trusted-proxies.ts';

const isProxy = parseTrustedProxies('127.0.0.0/8');

describe('behind a proxy', () => {
  const from = async ({ web }: Visitor, client: string, path: string) =>
    (
      await web.app.inject({
        method: 'GET',
        url: path,
        remoteAddress: '127.0.0.1',
        headers: { 'x-forwarded-for': client },
      })
    ).statusCode;

  it('who asks for too many sign-in links or pages locks out nobody else', async () => {
    await using visitor = await visit({ isProxy });
    for (let at = 0; at < 21; at += 1) await from(visitor, '203.0.113.9', '/sign-in/link?secret=x');
    expect(await from(visitor, '203.0.113.9', '/sign-in/link?secret=x')).toBe(429);
    expect(await from(visitor, '203.0.113.10', '/sign-in/link?secret=x')).toBe(200);
    for (let at = 0; at < 601; at += 1) await from(visitor, '203.0.113.9', '/privacy');
    expect(await from(visitor, '203.0.113.9', '/privacy')).toBe(429);
    expect(await from(visitor, '203.0.113.10', '/privacy')).toBe(200);
  });

  it('nobody gets more by claiming other addresses, nor by changing within one IPv6 network', async () => {
    await using visitor = await visit({ isProxy });
    for (let at = 0; at < 21; at += 1) await from(visitor, `198.51.100.${at}, 203.0.113.9`, '/sign-in/link?secret=x');
    expect(await from(visitor, '198.51.100.99, 203.0.113.9', '/sign-in/link?secret=x')).toBe(429);
    for (let at = 0; at < 21; at += 1) await from(visitor, `2001:db8::${at}`, '/sign-in/link?secret=x');
    expect(await from(visitor, '2001:db8::ffff', '/sign-in/link?secret=x')).toBe(429);
  });

  it('that the settings do not name, a visitor is not believed; the log says so once', async () => {
    const lines: string[] = [];
    await using visitor = await visit({ log: pino({ level: 'warn' }, { write: (line: string) => lines.push(line) }) });
    for (let at = 0; at < 21; at += 1) await from(visitor, `203.0.113.${at}`, '/sign-in/link?secret=x');
    expect(await from(visitor, '203.0.113.99', '/sign-in/link?secret=x')).toBe(429);
    expect(lines.filter((line) => line.includes('HERALD_WEB_TRUSTED_PROXIES'))).toHaveLength(1);
  });
});

it('who is signed in is counted alone: a stranger of the same office locks them out of nothing', async () => {
  await using visitor = await visit();
  const get = async (headers: Record<string, string>) =>
    (await visitor.web.app.inject({ method: 'GET', url: '/privacy', headers })).statusCode;
  for (let at = 0; at < 601; at += 1) await get({});
  expect(await get({})).toBe(429);
  expect(await get({ cookie: visitor.signIn('member').cookie })).toBe(200);
});

it.each(['/nowhere', '/assets/1/nothing.css', '/assets/'])(
  'addresses that lead nowhere, such as %s, are limited as all others are, and write nothing to the log',
  async (url) => {
    const lines: string[] = [];
    await using visitor = await visit({ log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }) });
    const from = async (remoteAddress: string) =>
      (await visitor.web.app.inject({ method: 'GET', url, remoteAddress })).statusCode;
    for (let at = 0; at < 600; at += 1) expect(await from('203.0.113.9')).toBe(404);
    expect(await from('203.0.113.9')).toBe(429);
    expect(await from('203.0.113.10')).toBe(404);
    expect(lines).toEqual([]);
  },
);

it.each([
  'GET // HTTP/1.1',
  'GET //evil.example/ HTTP/1.1',
  'GET ///?q=1 HTTP/1.1',
  'GET /%zz HTTP/1.1',
  'GET /hosts/%ff%fe HTTP/1.1',
  'GET http://evil.example/x HTTP/1.1',
  'GET http://[::1/ HTTP/1.1',
  'GET /\\\\evil HTTP/1.1',
  'GET /?%00=%00 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'DELETE // HTTP/1.1',
])('the request line "%s" is answered without a failure, and the server goes on', async (line) => {
  const lines: string[] = [];
  await using visitor = await visit({ log: pino({ level: 'warn' }, { write: (text: string) => lines.push(text) }) });
  const { port } = new URL(await visitor.web.listen({ host: '127.0.0.1', port: 0 }));
  const answer = await said(Number(port), `${line}\r\nHost: herald\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404|405)/);
  expect(answer).not.toMatch(/at .*\.[tj]s:\d+|Invalid URL/);
  expect(lines).toEqual([]);
});

async function said(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return answer;
}

describe('connections', () => {
  it('that drip a request in are ended', async () => {
    await using visitor = await visit({ bounds: { requestSeconds: 0.2 } });
    const { port } = new URL(await visitor.web.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /sign-in/link HTTP/1.1\r\nHost: herald\r\nContent-Length: 1000\r\n\r\ns');
    const dripping = setInterval(() => socket.write('s'), 20);
    let answer = '';
    socket.on('data', (piece) => {
      answer += String(piece);
      clearInterval(dripping);
    });
    // A drop that falls into the closing resets the connection.
    await once(
      socket.on('error', () => undefined),
      'close',
    );
    clearInterval(dripping);
    expect(answer).toContain('HTTP/1.1 408 Request Timeout');
  });

  it('are bounded for each peer and in all', async () => {
    await using visitor = await visit({ bounds: { connectionsOfOnePeer: 5 } });
    const { port } = new URL(await visitor.web.listen({ host: '127.0.0.1', port: 0 }));
    const sockets: Socket[] = [];
    for (let at = 0; at < 5; at += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      sockets.push(socket);
    }
    const sixth = connect(Number(port), '127.0.0.1');
    sixth.on('error', () => undefined);
    await once(sixth, 'close');
    for (const socket of sockets) expect(socket.destroyed).toBe(false);
    expect(visitor.web.app.server.maxConnections).toBe(4_000);
    sockets[0]?.destroy();
    for (const socket of sockets.slice(1)) socket.destroy();
  });
});

describe('open pages', () => {
  /** Resolves with what it got first; the connection stays open. */
  function open(port: number, cookie?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const asking = request(
        { host: '127.0.0.1', port, path: '/live/status', agent: false, headers: cookie ? { cookie } : {} },
        (response) => {
          let text = '';
          response.on('data', (piece) => {
            text += String(piece);
            if (/^(data|event|:).*\n\n/m.test(text)) resolve(text);
          });
        },
      );
      asking.on('error', reject);
      asking.end();
    });
  }

  it('of one stranger are bounded, and members still get theirs', async () => {
    await using visitor = await visit();
    const { port } = new URL(await visitor.web.listen({ host: '127.0.0.1', port: 0 }));
    const opened = await Promise.all(Array.from({ length: 100 }, () => open(Number(port))));
    expect(opened.filter((text) => text.includes('event: full'))).toEqual([]);
    const refused = await open(Number(port));
    // It is told what is known, and comes again.
    expect(refused).toMatch(/retry: 30000/);
    expect(await open(Number(port), visitor.signIn('member').cookie)).not.toContain('retry: 30000');
  });
});

it('who has many charts drawn, or strangers who have many previews, keep nobody else from theirs', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
  const drawn: PromiseWithResolvers<string>[] = [];
  const drawing = () => {
    drawn.push(Promise.withResolvers<string>());
    return drawn.at(-1)?.promise ?? Promise.reject(new Error('nothing is drawn'));
  };
  const drawer = {
    svg: drawing,
    png: async () => new Uint8Array(),
    picture: async () => Buffer.from(await drawing()),
    [Symbol.asyncDispose]: async () => undefined,
  };
  const incidents = Array.from({ length: 30 }, (_, at) =>
    anIncident({
      id: `past-${at}`,
      target: { kind: 'service', name: 'storefront' },
      startedAtMs: testNowMs - at * 100_000_000 - 1,
      endedAtMs: testNowMs - at * 90_000_000,
    }),
  );
  await using visitor = await visit({
    drawer,
    log,
    findIncident: async (id) => incidents.find((one) => one.id === id),
  });
  const { cookie } = visitor.signIn('member', 'Mallory');
  const ask = (url: string, headers = {}) => visitor.web.app.inject({ url, headers });
  const hers = Array.from({ length: 60 }, () => ask('/hosts/web-1/charts/cpu.svg', { cookie }));
  const previews = incidents.map(({ id }) => ask(`/incidents/${id}/preview.png`));
  const [chart, preview] = await Promise.all([Promise.race(hers), Promise.race(previews)]);
  expect([chart.statusCode, preview.statusCode]).toEqual([503, 503]);
  const other = createSessions(testSecrets.sessionKey, () => testNowMs).issue({
    personId: '9',
    name: 'Kim',
    roleIds: [],
  });
  const colleague = ask('/hosts/web-1/charts/cpu.svg', { cookie: `${sessionCookie}=${other}` });
  await vi.waitFor(() => expect(drawn.length).toBe(24 + 10 + 1), { timeout: 20_000 });
  for (const one of drawn) one.resolve('<svg/>');
  expect((await colleague).statusCode).toBe(200);
  const statuses = (await Promise.all([...hers, ...previews])).map(({ statusCode }) => statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(34);
  expect(lines).toEqual([]);
  expect((await ask('/hosts/web-1/charts/cpu.svg', { cookie: 'nobody' })).statusCode).toBe(401);
});
