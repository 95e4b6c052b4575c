/** What passes between the hub's thread and the thread that holds the SQLite file. */
import type { Row, Value } from '../query.ts';

/** Reads go to their own connection, so that they see only what is committed while a transaction runs. */
export type SqliteRequest =
  | { id: number; kind: 'query'; connection: 'reader' | 'writer'; text: string; values: readonly Value[] }
  | { id: number; kind: 'close' };

/** `errcode` is SQLite's own, where it has one. */
export type SqliteReply =
  | { id: number; kind: 'rows'; rows: Row[] }
  | { id: number; kind: 'failed'; message: string; errcode: number | undefined };

export type SqliteWorkerData = { path: string };
