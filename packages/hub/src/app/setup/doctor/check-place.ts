/** Database and disk. */
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isHeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { openStore } from '../../../store/open-store.ts';
import type { CommandContext } from '../../commands/command.ts';
import { storeOfEnv } from '../../commands/store/store-of-env.ts';
import type { Finding } from './finding.ts';

export async function checkPlace(context: CommandContext): Promise<Finding[]> {
  return [await checkDatabase(context), await checkDisk(context.env['HERALD_DATA_DIR'] || '.herald')];
}

async function checkDatabase(context: CommandContext): Promise<Finding> {
  const about = 'database' as const;
  try {
    const options = storeOfEnv(context);
    if (options.mode === 'sqlite' && !(await isThere(options.path))) {
      return {
        state: 'ok',
        about,
        message: `There is none at ${options.path} yet; the first start makes it.`,
        next: '',
      };
    }
    await using _store = await openStore(options, { clock: context.clock, log: pino({ level: 'silent' }) });
    return {
      state: 'ok',
      about,
      message: `The ${options.mode === 'sqlite' ? 'SQLite' : 'PostgreSQL'} database opens.`,
      next: '',
    };
  } catch (error) {
    if (isHeraldError(error) && error.code === 'settings/invalid')
      return { state: 'warn', about, message: 'Not opened: the settings come first.', next: '' };
    const words = isHeraldError(error)
      ? error
      : { message: 'The database cannot be opened.', next: 'See the log of the hub.' };
    return { state: 'fail', about, message: words.message, next: words.next };
  }
}

async function checkDisk(directory: string): Promise<Finding> {
  const about = 'disk' as const;
  const place = await nearestFolder(resolve(directory));
  if (!(await isThere(place, constants.W_OK)))
    return {
      state: 'fail',
      about,
      message: `${directory} cannot be written: ${place} belongs to somebody else.`,
      next: "Give the folder to the hub's user, or name another in HERALD_DATA_DIR.",
    };
  const { bavail, bsize, blocks } = await statfs(place);
  const freeGiB = (bavail * bsize) / 1024 ** 3;
  const message = `${freeGiB.toFixed(1)} GiB are free where Herald keeps its data.`;
  const isTight = freeGiB < 1 || bavail / blocks < 0.05;
  return isTight
    ? {
        state: 'warn',
        about,
        message,
        next: 'Make room, or move HERALD_DATA_DIR: with a full disk Herald answers but records nothing.',
      }
    : { state: 'ok', about, message, next: '' };
}

/** The folder itself, or the one it would be made in. */
async function nearestFolder(path: string): Promise<string> {
  return (await isThere(path)) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

async function isThere(path: string, mode = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
