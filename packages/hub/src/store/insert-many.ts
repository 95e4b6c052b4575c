/** Inserts many rows in few statements: on both engines the cost is in the statement, not in the row. */
import type { Query, Value } from './query.ts';

/** Few distinct statement texts, so that prepared statements are found again. */
const rowsPerStatement = [256, 32, 1] as const;

/** `into` is `table (a, b)`; `onConflict` the whole clause, or empty. Rows must all have as many values as columns. */
export async function insertMany(
  query: Query,
  { into, rows, onConflict = '' }: { into: string; rows: readonly (readonly Value[])[]; onConflict?: string },
): Promise<void> {
  let done = 0;
  for (const size of rowsPerStatement) {
    for (; rows.length - done >= size; done += size) {
      const part = rows.slice(done, done + size);
      let placeholder = 0;
      const tuples = part.map((row) => `(${row.map(() => `$${++placeholder}`).join(', ')})`);
      await query(`insert into ${into} values ${tuples.join(', ')} ${onConflict}`, part.flat());
    }
  }
}
