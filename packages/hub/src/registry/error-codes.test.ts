import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it.each([
  ['registry', './'],
  ['discovery', '../discovery/'],
  ['identity', '../identity/'],
])('the README of %s documents its error codes, all and only those', (area, folder) => {
  const files = readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' });
  const source = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(folder + file));
  const used = new Set(source.join('\n').match(new RegExp(`(?<=')${area}/[a-z0-9-]+(?=')`, 'g')));
  const documented = new Set(
    read(`${folder}README.md`).match(new RegExp(`(?<=^\\| \`)${area}/[a-z0-9-]+(?=\`)`, 'gm')),
  );
  expect([...documented].sort()).toEqual([...used].sort());
});
