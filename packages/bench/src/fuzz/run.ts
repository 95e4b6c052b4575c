/**
 * `bench fuzz [NAME] [COUNT]`: what people and machines write, whole and spoilt, COUNT (100,000) of each: EC2's metadata,
 * the kernel's texts, registry files, files of targets, PostgreSQL's refusals. All where no name is given.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** Each has a corpus of real samples and a property: no crash, nothing lost for one value, nothing silent. */
const filesOf: Readonly<Record<string, readonly string[]>> = {
  imds: ['packages/agent/src/imds/hostile-answers.test.ts', 'packages/agent/src/imds/one-value.test.ts'],
  kernel: ['packages/agent/src/sampler/linux/hostile-texts.test.ts'],
  registry: ['packages/hub/src/registry/broken-input.test.ts'],
  targets: ['packages/hub/src/monitoring/discovery/file-sd/fuzz-targets.test.ts'],
  postgres: ['packages/hub/src/store/postgres/postgres-refusals.test.ts'],
};
/** A process each: a test's own time limit holds for a slice, and what was found before a kill has been printed. */
const sliceSize = 5_000;
const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

export async function run(args: readonly string[]): Promise<void> {
  const typedCount = args.find((one) => /^\d+$/.test(one));
  const named = args.filter((one) => one !== typedCount);
  for (const name of named.length > 0 ? named : Object.keys(filesOf)) fuzz(name, Number(typedCount ?? 100_000));
}

function fuzz(name: string, count: number): void {
  const files = filesOf[name];
  if (!files) throw new Error(`There is no ${name} to fuzz; there are ${Object.keys(filesOf).join(', ')}.`);
  const startedMs = performance.now();
  const seconds = () => Math.round((performance.now() - startedMs) / 1000);
  let [done, properties, isWell] = [0, 0, true];
  while (done < count && isWell) {
    const slice = Math.min(sliceSize, count - done);
    const { held, trouble } = runSlice(files, slice);
    isWell = trouble === undefined;
    properties = held;
    done += slice;
    if (trouble !== undefined) console.log(trouble.slice(0, 6000));
    else if (done < count) console.error(`${name}: ${done} of ${count} (${seconds()} s)`);
  }
  console.log(`${isWell ? 'well  ' : 'FAILED'} ${name}: ${properties} tests, ${done} of each (${seconds()} s)`);
  console.log(
    JSON.stringify({ bench: `fuzz ${name}`, isWell, figures: { count: done, passed: properties, seconds: seconds() } }),
  );
  if (!isWell) process.exitCode = 1;
}

/** fast-check draws a new seed in each process, and prints the one that failed. */
function runSlice(files: readonly string[], count: number): { held: number; trouble?: string } {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', ...files], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, HERALD_FUZZ_RUNS: String(count) },
  });
  const held = Number(/Tests:?\s+(\d+) passed/.exec(stripVTControlCharacters(stdout))?.[1] ?? 0);
  if (status === 0 && held > 0) return { held };
  return { held, trouble: `ended with ${signal ?? status}\n${stdout}\n${stderr}` };
}
