/** `herald alive`: whether the hub of this machine answers and is ready; for supervisors, images and the installer. */
import { request } from 'undici';
import { findRunningHub } from '../../interfaces/terminal/running-hub.ts';
import { type Command, type CommandContext, exitCodes } from '../commands/command.ts';
import { readOptions, usageError } from '../commands/options.ts';

const usage = 'alive [--wait SECONDS]';
const lookEveryMs = 500;
const answerLimitMs = 5_000;

export const aliveCommand: Command = {
  name: 'alive',
  usage,
  summary:
    'says whether the hub of this machine is ready, and waits for it where asked to; exit code 1 where it is not',
  async run(context) {
    const { values } = readOptions(context, {
      usage,
      options: { wait: { type: 'string', default: '0' } },
      names: { least: 0, most: 0 },
    });
    const waitSeconds = Number(values.wait);
    if (!(waitSeconds >= 0 && waitSeconds <= 3_600)) throw usageError(usage, new Error('--wait takes seconds'));
    const endsMs = context.clock.elapsed() + waitSeconds * 1_000;
    for (;;) {
      const found = await look(context);
      if (found.isReady) {
        context.print(found.words);
        return exitCodes.done;
      }
      if (context.clock.elapsed() >= endsMs || context.signal.aborted) {
        context.note(found.words);
        return exitCodes.wrong;
      }
      await context.clock.sleep(lookEveryMs, context.signal);
    }
  },
};

async function look({ env, signal }: CommandContext): Promise<{ isReady: boolean; words: string }> {
  const hub = await findRunningHub(env['HERALD_DATA_DIR'] || '.herald').catch(() => undefined);
  const nobody = { isReady: false, words: 'No hub answers on this machine.' };
  if (hub === undefined) return nobody;
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerLimitMs)]);
    const { statusCode, body } = await request(`${hub.url}/readyz`, { signal: limit });
    await body.dump();
    return statusCode === 200
      ? { isReady: true, words: `The hub answers at ${hub.url} and is ready.` }
      : { isReady: false, words: `The hub answers at ${hub.url} and is not ready yet.` };
  } catch {
    return nobody;
  }
}
