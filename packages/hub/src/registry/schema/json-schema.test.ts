import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aRegistry } from '../testing/a-registry.ts';
import { jsonSchemaFile, jsonSchemaText } from './json-schema.ts';
import { RegistryFile } from './registry-schema.ts';

const example = readFileSync(new URL('../../../../../registry.example.yaml', import.meta.url), 'utf8');

it('the schema file for editors is current', () => {
  expect(readFileSync(jsonSchemaFile, 'utf8')).toBe(jsonSchemaText());
});

it('the example is right, without a warning, and shows every section', () => {
  expect(aRegistry(example).warnings).toEqual([]);
  for (const section of Object.keys(RegistryFile.properties)) expect(example).toMatch(new RegExp(`^${section}:`, 'm'));
});

it('the example names the schema in its first line', () => {
  expect(example.split('\n')[0]).toBe('# yaml-language-server: $schema=packages/hub/registry.schema.json');
});
