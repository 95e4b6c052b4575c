/** `npm run eval`: how well questions are understood. */
import { helpOrVersion } from '@herald/protocol/help-or-version';
import own from '../../package.json' with { type: 'json' };
import { usage } from './arguments.ts';

const help = `How well questions are understood: figures and misses.

Usage: ${usage}
       npm run --silent eval -- --from-misses FILE [--learn | --json] | --explain "a message" | --timing | --learn | --help | --version`;

const said = helpOrVersion(process.argv.slice(2), { help, version: own.version });
if (said !== undefined) console.log(said);
else {
  const { runEval } = await import('./run-eval.ts');
  process.exitCode = await runEval(process.argv.slice(2));
}
