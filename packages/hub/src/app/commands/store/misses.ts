/** `herald misses`: questions whose answers missed, one line of JSON each, for `npm run eval -- --from-misses`. */
import { pino } from 'pino';
import { readRejectedAnswers } from '../../../store/inquiries/rejected-answers.ts';
import { openStore } from '../../../store/open-store.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';
import { storeMustExist, storeOfEnv } from './store-of-env.ts';

const usage = 'misses > FILE';

export const missesCommand: Command = {
  name: 'misses',
  usage,
  summary: 'writes questions whose answer missed ("Not what I asked"), without names, as lines for `npm run eval`',
  async run(context) {
    readOptions(context, { usage, options: {}, names: { least: 0, most: 0 } });
    const options = storeOfEnv(context);
    await storeMustExist(options);
    await using store = await openStore(options, { clock: context.clock, log: pino({ level: 'silent' }) });
    const misses = await readRejectedAnswers(store.query);
    for (const miss of misses) context.print(JSON.stringify(miss));
    context.note(
      misses.length === 0
        ? 'Nobody has pressed "Not what I asked" in the last 90 days.'
        : 'Make corpus lines of it: npm run --silent eval -- --from-misses FILE, then put the right reading into each.',
    );
    return exitCodes.done;
  },
};
