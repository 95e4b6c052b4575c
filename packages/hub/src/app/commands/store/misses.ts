/** `herald misses`: what presses teach, one line of JSON each, for `npm run eval -- --from-misses`. */
import { pino } from 'pino';
import { readLessons } from '../../../store/inquiries/lessons.ts';
import { openStore } from '../../../store/open-store.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';
import { storeMustExist, storeOfEnv } from './store-of-env.ts';

const usage = 'misses > FILE';

export const missesCommand: Command = {
  name: 'misses',
  usage,
  summary: 'writes questions that were read wrongly or chosen by a press, without names, as lines for `npm run eval`',
  async run(context) {
    readOptions(context, { usage, options: {}, names: { least: 0, most: 0 } });
    const options = storeOfEnv(context);
    await storeMustExist(options);
    await using store = await openStore(options, { clock: context.clock, log: pino({ level: 'silent' }) });
    const lessons = await readLessons(store.query);
    for (const { kind, ...lesson } of lessons) context.print(JSON.stringify({ why: kind, ...lesson }));
    context.note(
      lessons.length === 0
        ? 'Nothing is kept to learn from. Words are kept only with `inquiries: { learn: on }` in the registry, and for 90 days at most.'
        : 'See what they would change: npm run --silent eval -- --registry REGISTRY --from-misses FILE',
    );
    return exitCodes.done;
  },
};
