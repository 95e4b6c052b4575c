/** PostgreSQL behind the hub's `Database`: a small pool, bounded waits, and Herald's own errors. */

import { isHeraldError } from '@herald/protocol/herald-error';
import { Pool, type PoolClient } from 'pg';
import type { Logger } from 'pino';
import { type Database, type Query, type Row, storable, type Value } from '../query.ts';
import { storeError } from '../store-error.ts';

const connectTimeoutMs = 5_000;
const statementTimeoutMs = 60_000;
/** A hub that was paused inside a transaction must not hold its locks for long. */
const idleTransactionTimeoutMs = 10_000;

/** Connects once, to fail early. Throws what `postgres-error.ts` tells apart; the address is never in the message. */
export async function openPostgres({ url, log }: { url: string; log: Logger }): Promise<Database> {
  const pool = new Pool({
    connectionString: withCheckedTls(url),
    max: 8,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 5_000,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'herald',
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => log.warn({ code: storeError(error).code }, 'an idle database connection was lost'));
  const database: Database = {
    engine: 'postgres',
    query,
    transaction,
    snapshot,
    [Symbol.asyncDispose]: () => pool.end(),
  };
  try {
    await query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;

  async function query(text: string, values: readonly Value[] = []): Promise<Row[]> {
    try {
      return (await pool.query<Row>(text, [...storable(values)])).rows;
    } catch (error) {
      throw storeError(error);
    }
  }

  function transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return within('begin', work);
  }

  function snapshot<T>(read: (query: Query) => Promise<T>): Promise<T> {
    return within('begin isolation level repeatable read read only', read);
  }

  async function within<T>(begin: string, work: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw storeError(error);
    });
    let broken: Error | undefined;
    // A connection lost between two queries is reported here; the next query then fails, which is what counts.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      const query = queryOn(client);
      await query(begin);
      const result = await work(query);
      await query('commit');
      return result;
    } catch (error) {
      // Its session stays with a server that only lets read: the next one may reach the new primary.
      if (isHeraldError(error) && error.code === 'store/read-only') broken = error;
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

/**
 * The library takes these modes for `verify-full` today, warns of it, and will check less from its next major version on:
 * Herald keeps what it does now. Who wants libpq's weaker modes says `uselibpqcompat=true`, or `sslmode=no-verify`.
 */
function withCheckedTls(url: string): string {
  if (/[?&]uselibpqcompat=true/.test(url)) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

function queryOn(client: PoolClient): Query {
  return async (text, values = []) => {
    try {
      return (await client.query<Row>(text, [...storable(values)])).rows;
    } catch (error) {
      throw storeError(error);
    }
  };
}
