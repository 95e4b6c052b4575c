import { once } from 'node:events';
import { mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvRemark } from '@herald/protocol/env-file';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { createRequestSigner } from '@herald/protocol/signature';
import { afterEach, expect, it, vi } from 'vitest';
import { startService } from '../imds/testing/start-service.ts';
import { createLog } from '../log.ts';
import { readSettings } from '../settings/read-settings.ts';
import { startAgent } from '../start-agent.ts';
import { checkAgent } from './doctor/check-agent.ts';
import { findPortHolder } from './doctor/port-holder.ts';
import { runDoctor } from './doctor.ts';

afterEach(() => vi.restoreAllMocks());

/** The exit code and what was printed; settings that are well, but for those of `env`. */
async function examine(env: Record<string, string>, remarks: readonly EnvRemark[] = []) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  const code = await runDoctor({
    env: {
      HERALD_HUB_PUBLIC_KEY: generateKeyPair().publicKey,
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_AGENT_STATE_DIR: mkdtempSync(join(tmpdir(), 'herald-doctor-')),
      ...env,
    },
    path: 'agent.env',
    remarks,
  });
  return { code, lines };
}

/** As EC2 does where version 1 is off. */
function onlyVersion2(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === 'PUT' || request.headers['x-aws-ec2-metadata-token'] !== undefined) return false;
  response.writeHead(401).end();
  return true;
}

it('finds all well where it is: metadata by version 2 only, the clock, key, port, state and kernel', async () => {
  await using service = await startService(onlyVersion2);
  const { code, lines } = await examine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: service.url });
  expect(lines.map((line) => line.split(/: /)[0])).toEqual([
    'ok    settings',
    'ok    metadata',
    'ok    metadata',
    'ok    clock',
    'ok    hub key',
    'note  agent',
    'ok    state',
    'ok    kernel',
    'ok    host',
  ]);
  expect(lines).toContain('ok    metadata: version 1 is off');
  expect(code).toBe(0);
});

it('says of each thing that is not well what it is, and what to do', async () => {
  await using service = await startService((request, response) => {
    if (request.method === 'PUT') response.setHeader('date', new Date(Date.now() - 90_000).toUTCString());
    return false;
  });
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const { code, lines } = await examine({
    AWS_EC2_METADATA_SERVICE_ENDPOINT: service.url,
    HERALD_HUB_PUBLIC_KEY_FILE: '/nowhere/hub.pub',
    HERALD_AGENT_STATE_DIR: '/nowhere/state',
    HERALD_AGENT_PORT: String(typeof address === 'object' && address?.port),
  });
  taken.close();
  expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([
    expect.stringMatching(/^note {2}metadata: version 1 still answers\. .*--http-tokens required/),
    expect.stringMatching(/^fail {2}clock: differs by (89|9[01]) seconds .*chronyd/),
    expect.stringMatching(/^fail {2}hub key: key\/file-unreadable: .*HERALD_HUB_PUBLIC_KEY_FILE/),
    expect.stringMatching(/^fail {2}port: another program holds \d+ \(pid \d+, \S+\)/),
    expect.stringMatching(/^fail {2}state: \/nowhere\/state cannot be written\. Create it/),
  ]);
  expect(code).toBe(1);
});

it('knows a hop limit that is too low for a container, and metadata that is switched off', async () => {
  const hop = await startService((request) => request.method === 'PUT'); // Takes it, and no answer ever.
  const off = await startService((_, response) => {
    response.writeHead(403).end();
    return true;
  });
  const first = await examine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: hop.url });
  expect(first.lines[1]).toMatch(/^fail {2}metadata: imds\/hop-limit: .*--http-put-response-hop-limit 2/);
  const second = await examine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: off.url });
  expect(second.lines[1]).toMatch(/^fail {2}metadata: imds\/forbidden: .*--http-endpoint enabled/);
  expect([first.code, second.code]).toEqual([1, 1]);
  for (const service of [hop, off]) await service[Symbol.asyncDispose]();
});

it('takes a machine outside EC2 as well', async () => {
  const gone = await startService();
  await gone[Symbol.asyncDispose]();
  const { code, lines } = await examine({ AWS_EC2_METADATA_SERVICE_ENDPOINT: gone.url });
  expect(lines[1]).toMatch(/^note {2}metadata: imds\/unreachable: /);
  expect(code).toBe(0);
});

