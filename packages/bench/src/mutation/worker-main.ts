/** Runs the tests inside Vitest's worker: each once for every fault that it is asked to judge, then once more with none. */
import { renameSync, writeFileSync } from 'node:fs';
import { inject, type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest';
import type { Switch } from './switchable.ts';

/** What the worker is told of one run of test files. */
export type Plan = {
  /** What to try with each test, by the test's id. Without it tests run once each, and say what they reach. */
  trials?: Record<string, Trial>;
  /** Where it is written what is going on, for whoever must end a worker that loops for good. */
  currentFile: string;
  /** Nothing more is run once a test has failed. */
  endsAtFirst: boolean;
};

/** `patienceMs`: what waits so much longer than it does without a fault waits for good. */
export type Trial = { faults: readonly number[]; patienceMs: number };

/** What is going on: which fault is on (0: none), how long its test has, and what tests have noticed so far. */
export type Current = { fault: number; patienceMs?: number; noticed: number[] };

/** What a test says afterwards. */
export type Seen = {
  /** Faults whose function ran during the test, and those whose function ran while files were loaded. */
  reached: number[];
  loading: number[];
  elapsedMs: number;
  noticed: number[];
  /** Failed with nothing planted: what it noticed says nothing. */
  isRedByItself: boolean;
};

declare module 'vitest' {
  interface ProvidedContext {
    plan: Plan;
  }
  interface TaskMeta {
    seen?: Seen;
  }
}

/** The real ones: a test may put others in their place. */
const { setInterval: every, clearInterval: notAnyMore } = globalThis;
/** Patience is counted in these: while other programs have the processor none passes, however long that lasts. */
const tickMs = 100;

const loading = new Set<number>();
let reached = loading;
const switches: Switch = {
  active: 0,
  reach: (...ids) => {
    for (const id of ids) reached.add(id);
  },
};
Object.assign(globalThis, { __faults: switches });

/** With files sharing a process, a fault that one test has noticed needs no other. */
const noticedBefore = new Set<number>();

// biome-ignore lint/style/noDefaultExport: Vitest takes a runner by its default export alone
export default class FaultyRunner extends TestRunner {
  #faults: number[] = [];
  #patienceMs = Number.POSITIVE_INFINITY;
  #startedAt = 0;

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test);
    if (test.type !== 'test' || test.mode !== 'run') return;
    const { trials } = inject('plan');
    const trial = trials?.[test.id];
    this.#faults = (trial?.faults ?? []).filter((id) => !noticedBefore.has(id));
    this.#patienceMs = trial?.patienceMs ?? Number.POSITIVE_INFINITY;
    if (trials && this.#faults.length === 0) {
      test.mode = 'skip';
      return;
    }
    test.repeats = this.#faults.length;
    test.meta.seen = { reached: [], loading: [], elapsedMs: 0, noticed: [], isRedByItself: false };
  }

  override onBeforeTryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): void {
    super.onBeforeTryTask(test, options);
    switches.active = this.#faults[options.repeats] ?? 0;
    reached = new Set();
    this.#startedAt = performance.now();
    const current: Current = {
      fault: switches.active,
      ...(switches.active === 0 ? {} : { patienceMs: this.#patienceMs }),
      noticed: [...noticedBefore, ...(test.meta.seen?.noticed ?? [])],
    };
    const { currentFile } = inject('plan');
    // Whoever reads it meanwhile finds the whole of one or of the other.
    writeFileSync(`${currentFile}.new`, JSON.stringify(current));
    renameSync(`${currentFile}.new`, currentFile);
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const work = TestRunner.getTestFn(test);
    if (switches.active === 0) return work();
    let timer: NodeJS.Timeout | undefined;
    let leftMs = this.#patienceMs;
    const tooLong = new Promise<never>((_, reject) => {
      timer = every(() => {
        leftMs -= tickMs;
        if (leftMs <= 0) reject(new Error('It waits for good.'));
      }, tickMs);
    });
    try {
      await Promise.race([work(), tooLong]);
    } finally {
      notAnyMore(timer);
    }
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): Promise<void> {
    await super.onAfterRetryTask(test, options);
    const isRed = test.result?.state === 'fail';
    const { seen } = test.meta;
    if (seen && isRed && switches.active !== 0) seen.noticed.push(switches.active);
    if (seen && switches.active === 0) {
      seen.isRedByItself = isRed;
      seen.reached = [...reached];
      seen.loading = [...loading];
      seen.elapsedMs = performance.now() - this.#startedAt;
      if (!isRed) for (const id of seen.noticed) noticedBefore.add(id);
    }
    switches.active = 0;
    reached = loading;
  }
}
