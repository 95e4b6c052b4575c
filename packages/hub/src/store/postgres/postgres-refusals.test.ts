/** What PostgreSQL, poolers, clouds, TLS and the network say when they refuse: each by its cause, whatever else stands around it. */
import { isHeraldError } from '@herald/protocol/herald-error';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storeError } from '../store-error.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 1000);

/** As servers, their documentation and public reports have them. `$h`, `$u`, `$d`: any host, user and database. */
const samples: readonly (readonly [code: string, message: string, told: string])[] = [
  ['28P01', 'password authentication failed for user "$u"', 'store/not-authorised'],
  ['28P01', 'Passwort-Authentifizierung für Benutzer »$u« fehlgeschlagen', 'store/not-authorised'],
  ['08P01', 'auth failed', 'store/not-authorised'],
  ['28000', 'role "$u" does not exist', 'store/not-authorised'],
  ['28000', 'Rolle »$u« existiert nicht', 'store/not-authorised'],
  ['28000', 'role "$u" is not permitted to log in', 'store/not-authorised'],
  ['28000', 'PAM authentication failed for user "$u"', 'store/not-authorised'],
  [
    '28000',
    'This RDS proxy has no credentials for the role $u. Check the credentials for this role and try again.',
    'store/not-authorised',
  ],
  ['XX000', 'Tenant or user not found', 'store/not-authorised'],
  ['28000', 'no pg_hba.conf entry for host "$h", user "$u", database "$d", no encryption', 'store/tls'],
  ['28000', 'no pg_hba.conf entry for host "$h", user "$u", database "$d", SSL off', 'store/tls'],
  ['28000', 'no pg_hba.conf entry for host "$h", user "$u", database "$d", SSL encryption', 'store/not-authorised'],
  [
    '28000',
    'kein pg_hba.conf-Eintrag für Host »$h«, Benutzer »$u«, Datenbank »$d«, keine Verschlüsselung',
    'store/not-authorised',
  ],
  ['3D000', 'database "$d" does not exist', 'store/no-database'],
  ['08P01', 'no such database: $d', 'store/no-database'],
  ['53300', 'sorry, too many clients already', 'store/too-many-connections'],
  [
    '53300',
    'remaining connection slots are reserved for non-replication superuser connections',
    'store/too-many-connections',
  ],
  ['53300', 'too many connections for role "$u"', 'store/too-many-connections'],
  ['53400', 'too many connections', 'store/too-many-connections'],
  ['08P01', 'no more connections allowed (max_client_conn)', 'store/too-many-connections'],
  ['08P01', 'query_wait_timeout', 'store/too-many-connections'],
  ['42501', 'permission denied for schema public', 'store/not-authorised'],
  ['53100', 'could not extend file "base/16384/16397": No space left on device', 'store/disk-full'],
  ['25006', 'cannot execute INSERT in a read-only transaction', 'store/read-only'],
  ['08P01', 'unsupported startup parameter: extra_float_digits', 'store/pooler'],
  ['26000', 'prepared statement "S_1" does not exist', 'store/pooler'],
  ['26000', 'Vorbereitete Anweisung »S_1« existiert nicht', 'store/pooler'],
  ['42P05', 'prepared statement "S_1" already exists', 'store/pooler'],
  ['57P03', 'the database system is starting up', 'store/unreachable'],
  ['57P03', 'the database system is in recovery mode', 'store/unreachable'],
  ['57P01', 'terminating connection due to administrator command', 'store/unreachable'],
  ['57P02', 'terminating connection because of crash of another server process', 'store/unreachable'],
  ['57P05', 'terminating connection due to idle-session timeout', 'store/unreachable'],
  ['25P03', 'terminating connection due to idle-in-transaction timeout', 'store/unreachable'],
  ['57014', 'canceling statement due to statement timeout', 'store/busy'],
  ['40001', 'could not serialize access due to concurrent update', 'store/busy'],
  ['40P01', 'deadlock detected', 'store/busy'],
  ['55P03', 'canceling statement due to lock timeout', 'store/busy'],
  ['53200', 'out of memory', 'store/unreachable'],
  ['58030', 'could not read block 0 in file "base/1/2": Input/output error', 'store/unreachable'],
  ['XX001', 'invalid page in block 7 of relation base/16384/16397', 'store/corrupt'],
  ['58P01', 'could not open file "base/16384/16397": No such file or directory', 'store/corrupt'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', 'store/tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get local issuer certificate', 'store/tls'],
  ['CERT_NOT_YET_VALID', 'certificate is not yet valid', 'store/tls'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'error:0480006C:PEM routines::no start line', 'store/tls'],
  ['', 'The server does not support SSL connections', 'store/tls'],
  ['EISDIR', 'EISDIR: illegal operation on a directory, read', 'store/address'],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND $h', 'store/unreachable'],
  ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN $h', 'store/unreachable'],
  ['ECONNREFUSED', 'connect ECONNREFUSED $h:5432', 'store/unreachable'],
  ['ECONNRESET', 'read ECONNRESET', 'store/unreachable'],
  ['', 'Connection terminated unexpectedly', 'store/unreachable'],
  ['', 'timeout exceeded when trying to connect', 'store/unreachable'],
  ['42P01', 'relation "incident" does not exist', 'store/failed'],
];
const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/);
const password = 'hunter2-is-secret';

/** As the driver throws it: the fields of PostgreSQL, or the failures of every address of a name. */
const thrown = (code: string, message: string, shape: 'plain' | 'full' | 'addresses'): unknown => {
  const error = Object.assign(new Error(message), code === '' ? {} : { code });
  if (shape === 'plain') return error;
  if (shape === 'full')
    return Object.assign(error, {
      severity: 'FATAL',
      detail: `user=${password}`,
      hint: password,
      routine: 'auth_failed',
    });
  return new AggregateError([error, Object.assign(new Error('other'), { code: 'EHOSTUNREACH' })], '');
};

it('tells each refusal by its cause, of whichever host, user and database, and says what to do', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.tuple(word, word, word),
      fc.constantFrom('plain', 'full', 'addresses' as const),
      ([code, message, told], [host, user, database], shape) => {
        const said = message.replace('$h', host).replace('$u', user).replace('$d', database);
        const error = storeError(thrown(code, said, shape));
        expect([said, error.code]).toEqual([said, told]);
        expect(error.message).toMatch(/^[A-Z].*\.$/);
        expect(error.next).toMatch(/^[A-Z].{10,}/);
        expect(`${error.message} ${error.next}`).not.toContain(password);
      },
    ),
    { numRuns: runs },
  );
});

const odd = fc.oneof(
  fc.constantFrom(...samples.map(([code]) => code), ...samples.map(([, message]) => message)),
  fc.stringMatching(/^[0-9A-Z]{5}$/),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

it('makes one of its own errors of whatever is thrown, without a word of what it holds', { timeout: 600_000 }, () => {
  const codes = new Set([...samples.map(([, , told]) => told), 'store/cannot-open']);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(odd, odd).map(([code, message]) => Object.assign(new Error(`${message} ${password}`), { code })),
        fc.record({ errcode: fc.integer(), message: odd }),
        fc.record({ errors: fc.array(fc.anything(), { maxLength: 3 }), code: fc.anything() }),
        fc.anything(),
      ),
      (reason) => {
        const error = storeError(reason);
        if (isHeraldError(reason)) return;
        expect(codes).toContain(error.code);
        expect(error.message.length * (error.next?.length ?? 0)).toBeGreaterThan(0);
        expect(`${error.message} ${error.next}`).not.toContain(password);
      },
    ),
    { numRuns: runs },
  );
});
