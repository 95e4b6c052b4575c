/**
 * `npm run bench -- mutation [FOLDER…] [--per-folder 70] [--seed 1]`: plants small mistakes into code that decides, one at a
 * time and in memory only, and tells which of them the tests beside that code notice.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filesUnder } from './files-under.ts';
import { judgeFolder } from './judge-folder.ts';
import { readImports } from './nearby-tests.ts';
import { type FolderResult, printResults } from './print-results.ts';
import { startRunner } from './start-runner.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

/** The folders whose code decides what people are told. */
export const decidingFolders: readonly string[] = [
  'packages/hub/src/answers',
  'packages/hub/src/inquiries',
  'packages/hub/src/notifications/incidents',
  'packages/hub/src/notifications/subscriptions',
  'packages/hub/src/monitoring/health',
  'packages/hub/src/downtime',
  'packages/hub/src/monitoring/poller',
  'packages/hub/src/notifications/outbox',
  'packages/hub/src/store/outbox',
  'packages/hub/src/store/history',
  'packages/protocol/src',
  'packages/agent/src/sampler',
];

export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'per-folder': { type: 'string', default: '70' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '60' },
    },
  });
  const folders = positionals.length > 0 ? positionals.map((folder) => folder.replace(/\/$/, '')) : decidingFolders;
  const perFolder = Number(values['per-folder']);
  const seed = Number(values.seed);
  const untilMs = performance.now() + Number(values.minutes) * 60_000;
  const imports = readImports(filesUnder(join(root, 'packages')));
  await using runner = startRunner(root);
  const results: FolderResult[] = [];
  for (const [index, folder] of folders.entries()) {
    const sample = { perFolder, seed, firstId: 1 + index * perFolder };
    results.push(await judgeFolder(folder, sample, { root, imports, runner, untilMs, say }));
  }
  printResults(results, { seed });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
