/**
 * The keys of this hub. Where several hubs share a PostgreSQL they must be the same: agents answer one key, and a person who
 * is deleted on one hub must be found by the same hash as on the other. With HERALD_PASSPHRASE the keys lie sealed in that
 * database and every hub takes them from there; without it only their fingerprints do, and a hub with another key is refused.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { generateKeyPair, parsePrivateKey, publicKeyText } from '@herald/protocol/keys';
import { findPrivacyKey, keepPrivacyKey, makePrivacyKey } from '../../inquiries/people.ts';
import {
  claimSharedKey,
  findSharedKey,
  forgetSharedKey,
  type KeyName,
  replaceSharedKey,
  type SharedKey,
  sealKey,
  unsealKey,
} from '../../store/keys/shared-keys.ts';
import type { Database } from '../../store/query.ts';
import { findHubKey, type HubKey, type HubKeyOptions, hubKeyFrom, keepHubKey } from '../hub-key.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';

export type OwnKeys = HubKeyOptions & { privacyKey: string | undefined; passphrase: string | undefined };

/** As the settings give them. */
export function ownKeysOf({ settings, secrets }: { settings: HubSettings; secrets: HubSecrets }): OwnKeys {
  return {
    key: secrets.HERALD_HUB_PRIVATE_KEY,
    file: secrets.HERALD_HUB_PRIVATE_KEY_FILE,
    dataDir: settings.HERALD_DATA_DIR,
    privacyKey: secrets.HERALD_PRIVACY_KEY,
    passphrase: secrets.HERALD_PASSPHRASE,
  };
}

type Kind = {
  name: KeyName;
  /** As people call it, and the file of the data directory that holds it. */
  words: string;
  file: string;
  find(own: OwnKeys): Promise<string | undefined>;
  isGiven(own: OwnKeys): boolean;
  make(): string;
  keep(own: OwnKeys, text: string): Promise<string>;
  fingerprint(text: string): string;
};

const hubKind: Kind = {
  name: 'hub',
  words: 'signing key',
  file: 'hub.key',
  find: async (own) => (await findHubKey(own))?.text,
  isGiven: (own) => own.key !== undefined,
  make: () => generateKeyPair().privateKey,
  keep: keepHubKey,
  fingerprint: (text) => publicKeyText(parsePrivateKey(text)),
};

const privacyKind: Kind = {
  name: 'privacy',
  words: 'privacy key',
  file: 'privacy.key',
  find: (own) => findPrivacyKey(own.dataDir, own.privacyKey),
  isGiven: (own) => own.privacyKey !== undefined,
  make: makePrivacyKey,
  keep: (own, text) => keepPrivacyKey(own.dataDir, text),
  fingerprint: privacyFingerprint,
};

/** Tells privacy keys apart and gives none away. */
export function privacyFingerprint(text: string): string {
  return createHash('sha256').update(`herald privacy key\n${text}`).digest('base64url').slice(0, 22);
}

type Context = { database: Database; own: OwnKeys; clock: Clock };

/** Throws `key/…` and `privacy/…`, among them `key/differs` and `key/not-here` where hubs would not agree. */
export async function agreeOnHubKey(context: Context): Promise<HubKey> {
  const { text, from } = await agreeOn(hubKind, context);
  return hubKeyFrom(text, from);
}

export async function agreeOnPrivacyKey(context: Context): Promise<string> {
  return (await agreeOn(privacyKind, context)).text;
}

/** What install lines name: the key in force, and the one to come while it is being changed. Read anew, as a command may begin that. */
export async function keysToTrust({ database, own }: Omit<Context, 'clock'>, current: HubKey): Promise<string> {
  const shared = await findSharedKey(database.query, 'hub');
  const kept = await readFile(`${own.file ?? join(own.dataDir, 'hub.key')}.next`, 'utf8').catch(() => undefined);
  const next = shared?.next?.fingerprint ?? (kept === undefined ? undefined : hubKeyFrom(kept, 'file').publicKey);
  return next === undefined ? current.publicKey : `${current.publicKey},${next}`;
}

