import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startRunner } from './start-runner.ts';
import { switchable } from './switchable.ts';

it('tells a fault that a test notices from one that none does and one that never ends, and leaves the file as it was', async () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const file = fileURLToPath(new URL('nearby-tests.ts', import.meta.url));
  const tests = [fileURLToPath(new URL('nearby-tests.test.ts', import.meta.url))];
  const source = readFileSync(file, 'utf8');
  await using runner = startRunner(root);
  const judge = (text: string, silenceMs = 30_000) => runner.judge({ texts: { [file]: text }, tests }, silenceMs);

  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(await judge(source.replace('direct, ...others', 'others'))).toMatchObject({
    noticed: true,
    by: expect.stringContaining('takes the tests of the room'),
  });
  // The verdict before says nothing about this one.
  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(await judge(`while (true);\n${source}`, 3_000)).toEqual({ event: 'hung', fault: 0, noticed: [] });
  expect(await judge(source)).toMatchObject({ noticed: false });
  expect(readFileSync(file, 'utf8')).toBe(source);
});

it('judges many faults over one load: who reaches them, who notices them, and which one never ends', async () => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const file = fileURLToPath(new URL('draw.ts', import.meta.url));
  const tests = [fileURLToPath(new URL('run.test.ts', import.meta.url))];
  const source = readFileSync(file, 'utf8');
  const fault = (from: string, text: string) => {
    const start = source.indexOf(from);
    return { start, end: start + from.length, text, what: text };
  };
  const { text } = switchable(source, [
    { id: 1, fault: fault('drawn.length < count', 'drawn.length <= count') },
    { id: 2, fault: fault('chance() * left.length', 'left.length * chance()') },
    { id: 3, fault: fault('left.length > 0', 'true') },
  ]);
  await using runner = startRunner(root);
  const texts = { [file]: text };
  const patienceMs = 10_000;

  const first = await runner.judge({ texts, tests });
  const test = first.event === 'verdict' ? first.tests.find(({ name }) => name.startsWith('a seed draws')) : undefined;
  expect(test).toMatchObject({ reached: expect.arrayContaining([1, 2, 3]), noticed: [], isRedByItself: false });
  const id = test?.id ?? '';
  expect(await runner.judge({ texts, tests, trials: { [id]: { faults: [1, 2], patienceMs } } })).toMatchObject({
    tests: [{ id, noticed: [1], isRedByItself: false }],
  });
  const looping = { [id]: { faults: [1, 2, 3], patienceMs: 1_000 } };
  expect(await runner.judge({ texts, tests, trials: looping })).toEqual({ event: 'hung', fault: 3, noticed: [1] });
});
