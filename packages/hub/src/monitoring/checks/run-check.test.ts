import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { systemClock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { EndpointCheck } from '../../domain/registry.ts';
import { aService } from '../fleet/testing/a-registry.ts';
import { ownCertificate } from '../poller/testing/own-certificate.ts';
import { answer, startRawAgent } from '../poller/testing/raw-agent.ts';
import { followCheck, newCheckState } from './check-state.ts';
import { runCheck } from './run-check.ts';
import { startChecks } from './start-checks.ts';

const options = { clock: systemClock, signal: new AbortController().signal };
const often = { everySeconds: 30, timeoutSeconds: 1 };

async function aSite(status: number) {
  const server = createServer((_request, response) => {
    response.statusCode = status;
    response.end('x'.repeat(200_000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close(() => server.closeAllConnections()) };
}

it('finds a page that answers, and one that answers with an error', async () => {
  await using good = await aSite(200);
  await using broken = await aSite(503);
  const check = (port: number): EndpointCheck => ({
    kind: 'http',
    url: `http://user:secret@127.0.0.1:${port}/health?token=secret`,
    expectStatus: 200,
    ...often,
  });
  expect(await runCheck(check(good.port), options)).toMatchObject({ kind: 'good', provesService: true });
  const result = await runCheck(check(broken.port), options);
  expect(result).toMatchObject({ kind: 'bad', weight: 'down', text: 'What customers use responds with an error.' });
  expect(result.detail).not.toContain('secret');
});

it.each([
  [200, undefined, 'good'],
  [204, undefined, 'good'],
  [206, undefined, 'good'],
  [304, undefined, 'bad'],
  [404, undefined, 'bad'],
  [204, 200, 'bad'],
  [404, 404, 'good'],
] as const)('an answer of %i where %s is expected is %s', async (status, expectStatus, kind) => {
  await using site = await aSite(status);
  const url = `http://127.0.0.1:${site.port}/`;
  const wanted = expectStatus === undefined ? {} : { expectStatus };
  expect((await runCheck({ kind: 'http', url, ...wanted, ...often }, options)).kind).toBe(kind);
});

it('tells a port that is closed from one that hangs', async () => {
  await using hanging = await startRawAgent(() => undefined);
  const port = Number(new URL(hanging.url).port);
  const url = `${hanging.url}/`;
  expect(await runCheck({ kind: 'tcp', host: '127.0.0.1', port, ...often }, options)).toMatchObject({ kind: 'good' });
  expect(
    await runCheck({ kind: 'http', url, expectStatus: 200, ...often, timeoutSeconds: 0.2 }, options),
  ).toMatchObject({
    text: "What customers use isn't responding: it takes too long to answer.",
  });
  await hanging.stop();
  expect(await runCheck({ kind: 'tcp', host: '127.0.0.1', port, ...often }, options)).toMatchObject({
    text: "What customers use isn't responding: nobody answers there.",
  });
});

it('takes leave of a server that greets first, which else counts an aborted connection each time', async () => {
  const ends: Promise<string>[] = [];
  const server = createTcpServer((socket) => {
    ends.push(
      new Promise((resolve) => {
        socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'error'));
        socket.once('end', () => resolve('goodbye'));
      }),
    );
    socket.write('x'.repeat(70));
    socket.end();
  });
  await using _server = { [Symbol.asyncDispose]: async () => void server.close() };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (let i = 0; i < 20; i++)
    expect(await runCheck({ kind: 'tcp', host: '127.0.0.1', port, ...often }, options)).toMatchObject({ kind: 'good' });
  expect(new Set(await Promise.all(ends))).toEqual(new Set(['goodbye']));
});

it('warns of a certificate before it expires, and calls one down that has', async () => {
  const check = async (validTo: Date, validFrom?: Date) => {
    await using site = await startRawAgent(() => undefined, await ownCertificate(validTo, validFrom));
    const port = Number(new URL(site.url).port);
    return await runCheck({ kind: 'certificate', host: '127.0.0.1', port, daysLeft: 14, ...often }, options);
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000);
  expect(await check(inDays(60))).toMatchObject({ kind: 'good', provesService: false });
  expect(await check(inDays(5))).toMatchObject({ weight: 'degraded', text: 'Its certificate expires in 5 days.' });
  expect(await check(inDays(-1))).toMatchObject({ weight: 'down' });
  expect(await check(inDays(20 / 24))).toMatchObject({ text: 'Its certificate expires in 20 hours.' });
  expect(await check(inDays(60), inDays(1))).toMatchObject({
    weight: 'down',
    text: 'Its certificate is not valid yet, so browsers warn customers away.',
  });
});

it('calls a certificate for another name down, however long it is valid', async () => {
  await using site = await startRawAgent(() => undefined, await ownCertificate(new Date(Date.now() + 90 * 86_400_000)));
  const port = Number(new URL(site.url).port);
  const found = await runCheck({ kind: 'certificate', host: 'localhost', port, daysLeft: 14, ...often }, options);
  expect(found).toMatchObject({
    weight: 'down',
    text: 'Its certificate is for another name, so browsers warn customers away.',
  });
});

it('lets a check fall at the third failure and rise at the second success', () => {
  const bad = { kind: 'bad', text: 'It fails.', detail: 'x', weight: 'down', atMs: 1, elapsedMs: 1 } as const;
  const good = { kind: 'good', provesService: true, detail: 'x', atMs: 1, elapsedMs: 1 } as const;
  let state = newCheckState({ kind: 'tcp', host: 'x', port: 1, ...often });
  const after = (result: typeof bad | typeof good) => {
    state = followCheck(state, result);
    return state.isConfirmedDown;
  };
  expect([bad, bad, bad, good, good].map(after)).toEqual([false, false, true, true, false]);
});

it('runs each check in its interval, and a removed one no more', async () => {
  const clock = fakeClock();
  const check: EndpointCheck = { kind: 'tcp', host: 'x', port: 1, ...often };
  let runs = 0;
  await using checks = startChecks({
    services: [aService('shop', [], { checks: [check] })],
    check: async () => ({ kind: 'good', provesService: true, detail: '', atMs: clock.now(), elapsedMs: 1 }),
    onResult: () => {
      runs += 1;
    },
    clock,
  });
  await clock.advance(100);
  await clock.advance(300_000);
  expect(runs).toBeGreaterThanOrEqual(10);
  checks.setServices([]);
  const before = runs;
  await clock.advance(300_000);
  expect(runs).toBe(before);
});

it('does not call an answer an error that is only another than expected', async () => {
  await using empty = await aSite(204);
  const check: EndpointCheck = { kind: 'http', url: `http://127.0.0.1:${empty.port}/`, expectStatus: 200, ...often };
  expect(await runCheck(check, options)).toMatchObject({
    kind: 'bad',
    text: 'What customers use responds, but not as expected (204 instead of 200).',
  });
});

it.each([
  ['resets', 'resetAndDestroy'],
  ['ends', 'end'],
] as const)('is not misled by a server that %s a kept connection just as it is used again', async (_how, how) => {
  const asked = new WeakSet<object>();
  await using site = await startRawAgent((socket) => {
    if (asked.has(socket)) return void socket[how]();
    asked.add(socket);
    socket.write(answer('ok', { headers: { connection: 'keep-alive', 'keep-alive': 'timeout=60' } }));
  });
  const check: EndpointCheck = { kind: 'http', url: `${site.url}/`, expectStatus: 200, ...often };
  for (let turn = 0; turn < 3; turn += 1) expect(await runCheck(check, options)).toMatchObject({ kind: 'good' });
  // As new customers come, each to where the name leads now.
  expect(site.connections()).toBe(3);
});

it('tells a server that breaks off, or speaks no proper HTTP, from one that cannot be reached', async () => {
  const found = async (...parts: string[]) => {
    await using site = await startRawAgent((socket) => void socket.end(parts.join('')));
    return await runCheck({ kind: 'http', url: `${site.url}/`, expectStatus: 200, ...often }, options);
  };
  expect(await found('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n', 'half')).toMatchObject({
    kind: 'bad',
    text: "What customers use isn't responding: it breaks off.",
  });
  await using dripping = await startRawAgent(
    (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\nhalf'),
  );
  const late = { kind: 'http', url: `${dripping.url}/`, expectStatus: 200, ...often } as const;
  expect(await runCheck(late, options)).toMatchObject({
    text: "What customers use isn't responding: it takes too long to answer.",
    detail: expect.stringContaining('timeout'),
  });
  const both = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 5000\r\n\r\n2\r\nok\r\n0\r\n\r\n';
  for (const answered of [both, 'SSH-2.0-OpenSSH_9.6\r\n', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n'])
    expect(await found(answered)).toMatchObject({
      kind: 'bad',
      text: 'What customers use responds, but not as a web server should.',
      detail: expect.stringContaining('no proper HTTP'),
    });
  const twice = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\nok';
  const tooLong = `HTTP/1.1 200 OK\r\nset-cookie: ${'x'.repeat(300_000)}\r\ncontent-length: 2\r\n\r\nok`;
  for (const answered of [twice, tooLong])
    expect(await found(answered)).toMatchObject({ text: expect.stringContaining('not as a web server should') });
  await using plain = await aSite(200);
  const url = `https://127.0.0.1:${plain.port}/`;
  expect(await runCheck({ kind: 'http', url, expectStatus: 200, ...often }, options)).toMatchObject({
    kind: 'bad',
    text: "What customers use isn't responding: it can't be reached over HTTPS.",
  });
});

it.each([
  ['long headers', `HTTP/1.1 200 OK\r\nset-cookie: ${'x'.repeat(20_000)}\r\n`],
  ['100 Continue, though nothing was to be sent', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n'],
  ['an early hint', 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n'],
])('a server that answers with %s is well', async (_what, head) => {
  await using site = await startRawAgent((socket) => void socket.end(`${head}content-length: 2\r\n\r\nok`));
  const check: EndpointCheck = { kind: 'http', url: `${site.url}/`, expectStatus: 200, ...often };
  expect(await runCheck(check, options)).toMatchObject({ kind: 'good' });
});

it('takes no longer than it may where a connection is never made', async () => {
  await using silent = await startRawAgent(() => undefined);
  const url = silent.url.replace('http:', 'https:');
  const check: EndpointCheck = { kind: 'http', url, expectStatus: 200, everySeconds: 30, timeoutSeconds: 0.3 };
  const result = await runCheck(check, options);
  expect(result).toMatchObject({ kind: 'bad', isUnreached: true, text: expect.stringContaining('takes too long') });
  expect(result.elapsedMs).toBeLessThan(5000);
});

it('says of a certificate that differs from server to server that it ends once, not at every other look', () => {
  const measured = { atMs: 1, elapsedMs: 1, detail: '' };
  const good = { ...measured, kind: 'good', provesService: false } as const;
  const old = { ...measured, kind: 'bad', text: 'Its certificate expires in 5 days.', weight: 'degraded' } as const;
  let state = newCheckState({ kind: 'certificate', host: 'a', port: 443, daysLeft: 14, ...often });
  const after = [old, good, old, good, good].map((result) => {
    state = followCheck(state, result);
    return state.isConfirmedDown;
  });
  expect(after).toEqual([true, true, true, true, false]);
});
