import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { closingLine } from './packages/bench/src/testing/closing-line.ts';
import { MixedOrder } from './packages/bench/src/testing/mixed-order.ts';

/** The installers' checks and the archives need Linux itself, and so does what the doctor finds in /proc. */
const onLinux = [
  'packages/{agent,release}/src/**/{install-script,build-agent,build-hub}.test.ts',
  'packages/agent/src/commands/doctor.test.ts',
];
/** Modes of files, a POSIX shell, and signals that a program can answer: Windows has none of them. */
const onPosix = [
  'packages/agent/src/{main,tls/certificate-store}.test.ts',
  'packages/hub/src/app/{cli,hub-key,setup/private-files,setup/setup,setup/install-line-command,commands/store/backup}.test.ts',
  'packages/release/src/registry-in-git.test.ts',
  'packages/sandbox/src/end-to-end/{npm-signals,start-and-stop,stop-anytime}.test.ts',
];
const { platform } = process;
const notHere = platform === 'linux' ? [] : platform === 'win32' ? [...onLinux, ...onPosix] : onLinux;

const allTests = ['packages/*/src/**/*.test.ts'];
const withWholeHubs = ['packages/sandbox/src/{end-to-end,month}/**/*.test.ts'];
/** Whoever opens a browser, or counts what its own process does: each file in a process of its own. */
const withBrowsers = [
  'packages/sandbox/src/{browser,ec2-metadata}/**/*.test.ts',
  'packages/discord-sandbox/src/page/{page,demo}.test.ts',
  'packages/hub/src/interfaces/web/{feeds/feeds,live/open-pages,narrow-pages,pages}.test.ts',
];

export default defineConfig({
  test: {
    exclude: notHere,
    // Half of what a hub started by a test computes is reading Node's own and our modules; the second hub need not do it again.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      // More than half of the time went into loading the same modules for each file.
      {
        extends: true,
        test: {
          name: 'parts',
          include: allTests,
          exclude: [...notHere, ...withBrowsers, ...withWholeHubs],
          isolate: false,
        },
      },
      // Browsers and whole hubs each have a process of their own: the driver of the browsers shares none.
      {
        extends: true,
        test: { name: 'together', include: withBrowsers, exclude: [...notHere, ...withWholeHubs], isolate: true },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: withWholeHubs,
          exclude: notHere,
          isolate: true,
          globalSetup: ['packages/sandbox/src/end-to-end/testing/bundled-hub.ts'],
        },
      },
    ],
    globalSetup: ['packages/sandbox/src/browser/before-tests.ts'],
    pool: 'forks',
    // Vitest leaves one core free; these tests wait as long as they compute: with a worker a core half of it idles.
    maxWorkers: availableParallelism() + 1,
    sequence: { shuffle: true, sequencer: MixedOrder },
    // The end of patience on a busy machine, not what anything should take.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    retry: process.env['CI'] ? 1 : 0,
    reporters: ['default', closingLine()],
  },
});
