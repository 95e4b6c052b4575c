/** What keeps Herald from PostgreSQL before that says a word: its address, the network, TLS. */
import type { StoreFault } from '../store-fault.ts';

export type Cause = { code?: RegExp; says?: RegExp; fault: StoreFault };

export const url = 'HERALD_DATABASE_URL';

export function unreachable(message: string, next: string): StoreFault {
  return { code: 'store/unreachable', message, next: `${next} Herald tries again by itself.` };
}

export function tls(message: string, next: string): StoreFault {
  return { code: 'store/tls', message, next };
}

function address(message: string, next: string): StoreFault {
  return { code: 'store/address', message, next };
}

const addressUnreadable = address(
  `${url} cannot be read as an address.`,
  'Write postgres://USER:PASSWORD@HOST:5432/DATABASE, with special characters of the password in percent form (@ is %40, / is %2F).',
);
const notTrusted = tls(
  "PostgreSQL's certificate is not signed by anybody whom this machine trusts.",
  `Name the authority's file in ${url}: ?sslmode=verify-full&sslrootcert=/etc/herald/database-ca.pem (for RDS, AWS's global-bundle.pem).`,
);
const unanswering = unreachable(
  'The database does not answer.',
  `Check that PostgreSQL runs, that ${url} names it, and that no firewall or security group stands between.`,
);

export const connectionCauses: readonly Cause[] = [
  {
    says: /does not support SSL/,
    fault: tls(
      'PostgreSQL offers no encryption, and HERALD_DATABASE_URL asks for it.',
      'Switch it on there (ssl = on, ssl_cert_file, ssl_key_file), or set sslmode=disable where nobody can listen in.',
    ),
  },
  {
    code: /^CERT_HAS_EXPIRED$/,
    fault: tls("PostgreSQL's certificate has expired.", 'Renew it on the database server.'),
  },
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    fault: tls(
      "PostgreSQL's certificate is for another host name.",
      `Use the name that stands in the certificate in ${url}, not an address or an alias.`,
    ),
  },
  {
    code: /^CERT_NOT_YET_VALID$/,
    fault: tls(
      "PostgreSQL's certificate is not valid yet.",
      "Look at this machine's clock first, then at the certificate on the database server.",
    ),
  },
  { code: /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED/, fault: notTrusted },
  {
    code: /^(ERR_TLS_|ERR_SSL_|EPROTO|ERR_OSSL_)/,
    fault: tls('PostgreSQL and Herald do not agree on how to encrypt.', `Check the port and sslmode in ${url}.`),
  },
  { code: /^(ERR_INVALID_URL|ERR_INVALID_ARG_VALUE|ERR_SOCKET_BAD_PORT)$/, fault: addressUnreadable },
  { says: /^URI malformed|^Invalid port/, fault: addressUnreadable },
  {
    code: /^(ENOENT|EACCES|EISDIR|ENOTDIR)$/,
    fault: address(
      `A file that ${url} names, or PostgreSQL's socket, cannot be opened.`,
      "Check the paths in it (sslrootcert, sslcert, sslkey, host) and that Herald's user may read them.",
    ),
  },
  {
    code: /^ENOTFOUND$/,
    fault: unreachable(
      'The host name of the database is not known.',
      `Check the host in ${url}, and this machine's DNS.`,
    ),
  },
  {
    code: /^ECONNREFUSED$/,
    fault: unreachable(
      'Nothing listens at the address of the database.',
      `Check that PostgreSQL runs (listen_addresses), and host and port in ${url}.`,
    ),
  },
  {
    code: /^(ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    fault: unanswering,
  },
  {
    says: /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|server (conn crashed|login has been failing)|cannot connect to server|connection timeout|query read timeout/i,
    fault: unanswering,
  },
];
