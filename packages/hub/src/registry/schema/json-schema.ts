/** The JSON Schema that editors complete `registry.yaml` from. `node packages/hub/src/registry/schema/json-schema.ts` writes it anew. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RegistryFile } from './registry-schema.ts';

export const jsonSchemaFile = fileURLToPath(new URL('../../../registry.schema.json', import.meta.url));

/** As JSON Schema understands it, what `check-shape` does: the two must agree on every file. */
export function editorSchema(): JsonSchema {
  const plain: JsonSchema = JSON.parse(JSON.stringify(RegistryFile));
  // A file with nothing in it may have been cut short: Herald refuses it.
  return { ...forEditors(plain), type: 'object' };
}

export type JsonSchema = { [keyword: string]: unknown };

const numeric = '^-?\\d{1,15}(\\.\\d{1,9})?\\s*%?$';

/**
 * Herald reads scalars as text, an editor as YAML's types. So a text may be written as a number where its pattern takes
 * digits, a number as text or with a percent sign, and a map or list may be left empty; unknown fields and names are wrong.
 */
function forEditors(schema: JsonSchema, place: 'alone' | 'in-union' = 'alone'): JsonSchema {
  const inner = mapSchemas(schema);
  // Left empty it is a map or list with nothing in it, which is wrong where something must be.
  const mustHold = [schema['minProperties'], schema['minItems'], schema['required']].some((need) => need !== undefined);
  const empty = place === 'alone' && !mustHold ? ['null'] : [];
  switch (schema['type']) {
    case 'object':
      return { ...inner, type: ['object', ...empty], additionalProperties: false };
    case 'array':
      return { ...inner, type: ['array', ...empty] };
    case 'boolean':
      return { ...inner, type: ['boolean', 'string'], pattern: '^(true|false)$' };
    case 'string':
      return { ...inner, type: textTypes(schema), ...digitBounds(schema) };
    case 'number':
    case 'integer':
      return { ...inner, type: [schema['type'], 'string'], pattern: numeric };
    default:
      return inner;
  }
}

function textTypes({ pattern, const: only }: JsonSchema): string[] {
  if (typeof only === 'string') return ['string'];
  const takes = (samples: readonly string[]) =>
    typeof pattern !== 'string' || samples.some((sample) => new RegExp(pattern).test(sample));
  const digits = ['7', '123456789012', '123456789012345678', '1.5'];
  return ['string', ...(takes(digits) ? ['number'] : []), ...(takes(['true']) ? ['boolean'] : [])];
}

/** An id of so many digits, written as a number. */
function digitBounds({ pattern }: JsonSchema): JsonSchema {
  const counts = /^\^(?:\[0-9\]|\\d)\{(\d+)(?:,(\d+))?\}\$$/.exec(String(pattern));
  if (!counts) return {};
  return { minimum: 10 ** (Number(counts[1]) - 1), maximum: 10 ** Number(counts[2] ?? counts[1]) };
}

function mapSchemas(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'anyOf' && Array.isArray(value))
        return [keyword, value.map((branch) => forEditors(branch, 'in-union'))];
      if (keyword === 'items' && isSchema(value)) return [keyword, forEditors(value)];
      const isMapOfSchemas = keyword === 'properties' || keyword === 'patternProperties';
      if (!isMapOfSchemas || !isSchema(value)) return [keyword, value];
      const fields = Object.entries(value).map(([name, field]) => [name, isSchema(field) ? forEditors(field) : field]);
      return [keyword, Object.fromEntries(fields)];
    }),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function jsonSchemaText(): string {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', ...editorSchema() };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(jsonSchemaFile, jsonSchemaText());
