/** `npm run bench -- store [--hosts 1000]`: a year of history on disk, and how fast it is read. */
import { runHubTrial } from './run-hub-trial.ts';

export const run = (args: readonly string[]): Promise<void> => runHubTrial('store/load-tests/size-main.ts', args);
