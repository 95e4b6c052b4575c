/** Turns what an engine throws into Herald's own errors, so that a person learns what to do. */
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { postgresFault } from './postgres/postgres-error.ts';
import { sqliteFault } from './sqlite/sqlite-error.ts';
import type { StoreFault } from './store-fault.ts';

const failed: StoreFault = {
  code: 'store/failed',
  message: 'The database refused a request of Herald.',
  next: 'The log has the details. Please report it with them.',
};

/** What a failure of either engine means. Herald's own errors pass unchanged; the original is the cause. */
export function storeError(error: unknown): HeraldError {
  if (isHeraldError(error)) return error;
  const { code, message, next } = classify(error);
  return new HeraldError(code, { message, next, cause: error });
}

function classify(error: unknown): StoreFault {
  if (typeof error !== 'object' || error === null) return failed;
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteFault(error.errcode) ?? failed;
  // Of a name with several addresses each was tried.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) return classify(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return postgresFault({ code, message: error instanceof Error ? error.message : '' }) ?? failed;
}
