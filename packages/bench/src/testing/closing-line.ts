/**
 * A vitest reporter that ends a run with one plain line: `Tests: N passed, N failed, N skipped`. What failed is named before
 * it, and where a run tries again what failed, also what passed only then: it is no failure, and somebody has to mend it.
 */
import type { Reporter, TestModule } from 'vitest/node';

/** Counts tests when the run has ended. A file that could not be loaded counts as one failure. */
export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
      const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
      for (const error of unhandledErrors)
        console.log(`Failed: outside any test: ${error instanceof Error ? error.message : JSON.stringify(error)}`);
      for (const module of modules) {
        const say = (what: string, name = '') => console.log(`${what}: ${module.moduleId}${name && `: ${name}`}`);
        if (module.errors().length > 0) {
          count.failed += 1;
          say('Failed');
        }
        for (const test of module.children.allTests()) {
          const { state } = test.result();
          if (state === 'passed') count.passed += 1;
          else if (state === 'failed') count.failed += 1;
          else count.skipped += 1;
          if (state === 'failed') say('Failed', test.fullName);
          else if (test.diagnostic()?.flaky) say('Passed only when tried again', test.fullName);
        }
      }
      console.log(`Tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
    },
  };
}
