/**
 * What PostgreSQL, a pooler before it, TLS or the network mean when they refuse: by cause, since one code of PostgreSQL
 * (28000, 08P01) stands for several that are mended in different places.
 */
import type { StoreFault } from '../store-fault.ts';
import { type Cause, connectionCauses, tls, unreachable, url } from './connection-causes.ts';

function refused(message: string, next: string): StoreFault {
  return { code: 'store/not-authorised', message, next };
}

const wrongPassword = refused('PostgreSQL does not accept the password.', `Check name and password in ${url}.`);
const tooMany: StoreFault = {
  code: 'store/too-many-connections',
  message: 'PostgreSQL has no connection left for Herald.',
  next: 'Each hub takes up to 8: raise max_connections (or the limit of the role, database or pooler), or stop what holds the others. Herald tries again by itself.',
};
const poolerSwaps: StoreFault = {
  code: 'store/pooler',
  message: 'The pooler before PostgreSQL changes the connection within a transaction.',
  next: 'Set pool_mode = transaction or session in pgbouncer.ini; pool_mode = statement cannot be used.',
};

/**
 * The first that fits. Where PostgreSQL's codes do not tell causes apart its words do, if they are English: a server that
 * speaks another language (lc_messages) gets the advice for each cause that it can be.
 */
