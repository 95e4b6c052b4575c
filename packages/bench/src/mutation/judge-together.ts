/** Judges all faults that can sleep in code that is loaded once: which tests reach them, and which of these notice them. */
import { relative } from 'node:path';
import { type Fault, lineOf } from './fault.ts';
import { distanceOf, type Imports } from './nearby-tests.ts';
import type { TestSeen, Verdict } from './runner-main.ts';
import type { Hung, Runner } from './start-runner.ts';
import { switchable } from './switchable.ts';
import type { Trial } from './worker-main.ts';

export type Drawn = { id: number; file: string; source: string; fault: Fault };
export type Means = { root: string; imports: Imports; runner: Runner; untilMs: number; say(line: string): void };

/** What the tests of one fault may take, as they take without it, on a busy machine too; so many are asked in any case. */
export const mostMsOfFault = 24_000;
const leastTestsOfFault = 30;

/** Of a test, beside ten times what it takes without a fault: on a busy machine what is slow must not count as noticed. */
const leastPatienceMs = 2_000;
/** Each costs some seconds of silence and a new worker: of a loop that waits by a clock most faults end in one. */
const mostHangsOfFile = 24;

export type Together = { noticed: Set<number>; alone: Drawn[]; elapsedOfFile: Map<string, number> };

/** What is left for a run of its own comes back as `alone`. */
export async function judgeTogether(
  drawn: readonly Drawn[],
  tests: readonly string[],
  means: Means,
): Promise<Together> {
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
    const some = green.filter((test) => test.file === file);
    /** Which of `left` each test of the file is to try, with so many times its patience. */
    const judge = (left: (fault: number) => boolean, times: number) => {
      const trials = some.flatMap(({ id, elapsedMs }): [string, Trial][] => {
        const faults = (planned.get(id) ?? []).filter(left);
        return faults.length === 0 ? [] : [[id, { faults, patienceMs: times * (leastPatienceMs + 10 * elapsedMs) }]];
      });
      return trials.length === 0
        ? undefined
        : runner.judge({ texts, tests: [file], trials: Object.fromEntries(trials) });
    };
    const take = (verdict: Verdict | Hung | undefined) => {
      if (verdict?.event === 'hung') for (const fault of verdict.noticed) noticed.add(fault);
      if (verdict?.event !== 'verdict') return;
      for (const { id, isRedByItself, noticed: seen } of verdict.tests)
        if (isRedByItself) for (const fault of planned.get(id) ?? []) doubtful.add(fault);
        else for (const fault of seen) noticed.add(fault);
    };
    const hung = new Set<number>();
    for (let hangs = 0; hangs <= mostHangsOfFile; hangs += 1) {
      const verdict = await judge((fault) => !noticed.has(fault) && !hung.has(fault), 1);
      take(verdict);
      if (verdict?.event !== 'hung') break;
      // On a busy machine silence alone proves nothing: it has to hang by itself too, and for longer.
      hung.add(verdict.fault);
      const looping = drawn.find(({ id }) => id === verdict.fault);
      if (looping)
        say(
          `  ${relative(root, file)}: loops with ${looping.fault.what}, line ${lineOf(looping.source, looping.fault)}`,
        );
      const again = await judge((fault) => fault === verdict.fault, 3);
      take(again);
      if (again?.event === 'hung') noticed.add(again.fault);
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

/** Which faults each test is to try: those that reach it, the nearest first and of these the quickest. */
function plan(tests: readonly TestSeen[], faults: readonly Drawn[], imports: Imports): Map<string, number[]> {
  const planned = new Map<string, number[]>();
  for (const { id: fault, file } of faults) {
    const away = (test: TestSeen) => distanceOf(test.file, file, imports);
    let spentMs = 0;
    let asked = 0;
    for (const test of tests
      .filter(({ reached }) => reached.includes(fault))
      .toSorted((a, b) => away(a) - away(b) || a.elapsedMs - b.elapsedMs)) {
      if (asked >= leastTestsOfFault && spentMs + test.elapsedMs > mostMsOfFault) break;
      spentMs += test.elapsedMs;
      asked += 1;
      planned.set(test.id, [...(planned.get(test.id) ?? []), fault]);
    }
  }
  return planned;
}

const sum = (tests: readonly TestSeen[]) => tests.reduce((total, { elapsedMs }) => total + elapsedMs, 0);
