/** The JSON Schema that editors complete `registry.yaml` from. `node packages/hub/src/registry/schema/json-schema.ts` writes it anew. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RegistryFile } from './registry-schema.ts';

export const jsonSchemaFile = fileURLToPath(new URL('../../../registry.schema.json', import.meta.url));

export function jsonSchemaText(): string {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', ...JSON.parse(JSON.stringify(RegistryFile)) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(jsonSchemaFile, jsonSchemaText());
