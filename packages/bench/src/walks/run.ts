/** `npm run bench -- walks`: the files that one question and one poll walk through, counted by the functions that run. Depends on nothing but the code. */
import { runHubTrial } from '../store/run-hub-trial.ts';

export async function run(args: readonly string[]): Promise<void> {
  await runHubTrial('app/load-tests/walk-main.ts', args);
}
