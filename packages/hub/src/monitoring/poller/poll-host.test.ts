import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { systemClock } from '@herald/protocol/clock';
import { generateKeyPair, parsePrivateKey, parsePublicKey } from '@herald/protocol/keys';
import { createReplayCache } from '@herald/protocol/replay-cache';
import { aReport } from '@herald/protocol/report-builder';
import { createRequestSigner, createRequestVerifier } from '@herald/protocol/signature';
import { expect, it } from 'vitest';
import { type AgentAddress, createAgentConnections } from './agent-connections.ts';
import { pinsInMemory } from './certificate-trust.ts';
import { pollHost } from './poll-host.ts';
import { misbehaviours } from './testing/misbehaviours.ts';
import { ownCertificate } from './testing/own-certificate.ts';
import { answer, startRawAgent } from './testing/raw-agent.ts';

const keys = generateKeyPair();
const sign = createRequestSigner(parsePrivateKey(keys.privateKey));

function aHub(pins = pinsInMemory()) {
  const connections = createAgentConnections({ pins, clock: systemClock });
  const poll = (url: string, { timeoutMs = 300, ...host }: Partial<AgentAddress> & { timeoutMs?: number } = {}) => {
    const address = { name: 'web-1', ...host, url };
    return pollHost({ host: address, dispatcher: connections.to(address), sign, clock: systemClock, timeoutMs });
  };
  return { poll, connections, [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose]() };
}

it('reads a report, signed for, over one kept connection', async () => {
  const heads: string[] = [];
  await using agent = await startRawAgent((socket, head) => {
    heads.push(head);
    socket.write(answer(JSON.stringify(aReport())));
  });
  await using hub = aHub();
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'report', report: { host: 'ip-10-0-1-23' } });
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'report' });
  expect(agent.connections()).toBe(1);
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(heads[1] ?? '')?.[1]?.trim();
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: keys.publicKey, key: parsePublicKey(keys.publicKey) }],
    isOwnAuthority: () => true,
    replays: createReplayCache(),
    now: () => Date.now(),
  });
  const verdict = await verify({
    method: 'GET',
    authority: header('host') ?? '',
    path: '/v1/report',
    scheme: 'http',
    signature: header('signature'),
    signatureInput: header('signature-input'),
  });
  expect(verdict).toEqual({ kind: 'trusted', keyId: keys.publicKey });
});

it('tells a port where nobody listens from a host that does not answer', async () => {
  const agent = await startRawAgent(() => undefined);
  await agent.stop();
  await using silent = await startRawAgent(() => undefined);
  await using hub = aHub();
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'silent', reason: 'refused' });
  expect(await hub.poll(silent.url)).toMatchObject({ kind: 'silent', reason: 'timeout' });
});

it('says that a name cannot be looked up', async () => {
  await using hub = aHub();
  expect(await hub.poll('http://no-such-host.invalid:9440', { timeoutMs: 4_000 })).toMatchObject({
    kind: 'silent',
    reason: 'name-not-found',
  });
});

it('asks once more when a kept connection was closed meanwhile', async () => {
  let requests = 0;
  await using agent = await startRawAgent((socket) => {
    requests += 1;
    if (requests === 2) socket.resetAndDestroy();
    else socket.write(answer(JSON.stringify(aReport())));
  });
  await using hub = aHub();
  await hub.poll(agent.url);
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'report' });
  expect(requests).toBe(3);
});

it('calls a host cut off that breaks off each time', async () => {
  await using agent = await startRawAgent((socket) => socket.resetAndDestroy());
  await using hub = aHub();
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'silent', reason: 'cut-off' });
});

/** What the kernel holds of a connection on its way, at both ends, is some MB; the hub itself takes 256 KiB. */
const mostTakenBytes = 16 * 1024 * 1024;

it.each(misbehaviours)('bounds $name, in time and in size', async ({ told, goesOn, misbehave }) => {
  const sockets: Socket[] = [];
  await using agent = await startRawAgent((socket) => {
    sockets.push(socket);
    misbehave(socket);
  });
  await using hub = aHub();
  const outcome = await hub.poll(agent.url, { timeoutMs: 400 });
  expect(outcome.kind === 'unreadable' ? outcome.problem : outcome.kind).toBe(told);
  // Its time, and what a busy machine adds to it.
  expect(outcome.elapsedMs).toBeLessThan(1_500);
  for (const socket of sockets) expect(socket.bytesWritten - socket.writableLength).toBeLessThan(mostTakenBytes);
  // Not left to run behind the hub's back.
  if (goesOn) await expect.poll(() => agent.open(), { timeout: 5_000 }).toBe(0);
});

it('lets a misbehaving agent be heard again once it behaves', async () => {
  let isGood = false;
  await using agent = await startRawAgent((socket) =>
    isGood
      ? socket.write(answer(JSON.stringify(aReport())))
      : socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n'),
  );
  await using hub = aHub();
  expect((await hub.poll(agent.url)).kind).toBe('silent');
  isGood = true;
  expect((await hub.poll(agent.url)).kind).toBe('report');
});

it('lets go of the connection of a host that is no longer asked, and makes a new one when it is again', async () => {
  await using agent = await startRawAgent((socket) => void socket.write(answer(JSON.stringify(aReport()))));
  await using hub = aHub();
  await hub.poll(agent.url);
  expect(agent.open()).toBe(1);
  hub.connections.drop('web-1');
  await expect.poll(() => agent.open(), { timeout: 5_000 }).toBe(0);
  expect((await hub.poll(agent.url)).kind).toBe('report');
  expect(agent.connections()).toBe(2);
});

