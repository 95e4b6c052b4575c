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
    const said: unknown = await body.json().catch(() => undefined);
    if (statusCode === 200) return { isReady: true, words: `The hub answers at ${hub.url} and is ready.` };
    return { isReady: false, words: `The hub answers at ${hub.url} and is not ready${reasonsOf(said)}.` };
  } catch {
    return nobody;
  }
}

const reasons = new Map([
  ['servers', 'it has not looked at its servers yet'],
  ['store', 'it cannot write into its database'],
]);

function reasonsOf(said: unknown): string {
  const list = typeof said === 'object' && said !== null && 'waitsFor' in said ? said.waitsFor : undefined;
  const words = Array.isArray(list) ? list.flatMap((part) => reasons.get(String(part)) ?? []) : [];
  return words.length === 0 ? ' yet' : `: ${words.join(', and ')}`;
}
