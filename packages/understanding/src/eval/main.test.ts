import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

it('prints one line of JSON a question and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-eval-'));
  const registry = join(folder, 'registry.yaml');
  const corpus = join(folder, 'corpus.jsonl');
  const expected = { intent: 'health', targets: ['mail'], answer: true };
  await writeFile(registry, 'services: { mail: { aliases: [outbound mail] } }\n');
  await writeFile(
    corpus,
    `${JSON.stringify({ id: 'a', context: 'channel', text: 'is outbound mail down?', expect: expected })}\n`,
  );
  const { code, stdout } = await run('--registry', registry, '--json', corpus);
  expect(code).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([{ id: 'a', expected, understood: expected }]);
});

it('prints the seen and the unseen part of its own corpus apart', async () => {
  const { code, stdout } = await run();
  expect(code).toBe(0);
  expect(stdout).toContain('Seen two thirds of the own corpus');
  expect(stdout).toContain('Unseen third of the own corpus');
  expect(stdout).toMatch(/questions understood +\d+ of \d+ +[\d.]+ %/);
});

it.each([
  [['--registry', '/nowhere/registry.yaml'], 'eval/cannot-read'],
  [['/nowhere/corpus.jsonl'], 'eval/cannot-read'],
  [['--wrong'], 'eval/usage'],
  [['a.jsonl', 'b.jsonl'], 'eval/usage'],
])('ends with 1 and says what to do for %s', async (args, code) => {
  const ended = await run(...args);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toContain(code);
});

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
