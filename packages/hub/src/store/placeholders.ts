/** `$3, $4, $5` for a list in SQL. Lists are bounded by the caller; SQLite takes 32,766 values in a statement. */
export function placeholders(count: number, first = 1): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(', ');
}
