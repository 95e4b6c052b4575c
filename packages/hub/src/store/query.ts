/** How SQL reaches an engine: the text, its values, the rows. `$1` placeholders on both engines. */

export type Row = Record<string, unknown>;
export type Value = string | number | bigint | null | Uint8Array;

export type Query = (text: string, values?: readonly Value[]) => Promise<Row[]>;

/** A store of either engine. One writer at a time; reads may run beside it. */
export type Database = AsyncDisposable & {
  engine: 'sqlite' | 'postgres';
  query: Query;
  /** Runs all of `work` or none of it. `work` must use the query it is handed. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /**
   * Reads as of one moment, without holding up writers: for a backup. On SQLite, other reads of this store see that
   * moment too, so open a store for it.
   */
  snapshot<T>(read: (query: Query) => Promise<T>): Promise<T>;
};
