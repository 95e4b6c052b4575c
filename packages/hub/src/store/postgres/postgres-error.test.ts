/** What a person reads when PostgreSQL refuses, from a real server where one can be made to refuse so, else from its own words. */
import { readFile, writeFile } from 'node:fs/promises';
import { fakeClock } from '@herald/protocol/fake-clock';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openStore } from '../open-store.ts';
import { storeError } from '../store-error.ts';
import { silentLog } from '../testing/temporary-store.ts';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';
import { openPostgres } from './postgres-database.ts';

let server: TestPostgres;
let adminUrl: string;
beforeAll(async () => {
  server = await startTestPostgres();
  adminUrl = await server.createDatabase();
});
afterAll(() => server[Symbol.asyncDispose]());

async function sql(...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** The address with other parts. */
function addressWith(parts: { user?: string; password?: string; database?: string; query?: string }): string {
  const url = new URL(adminUrl);
  if (parts.user !== undefined) url.username = parts.user;
  if (parts.password !== undefined) url.password = parts.password;
  if (parts.database !== undefined) url.pathname = `/${parts.database}`;
  url.search = parts.query ?? '';
  return url.href;
}

async function refusal(url: string): Promise<{ code: string; message: string; next: string }> {
  const opening = openStore({ mode: 'postgres', url }, { clock: fakeClock(), log: silentLog });
  const error: unknown = await opening.then(
    (store) => store[Symbol.asyncDispose](),
    (reason: unknown) => reason,
  );
  const { code, message, next } = storeError(error);
  expect(`${message} ${next}`).not.toMatch(/hunter2/);
  return { code, message, next };
}

it('tells a wrong password, an unknown user, and a role that may not log in apart', async () => {
  await sql("create role guest password 'hunter2'");
  expect(await refusal(addressWith({ password: 'hunter2-wrong' }))).toMatchObject({
    code: 'store/not-authorised',
    message: 'PostgreSQL does not accept the password.',
  });
  expect(await refusal(addressWith({ user: 'guest', password: 'hunter2' }))).toMatchObject({
    code: 'store/not-authorised',
    message: 'The PostgreSQL role may not log in.',
  });
});

it('names the database that is not there', async () => {
  expect(await refusal(addressWith({ database: 'herlad' }))).toMatchObject({
    code: 'store/no-database',
    message: 'PostgreSQL has no database of that name.',
  });
});

it('says that the user may make no tables', async () => {
  await sql("create role reader login password 'hunter2'");
  expect(await refusal(addressWith({ user: 'reader', password: 'hunter2' }))).toMatchObject({
    code: 'store/not-authorised',
    message: 'The PostgreSQL user may not do what Herald needs in this database.',
  });
});

it('says that no connection is left', async () => {
  await sql("create role full login password 'hunter2' connection limit 0");
  expect(await refusal(addressWith({ user: 'full', password: 'hunter2' }))).toMatchObject({
    code: 'store/too-many-connections',
  });
});

it('says that a database only lets read, as a standby does', async () => {
  await sql("create role follower login superuser password 'hunter2'");
  await sql('alter role follower set default_transaction_read_only = on');
  expect(await refusal(addressWith({ user: 'follower', password: 'hunter2' }))).toMatchObject({
    code: 'store/read-only',
    next: expect.stringContaining('primary'),
  });
});

it('gives up a session that only lets read: the next one may reach the new primary', async () => {
  await using database = await openPostgres({ url: adminUrl, log: silentLog });
  await database.transaction((query) => query('set session characteristics as transaction read only'));
  const write = () => database.transaction((query) => query('create table after_failover (at int)'));
  await expect(write()).rejects.toMatchObject({ code: 'store/read-only' });
  expect(await write()).toEqual([]);
});

it('says that encryption is asked for and not offered', async () => {
  for (const mode of ['require', 'verify-full', 'no-verify'])
    expect(await refusal(addressWith({ query: `sslmode=${mode}` }))).toMatchObject({
      code: 'store/tls',
      message: expect.stringContaining('offers no encryption'),
    });
});

// It rewrites pg_hba.conf: of a server of the tests' own only.
it.skipIf(process.env['HERALD_TEST_DATABASE_URL'])(
  'says that only encrypted connections are let in, not that name or password are wrong',
  async () => {
    const [row] = await sql('show hba_file');
    const file = String(row?.['hba_file']);
    const before = await readFile(file, 'utf8');
    await sql("create role remote login password 'hunter2'");
    const url = addressWith({ user: 'remote', password: 'hunter2' });
    try {
      await writeFile(file, `hostssl all remote all scram-sha-256\nhost all herald all scram-sha-256\n`);
      await sql('select pg_reload_conf()');
      await vi.waitFor(async () => expect((await refusal(url)).code).toBe('store/tls'), { timeout: 20_000 });
      expect((await refusal(url)).next).toContain('sslmode=verify-full');
    } finally {
      await writeFile(file, before);
      await sql('select pg_reload_conf()');
    }
  },
);

it('says that a name is unknown, that nothing listens, and that an address cannot be read', async () => {
  expect((await refusal('postgres://herald:hunter2@database.invalid/herald')).message).toMatch(/host name/);
  expect((await refusal('postgres://herald:hunter2@127.0.0.1:1/herald')).message).toMatch(/Nothing listens/);
  expect(await refusal('postgres://herald:hunter2%zz@127.0.0.1:port/herald')).toMatchObject({ code: 'store/address' });
  expect(await refusal(addressWith({ query: 'sslmode=verify-full&sslrootcert=/nowhere/ca.pem' }))).toMatchObject({
    code: 'store/address',
    message: expect.stringContaining('file'),
  });
});

/** As PostgreSQL 15, pgbouncer 1.18 and Node 24 say it. */
it.each([
  [
    '28000',
    'no pg_hba.conf entry for host "10.0.0.9", user "herald", database "herald", SSL encryption',
    'store/not-authorised',
    /from other machines/,
  ],
  [
    '28000',
    'pg_hba.conf rejects connection for host "10.0.0.9", user "herald", database "herald", no encryption',
    'store/not-authorised',
    /pg_hba/,
  ],
  ['28000', 'role "herald" does not exist', 'store/not-authorised', /does not know the user/],
  ['', 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'store/not-authorised', /none is given/],
  ['53300', 'sorry, too many clients already', 'store/too-many-connections', /no connection left/],
  [
    '53300',
    'remaining connection slots are reserved for roles with the SUPERUSER attribute',
    'store/too-many-connections',
    /no connection left/,
  ],
  ['08P01', 'no more connections allowed (max_client_conn)', 'store/too-many-connections', /no connection left/],
  ['08P01', 'unsupported startup parameter: statement_timeout', 'store/pooler', /limits of time/],
  ['08P01', 'no such database: herald', 'store/no-database', /pooler/],
  [
    '08P01',
    'server login has been failing, try again later (server_login_retry)',
    'store/unreachable',
    /does not serve/,
  ],
  ['57P03', 'the database system is starting up', 'store/unreachable', /starting or recovering/],
  ['57P01', 'terminating connection due to administrator command', 'store/unreachable', /was stopped/],
  ['53100', 'could not extend file "base/1/2": No space left on device', 'store/disk-full', /disk of PostgreSQL/],
  ['57014', 'canceling statement due to statement timeout', 'store/busy', /too busy/],
  ['40P01', 'deadlock detected', 'store/busy', /too busy/],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'store/tls', /not signed by anybody/],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    "Hostname/IP does not match certificate's altnames",
    'store/tls',
    /another host name/,
  ],
  ['CERT_HAS_EXPIRED', 'certificate has expired', 'store/tls', /expired/],
  ['42P01', 'relation "incident" does not exist', 'store/failed', /refused a request/],
])('%s, "%s" is %s', (code, message, expected, words) => {
  const error = storeError(Object.assign(new Error(message), { code }));
  expect(error.code).toBe(expected);
  expect(error.message).toMatch(words);
});
