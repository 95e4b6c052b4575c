/** `herald backup FILE`: everything the hub remembers, in one file, while the hub runs. */
import { pino } from 'pino';
import { writeBackup } from '../../../store/backup/write-backup.ts';
import { openDatabase } from '../../../store/open-store.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';
import { storeMustExist, storeOfEnv } from './store-of-env.ts';

const usage = 'backup FILE';

export const backupCommand: Command = {
  name: 'backup',
  usage,
  summary: 'writes history, incidents, downtime and inquiries into one file; the hub may run',
  async run(context) {
    const { names } = readOptions(context, { usage, options: {}, names: { least: 1, most: 1 } });
    const [file = ''] = names;
    const options = storeOfEnv(context);
    await storeMustExist(options);
    // Not brought up to date: a backup must be possible before an upgrade, with the new version at hand.
    await using store = await openDatabase(options, { log: pino({ level: 'silent' }) });
    const { rows, hasKeys } = await writeBackup(store, file, context);
    context.print(`${file} holds ${rows} rows${hasKeys ? ', and the keys, sealed' : ''}.`);
    if (!hasKeys)
      context.note(
        'It does not hold the keys: keep hub.key and privacy.key elsewhere, or set HERALD_PASSPHRASE and restart the hub.',
      );
    return exitCodes.done;
  },
};
