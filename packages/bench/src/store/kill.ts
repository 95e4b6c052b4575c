/** `npm run bench -- kill-store [50]`: a writer is killed so many times; nothing acknowledged may be missing. */
import { runHubTrial } from './run-hub-trial.ts';

export const run = (args: readonly string[]): Promise<void> => runHubTrial('store/load-tests/kill-main.ts', args);
