import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it.each([
  ['registry', './'],
  ['discovery', '../monitoring/discovery/'],
  ['identity', '../monitoring/identity/'],
])('the README of %s documents its error codes, all and only those', (area, folder) => {
  // What the command line says of an area is documented with the area.
  const source = [folder, '../app/commands/'].flatMap((from) =>
    readdirSync(new URL(from, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => read(from + file)),
  );
  const used = new Set(source.join('\n').match(new RegExp(`(?<=')${area}/[a-z0-9-]+(?=')`, 'g')));
  const documented = new Set(
    read(`${folder}README.md`).match(new RegExp(`(?<=^\\| \`)${area}/[a-z0-9-]+(?=\`)`, 'gm')),
  );
  expect([...documented].sort()).toEqual([...used].sort());
});
