/**
 * Where the hub's next signing key waits while agents learn to trust both: beside `hub.key`, or sealed in the database where
 * the key itself lies there. The hub signs with the old one until the rotation is finished.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { generateKeyPair } from '@herald/protocol/keys';
import { pino } from 'pino';
import { findSharedKey, replaceSharedKey, type SharedKey, sealKey, unsealKey } from '../../store/keys/shared-keys.ts';
import { openDatabase } from '../../store/open-store.ts';
import type { Query } from '../../store/query.ts';
import type { CommandContext } from '../commands/command.ts';
import { storeOfEnv } from '../commands/store/store-of-env.ts';
import { findHubKey, type HubKey, hubKeyFrom } from '../hub-key.ts';
import { readHubSettings } from '../settings.ts';
import { ownKeysOf } from '../start/agree-on-keys.ts';
import { hubKeyOf } from './ask-agents.ts';

export type KeyRotation = {
  current: HubKey;
  next: HubKey | undefined;
  /** The next key, made now where there is none. */
  begin(): Promise<HubKey>;
  /** The next key takes the place of the current one; hubs sign with it from their next start. */
  finish(): Promise<void>;
  cancel(): Promise<void>;
};

/** Throws `key/not-ours` where the key stands in the settings or is not sealed in a shared database. */
export async function withKeyRotation<T>(
  context: CommandContext,
  use: (rotation: KeyRotation) => Promise<T>,
): Promise<T> {
  const own = ownKeysOf(readHubSettings(context.env));
  if (own.key !== undefined)
    throw notOurs(
      'It stands in HERALD_HUB_PRIVATE_KEY.',
      'Move it to a file (hub.key in the data directory), restart the hub, and try again.',
    );
  const store = storeOfEnv(context);
  const hasDatabase = store.mode === 'postgres' || existsSync(store.path);
  if (own.passphrase !== undefined && hasDatabase) {
    await using database = await openDatabase(store, { log: pino({ level: 'silent' }) });
    const shared = await findSharedKey(database.query, 'hub').catch(() => undefined);
    // Awaited here: the database is closed at the end of this block.
    if (shared?.sealed !== undefined)
      return await use(await inDatabase(database.query, shared, own.passphrase, context));
  }
  if (store.mode === 'postgres')
    throw notOurs(
      'The hubs of this database keep it in files.',
      'Set the same HERALD_PASSPHRASE on all of them and restart them first: the key then lies sealed in the database.',
    );
  return use(await inFiles(own.file ?? join(own.dataDir, 'hub.key'), context));
}

/** The keys that agents should trust now, as install lines give them: two while one takes the other's place. */
export async function trustedPublicKeys(context: CommandContext): Promise<string> {
  try {
    return await withKeyRotation(context, async ({ current, next }) =>
      [current, ...(next ? [next] : [])].map(({ publicKey }) => publicKey).join(','),
    );
  } catch {
    // Where no rotation is possible there is one key; what is wrong with it is told by whoever reads it.
    return (await hubKeyOf(context)).publicKey;
  }
}

async function inFiles(path: string, context: CommandContext): Promise<KeyRotation> {
  const current = await hubKeyOf(context);
  const nextPath = `${path}.next`;
  const kept = await readFile(nextPath, 'utf8').catch(() => undefined);
  const next = kept === undefined ? undefined : hubKeyFrom(kept, 'file');
  return {
    current,
    next,
    async begin() {
      if (next) return next;
      const { privateKey } = generateKeyPair();
      await writeFile(nextPath, `${privateKey}\n`, { flag: 'wx', mode: 0o600 });
      return hubKeyFrom(privateKey, 'made');
    },
    async finish() {
      await rename(path, `${path}.old`);
      await rename(nextPath, path);
    },
    cancel: () => rm(nextPath, { force: true }),
  };
}

async function inDatabase(
  query: Query,
  shared: SharedKey,
  passphrase: string,
  context: CommandContext,
): Promise<KeyRotation> {
  const { clock, env } = context;
  const open = async (sealed: string) => hubKeyFrom(await unsealKey('hub', sealed, passphrase), 'database');
  const { next: waiting, ...withoutNext } = shared;
  const next = waiting?.sealed === undefined ? undefined : await open(waiting.sealed);
  return {
    current: await open(shared.sealed ?? ''),
    next,
    async begin() {
      if (next) return next;
      const made = hubKeyFrom(generateKeyPair().privateKey, 'made');
      const sealed = await sealKey('hub', made.text, passphrase);
      await replaceSharedKey(query, 'hub', { ...shared, next: { fingerprint: made.publicKey, sealed } }, clock.now());
      return made;
    },
    async finish() {
      if (!waiting) return;
      const former = [...shared.former, shared.fingerprint].slice(-100);
      await replaceSharedKey(query, 'hub', { ...waiting, former }, clock.now());
      // A file of the old key would be taken for this machine's own by other commands.
      const own = ownKeysOf(readHubSettings(env));
      const file = own.file ?? join(own.dataDir, 'hub.key');
      if ((await findHubKey(own)) !== undefined) await rename(file, `${file}.old`);
    },
    cancel: () => replaceSharedKey(query, 'hub', withoutNext, clock.now()),
  };
}

function notOurs(why: string, next: string): HeraldError {
  return new HeraldError('key/not-ours', {
    message: `The signing key cannot be changed by this command. ${why}`,
    next,
  });
}
