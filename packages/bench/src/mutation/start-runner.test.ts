import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startRunner } from './start-runner.ts';

it('tells a fault that a test notices from one that none does and one that never ends, and leaves the file as it was', async () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const file = fileURLToPath(new URL('nearby-tests.ts', import.meta.url));
  const tests = [fileURLToPath(new URL('nearby-tests.test.ts', import.meta.url))];
  const source = readFileSync(file, 'utf8');
  await using runner = startRunner(root);
  const judge = (text: string, limitMs = 30_000.5) => runner.judge({ file, text, tests }, limitMs);

  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(await judge(source.replace('direct, ...others', 'others'))).toMatchObject({
    noticed: true,
    by: expect.stringContaining('takes the tests of the folder'),
  });
  // The verdict before says nothing about this one.
  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(await judge(`while (true);\n${source}`, 3_000)).toMatchObject({ noticed: true });
  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(readFileSync(file, 'utf8')).toBe(source);
});
