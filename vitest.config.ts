import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { closingLine } from './packages/bench/src/testing/closing-line.ts';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    globalSetup: ['packages/sandbox/src/browser/before-tests.ts'],
    pool: 'forks',
    // Vitest leaves one core free; these tests wait more than they compute, so that would idle half of a small machine.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { shuffle: true },
    // The end of patience on a busy machine, not what anything should take.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    retry: process.env['CI'] ? 1 : 0,
    reporters: ['default', closingLine()],
  },
});
