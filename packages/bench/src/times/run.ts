/** `npm run bench -- times FILE`: how a table of expressions is read, held against what their authors meant. */
import { runHubTrial } from '../store/run-hub-trial.ts';

export const run = (args: readonly string[]): Promise<void> => runHubTrial('downtime/trials/times-main.ts', args);
