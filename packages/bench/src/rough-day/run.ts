/** `npm run bench -- rough-day [--seeds 3] [--first 1] [FILE…]`: the end-to-end tests once more, on days on which much goes wrong at Discord. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const folder = fileURLToPath(new URL('../../../sandbox/src/end-to-end/', import.meta.url));
const vitest = fileURLToPath(new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));

const Report = Type.Object({
  numTotalTests: Type.Integer(),
  numFailedTests: Type.Integer(),
  testResults: Type.Array(
    Type.Object({
      name: Type.String(),
      assertionResults: Type.Array(Type.Object({ status: Type.String(), fullName: Type.String() })),
    }),
  ),
});

type Day = { seed: number; tests: number; failed: string[]; seconds: number };

export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'string', default: '3' }, first: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const files = positionals.length > 0 ? positionals : await filesAboutDiscord();
  const first = Number(values.first);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => first + index);
  const days: Day[] = [];
  for (const seed of seeds) {
    const day = await live(seed, files);
    days.push(day);
    console.log(`seed ${seed}: ${day.tests} tests, ${day.failed.length} failed, ${Math.round(day.seconds)} s`);
    for (const name of day.failed) console.log(`  failed: ${name}`);
  }
  console.log(JSON.stringify({ bench: 'rough-day', files: files.length, days }));
  if (days.some(({ failed }) => failed.length > 0)) process.exitCode = 1;
}

/** Those that start Herald beside the stand-in. */
async function filesAboutDiscord(): Promise<string[]> {
  const all = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const texts = await Promise.all(
    all.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  return texts
    .filter(({ text }) => /start-herald\.ts|downtime-life\/stage\.ts/.test(text))
    .map(({ name }) => join(folder, name))
    .toSorted();
}

async function live(seed: number, files: readonly string[]): Promise<Day> {
  const scratch = await mkdtemp(join(tmpdir(), 'herald-rough-'));
  const outputFile = join(scratch, 'report.json');
  const begunAt = performance.now();
  try {
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, ...files],
      { cwd: root, env: { ...process.env, HERALD_ROUGH_DAY: String(seed) }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [exitCode]: unknown[] = await once(child, 'exit');
    const report: unknown = JSON.parse(await readFile(outputFile, 'utf8'));
    if (!Value.Check(Report, report)) throw new Error('Vitest wrote a report that cannot be read');
    const failed = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    );
    // What fails outside of every test is in no report.
    if (exitCode !== 0 && failed.length === 0) failed.push('an error outside of the tests: run its file on this seed');
    return { seed, tests: report.numTotalTests, failed, seconds: (performance.now() - begunAt) / 1000 };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