it('reads headers of 15 KiB, and none of 17', async () => {
  await using hub = aHub();
  for (const [kib, told] of [
    [15, 'report'],
    [17, 'too-large'],
  ] as const) {
    const headers = { filler: 'x'.repeat(kib * 1_024) };
    await using agent = await startRawAgent(
      (socket) => void socket.write(answer(JSON.stringify(aReport()), { headers })),
    );
    const outcome = await hub.poll(agent.url, { timeoutMs: 5_000 });
    expect(outcome.kind === 'unreadable' ? outcome.problem : outcome.kind).toBe(told);
  }
});

it("gives the agent's own reason when it does not accept the hub", async () => {
  const refusal = { code: 'signature/unknown-key', message: 'The request is signed with another key.', next: '...' };
  await using agent = await startRawAgent((socket) =>
    socket.write(answer(JSON.stringify(refusal), { status: '401 Unauthorized' })),
  );
  await using hub = aHub();
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'not-authorised', code: 'signature/unknown-key' });
});

it('measures how far the clock of an agent is off', async () => {
  await using agent = await startRawAgent((socket) => {
    const date = new Date(Date.now() + 40_000).toUTCString();
    socket.write(answer(JSON.stringify(aReport()), { headers: { date } }));
  });
  await using hub = aHub();
  const outcome = await hub.poll(agent.url);
  expect(outcome.kind === 'report' && outcome.clockSkewSeconds).toBeGreaterThan(38);
});

const reporting = (socket: { write(bytes: Buffer): unknown }) => void socket.write(answer(JSON.stringify(aReport())));

it('pins the certificate it sees first, and refuses another one', async () => {
  const pins = pinsInMemory();
  const first = await ownCertificate();
  await using agent = await startRawAgent(reporting, first);
  await using hub = aHub(pins);
  expect((await hub.poll(agent.url)).kind).toBe('report');
  expect(pins.find('web-1')).toBe(first.fingerprint);
  await using other = await startRawAgent(reporting, await ownCertificate());
  expect(await hub.poll(other.url)).toMatchObject({ kind: 'bad-certificate', problem: 'changed' });
});

it('sees the certificate anew at each connection, also where TLS would go on with the session before', async () => {
  await using agent = await startRawAgent(
    (socket) => {
      socket.end(answer(JSON.stringify(aReport()), { headers: { connection: 'close' } }));
    },
    await ownCertificate(),
  );
  await using hub = aHub();
  for (let turn = 1; turn <= 3; turn += 1) {
    expect((await hub.poll(agent.url, { timeoutMs: 5_000 })).kind).toBe('report');
    await expect.poll(() => agent.open(), { timeout: 5_000 }).toBe(0);
  }
  expect(agent.connections()).toBe(3);
});

it('believes the fingerprint of the registry over what it saw first', async () => {
  const own = await ownCertificate();
  await using agent = await startRawAgent(reporting, own);
  await using hub = aHub();
  expect((await hub.poll(agent.url, { fingerprint: own.fingerprint })).kind).toBe('report');
  const wrong = `sha256:${'0'.repeat(64)}`;
  expect(await hub.poll(agent.url, { fingerprint: wrong })).toMatchObject({
    kind: 'bad-certificate',
    problem: 'changed',
  });
});

it('refuses a certificate whose time is over', async () => {
  await using agent = await startRawAgent(reporting, await ownCertificate(new Date(Date.now() - 86_400_000)));
  await using hub = aHub();
  expect(await hub.poll(agent.url)).toMatchObject({ kind: 'bad-certificate', problem: 'expired' });
});

it('tells how far the clock of an agent is off that refuses for it', async () => {
  const refusal = { code: 'signature/late', message: 'The request was signed too long ago.', next: '...' };
  await using agent = await startRawAgent((socket) => {
    const date = new Date(Date.now() + 300_000).toUTCString();
    socket.write(answer(JSON.stringify(refusal), { status: '401 Unauthorized', headers: { date } }));
  });
  await using hub = aHub();
  const outcome = await hub.poll(agent.url);
  expect(outcome).toMatchObject({ kind: 'not-authorised', code: 'signature/late' });
  expect(outcome.kind === 'not-authorised' && outcome.clockSkewSeconds).toBeGreaterThan(295);
});

it('tells an agent that speaks HTTPS, or plain HTTP, from one that breaks off', async () => {
  await using hub = aHub();
  const tls = createHttpsServer(await ownCertificate()).listen(0, '127.0.0.1');
  const plain = createHttpServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await Promise.all([once(tls, 'listening'), once(plain, 'listening')]);
  const portOf = (server: typeof plain) => {
    const address = server.address();
    return typeof address === 'object' ? address?.port : undefined;
  };
  const asked = {
    'wants-tls': await hub.poll(`http://127.0.0.1:${portOf(tls)}`),
    'no-tls': await hub.poll(`https://127.0.0.1:${portOf(plain)}`),
  };
  for (const server of [tls, plain]) {
    server.closeAllConnections();
    server.close();
  }
  for (const [problem, outcome] of Object.entries(asked))
    expect(outcome).toMatchObject({ kind: 'unreadable', problem });
});