/** Cookies of one hub are good on the others, and nothing more need be kept. Signed-in people sign in anew when the hub's key changes. */
export function sessionKeyOf(hubKey: Pick<HubKey, 'text'>): string {
  return createHmac('sha256', hubKey.text).update('herald sessions').digest('base64url');
}

async function agreeOn(kind: Kind, { database, own, clock }: Context): Promise<{ text: string; from: HubKey['from'] }> {
  const { query } = database;
  const mine = await kind.find(own);
  const from = kind.isGiven(own) ? 'environment' : 'file';
  // A hub alone has its files; with a passphrase its keys lie in the database as well, and so in every backup.
  if (database.engine !== 'postgres' && own.passphrase === undefined)
    return mine === undefined ? { text: await kind.keep(own, kind.make()), from: 'made' } : { text: mine, from };
  const made = mine ?? kind.make();
  const shared =
    (await findSharedKey(query, kind.name)) ??
    (await claimSharedKey(query, kind.name, await asShared(kind, made, own), clock.now()));
  if (mine !== undefined && shared.fingerprint === kind.fingerprint(mine)) {
    if (own.passphrase !== undefined && shared.sealed === undefined) {
      const { sealed } = await asShared(kind, mine, own);
      await replaceSharedKey(query, kind.name, { ...shared, ...(sealed && { sealed }) }, clock.now());
    }
    return { text: mine, from };
  }
  if (mine !== undefined && !shared.former.includes(kind.fingerprint(mine))) throw differs(kind);
  if (shared.sealed !== undefined && own.passphrase !== undefined)
    return { text: await unsealKey(kind.name, shared.sealed, own.passphrase), from: 'database' };
  if (shared.fingerprint === kind.fingerprint(made)) return { text: await keepMade(), from: 'made' };
  throw shared.sealed === undefined ? notHere(kind) : noPassphrase(kind);

  /** A key that could not be kept must not be the one that later starts are held to. */
  async function keepMade(): Promise<string> {
    try {
      return await kind.keep(own, made);
    } catch (error) {
      await forgetSharedKey(query, kind.name);
      throw error;
    }
  }
}

async function asShared(kind: Kind, text: string, own: OwnKeys): Promise<SharedKey> {
  const sealed = own.passphrase === undefined ? undefined : await sealKey(kind.name, text, own.passphrase);
  return { fingerprint: kind.fingerprint(text), former: [], ...(sealed !== undefined && { sealed }) };
}

/** For commands that may run before any hub did: where nothing is shared yet, what this machine has. */
export async function findSharedHubKey({ query }: Database, passphrase: string): Promise<HubKey | undefined> {
  // A database that no hub has worked with yet has no tables.
  const shared = await findSharedKey(query, 'hub').catch(() => undefined);
  return shared?.sealed === undefined
    ? undefined
    : hubKeyFrom(await unsealKey('hub', shared.sealed, passphrase), 'database');
}

function differs({ words, file }: Kind): HeraldError {
  return new HeraldError('key/differs', {
    message: `This hub has another ${words} than the hubs that share its database: ${file === 'hub.key' ? 'agents would refuse one of them' : 'people would have two hashes, and a deletion would miss one'}.`,
    next: `Move this hub's ${file} aside (or take the key out of its settings), and copy that of the other hub, or give all of them the same HERALD_PASSPHRASE.`,
  });
}

function notHere({ words, file }: Kind): HeraldError {
  return new HeraldError('key/not-here', {
    message: `The hubs that share this database have a ${words} that this hub does not have.`,
    next: `Copy ${file} from the data directory of the hub that has it, or set the same HERALD_PASSPHRASE on all and start that hub first: it then seals the key into the database.`,
  });
}

function noPassphrase({ words }: Kind): HeraldError {
  return new HeraldError('key/not-here', {
    message: `The ${words} of these hubs lies sealed in their database, and HERALD_PASSPHRASE is not set here.`,
    next: 'Set the HERALD_PASSPHRASE that the other hubs have.',
  });
}
