import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { parseReport } from '@herald/protocol/report';
import { createRequestSigner } from '@herald/protocol/signature';
import { expect, it, vi } from 'vitest';

const token = 'a-token-of-this-test-only';

type Started = AsyncDisposable & { url: string; child: ChildProcess; written(): string };

function spawnAgent(args: readonly string[], env: Record<string, string>) {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), [...args], {
    cwd: mkdtempSync(join(tmpdir(), 'herald-agent-')),
    execArgv: [],
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, written: () => text };
}

async function startAgent(env: Record<string, string> = {}): Promise<Started> {
  const { child, written } = spawnAgent([], { HERALD_AGENT_HOST: '127.0.0.1', HERALD_AGENT_PORT: '0', ...env });
  const ended = once(child, 'close');
  const [message] = await Promise.race([once(child, 'message'), ended.then(() => [undefined])]);
  if (typeof message?.url !== 'string') throw new Error(written());
  return {
    url: message.url,
    child,
    written,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const { child, written } = spawnAgent(args, env);
  const [code] = await once(child, 'close');
  return { code, text: written() };
}

function hub() {
  const { privateKey, publicKey } = generateKeyPair();
  return { publicKey, sign: createRequestSigner(parsePrivateKey(privateKey)) };
}

type Asked = { status: number; body: Record<string, unknown> };

/** `fetch` would overwrite the Host header. */
function ask(url: string, headers: Record<string, string>): Promise<Asked> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
    })
      .on('error', reject)
      .end();
  });
}

it('gives a signed request the report, and everyone else a reason and no data', async () => {
  const [own, other] = [hub(), hub()];
  await using agent = await startAgent({ HERALD_HUB_PUBLIC_KEY: own.publicKey });
  const url = `${agent.url}/v1/report`;
  const signed = (path = url, nowMs = Date.now()) => ({ ...own.sign({ method: 'GET', url: path, nowMs }) });
  const good = signed();
  const answer = await ask(url, good);
  expect(answer.status).toBe(200);
  expect(parseReport(answer.body).metrics.memory.totalBytes).toBeGreaterThan(0);

  const elsewhere = 'http://10.0.1.99:9440/v1/report';
  const refusals: [code: string, headers: Record<string, string>][] = [
    ['signature/missing', {}],
    ['signature/unknown-key', { ...other.sign({ method: 'GET', url, nowMs: Date.now() }) }],
    ['signature/replayed', good],
    ['signature/late', signed(url, Date.now() - 300_000)],
    ['signature/early', signed(url, Date.now() + 300_000)],
    ['signature/wrong', signed(`${agent.url}/v1/identity`)],
    ['signature/wrong', signed(elsewhere)],
    ['signature/other-host', { ...signed(elsewhere), host: '10.0.1.99:9440' }],
    ['signature/malformed', { ...signed(), 'signature-input': 'x' }],
    ['signature/missing', { authorization: 'Bearer whatever-it-is' }],
  ];
  for (const [code, headers] of refusals) {
    const refused = await ask(url, headers);
    expect([refused.status, refused.body['code']]).toEqual([401, code]);
    expect(Object.keys(refused.body).sort()).toEqual(['code', 'message', 'next']);
  }
});

it('answers nothing to a stranger but that it is alive', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token });
  const health = await ask(`${agent.url}/healthz`, {});
  expect(health).toEqual({ status: 200, body: { status: 'alive' } });
  for (const path of ['/', '/v1/report', '/v1/metadata', '/v1/identity', '/metrics', '/openapi.json', '/secret'])
    expect((await ask(`${agent.url}${path}`, {})).status).toBe(401);
  const head = await fetch(`${agent.url}/healthz`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const method of ['POST', 'DELETE']) expect((await fetch(`${agent.url}/healthz`, { method })).status).toBe(401);
  const wrong = await ask(`${agent.url}/v1/report`, { authorization: 'Bearer not-the-right-token' });
  expect([wrong.status, wrong.body['code']]).toEqual([401, 'auth/wrong-token']);
  for (const scheme of ['bearer ', 'Bearer  '])
    expect((await ask(`${agent.url}/v1/report`, { authorization: `${scheme}${token}` })).status).not.toBe(401);
});