it('sees the agent that runs: whom it trusts, who asked it last, and whom it refused and why', async () => {
  const [own, other] = [generateKeyPair(), generateKeyPair()];
  const stateDirectory = mkdtempSync(join(tmpdir(), 'herald-doctor-'));
  const env = {
    HERALD_HUB_PUBLIC_KEY: own.publicKey,
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: '0',
    HERALD_AGENT_STATE_DIR: stateDirectory,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const read = readSettings(env);
  if (read.kind === 'faulty') throw new Error(read.faults.join());
  await using agent = await startAgent({ ...read, version: '1.2.3', log: createLog('silent') });
  const { port } = new URL(agent.url);
  const url = `${agent.url}/v1/report`;
  const askAs = async ({ privateKey }: typeof own) => {
    const headers = { ...createRequestSigner(parsePrivateKey(privateKey))({ method: 'GET', url, nowMs: Date.now() }) };
    return (await fetch(url, { headers })).status;
  };
  const doctor = () => examine({ ...env, HERALD_AGENT_PORT: port });
  const about = (lines: readonly string[], what: string) => lines.filter((line) => line.includes(` ${what}: `));

  expect(await askAs(other)).toBe(401);
  const refused = await doctor();
  expect(refused.code).toBe(1);
  expect(about(refused.lines, 'agent')).toEqual([
    `ok    agent: the agent answers on ${port}`,
    `ok    agent: version 1.2.3, trusts the hub key ${own.publicKey.slice(0, 8)}…`,
  ]);
  expect(about(refused.lines, 'requests')).toEqual([
    'note  requests: no hub has asked it yet',
    expect.stringMatching(/^fail {2}requests: last refused \d s ago: 127\.0\.0\.1, signature\/unknown-key: /),
  ]);

  expect(await askAs(own)).toBe(200);
  const asked = await doctor();
  expect(about(asked.lines, 'requests')).toEqual([
    expect.stringMatching(/^ok {4}requests: last asked \d s ago by 127\.0\.0\.1 \(key \S{8}…\)/),
    expect.stringMatching(/^note {2}requests: last refused /),
  ]);
  expect(asked.code).toBe(0);

  // Whoever cannot read the word in the state directory is told nothing.
  const stranger = await fetch(`${agent.url}/v1/doctor`);
  expect([stranger.status, (await stranger.json()).code]).toEqual([401, 'signature/missing']);
  expect((await fetch(`${agent.url}/v1/doctor`, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  expect(statSync(join(stateDirectory, 'doctor.word')).mode & 0o777).toBe(0o600);
  const elsewhere = await examine({ ...env, HERALD_AGENT_PORT: port, HERALD_AGENT_STATE_DIR: tmpdir() });
  expect(about(elsewhere.lines, 'requests')).toEqual([expect.stringMatching(/told to root alone/)]);
});

it('fails where no agent answers, and tells whose the port is', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const address = free.address();
  const port = String(typeof address === 'object' && address?.port);
  await new Promise((resolve) => free.close(resolve));
  const dead = await examine({ HERALD_AGENT_PORT: port, AWS_EC2_METADATA_DISABLED: 'true' });
  expect(dead.code).toBe(1);
  expect(dead.lines.join('\n')).toMatch(/fail {2}agent: nothing answers on \d+: it does not run\. Start it: /);
  // What root saw of it, for the doctor runs as the agent's own user.
  const { HERALD_DOCTOR_PORT_HOLDER } = { HERALD_DOCTOR_PORT_HOLDER: 'pid 4242, python3' };
  const other = createServer().listen(Number(port), '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const taken = await examine({
    HERALD_AGENT_PORT: port,
    AWS_EC2_METADATA_DISABLED: 'true',
    HERALD_DOCTOR_PORT_HOLDER,
  });
  other.close();
  expect(taken.lines.join('\n')).toContain(`another program holds ${port} (pid 4242, python3)`);
});

it('says that the unit has failed and how it is started again, also where its port is free by now', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const address = free.address();
  const port = String(typeof address === 'object' && address?.port);
  free.close();
  await once(free, 'close');
  const read = readSettings({
    HERALD_HUB_PUBLIC_KEY: generateKeyPair().publicKey,
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: port,
  });
  if (read.kind === 'faulty') throw new Error(read.faults.join());
  const findings = await checkAgent(read.settings, undefined, async () => ['nginx.service', 'herald-agent.service']);
  expect(findings.map(({ level, what, words }) => `${level} ${what}: ${words}`)).toEqual([
    expect.stringMatching(/^fail unit: herald-agent\.service has failed;.*systemctl restart herald-agent$/),
    expect.stringContaining(`fail agent: nothing answers on ${port}`),
  ]);
});

it('finds who listens on a port, and at least the user where it may not look further', () => {
  const line = (port: string, state: string, user: number, inode: number) =>
    `   0: 00000000:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000 ${user} 0 ${inode} 1 0\n`;
  const root = mkdtempSync(join(tmpdir(), 'herald-ports-'));
  mkdirSync(join(root, 'proc/net'), { recursive: true });
  mkdirSync(join(root, 'proc/77/fd'), { recursive: true });
  writeFileSync(
    join(root, 'proc/net/tcp'),
    `head\n${line('24E0', '01', 0, 11)}${line('24E0', '0A', 33, 12)}${line('24E1', '0A', 999, 13)}`,
  );
  writeFileSync(join(root, 'proc/77/comm'), 'nginx\n');
  symlinkSync('socket:[12]', join(root, 'proc/77/fd/5'));
  expect(findPortHolder(9440, root)).toBe('pid 77, nginx');
  expect(findPortHolder(9441, root)).toBe('a program of the user with the id 999');
  expect(findPortHolder(9442, root)).toBeUndefined();
});

it('says which lines of its file are left out, and which values others read otherwise', async () => {
  const { lines } = await examine({}, [
    { kind: 'left-out', line: 2 },
    { kind: 'read-otherwise', line: 3, name: 'HERALD_AGENT_TOKEN' },
  ]);
  expect(lines.slice(-2)).toEqual([
    'note  settings: line 2 of agent.env is left out: write it as NAME=VALUE',
    expect.stringMatching(/^note {2}settings: HERALD_AGENT_TOKEN \(line 3 of agent\.env\) holds quotes, \\, # or \$/),
  ]);
});
