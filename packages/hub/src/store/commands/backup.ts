/** `herald backup FILE`: everything the hub remembers, in one file, while the hub runs. */
import { access } from 'node:fs/promises';
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { type Command, exitCodes } from '../../registry/commands/command.ts';
import { readOptions } from '../../registry/commands/options.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { openStore } from '../open-store.ts';
import { storeOfEnv } from './store-of-env.ts';

const usage = 'backup FILE';

export const backupCommand: Command = {
  name: 'backup',
  usage,
  summary: 'writes history, incidents, downtime and inquiries into one file; the hub may run',
  async run(context) {
    const { names } = readOptions(context, { usage, options: {}, names: { least: 1, most: 1 } });
    const [file = ''] = names;
    const options = storeOfEnv(context);
    if (options.mode === 'sqlite') await mustExist(options.path);
    await using store = await openStore(options, { clock: context.clock, log: pino({ level: 'silent' }) });
    const rows = await writeBackup(store, file, context);
    context.print(`${file} holds ${rows} rows.`);
    return exitCodes.done;
  },
};

async function mustExist(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new HeraldError('store/nothing-there', {
      message: `There is no database at ${path}.`,
      next: 'Check HERALD_DATA_DIR, or HERALD_DATABASE_URL for PostgreSQL.',
    });
  });
}
