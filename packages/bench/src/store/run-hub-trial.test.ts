import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('every trial that a bench starts is where it looks for it', () => {
  const bench = fileURLToPath(new URL('..', import.meta.url));
  const asked = readdirSync(bench, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(bench + name, 'utf8').matchAll(/runHubTrial\(\s*'([^']+)'/g)])
    .map(([, main = '']) => main);
  expect(asked).toContain('app/load-tests/answer-main.ts');
  expect(
    asked.filter((main) => !existsSync(fileURLToPath(new URL(`../../../hub/src/${main}`, import.meta.url)))),
  ).toEqual([]);
});
