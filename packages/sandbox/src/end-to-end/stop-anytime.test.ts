/** A hub that is told to stop in mid-start ends soon, whatever it waits for. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { inherited } from '../start/child.ts';
import { hubEntry } from './testing/bundled-hub.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Five seconds, and what a busy machine adds. */
const mostSeconds = 8;

/** What it waits for: it connects to something that takes the connection and says nothing. */
const phases: Record<string, (port: number) => { env?: Record<string, string>; registry?: string }> = {
  'its database': (port) => ({ env: { HERALD_DATABASE_URL: `postgres://herald:x@127.0.0.1:${port}/herald` } }),
  Discord: (port) => ({
    env: { DISCORD_TOKEN: 'a-token-that-nobody-reads', DISCORD_API_URL: `http://127.0.0.1:${port}/api` },
  }),
  'an agent': (port) => ({ registry: `hosts: { web-1: { address: "http://127.0.0.1:${port}" } }` }),
  'a check of a service': (port) => ({
    registry: `hosts: { web-1: { address: "http://127.0.0.1:9" } }\nservices: { shop: { hosts: [web-1], check: "http://127.0.0.1:${port}/health" } }`,
  }),
  "EC2's list of instances": (port) => ({
    env: { AWS_ENDPOINT_URL_EC2: `http://127.0.0.1:${port}`, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
    registry: 'discovery: { ec2: [{ regions: [eu-west-1], tags: { herald: "yes" } }] }',
  }),
};

it.each(Object.entries(phases))('ends within 5 seconds while it waits for %s', async (_what, phase) => {
  const silent = await startSilent();
  const { env = {}, registry = 'hosts: { web-1: { address: "http://127.0.0.1:9" } }' } = phase(silent.port);
  const child = await startHub(env, registry);
  let said = '';
  child.stderr?.on('data', (text) => (said += String(text)));
  const early = once(child, 'exit').then(() => `ended by itself: ${said}`);
  expect(await Promise.race([silent.connected, early])).toBe('connected');
  expect(await secondsToEnd(child)).toBeLessThan(mostSeconds);
});

it('ends within 5 seconds when it is told at its first line', async () => {
  const child = await startHub({}, 'hosts: { web-1: { address: "http://127.0.0.1:9" } }');
  // The log goes there.
  await once(child.stderr ?? process.stdin, 'data');
  expect(await secondsToEnd(child)).toBeLessThan(mostSeconds);
});

it('ends in order when it is told before its libraries are loaded, where the first process of a container would not hear it', async () => {
  const registry = 'hosts: { web-1: { address: "http://127.0.0.1:9" } }';
  const told = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (name.includes('/run-hub')) process.kill(process.pid, 'SIGTERM');
      return next(name, context);
    } });`;
  const child = await startHub({}, registry, { imports: `data:text/javascript,${encodeURIComponent(told)}` });
  // Whoever does not listen is ended by the signal itself, or, as the first process, not at all.
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('ends within 5 seconds while whoever reads its log has stalled', async () => {
  const child = await startHub({}, 'hosts: { web-1: { address: "http://127.0.0.1:9" } }', { log: await fullPipe() });
  await once(child, 'message');
  expect(await secondsToEnd(child)).toBeLessThan(mostSeconds);
});

it.each([
  ['without Discord', {}],
  ['with Discord', { DISCORD_TOKEN: 'a-token-that-nobody-reads' }],
])('ends by an error that nobody caught while whoever reads its log has stalled, %s', async (_what, env) => {
  const silent = await startSilent();
  const imports = new URL('testing/plant-uncaught.ts', import.meta.url).href;
  const child = await startHub(
    { ...env, DISCORD_API_URL: `http://127.0.0.1:${silent.port}/api` },
    'hosts: { web-1: { address: "http://127.0.0.1:9" } }',
    { log: await fullPipe(), imports },
  );
  await once(child, 'message');
  expect(await secondsToEnd(child, 'SIGUSR2')).toBeLessThan(mostSeconds);
});

/** Whoever writes there waits until somebody reads, which nobody does. */
async function fullPipe(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-log-'));
  const path = join(folder, 'log');
  execFileSync('mkfifo', [path]);
  const end = await open(path, 'r+');
  const filling = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    for (;;) await filling.write(Buffer.alloc(4_096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'EAGAIN' });
  }
  onTestFinished(async () => {
    await filling.close();
    await end.close();
    await rm(folder, { recursive: true, force: true });
  });
  return end.fd;
}

type Hub = ReturnType<typeof fork>;
type HubOptions = { imports?: string; log?: number };

async function startHub(
  env: Record<string, string>,
  registry: string,
  { imports, log }: HubOptions = {},
): Promise<Hub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-stop-'));
  const registryFile = join(dataDir, 'registry.yaml');
  await writeFile(registryFile, `${registry}\n`);
  const child = fork(hubEntry, [], {
    env: {
      ...inherited(),
      HERALD_DATA_DIR: dataDir,
      HERALD_REGISTRY: registryFile,
      HERALD_WEB_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', log ?? 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', ...(imports ? ['--import', imports] : [])],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });
  return child;
}

async function secondsToEnd(child: Hub, signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
  const toldAt = performance.now();
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return (performance.now() - toldAt) / 1000;
}

async function startSilent(): Promise<{ port: number; connected: Promise<string> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  const connected = once(server, 'connection').then(() => 'connected');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connected };
}
