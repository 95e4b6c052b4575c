/** Values as both engines can keep them. */
import type { Value } from './query.ts';

/**
 * PostgreSQL takes no NUL in text, and SQLite's own functions end a text there: U+FFFD stands for it in both, so that a
 * character that somebody typed or a machine reported costs itself and not the row.
 */
export function storable(values: readonly Value[]): readonly Value[] {
  if (!values.some(hasNul)) return values;
  return values.map((value) => (hasNul(value) ? value.replaceAll('\0', '\uFFFD') : value));
}

function hasNul(value: Value): value is string {
  return typeof value === 'string' && value.includes('\0');
}
