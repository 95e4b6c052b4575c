/** The files for nginx and Caddy, run by those programs where they are installed: what reaches the hub, and that nothing is held back. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const isInstalled = (program: string) => spawnSync(program, [program === 'nginx' ? '-v' : 'version']).status === 0;
const read = (name: string) => readFile(new URL(`../../hub/install/${name}`, import.meta.url), 'utf8');

let folder: string;
let hub: Server;
let hubPort: number;
let seen: IncomingHttpHeaders | undefined;
let sendMore: () => void = () => undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herald-proxy-'));
  hub = createServer((request, response) => {
    seen = request.headers;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (request.url?.startsWith('/live/')) {
      response.write('data: first\n\n');
      sendMore = () => response.end('data: second\n\n');
    } else response.end(request.url);
  });
  hubPort = await portOf(hub);
});
afterAll(async () => {
  hub.close();
  hub.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  return port;
}

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { port, path, headers: { host: 'herald.example.com', ...headers }, agent: false };
    get({ host: '127.0.0.1', ...options }, resolve).on('error', reject);
  });
}

async function holds(program: ChildProcess, port: number): Promise<void> {
  try {
    const claimed = { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' };
    const page = await vi.waitFor(() => ask(port, '/fleet?a=b', claimed), { timeout: 30_000 });
    expect([page.statusCode, String(await page.toArray())]).toEqual([200, '/fleet?a=b']);
    // What the visitor claims to be is not passed on.
    expect(seen).toMatchObject({ 'x-forwarded-for': '127.0.0.1', host: 'herald.example.com' });
    expect(String(seen?.['x-forwarded-host'])).toMatch(/^herald\.example\.com/);
    expect(seen?.['x-forwarded-proto']).toBe('http');
    expect((await ask(port, '/metrics')).statusCode).toBe(404);
    const live = await ask(port, '/live/status');
    const [first] = await once(live, 'data');
    expect(String(first)).toBe('data: first\n\n');
    sendMore();
    await once(live.resume(), 'end');
  } finally {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
}

it.skipIf(!isInstalled('nginx'))('nginx', async () => {
  const port = await freePort();
  const text = await read('nginx.conf');
  const [, secure = ''] = text.split(/^(?=server \{)/m).filter((part) => part.startsWith('server'));
  const server = secure
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_.*\n/gm, '')
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${hubPort}`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  const file = join(folder, 'nginx.conf');
  const head = `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}`;
  await writeFile(file, `${head}\nhttp {\naccess_log off;\n${places.join('\n')}\n${server}\n}\n`);
  await holds(spawn('nginx', ['-c', file, '-p', folder], { stdio: 'ignore' }), port);
});

it.skipIf(!isInstalled('caddy'))('Caddy', async () => {
  const port = await freePort();
  const text = (await read('Caddyfile')).replace(/^herald\.example\.com \{/m, `http://herald.example.com:${port} {`);
  const file = join(folder, 'Caddyfile');
  await writeFile(file, `{\n\tadmin off\n}\n${text.replace('127.0.0.1:8080', `127.0.0.1:${hubPort}`)}`);
  const env = { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  await holds(spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env, stdio: 'ignore' }), port);
});
