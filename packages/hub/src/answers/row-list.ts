/** The rows of an answer about many: made for the page that is shown, not for ten thousand. */
import type { Row, RowList } from './answer.ts';

/** One row for each of `length` things, in their order. They are put in order when a page is read, and the rows of that page made. */
export function rowsWhenRead<Thing>(
  length: number,
  things: () => readonly Thing[],
  toRow: (thing: Thing) => Row,
): RowList {
  let ordered: readonly Thing[] | undefined;
  return { length, slice, toJSON: () => slice() };

  function slice(from = 0, to = length): readonly Row[] {
    if (from >= length || from >= to) return [];
    ordered ??= things();
    return ordered.slice(from, to).map(toRow);
  }
}
