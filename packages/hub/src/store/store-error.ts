/** Turns what an engine throws into Herald's own errors, so that a person learns what to do. */
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';

type Known = { code: string; message: string; next: string };

const known = {
  full: {
    code: 'store/disk-full',
    message: 'The database cannot grow: its disk is full.',
    next: 'Free some space on the disk of the data directory; Herald goes on recording by itself.',
  },
  corrupt: {
    code: 'store/corrupt',
    message: 'The database file is damaged or is not a database.',
    next: 'Keep the file, move it aside, and restore the newest backup with "herald restore FILE".',
  },
  busy: {
    code: 'store/busy',
    message: 'Another program holds the database.',
    next: 'Stop the other program; one SQLite file serves one hub. Several hubs need PostgreSQL.',
  },
  cannotOpen: {
    code: 'store/cannot-open',
    message: 'The database file cannot be opened or written.',
    next: "Check that the data directory exists and belongs to Herald's user.",
  },
  unreachable: {
    code: 'store/unreachable',
    message: 'The database does not answer.',
    next: 'Check that PostgreSQL runs and that HERALD_DATABASE_URL names it; Herald tries again by itself.',
  },
  refused: {
    code: 'store/not-authorised',
    message: 'PostgreSQL does not accept the name, password or database in HERALD_DATABASE_URL.',
    next: 'Check HERALD_DATABASE_URL, and that this user may use this database.',
  },
  failed: {
    code: 'store/failed',
    message: 'The database refused a request of Herald.',
    next: 'The log has the details. Please report it with them.',
  },
} satisfies Record<string, Known>;

/** SQLite's primary result codes (the low byte), https://sqlite.org/rescode.html */
const sqliteCodes = new Map<number, Known>([
  [5, known.busy],
  [6, known.busy],
  [8, known.cannotOpen],
  [10, known.cannotOpen],
  [11, known.corrupt],
  [13, known.full],
  [14, known.cannotOpen],
  [23, known.cannotOpen],
  [26, known.corrupt],
]);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html; by whole code, else by class. */
const postgresCodes = new Map<string, Known>([
  ['53100', known.full],
  ['28000', known.refused],
  ['28P01', known.refused],
  ['3D000', known.refused],
  ['42501', known.refused],
  ['08', known.unreachable],
  ['53', known.unreachable],
  ['57', known.unreachable],
  ['25006', known.unreachable],
]);

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What a failure of either engine means. Herald's own errors pass unchanged; the original is the cause. */
export function storeError(error: unknown): HeraldError {
  if (isHeraldError(error)) return error;
  const { code, message, next } = classify(error);
  return new HeraldError(code, { message, next, cause: error });
}

/** True where waiting may mend it, and the same request may then be made again. */
export function mayPass(error: unknown): boolean {
  const { code } = storeError(error);
  return code === 'store/disk-full' || code === 'store/unreachable' || code === 'store/busy';
}

function classify(error: unknown): Known {
  if (typeof error !== 'object' || error === null) return known.failed;
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
  if (errcode !== undefined) return sqliteCodes.get(errcode) ?? known.failed;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return classify(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (networkCodes.has(code)) return known.unreachable;
  const text = error instanceof Error ? error.message : '';
  if (
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      text,
    )
  )
    return known.unreachable;
  return postgresCodes.get(code) ?? postgresCodes.get(code.slice(0, 2)) ?? known.failed;
}
