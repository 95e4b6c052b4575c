/** How SQL reaches an engine: the text, its values, the rows and their columns. `$1` placeholders on both engines. */

export type Row = Record<string, unknown>;
/** What is `undefined` is kept as null. */
export type Value = string | number | bigint | null | undefined | Uint8Array;

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

/** `$3, $4, $5` for a list in SQL. Lists are bounded by the caller; SQLite takes 32,766 values in a statement. */
export function placeholders(count: number, first = 1): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(', ');
}

/**
 * Values as both engines can keep them. PostgreSQL takes no NUL in text, and SQLite's own functions end a text there: U+FFFD stands for it in both, so that a
 * character that somebody typed or a machine reported costs itself and not the row.
 */
export function storable(values: readonly Value[]): readonly Value[] {
  if (!values.some(hasNul)) return values;
  return values.map((value) => (hasNul(value) ? value.replaceAll('\0', '\uFFFD') : value));
}

function hasNul(value: Value): value is string {
  return typeof value === 'string' && value.includes('\0');
}

// Columns of a row in the types of the hub: `pg` hands out whole numbers as text, absent values as null.

export function text(row: Row, column: string): string {
  return String(row[column]);
}

export function number(row: Row, column: string): number {
  return Number(row[column]);
}

export function optionalText(row: Row, column: string): string | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : String(value);
}

export function optionalNumber(row: Row, column: string): number | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
}

/** What its JSON holds, where the column is not null. */
export function optionalJson(row: Row, column: string) {
  const value = optionalText(row, column);
  return value === undefined ? undefined : JSON.parse(value);
}

/** What is `undefined`, since its column is null, is left out. */
export function present<Fields extends object>(fields: Fields): Present<Fields>;
export function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

type IsOptional<Field> = 0 extends Field & 1 ? false : undefined extends Field ? true : false;
type Present<Fields> = {
  [Name in keyof Fields as IsOptional<Fields[Name]> extends true ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as IsOptional<Fields[Name]> extends true ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** A column of JSON that holds an array of strings. */
export function names(row: Row, column: string): string[] {
  const value: unknown = JSON.parse(text(row, column));
  return Array.isArray(value) ? value.map(String) : [];
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`The column ${column} holds no bytes.`);
}

/** For columns whose words the schema's own code writes: the value itself, or a bug. */
export function oneOf<const T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = text(row, column);
  const word = words.find((known) => known === value);
  if (word === undefined) throw new TypeError(`The column ${column} holds ${JSON.stringify(value)}.`);
  return word;
}
