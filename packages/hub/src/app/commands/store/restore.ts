/** `herald restore FILE`: fills an empty store from a backup, of this or another engine. */
import { pino } from 'pino';
import { restoreBackup } from '../../../store/backup/restore-backup.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';
import { storeOfEnv } from './store-of-env.ts';

const usage = 'restore FILE';

export const restoreCommand: Command = {
  name: 'restore',
  usage,
  summary: 'fills an empty database from a backup; the hub must stand still',
  async run(context) {
    const { names } = readOptions(context, { usage, options: {}, names: { least: 1, most: 1 } });
    const [file = ''] = names;
    const log = pino({ level: 'silent' });
    const rows = await restoreBackup(file, storeOfEnv(context), { clock: context.clock, log });
    context.print(`${rows} rows are restored.`);
    context.note(
      'Before the hub starts: the same HERALD_PASSPHRASE as then, or hub.key and privacy.key back in the data directory. Without either, agents refuse it.',
    );
    return exitCodes.done;
  },
};
