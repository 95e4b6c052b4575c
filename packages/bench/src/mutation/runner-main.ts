/** The process that runs tests over changed texts of some files: it is told what to plant, and says what the tests noticed. */
import { fileURLToPath } from 'node:url';
import { createVitest, type TestModule } from 'vitest/node';
import type { Plan, Seen } from './worker-main.ts';

/** What it is told: run `tests` as if the files named read as `texts` says. */
export type Task = { texts: Readonly<Record<string, string>>; tests: readonly string[]; plan: Plan };

/** What it says. `by` is the first test that failed, or what went wrong before one could run. */
export type Verdict = { event: 'verdict'; noticed: boolean; by: string; tests: readonly TestSeen[] };
export type TestSeen = Seen & { id: string; file: string; name: string };

const [root = '', patienceMs = '5000'] = process.argv.slice(2);
let texts: Task['texts'] = {};

const vitest = await createVitest(
  'test',
  {
    root,
    config: false,
    watch: false,
    include: ['packages/*/src/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    runner: fileURLToPath(new URL('worker-main.ts', import.meta.url)),
    // What a fault breaks for good hangs: the product's own limits are longer than this.
    testTimeout: Number(patienceMs),
    hookTimeout: Number(patienceMs) * 4,
    // One load of the hub's modules for all test files of a run takes half the time; each run begins anew.
    isolate: false,
    // It would hand out the file as it was before.
    fsModuleCache: false,
    reporters: [{}],
  },
  { plugins: [{ name: 'planted-faults', enforce: 'pre', load: (id: string) => texts[id] }] },
);
await vitest.standalone();

process.on('message', (task: Task) => void judge(task).then((verdict) => process.send?.(verdict)));
process.on('disconnect', () => process.exit());
process.send?.({ event: 'ready' });

async function judge(task: Task): Promise<Verdict> {
  // What an earlier run left would be taken for a verdict of this one.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.clearErrors();
  for (const file of [...Object.keys(texts), ...Object.keys(task.texts)]) vitest.invalidateFile(file);
  texts = task.texts;
  const project = vitest.getRootProject();
  project.provide('plan', task.plan);
  // One fault at a time has been noticed by the first test that fails; many are judged to the end.
  project.config.bail = task.plan.endsAtFirst ? 1 : 0;
  const specifications = task.tests.map((test) => project.createSpecification(test));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const [broken] = [...testModules.flatMap((module) => module.errors()), ...unhandledErrors];
  const tests = testModules.flatMap(testsOf);
  const failed = testModules
    .flatMap((module) => [...module.children.allTests()])
    .find((test) => test.result().state === 'failed');
  const by = failed?.fullName ?? (broken === undefined ? '' : messageOf(broken));
  return { event: 'verdict', noticed: by !== '', by, tests };
}

function testsOf(module: TestModule): TestSeen[] {
  return [...module.children.allTests()].flatMap((test) => {
    const { seen } = test.meta();
    return seen ? [{ ...seen, id: test.id, file: module.moduleId, name: test.fullName }] : [];
  });
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
