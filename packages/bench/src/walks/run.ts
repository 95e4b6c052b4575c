/** `npm run bench -- walks [--write]`: the files that one question and one poll walk through, counted by the functions that run; `--write` puts them into CONTRIBUTING. */
import { runHubTrial } from '../store/run-hub-trial.ts';

export async function run(args: readonly string[]): Promise<void> {
  await runHubTrial('app/load-tests/walk-main.ts', args);
}
