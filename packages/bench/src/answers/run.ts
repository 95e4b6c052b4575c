/** `npm run bench -- answers [10000]`: a question among 10,000 hosts, and one about all of them, answered from memory. */
import { runHubTrial } from '../store/run-hub-trial.ts';

export const run = (args: readonly string[]): Promise<void> => runHubTrial('app/load-tests/answer-main.ts', args);