const causes: readonly Cause[] = [
  // Where pg_hba.conf has lines for encrypted connections only, as on newer RDS (rds.force_ssl).
  {
    code: /^28000$/,
    says: /no pg_hba\.conf entry.*(no encryption|SSL off)/,
    fault: tls(
      'PostgreSQL takes no unencrypted connection from this machine.',
      `Add ?sslmode=verify-full to ${url} (and &sslrootcert=FILE for an authority of its own, as RDS has); if it goes on, pg_hba.conf has no line for this user, database and machine.`,
    ),
  },
  {
    says: /no pg_hba\.conf entry.*(SSL encryption|GSS encryption|SSL on)|pg_hba\.conf rejects/,
    fault: refused(
      'PostgreSQL lets this user into this database from other machines only (pg_hba.conf).',
      "Add a line for this machine's address to pg_hba.conf and reload PostgreSQL; in a cloud, look at the security group as well.",
    ),
  },
  {
    says: /pg_hba\.conf/,
    fault: refused(
      'PostgreSQL does not let this user in from this machine in this way (pg_hba.conf).',
      `Where it takes encrypted connections only, add ?sslmode=verify-full to ${url}; else add a line for this machine's address to pg_hba.conf and reload PostgreSQL.`,
    ),
  },
  {
    says: /(PAM|LDAP|RADIUS|GSSAPI|SSPI|OAuth|certificate|peer|ident) authentication failed/i,
    fault: refused(
      'PostgreSQL checks this user by another way than a password, and refuses.',
      'Give it a line with scram-sha-256 in pg_hba.conf. On RDS take a user without rds_iam: its tokens last fifteen minutes.',
    ),
  },
  {
    says: /no credentials for the role|tenant or user not found/i,
    fault: refused(
      'The pooler before PostgreSQL does not know the user.',
      `Check the name in ${url}, and which users the pooler has credentials of.`,
    ),
  },
  {
    code: /^(28P01|08P01)$/,
    says: /auth(entication)? failed/i,
    fault: wrongPassword,
  },
  {
    code: /^28P01$/,
    fault: wrongPassword,
  },
  {
    code: /^28000$/,
    says: /not permitted to log in/,
    fault: refused('The PostgreSQL role may not log in.', 'Run: alter role NAME login'),
  },
  {
    code: /^28000$/,
    says: /does not exist/,
    fault: refused('PostgreSQL does not know the user.', `Check the name in ${url}, or create the role.`),
  },
  {
    code: /^28000$/,
    fault: refused(
      'PostgreSQL does not know the user, or does not let it log in.',
      `Check the name in ${url}; create the role, or run: alter role NAME login`,
    ),
  },
  {
    says: /password must be a string/,
    fault: refused(
      'PostgreSQL asks for a password, and none is given.',
      `Put it into ${url}: postgres://USER:PASSWORD@…`,
    ),
  },
  {
    code: /^3D000$/,
    fault: {
      code: 'store/no-database',
      message: 'PostgreSQL has no database of that name.',
      next: `Create it (create database herald owner herald), or correct the name at the end of ${url}.`,
    },
  },
  {
    says: /no such database/,
    fault: {
      code: 'store/no-database',
      message: 'The pooler before PostgreSQL knows no database of that name.',
      next: `Add it under [databases] in pgbouncer.ini, or correct the name at the end of ${url}.`,
    },
  },
  {
    code: /^42501$/,
    fault: refused(
      'The PostgreSQL user may not do what Herald needs in this database.',
      'Let it own the database or its schema: alter database herald owner to herald; grant all on schema public to herald.',
    ),
  },
  { code: /^53[34]00$/, fault: tooMany },
  { says: /no more connections allowed|query_wait_timeout|pool.*exhausted/, fault: tooMany },
  {
    code: /^53100$/,
    fault: {
      code: 'store/disk-full',
      message: 'The database cannot grow: the disk of PostgreSQL is full.',
      next: 'Make room there; Herald goes on recording by itself.',
    },
  },
  {
    code: /^25006$/,
    fault: {
      code: 'store/read-only',
      message: 'This PostgreSQL only lets read: it is a standby, or was set to read-only.',
      next: `Name the primary in ${url} (after a failover the new one). Herald tries again by itself.`,
    },
  },
  {
    says: /unsupported startup parameter/,
    fault: {
      code: 'store/pooler',
      message: "The pooler before PostgreSQL refuses Herald's limits of time.",
      next: 'Add to pgbouncer.ini: ignore_startup_parameters = extra_float_digits, statement_timeout, idle_in_transaction_session_timeout',
    },
  },
  {
    code: /^(26000|42P05)$/,
    fault: poolerSwaps,
  },
  {
    says: /prepared statement .* (does not exist|already exists)/,
    fault: poolerSwaps,
  },
  {
    says: /transaction blocks not allowed in statement pooling mode/,
    fault: {
      code: 'store/pooler',
      message: 'The pooler before PostgreSQL allows no transactions.',
      next: 'Set pool_mode = transaction or session in pgbouncer.ini.',
    },
  },
  {
    code: /^57P03$/,
    fault: unreachable('PostgreSQL is starting or recovering.', 'Wait.'),
  },
  {
    code: /^(25P03|57P05)$/,
    fault: unreachable(
      'PostgreSQL ended a connection that stood still for too long.',
      'Where it goes on, set idle_session_timeout = 0 for the role of Herald.',
    ),
  },
  {
    code: /^57P0[12]$/,
    fault: unreachable('PostgreSQL was stopped.', 'Start it, or wait where it restarts.'),
  },
  {
    code: /^(57014|55P03|40001|40P01)$/,
    fault: {
      code: 'store/busy',
      message: 'The database was too busy with other work for a request of Herald.',
      next: 'If it goes on, look in pg_stat_activity for what runs long or holds locks. Herald tries again by itself.',
    },
  },
  {
    code: /^(XX00[12]|58P0[12])$/,
    fault: {
      code: 'store/corrupt',
      message: 'PostgreSQL finds its own data damaged.',
      next: 'Its log says what. Restore a backup of the database, or the newest of Herald with "herald restore FILE".',
    },
  },
  {
    code: /^(08|53|57|58030)/,
    fault: unreachable('PostgreSQL does not serve.', 'Its own log says why.'),
  },
  ...connectionCauses,
];

/** Undefined where nothing is known of it. */
export function postgresFault({ code, message }: { code: string; message: string }): StoreFault | undefined {
  return causes.find(
    (cause) =>
      (cause.code === undefined || cause.code.test(code)) && (cause.says === undefined || cause.says.test(message)),
  )?.fault;
}
