/** `herald backup verify FILE`: restores it aside, and says what is in it. */
import { pino } from 'pino';
import { verifyBackup } from '../../../store/backup/verify-backup.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';

const usage = 'backup verify FILE';

const keyWords = {
  none: 'It holds no keys: hub.key and privacy.key must be kept elsewhere, or agents will refuse the hub that is restored.',
  sealed:
    'It holds the keys, sealed: whoever restores it needs the HERALD_PASSPHRASE of that day (set it here to try).',
  open: 'It holds the keys, and HERALD_PASSPHRASE opens them.',
} as const;

export const backupVerifyCommand: Command = {
  name: 'backup verify',
  usage,
  summary:
    'restores a backup aside, throws that away, and says whether it is whole and how old; exit code 2 where it is not',
  async run(context) {
    const { names } = readOptions(context, { usage, options: {}, names: { least: 1, most: 1 } });
    const [file = ''] = names;
    const { rows, madeAtMs, schema, keys } = await verifyBackup(file, {
      clock: context.clock,
      log: pino({ level: 'silent' }),
      passphrase: context.env['HERALD_PASSPHRASE'] || undefined,
    });
    context.print(`${file} is whole: ${rows} rows of ${new Date(madeAtMs).toISOString()}, schema ${schema}.`);
    context.print(keyWords[keys]);
    return exitCodes.done;
  },
};