it('serves each view, with a tag to ask again by and compressed where it pays', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token, HERALD_AGENT_SAMPLE_SECONDS: '60' });
  const read = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${agent.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  // The first sample is followed by a longer one after a second; then nothing changes for a minute.
  const isSettled = async () => parseReport(await (await read('/v1/report')).json()).metrics.cpu.intervalSeconds > 0.5;
  await vi.waitFor(async () => expect(await isSettled()).toBe(true), { timeout: 10_000 });
  const report = await read('/v1/report', { 'accept-encoding': 'gzip' });
  expect(report.headers.get('content-encoding')).toBe('gzip');
  const { metrics, problems } = parseReport(await report.json());
  expect(await (await read('/v1/metrics')).json()).toMatchObject({ metrics });
  expect(await (await read('/v1/metadata')).json()).toMatchObject({ instance: null, problems });
  const again = await read('/v1/report', { 'if-none-match': report.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await fetch(`${agent.url}/v1/report`, { method: 'HEAD', headers: { authorization: `Bearer ${token}` } });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, report.headers.get('etag'), '']);
  const prometheus = await (await read('/metrics')).text();
  for (const line of prometheus.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|[a-z_0-9A-Z]+(\{\w+="[^\n]*"\})? -?[\d.]+(e[+-]?\d+)?)$/);
  expect(prometheus).toContain(`node_memory_MemTotal_bytes ${metrics.memory.totalBytes}`);
  const openApi = await (await read('/openapi.json')).json();
  expect(Object.keys(openApi.paths).sort()).toEqual(
    ['/healthz', '/metrics', '/openapi.json', '/v1/identity', '/v1/metadata', '/v1/metrics', '/v1/report'].sort(),
  );
  const unknown = await read('/v2/report');
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, 'request/unknown-path']);
});

it.each(['/%', '/%C0%80', '/hosts/%E0%A4%A'])('refuses %s as it refuses all else', async (path) => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token });
  const answer = await fetch(`${agent.url}${path}`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
  expect(await answer.json()).toEqual({
    code: 'request/malformed',
    message: expect.any(String),
    next: expect.any(String),
  });
});

it('limits how often one peer may ask', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token, HERALD_AGENT_REQUESTS_PER_SECOND: '1' });
  const codes = new Set<unknown>();
  while (!codes.has('request/too-many')) {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(`${agent.url}/v1/report`, {})));
    for (const { body } of answers) codes.add(body['code']);
  }
  expect([...codes].sort()).toEqual(['request/too-many', 'signature/missing']);
});

it('takes no body to speak of, no huge header, and no connection beyond its bound', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token });
  const posted = await fetch(`${agent.url}/v1/report`, { method: 'POST', body: 'x'.repeat(100_000) });
  expect(posted.status).toBe(401);
  const withToken = await fetch(`${agent.url}/v1/report`, {
    method: 'POST',
    body: 'x'.repeat(100_000),
    headers: { authorization: `Bearer ${token}` },
  });
  expect([withToken.status, (await withToken.json()).code]).toEqual([413, 'request/malformed']);
  const large = await fetch(`${agent.url}/healthz`, { headers: { 'x-large': 'x'.repeat(20_000) } });
  expect(large.status).toBe(431);
  const port = Number(new URL(agent.url).port);
  const sockets = Array.from({ length: 80 }, () => connect(port, '127.0.0.1'));
  const closed = sockets.map((socket) => {
    socket.on('error', () => undefined);
    return once(socket, 'close').then(() => socket);
  });
  await Promise.race(closed);
  expect(sockets.filter((socket) => !socket.destroyed).length).toBeLessThan(80);
  for (const socket of sockets) socket.destroy();
});

// macOS gives loopback one address alone.
it.skipIf(process.platform === 'darwin')('listens on the address that was chosen, and on no other', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token, HERALD_AGENT_HOST: '127.0.0.2' });
  const { port } = new URL(agent.url);
  expect((await ask(`http://127.0.0.2:${port}/healthz`, {})).status).toBe(200);
  await expect(ask(`http://127.0.0.1:${port}/healthz`, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('reads a new key from its file without a restart', async () => {
  const [first, second] = [hub(), hub()];
  const file = join(mkdtempSync(join(tmpdir(), 'herald-keys-')), 'hub.pub');
  writeFileSync(file, first.publicKey);
  await using agent = await startAgent({ HERALD_HUB_PUBLIC_KEY_FILE: file, HERALD_AGENT_SAMPLE_SECONDS: '1' });
  const url = `${agent.url}/v1/report`;
  const askWith = async ({ sign }: typeof first) =>
    (await ask(url, { ...sign({ method: 'GET', url, nowMs: Date.now() }) })).status;
  expect([await askWith(first), await askWith(second)]).toEqual([200, 401]);
  writeFileSync(file, `${first.publicKey}\n${second.publicKey}\n`);
  await vi.waitFor(async () => expect(await askWith(second)).toBe(200), { timeout: 10_000 });
  expect(await askWith(first)).toBe(200);
});

it('stops cleanly when it is told to, and writes no secret into its log', async () => {
  const agent = await startAgent({ HERALD_AGENT_TOKEN: token, HERALD_LOG_LEVEL: 'debug' });
  await ask(`${agent.url}/v1/report`, { authorization: `Bearer ${token}` });
  await ask(`${agent.url}/v1/report`, { authorization: 'Bearer some-other-secret-token' });
  agent.child.kill('SIGTERM');
  const [code] = await once(agent.child, 'close');
  expect(code).toBe(0);
  expect(agent.written()).not.toContain(token);
  expect(agent.written()).not.toContain('some-other-secret-token');
});

it('says once in its log that a hub is refused, and why', async () => {
  const [own, other] = [hub(), hub()];
  await using agent = await startAgent({ HERALD_HUB_PUBLIC_KEY: own.publicKey });
  const url = `${agent.url}/v1/report`;
  for (let time = 0; time < 3; time += 1) await ask(url, { ...other.sign({ method: 'GET', url, nowMs: Date.now() }) });
  const said = agent
    .written()
    .split('\n')
    .filter((line) => line.includes('request refused'));
  expect(said).toEqual([
    expect.stringMatching(/"level":"warn".*"peer":"127\.0\.0\.1","code":"signature\/unknown-key"/),
  ]);
});

it('serves on when nobody reads its log any more', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token });
  agent.child.stderr?.destroy();
  const read = (bearer: string) => ask(`${agent.url}/v1/report`, { authorization: `Bearer ${bearer}` });
  // A refusal is a line of the log.
  for (let time = 0; time < 2; time += 1) expect((await read('some-other-secret-token')).status).toBe(401);
  expect((await read(token)).status).toBe(200);
});

