/** A real PostgreSQL that speaks TLS, and pgbouncer before it with the file that the guide gives, where that is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findSetting, putValue } from '../key-value.ts';
import { startShards } from '../leases/start-shards.ts';
import { openStore } from '../open-store.ts';
import { storeError } from '../store-error.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';

const isInstalled = (program: string, flag: string) => spawnSync(program, [flag]).status === 0;
const hasOpenssl = isInstalled('openssl', 'version');
const canRestart = process.env['HERALD_TEST_DATABASE_URL'] === undefined;
vi.setConfig({ testTimeout: 60_000 });

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'herald-tls-'));
  await chmod(folder, 0o755);
  if (!hasOpenssl) return;
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  for (const name of ['server', 'stranger']) {
    const out = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...out]);
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const open = (url: string) => openStore({ mode: 'postgres', url }, { clock: systemClock, log: silentLog });
const withQuery = (url: string, query: string, port?: number) => {
  const address = new URL(url);
  address.hostname = 'localhost';
  if (port !== undefined) address.port = String(port);
  address.search = query;
  return address.href;
};

it.runIf(hasOpenssl && canRestart)(
  'speaks TLS to PostgreSQL, and only to the one whose certificate is vouched for',
  async () => {
    const url = await server.createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as at");
    const dataDir = String(rows[0]?.at);
    const { uid, gid } = await stat(dataDir);
    for (const name of ['server.key', 'server.crt']) {
      await writeFile(join(dataDir, name), await readFile(join(folder, name)), { mode: 0o600 });
      await chown(join(dataDir, name), uid, gid);
    }
    await client.query('alter system set ssl = on');
    await client.query('select pg_reload_conf()');
    await client.end();
    const checked = (ca: string) => withQuery(url, `sslmode=verify-full&sslrootcert=${join(folder, ca)}`);
    const store = await vi.waitFor(() => open(checked('server.crt')), { timeout: 10_000 });
    const [row] = await store.query('select ssl, version from pg_stat_ssl where pid = pg_backend_pid()');
    await store[Symbol.asyncDispose]();
    expect(row).toMatchObject({ ssl: true, version: expect.stringMatching(/^TLSv1\.[23]$/) });
    const refused: unknown = await open(checked('stranger.crt')).catch((error: unknown) => error);
    expect(storeError(refused)).toMatchObject({ code: 'store/tls' });
    // What others take for encryption without proof is held to it here.
    const unproven = withQuery(url, `sslmode=require&sslrootcert=${join(folder, 'stranger.crt')}`);
    const asStrict: unknown = await open(unproven).catch((error: unknown) => error);
    expect(storeError(asStrict)).toMatchObject({ code: 'store/tls' });
  },
);

it.runIf(hasOpenssl && isInstalled('pgbouncer', '--version'))(
  'works through pgbouncer in transaction mode over TLS: the schema, many transactions at once, and leases of two hubs',
  async () => {
    const url = await server.createDatabase();
    const pooler = await startPgbouncer(url);
    try {
      const through = withQuery(url, `sslmode=verify-full&sslrootcert=${join(folder, 'server.crt')}`, pooler.port);
      await using store = await vi.waitFor(() => open(through), { timeout: 20_000 });
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          store.transaction(async (query) => {
            await putValue(query, `n/${index}`, index, 1);
            return findSetting(query, `n/${index}`);
          }),
        ),
      );
      const [row] = await store.query("select count(*) as count from setting where substr(key, 1, 2) = 'n/'");
      expect(Number(row?.['count'])).toBe(60);
      const clock = fakeClock();
      const rules = { database: store, labels: {}, groups: () => [], shardCount: 4, log: silentLog, clock };
      const one = await startShards({ ...rules, holder: 'one', readTimeMs: async () => clock.now() });
      const other = await startShards({ ...rules, holder: 'other', readTimeMs: async () => clock.now() });
      expect([one.leader.isHeld(), other.leader.isHeld()]).toEqual([true, false]);
      await one[Symbol.asyncDispose]();
      await other[Symbol.asyncDispose]();
    } finally {
      pooler.child.kill('SIGINT');
      await once(pooler.child, 'exit');
    }
  },
);

/** With the file of the guide, but for addresses and places. pgbouncer does not run as root. */
async function startPgbouncer(url: string): Promise<{ child: ChildProcess; port: number }> {
  const { port: serverPort, username, password, pathname } = new URL(url);
  const port = await freePort();
  const text = await readFile(new URL('../../../install/pgbouncer.ini', import.meta.url), 'utf8');
  const given = text
    .replace(/^herald = .*$/m, `${pathname.slice(1)} = host=127.0.0.1 port=${serverPort} dbname=${pathname.slice(1)}`)
    .replace('listen_port = 6432', `listen_port = ${port}`)
    .replaceAll('/etc/pgbouncer/', `${folder}/`);
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, given);
  await writeFile(join(folder, 'userlist.txt'), `"${username}" "${password}"\n`);
  const isRoot = process.getuid?.() === 0;
  for (const name of ['pgbouncer.ini', 'userlist.txt', 'server.key'])
    await chmod(join(folder, name), isRoot ? 0o644 : 0o600);
  const child = spawn('pgbouncer', [...(isRoot ? ['-u', 'nobody'] : []), file], { stdio: 'ignore' });
  return { child, port };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}
