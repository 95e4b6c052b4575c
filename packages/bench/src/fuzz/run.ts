/**
 * `bench fuzz [NAME] [COUNT]`: what people and machines write, whole and spoilt, COUNT (100,000) of each: metadata of EC2
 * and the kernel's texts (`agent`), registry files, files of targets, PostgreSQL's refusals. All where no name is given.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** Each has a corpus of real samples and a property: no crash, nothing lost for one value, nothing silent. */
const filesOf: Readonly<Record<string, readonly string[]>> = {
  agent: [
    'packages/agent/src/imds/hostile-answers.test.ts',
    'packages/agent/src/imds/one-value.test.ts',
    'packages/agent/src/sampler/linux/hostile-texts.test.ts',
  ],
  registry: ['packages/hub/src/registry/broken-input.test.ts'],
  targets: ['packages/hub/src/monitoring/discovery/file-sd/fuzz-targets.test.ts'],
  postgres: ['packages/hub/src/store/postgres/postgres-refusals.test.ts'],
};
const repository = fileURLToPath(new URL('../../../../', import.meta.url));

export async function run(args: readonly string[]): Promise<void> {
  const count = args.find((one) => /^\d+$/.test(one)) ?? '100000';
  const named = args.filter((one) => one !== count);
  for (const name of named.length > 0 ? named : Object.keys(filesOf)) fuzz(name, count);
}

function fuzz(name: string, count: string): void {
  const files = filesOf[name];
  if (!files) throw new Error(`There is no ${name} to fuzz; there are ${Object.keys(filesOf).join(', ')}.`);
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const startedMs = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', ...files], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, HERALD_FUZZ_RUNS: count },
  });
  const passed = Number(/Tests:?\s+(\d+) passed/.exec(stripVTControlCharacters(stdout))?.[1] ?? 0);
  const isWell = status === 0 && passed > 0;
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${isWell ? 'well  ' : 'FAILED'} ${name}: ${passed} properties held for ${count} each (${seconds} s)`);
  if (!isWell) console.log(stdout.slice(0, 4000));
  console.log(JSON.stringify({ bench: `fuzz ${name}`, isWell, figures: { count: Number(count), passed, seconds } }));
  if (!isWell) process.exitCode = 1;
}
