import { defineConfig } from 'vitest/config';
import { closingLine } from './packages/bench/src/testing/closing-line.ts';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    pool: 'forks',
    sequence: { shuffle: true },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', closingLine()],
  },
});
