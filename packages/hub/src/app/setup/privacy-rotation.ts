/**
 * The next privacy key, without losing whom the hashes stand for: each kept hash is hashed once more with the new key, and a
 * person's from then on with both. Whoever had the old key alone finds nobody any more, and a deletion still finds everything.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { chainKeys, makePrivacyKey, nextPrivacyKeyFile, rehash } from '../../inquiries/people.ts';
import { rekeyPeople } from '../../store/inquiries/rekey-people.ts';
import { findSetting, putValue } from '../../store/key-value.ts';
import { findSharedKey, replaceSharedKey, sealKey } from '../../store/keys/shared-keys.ts';
import { readLiveHubs } from '../../store/leases/hub-presence.ts';
import { readDatabaseTimeMs } from '../../store/leases/leases.ts';
import { openDatabase } from '../../store/open-store.ts';
import type { Database } from '../../store/query.ts';
import { holdSqliteFile } from '../../store/sqlite/hold-file.ts';
import type { CommandContext } from '../commands/command.ts';
import { storeMustExist, storeOfEnv } from '../commands/store/store-of-env.ts';
import { readHubSettings } from '../settings.ts';
import { agreeOnPrivacyKey, ownKeysOf, privacyFingerprint } from '../start/agree-on-keys.ts';

/** Which privacy key the hashes were last made with, for a change that was interrupted. */
const madeWith = 'privacy-key-of-hashes';

export type PrivacyRotation = { kind: 'changed'; people: number } | { kind: 'finished' };

/** `finished`: a change that was cut short was all but done. Throws `store/in-use`, `key/hubs-run` and `key/not-ours`. */
export async function rotatePrivacyKey(context: CommandContext): Promise<PrivacyRotation> {
  const { clock } = context;
  const own = ownKeysOf(readHubSettings(context.env));
  if (own.privacyKey !== undefined)
    throw notOurs(
      'It stands in HERALD_PRIVACY_KEY.',
      'Write it into privacy.key in the data directory (mode 600), take it out of the settings, and try again.',
    );
  const options = storeOfEnv(context);
  await storeMustExist(options);
  // A hub that writes meanwhile would write hashes of the old key.
  using _held = options.mode === 'sqlite' ? holdSqliteFile(options.path) : undefined;
  await using database = await openDatabase(options, { log: pino({ level: 'silent' }) });
  await mustStandStill(database);
  if (await finishInterrupted(database, own.dataDir)) return { kind: 'finished' };
  const old = await agreeOnPrivacyKey({ database, own, clock });
  const shared = await findSharedKey(database.query, 'privacy');
  if (shared && shared.sealed === undefined && database.engine === 'postgres')
    throw notOurs(
      'The hubs of this database keep it in files.',
      'Set the same HERALD_PASSPHRASE on all of them and start them once: the key then lies sealed in the database.',
    );
  const added = makePrivacyKey();
  const next = chainKeys(old, added);
  const sealed = shared && own.passphrase !== undefined ? await sealKey('privacy', next, own.passphrase) : undefined;
  const nextFile = nextPrivacyKeyFile(own.dataDir);
  if (!sealed) await writeFile(nextFile, `${next}\n`, { flag: 'wx', mode: 0o600 });
  const changed = await database.transaction(async (query) => {
    const count = await rekeyPeople(query, (hash) => rehash(added, hash));
    await putValue(query, madeWith, privacyFingerprint(next), clock.now());
    if (shared && sealed)
      await replaceSharedKey(
        query,
        'privacy',
        {
          fingerprint: privacyFingerprint(next),
          sealed,
          former: [...shared.former, shared.fingerprint].slice(-100),
        },
        clock.now(),
      );
    return count;
  });
  const file = join(own.dataDir, 'privacy.key');
  if (sealed) await rm(file, { force: true });
  else await rename(nextFile, file);
  return { kind: 'changed', people: changed };
}

/** The file is written, then the hashes, then the file takes its place: what was cut short between is finished or undone. Whether it was finished. */
async function finishInterrupted(database: Database, dataDir: string): Promise<boolean> {
  const nextFile = nextPrivacyKeyFile(dataDir);
  const kept = await readFile(nextFile, 'utf8').catch(() => undefined);
  if (kept === undefined) return false;
  const isMade = (await findSetting(database.query, madeWith)) === privacyFingerprint(kept.trim());
  if (isMade) await rename(nextFile, join(dataDir, 'privacy.key'));
  else await rm(nextFile);
  return isMade;
}

async function mustStandStill({ engine, query }: Database): Promise<void> {
  if (engine === 'sqlite') return;
  const [hub] = await readLiveHubs(query, await readDatabaseTimeMs(query));
  if (!hub) return;
  throw new HeraldError('key/hubs-run', {
    message: `${hub.holder} works with this database, and would go on writing hashes of the old key.`,
    next: 'Stop all hubs for this minute, then run it again.',
  });
}

function notOurs(why: string, next: string): HeraldError {
  return new HeraldError('key/not-ours', {
    message: `The privacy key cannot be changed by this command. ${why}`,
    next,
  });
}
