/** `bench fuzz-imds [COUNT]`: the agent's readers of metadata and of the kernel's texts get COUNT (100,000) hostile ones each; each must become a valid report or a named fault. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** Metadata as it comes over the wire, value by value, and the kernel's texts, each from a corpus of real samples. */
const files = [
  'packages/agent/src/imds/hostile-answers.test.ts',
  'packages/agent/src/imds/one-value.test.ts',
  'packages/agent/src/sampler/linux/hostile-texts.test.ts',
];
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

export async function run([count = '100000']: readonly string[]): Promise<void> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const startedMs = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', ...files], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, HERALD_FUZZ_RUNS: count },
  });
  const passed = Number(/Tests\s+(\d+) passed/.exec(stripVTControlCharacters(stdout))?.[1] ?? 0);
  const isWell = status === 0 && passed > 0;
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${isWell ? 'well  ' : 'FAILED'} ${passed} properties held for ${count} answers each (${seconds} s)`);
  if (!isWell) console.log(stdout.slice(0, 4000));
  console.log(JSON.stringify({ bench: 'fuzz-imds', isWell, figures: { answers: Number(count), passed, seconds } }));
  if (!isWell) process.exitCode = 1;
}
