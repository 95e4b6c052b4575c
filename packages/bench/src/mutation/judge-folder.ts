/** Draws faults of one folder and finds out which of them the tests notice. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seededRandom } from '@herald/protocol/seeded-random';
import { draw } from './draw.ts';
import { whyEqual } from './equal-faults.ts';
import { lineOf, plant } from './fault.ts';
import { filesUnder } from './files-under.ts';
import { findFaults } from './find-faults.ts';
import { type Drawn, judgeTogether, type Means, mostMsOfFault } from './judge-together.ts';
import { type Imports, nearbyTests } from './nearby-tests.ts';
import type { FolderResult, Survivor } from './print-results.ts';

/** `firstId`: faults are told apart by number, and a worker lives through folders. */
export type Sample = { perFolder: number; seed: number; firstId: number };

export async function judgeFolder(folder: string, sample: Sample, means: Means): Promise<FolderResult> {
  const { root, imports, say } = means;
  const path = join(root, folder);
  const all = placesIn(path);
  const chosen = draw(all, sample.perFolder, seededRandom(sample.seed)).map((place, index) => ({
    ...place,
    id: sample.firstId + index,
  }));
  const why = new Map(chosen.map((one) => [one.id, whyEqual(asLine(one, root), lineTextOf(one))]));
  const drawn = chosen.filter(({ id }) => why.get(id) === undefined);
  const beside = new Map(drawn.map(({ file }) => [file, nearbyTests(file, imports)]));
  const tests = [...new Set([...beside.values()].flat())];
  say(`${folder}: ${drawn.length} of ${all.length} faults; ${tests.length} test files`);
  const together = await judgeTogether(drawn, tests, means);
  const { noticed, elapsedOfFile } = together;
  say(`${folder}: ${noticed.size} of ${drawn.length} noticed; ${together.alone.length} more need a run of their own`);
  let judged = drawn.length;
  for (const [index, one] of together.alone.entries()) {
    if (performance.now() > means.untilMs) {
      judged -= together.alone.length - index;
      break;
    }
    if (await isNoticedAlone(one, affordable(one.file, beside.get(one.file) ?? [], elapsedOfFile, imports), means))
      noticed.add(one.id);
    say(`${folder}: ${index + 1} of ${together.alone.length} alone; ${noticed.size} noticed`);
  }
  const unjudged = new Set(together.alone.slice(together.alone.length - (drawn.length - judged)).map(({ id }) => id));
  const survivors = drawn.filter(({ id }) => !noticed.has(id) && !unjudged.has(id)).map((one) => asLine(one, root));
  const equal = chosen.flatMap((one) => {
    const reason = why.get(one.id);
    return reason === undefined ? [] : [{ ...asLine(one, root), why: reason }];
  });
  return { folder, possible: all.length, planted: judged, noticed: noticed.size, survivors, equal };
}

async function isNoticedAlone(
  { file, source, fault }: Drawn,
  tests: readonly string[],
  means: Means,
): Promise<boolean> {
  if (tests.length === 0) return false;
  const work = { texts: { [file]: plant(source, fault) }, tests, endsAtFirst: true };
  const verdict = await means.runner.judge(work, 60_000);
  return verdict.event === 'hung' || verdict.noticed;
}

/** Those that import the file itself, and of the others the quickest. */
function affordable(
  file: string,
  tests: readonly string[],
  elapsedOfFile: ReadonlyMap<string, number>,
  imports: Imports,
): string[] {
  const elapsedOf = (test: string) => elapsedOfFile.get(test) ?? 0;
  let spentMs = 0;
  return tests
    .toSorted((a, b) => elapsedOf(a) - elapsedOf(b))
    .filter((test, index) => {
      spentMs += elapsedOf(test);
      return index === 0 || spentMs <= mostMsOfFault || imports.get(test)?.includes(file);
    });
}

const asLine = ({ file, source, fault }: Omit<Drawn, 'id'>, root: string): Survivor => ({
  file: relative(root, file),
  line: lineOf(source, fault),
  what: fault.what,
});

const lineTextOf = ({ source, fault }: Drawn) => source.split('\n')[lineOf(source, fault) - 1]?.trim() ?? '';

function placesIn(folder: string): Omit<Drawn, 'id'>[] {
  return filesUnder(folder)
    .filter((file) => !/\.test\.ts$|\/(?:testing|trials)\//.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      return findFaults(source).map((fault) => ({ file, source, fault }));
    });
}
