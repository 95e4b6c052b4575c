/** The process that runs tests with one file's text replaced: it is told what to plant, and says whether a test noticed. */
import { createVitest } from 'vitest/node';

/** What it is told: run `tests` as if `file` read `text`. */
export type Task = { file: string; text: string; tests: readonly string[] };
/** What it says. `by` is the first test that failed, or what went wrong before one could run. */
export type Verdict = { event: 'verdict'; noticed: boolean; by: string };

const [root = '', patienceMs = '5000'] = process.argv.slice(2);
let planted: Task | undefined;

const vitest = await createVitest(
  'test',
  {
    root,
    config: false,
    watch: false,
    include: ['packages/*/src/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // What a fault breaks for good hangs: the product's own limits are longer than this.
    testTimeout: Number(patienceMs),
    hookTimeout: Number(patienceMs) * 4,
    // One load of the hub's modules for all test files of a run takes half the time; each run begins anew.
    isolate: false,
    bail: 1,
    // It would hand out the file as it was before.
    fsModuleCache: false,
    reporters: [{}],
  },
  {
    plugins: [
      {
        name: 'planted-fault',
        enforce: 'pre',
        load: (id: string) => (id === planted?.file ? planted.text : undefined),
      },
    ],
  },
);
await vitest.standalone();

process.on('message', (task: Task) => void judge(task).then((verdict) => process.send?.(verdict)));
process.on('disconnect', () => process.exit());
process.send?.({ event: 'ready' });

async function judge(task: Task): Promise<Verdict> {
  planted = task;
  // What an earlier run left would be taken for a verdict of this one.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.clearErrors();
  vitest.invalidateFile(task.file);
  const project = vitest.getRootProject();
  const specifications = task.tests.map((test) => project.createSpecification(test));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  planted = undefined;
  vitest.invalidateFile(task.file);
  const failed = testModules
    .flatMap((module) => [...module.children.allTests()])
    .find((test) => test.result().state === 'failed');
  if (failed) return { event: 'verdict', noticed: true, by: failed.fullName };
  const broken = testModules.find((module) => module.errors().length > 0);
  const [first] = [...(broken?.errors() ?? []), ...unhandledErrors];
  return first === undefined
    ? { event: 'verdict', noticed: false, by: '' }
    : { event: 'verdict', noticed: true, by: messageOf(first) };
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
