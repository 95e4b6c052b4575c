/** Turns what TypeBox found wrong into words a person can act on. */

/** The part of a TypeBox validation error that is read here. */
export type SchemaError = { instancePath?: string; message?: string; keyword?: string; params?: unknown };

/** `/metrics/cpu/usedPercent` -> `metrics.cpu.usedPercent`; the root is `it`. */
export function fieldName(instancePath: string | undefined): string {
  const parts = (instancePath ?? '').split('/').filter((part) => part !== '');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.') || 'it';
}

/** "metrics.cpu.usedPercent must be <= 100". Never quotes the value: it may be a secret or hostile. */
export function describeSchemaError(error: SchemaError | undefined): string {
  return `${fieldName(error?.instancePath)} ${error?.message ?? 'is wrong'}`;
}
