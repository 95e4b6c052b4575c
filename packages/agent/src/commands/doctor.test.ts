import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '@herald/protocol/keys';
import { afterEach, expect, it, vi } from 'vitest';
import { startService } from '../imds/testing/start-service.ts';
import { runDoctor } from './doctor.ts';

afterEach(() => vi.restoreAllMocks());

/** The exit code and what was printed; settings that are well, but for those of `env`. */
async function examine(env: Record<string, string>) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  const code = await runDoctor({
    HERALD_HUB_PUBLIC_KEY: generateKeyPair().publicKey,
    HERALD_AGENT_HOST: '127.0.0.1',
    HERALD_AGENT_PORT: '0',
    HERALD_AGENT_STATE_DIR: mkdtempSync(join(tmpdir(), 'herald-doctor-')),
    ...env,
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
    'ok    port',
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
    expect.stringMatching(/^note {2}port: \d+ is in use/),
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
