/** Holds the SQLite file in a thread of its own: `node:sqlite` is synchronous, and a slow disk must not hold up the hub. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Row, Value } from '../query.ts';
import type { SqliteReply, SqliteRequest, SqliteWorkerData } from './sqlite-messages.ts';

const busyTimeoutMs = 5_000;
const cachedStatements = 300;

if (!parentPort) throw new Error('sqlite-worker.ts runs as a worker thread only.');
const port = parentPort;
const { path } = workerData satisfies SqliteWorkerData;

const writer = openConnection(path, 'writer');
const reader = openConnection(path, 'reader');
const connections = { writer, reader };
port.on('message', answer);
port.postMessage({ id: 0, kind: 'rows', rows: [] } satisfies SqliteReply);

function answer(request: SqliteRequest): void {
  try {
    const rows = request.kind === 'query' ? connections[request.connection].all(request.text, request.values) : close();
    port.postMessage({ id: request.id, kind: 'rows', rows } satisfies SqliteReply);
  } catch (error) {
    port.postMessage({ id: request.id, kind: 'failed', ...described(error) } satisfies SqliteReply);
  }
  if (request.kind === 'close') port.close();
}

function close(): Row[] {
  reader.close();
  writer.close();
  return [];
}

type Connection = { all(text: string, values: readonly Value[]): Row[]; close(): void };

function openConnection(file: string, use: 'writer' | 'reader'): Connection {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: use === 'reader' });
  if (use === 'writer') {
    // auto_vacuum takes effect only before the first table is made; the others are per connection, or idempotent.
    database.exec('pragma auto_vacuum = incremental');
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = normal');
    database.exec('pragma journal_size_limit = 67108864');
    database.exec('pragma foreign_keys = on');
  }
  database.exec('pragma cache_size = -16000');
  const statements = new Map<string, StatementSync>();
  return { all, close: () => database.close() };

  function all(text: string, values: readonly Value[]): Row[] {
    const statement = statements.get(text) ?? prepare(text);
    const named: Record<string, NonNullable<Value> | null> = {};
    for (let index = 0; index < values.length; index += 1) named[`$${index + 1}`] = values[index] ?? null;
    return statement.all(named);
  }

  function prepare(text: string): StatementSync {
    const statement = database.prepare(text);
    const oldest = statements.keys().next();
    if (statements.size >= cachedStatements && !oldest.done) statements.delete(oldest.value);
    statements.set(text, statement);
    return statement;
  }
}

function described(error: unknown): { message: string; errcode: number | undefined } {
  const message = error instanceof Error ? error.message : String(error);
  const hasCode = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return { message, errcode: hasCode ? Number(error.errcode) : undefined };
}
