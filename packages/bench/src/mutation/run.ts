/**
 * `npm run bench -- mutation [FOLDER…]`: plants small mistakes into code that decides, one at a time and in memory only, and
 * tells which of them the tests beside that code notice.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chanceOf, draw } from './draw.ts';
import { type Fault, lineOf, plant } from './fault.ts';
import { findFaults } from './find-faults.ts';
import { nearbyTests, readImports } from './nearby-tests.ts';
import { type FolderResult, printResults, type Survivor } from './print-results.ts';
import { type Runner, startRunner } from './start-runner.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

/** The folders whose code decides what people are told. */
export const decidingFolders: readonly string[] = [
  'packages/hub/src/answers',
  'packages/hub/src/inquiries',
  'packages/hub/src/notifications/incidents',
  'packages/hub/src/notifications/subscriptions',
  'packages/hub/src/monitoring/health',
  'packages/hub/src/downtime',
  'packages/hub/src/monitoring/poller',
  'packages/hub/src/notifications/outbox',
  'packages/hub/src/store/history',
  'packages/protocol/src',
  'packages/agent/src/sampler',
];

/** A test that takes this long with nothing planted is given up: what it would notice costs too much to find out. */
const baselineLimitMs = 300_000;
/** Of one fault: so many times as long as the same tests take without it, and a minute at least. */
const hangFactor = 4;
const leastHangLimitMs = 60_000;

type Place = { file: string; source: string; fault: Fault };

export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'per-folder': { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '30' },
    },
  });
  const folders = positionals.length > 0 ? positionals.map((folder) => folder.replace(/\/$/, '')) : decidingFolders;
  const options = { perFolder: Number(values['per-folder']), seed: Number(values.seed) };
  const untilMs = performance.now() + Number(values.minutes) * 60_000;
  const imports = readImports(filesUnder(join(root, 'packages')));
  await using runner = startRunner(root);
  const results: FolderResult[] = [];
  for (const folder of folders) results.push(await judgeFolder(folder, options, { imports, runner, untilMs }));
  printResults(results, options);
}

type Means = { imports: ReturnType<typeof readImports>; runner: Runner; untilMs: number };

async function judgeFolder(
  folder: string,
  { perFolder, seed }: { perFolder: number; seed: number },
  { imports, runner, untilMs }: Means,
): Promise<FolderResult> {
  const path = join(root, folder);
  const all = placesIn(path);
  const drawn = draw(all, perFolder, chanceOf(seed));
  const beside = new Map(drawn.map(({ file }) => [file, nearbyTests(file, path, imports)]));
  const result: FolderResult = { folder, possible: all.length, planted: 0, noticed: 0, survivors: [] };
  const baselineMs = await refuseRed(folder, [...new Set([...beside.values()].flat())], runner);
  const hangLimitMs = Math.max(leastHangLimitMs, hangFactor * baselineMs);
  for (const { file, source, fault } of drawn) {
    if (performance.now() > untilMs) break;
    const tests = beside.get(file) ?? [];
    const survivor: Survivor = { file: relative(root, file), line: lineOf(source, fault), what: fault.what };
    const isNoticed =
      tests.length > 0 && (await runner.judge({ file, text: plant(source, fault), tests }, hangLimitMs)).noticed;
    result.planted += 1;
    if (isNoticed) result.noticed += 1;
    else result.survivors.push(survivor);
    showProgress(`${folder}: ${result.planted} of ${drawn.length} planted, ${result.noticed} noticed`);
  }
  showProgress('');
  return result;
}

/** Tests that are red with nothing planted would notice everything. Gives how long they took. */
async function refuseRed(folder: string, tests: readonly string[], runner: Runner): Promise<number> {
  const startedAt = performance.now();
  showProgress(`${folder}: ${tests.length} test files, with nothing planted`);
  const judge = () => runner.judge({ file: '', text: '', tests }, baselineLimitMs);
  const first = await judge();
  // Once more: on a busy machine a test may run out of time by itself.
  const { noticed, by } = first.noticed ? await judge() : first;
  if (noticed) throw new Error(`The tests beside ${folder} are red with nothing planted: ${by}`);
  return performance.now() - startedAt;
}

function placesIn(folder: string): Place[] {
  return filesUnder(folder)
    .filter((file) => !/\.test\.ts$|\/(?:testing|trials)\//.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      return findFaults(source).map((fault) => ({ file, source, fault }));
    });
}

function filesUnder(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .toSorted();
}

/** One line that rewrites itself on a terminal; elsewhere a line now and then. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else if (/: (?:\d*0 of|\d+ test)/.test(line)) process.stderr.write(`${line}\n`);
}
