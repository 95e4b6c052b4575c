/** SQLite behind the hub's `Database`: one thread holds the file, transactions take turns, reads see what is committed. */
import { Worker } from 'node:worker_threads';
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { makePrivateFile } from '../private-folder.ts';
import { type Database, type Query, type Row, storable, type Value } from '../query.ts';
import { storeError } from '../store-error.ts';
import type { SqliteReply, SqliteRequest, SqliteWorkerData } from './sqlite-messages.ts';

type Waiting = { resolve(rows: Row[]): void; reject(error: unknown): void };

/**
 * Opens the file, making it and its folder where they are missing. Throws `store/corrupt` for a file that is no
 * database or is damaged at its root (it is never deleted), `store/cannot-open` where it may not be written.
 */
export async function openSqlite({ path }: { path: string }): Promise<Database> {
  try {
    makePrivateFile(path);
  } catch (cause) {
    throw new HeraldError('store/cannot-open', {
      message: `The database ${path} cannot be made or written.`,
      next: "Check that its folder, or the parent of that, exists and belongs to Herald's user.",
      cause,
    });
  }
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let stopped: HeraldError | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    // What passes through this thread is short-lived; by itself V8 would let that take 100 MiB before it is collected.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
    workerData: { path } satisfies SqliteWorkerData,
  });
  const opened = new Promise<Row[]>((resolve, reject) => waiting.set(0, { resolve, reject }));
  worker.on('message', takeReply);
  worker.on('error', stop);
  worker.on('exit', () => stop(new Error('The thread of the database has ended.')));
  await opened.catch((error: unknown) => {
    if (!isHeraldError(error)) throw error;
    const { code, message, next } = error;
    throw new HeraldError(code, { message: `${message} It is ${path}.`, next, cause: error });
  });
  worker.unref();

  return { engine: 'sqlite', query, transaction, snapshot, [Symbol.asyncDispose]: close };

  function query(text: string, values: readonly Value[] = []): Promise<Row[]> {
    if (/^\s*(?:select|with)\b/i.test(text)) return ask('reader', text, values);
    return inTurn(() => ask('writer', text, values));
  }

  function transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return inTurn(async () => {
      await ask('writer', 'begin immediate', []);
      try {
        const result = await work((text, values = []) => ask('writer', text, values));
        await ask('writer', 'commit', []);
        return result;
      } catch (error) {
        // A full disk ends the transaction by itself; rolling back again then fails, and that is fine.
        await ask('writer', 'rollback', []).catch(() => undefined);
        throw error;
      }
    });
  }

  async function snapshot<T>(read: (query: Query) => Promise<T>): Promise<T> {
    await ask('reader', 'begin', []);
    try {
      return await read((text, values = []) => ask('reader', text, values));
    } finally {
      await ask('reader', 'commit', []);
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function ask(connection: 'reader' | 'writer', text: string, values: readonly Value[]): Promise<Row[]> {
    return send((id) => ({ id, kind: 'query', connection, text, values: storable(values) }));
  }

  function send(request: (id: number) => SqliteRequest): Promise<Row[]> {
    if (stopped) return Promise.reject(stopped);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      if (waiting.size === 1) worker.ref();
      worker.postMessage(request(id));
    });
  }

  function takeReply(reply: SqliteReply): void {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if (reply.kind === 'rows') asked?.resolve(reply.rows);
    else asked?.reject(storeError(Object.assign(new Error(reply.message), { errcode: reply.errcode })));
  }

  function stop(error: unknown): void {
    stopped ??= storeError(error);
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  }

  async function close(): Promise<void> {
    await turn;
    if (stopped) return;
    const closed = send((id) => ({ id, kind: 'close' }));
    stopped = new HeraldError('store/closed', { message: 'The database is closed.', next: 'Start Herald again.' });
    await closed;
    await worker.terminate();
  }
}
