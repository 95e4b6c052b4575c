/** Fills the fields of an object from categories, one by one. */
import type { Category } from './categories.ts';
import type { CategoryReader } from './category-reader.ts';

/** What cannot be read stays as it was. */
export async function fillFields<Fields>(
  target: Fields,
  categories: readonly Category<Fields>[],
  pathOf: (path: string) => string,
  reader: CategoryReader,
): Promise<void> {
  for (const { field, path, parse } of categories)
    setField(target, field, await reader.read(pathOf(path), parse, target[field]));
}

/** JSON has no undefined, and the schema no null: what is not there is no field. */
export function setField<Target, Field extends keyof Target>(
  target: Target,
  field: Field,
  value: Target[Field] | undefined,
): void {
  if (value === undefined) delete target[field];
  else target[field] = value;
}