it('takes no signature that was made before it started: an agent before it may have taken that', async () => {
  const own = hub();
  await using agent = await startAgent({ HERALD_HUB_PUBLIC_KEY: own.publicKey });
  const url = `${agent.url}/v1/report`;
  const refused = await ask(url, { ...own.sign({ method: 'GET', url, nowMs: Date.now() - 40_000 }) });
  expect([refused.status, refused.body['code']]).toEqual([401, 'signature/before-start']);
  expect((await ask(url, { ...own.sign({ method: 'GET', url, nowMs: Date.now() }) })).status).toBe(200);
});

it('ends a TLS connection that never shakes hands', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'herald-state-'));
  const env = { HERALD_AGENT_TOKEN: token, HERALD_AGENT_TLS: 'on', HERALD_AGENT_STATE_DIR: stateDirectory };
  await using agent = await startAgent(env);
  const socket = connect(Number(new URL(agent.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  const startedMs = performance.now();
  await once(socket, 'close');
  expect(performance.now() - startedMs).toBeLessThan(30_000);
});

it('does not start with faulty settings, and names each', async () => {
  const { code, text } = await run(['serve'], { HERALD_AGENT_PORT: 'many' });
  expect(code).toBe(2);
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['HERALD_AGENT_PORT', 'HERALD_HUB_PUBLIC_KEY']);
});

it('says which setting to change when the port is taken', async () => {
  await using agent = await startAgent({ HERALD_AGENT_TOKEN: token });
  const { code, text } = await run([], {
    HERALD_AGENT_TOKEN: token,
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: new URL(agent.url).port,
    HERALD_LOG_LEVEL: 'silent',
  });
  // Not 2, at which systemd gives up: the other program may end.
  expect([code, text]).toEqual([1, expect.stringMatching(/^HERALD_AGENT_PORT \d+ is taken/)]);
});

it('is to be started again where its address may come late after a boot', async () => {
  const { code, text } = await run([], {
    HERALD_AGENT_TOKEN: token,
    HERALD_AGENT_HOST: '192.0.2.7',
    HERALD_LOG_LEVEL: 'silent',
  });
  // Not 2, at which systemd gives up.
  expect([code, text]).toEqual([1, expect.stringMatching(/^HERALD_AGENT_HOST 192\.0\.2\.7 is no address/)]);
});

it('prints what it would serve, its help and its version', async () => {
  const [report, version, help, unknown] = await Promise.all([
    run(['report']),
    run(['--version']),
    run(['--help']),
    run(['dance']),
  ]);
  expect(report.code).toBe(0);
  expect(parseReport(JSON.parse(report.text)).problems.map((problem) => problem.code)).toEqual(['imds/disabled']);
  expect(version.text).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(help.text).toContain('HERALD_HUB_PUBLIC_KEY');
  expect([unknown.code, unknown.text]).toEqual([2, expect.stringContaining('no command "dance"')]);
});

it('says in its check what is well and what needs a hand', async () => {
  const [well, sick] = await Promise.all([
    run(['doctor'], { HERALD_AGENT_TOKEN: token, HERALD_AGENT_PORT: '0' }),
    run(['doctor'], { HERALD_HUB_PUBLIC_KEY_FILE: '/nowhere', HERALD_AGENT_PORT: '0' }),
  ]);
  expect(well).toEqual({ code: 0, text: expect.stringMatching(/^ok {4}settings: /) });
  expect(sick).toEqual({ code: 1, text: expect.stringContaining('fail  hub key: key/file-unreadable') });
});

it('serves HTTPS with its own certificate and prints its fingerprint', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'herald-state-'));
  await using agent = await startAgent({
    HERALD_AGENT_TOKEN: token,
    HERALD_AGENT_TLS: 'on',
    HERALD_AGENT_STATE_DIR: stateDirectory,
  });
  expect(agent.url).toMatch(/^https:/);
  expect(agent.written()).toMatch(/"fingerprint":"sha256:[0-9a-f]{64}"/);
});
