/** Draws faults of one folder and finds out which of them the tests notice. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { seededRandom } from '@herald/protocol/seeded-random';
import { draw } from './draw.ts';
import { whyEqual } from './equal-faults.ts';
import { type Fault, lineOf, plant } from './fault.ts';
import { filesUnder } from './files-under.ts';
import { findFaults } from './find-faults.ts';
import { type Imports, nearbyTests } from './nearby-tests.ts';
import type { FolderResult, Survivor } from './print-results.ts';
import type { TestSeen } from './runner-main.ts';
import type { Runner } from './start-runner.ts';
import { switchable } from './switchable.ts';

/** What the tests of one fault may take, as they take without it; so many are asked in any case. */
const mostMsOfFault = 8_000;
const leastTestsOfFault = 30;

/** Of a test, beside ten times what it takes without a fault: on a busy machine what is slow must not count as noticed. */
const leastPatienceMs = 2_000;
/** Each costs some seconds of silence and a new worker: of a loop that waits by a clock most faults end in one. */
const mostHangsOfFile = 24;

type Drawn = { id: number; file: string; source: string; fault: Fault };
export type Means = { root: string; imports: Imports; runner: Runner; untilMs: number; say(line: string): void };
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

type Together = { noticed: Set<number>; alone: Drawn[]; elapsedOfFile: Map<string, number> };

/** All that can sleep in the code that was loaded once. What is left for a run of its own comes back as `alone`. */
async function judgeTogether(drawn: readonly Drawn[], tests: readonly string[], means: Means): Promise<Together> {
  const { runner, say, root } = means;
  const texts: Record<string, string> = {};
  const asleep = new Set<number>();
  for (const [file, faults] of Map.groupBy(drawn, (one) => one.file)) {
    const carried = switchable(faults[0]?.source ?? '', faults);
    texts[file] = carried.text;
    for (const id of carried.asleep) asleep.add(id);
  }
  const first = await runner.judge({ texts, tests });
  if (first.event === 'hung') throw new Error('The tests hang with nothing planted.');
  if (first.tests.length === 0 && tests.length > 0) throw new Error(`No test ran: ${first.by}`);
  const red = first.tests.filter((test) => test.isRedByItself);
  for (const { file, name } of red) say(`red with nothing planted, left out: ${relative(root, file)} ${name}`);
  const green = first.tests.filter((test) => !test.isRedByItself);
  const elapsedOfFile = new Map(
    [...Map.groupBy(first.tests, ({ file }) => file)].map(([file, some]) => [file, sum(some)]),
  );
  const noticed = new Set<number>();
  const doubtful = new Set<number>(first.tests.flatMap((test) => test.loading));
  const sleeping = drawn.filter(({ id }) => asleep.has(id));
  const planned = plan(green, sleeping, means.imports);
  const files = [...new Set(green.map(({ file }) => file))].toSorted(
    (a, b) => (elapsedOfFile.get(a) ?? 0) - (elapsedOfFile.get(b) ?? 0),
  );
  for (const file of files) {
    for (let hangs = 0; hangs <= mostHangsOfFile; hangs += 1) {
      const trials = Object.fromEntries(
        green
          .filter((test) => test.file === file)
          .map(({ id, elapsedMs }) => {
            const faults = (planned.get(id) ?? []).filter((fault) => !noticed.has(fault));
            return [id, { faults, patienceMs: leastPatienceMs + 10 * elapsedMs }];
          }),
      );
      const asked = Object.values(trials).filter(({ faults }) => faults.length > 0);
      if (asked.length === 0) break;
      const verdict = await runner.judge({ texts, tests: [file], trials });
      if (verdict.event === 'hung') {
        for (const fault of [verdict.fault, ...verdict.noticed]) noticed.add(fault);
        const looping = drawn.find(({ id }) => id === verdict.fault);
        if (looping)
          say(
            `  ${relative(root, file)}: loops with ${looping.fault.what}, line ${lineOf(looping.source, looping.fault)}`,
          );
        continue;
      }
      for (const { id, isRedByItself, noticed: some } of verdict.tests) {
        for (const fault of isRedByItself ? (planned.get(id) ?? []) : []) doubtful.add(fault);
        for (const fault of isRedByItself ? [] : some) noticed.add(fault);
      }
      break;
    }
    say(`  ${relative(root, file)}: ${noticed.size} of ${asleep.size}`);
  }
  noticed.delete(0);
  return {
    noticed,
    elapsedOfFile,
    alone: drawn.filter(({ id }) => !noticed.has(id) && (doubtful.has(id) || !asleep.has(id))),
  };
}

/** Which faults each test is to try: of those that reach it first the tests in its folder, then those that import it, then the quickest. */
function plan(tests: readonly TestSeen[], faults: readonly Drawn[], imports: Imports): Map<string, number[]> {
  const planned = new Map<string, number[]>();
  for (const { id: fault, file } of faults) {
    const distanceOf = (test: TestSeen) =>
      dirname(test.file) === dirname(file) ? 0 : imports.get(test.file)?.includes(file) ? 1 : 2;
    let spentMs = 0;
    let asked = 0;
    for (const test of tests
      .filter(({ reached }) => reached.includes(fault))
      .toSorted((a, b) => distanceOf(a) - distanceOf(b) || a.elapsedMs - b.elapsedMs)) {
      if (asked >= leastTestsOfFault && spentMs + test.elapsedMs > mostMsOfFault) break;
      spentMs += test.elapsedMs;
      asked += 1;
      planned.set(test.id, [...(planned.get(test.id) ?? []), fault]);
    }
  }
  return planned;
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

const sum = (tests: readonly TestSeen[]) => tests.reduce((total, { elapsedMs }) => total + elapsedMs, 0);

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
