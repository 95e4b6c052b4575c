/** People and messages as keyed hashes: the log can tell two people apart, and nobody can tell who they are without the key. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';

export type Pseudonyms = {
  /** The hash that stands for a Discord user. */
  person(userId: string): string;
  /** The id of the inquiry made of a message: the message can't be found by it without the key. */
  inquiry(messageId: string): string;
};

const hashCharacters = 22;
const keyBytes = 32;
const fewestKeyCharacters = 16;
/** Before several keys that are applied one after another. */
const chainMark = 'herald-chain-1';

/** HMAC-SHA-256 cut to 128 bits. Throws `privacy/key-short` for a key that can be guessed. */
export function createPseudonyms(key: string): Pseudonyms {
  if (key.length < fewestKeyCharacters) {
    throw new HeraldError('privacy/key-short', {
      message: `The key of the hashes that stand for people has fewer than ${fewestKeyCharacters} characters.`,
      next: 'Set HERALD_PRIVACY_KEY to a long random string, or remove it: the hub then makes one.',
    });
  }
  const [first = key, ...later] = keysOf(key);
  return {
    person: (userId) => later.reduce((hash, added) => rehash(added, hash), hashOf(first, 'person', userId)),
    inquiry: (messageId) => hashOf(first, 'message', messageId),
  };
}

/**
 * The key that makes of each person's hash its successor: `rehash(added, hash)`. What was hashed with the old key can be
 * hashed on without knowing whom it stands for. Ids of inquiries stay what they are: they are in references everywhere.
 */
export function chainKeys(old: string, added: string): string {
  const parts = [...keysOf(old), added].map((one) => Buffer.from(one, 'utf8').toString('base64url'));
  return `${chainMark}.${parts.join('.')}`;
}

export function rehash(added: string, hash: string): string {
  return hashOf(added, 'again', hash);
}

function keysOf(key: string): string[] {
  if (!key.startsWith(`${chainMark}.`)) return [key];
  const parts = key.slice(chainMark.length + 1).split('.');
  return parts.map((part) => Buffer.from(part, 'base64url').toString('utf8'));
}

function hashOf(key: string, kind: string, id: string): string {
  return createHmac('sha256', key).update(`${kind}:${id}`).digest('base64url').slice(0, hashCharacters);
}

/**
 * The key from the environment, else from `privacy.key` in the data directory; undefined where there is none yet. Whoever
 * deletes it makes all hashes meaningless. Throws `privacy/key-unreadable` and `key/change-interrupted`.
 */
export async function findPrivacyKey(
  dataDir: string,
  fromEnvironment: string | undefined,
): Promise<string | undefined> {
  if (fromEnvironment !== undefined) return fromEnvironment;
  const path = join(dataDir, 'privacy.key');
  if (existsSync(nextPrivacyKeyFile(dataDir))) {
    throw new HeraldError('key/change-interrupted', {
      message:
        'A change of the privacy key was cut short: it is not known which key the hashes of people are made with.',
      next: 'Run `herald key rotate-privacy`, which finishes it.',
    });
  }
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw unreadable(path, error);
  }
}

/** Where the next one waits while hashes are changed. */
export function nextPrivacyKeyFile(dataDir: string): string {
  return join(dataDir, 'privacy.key.next');
}

export function makePrivacyKey(): string {
  return randomBytes(keyBytes).toString('base64url');
}

/** Readable by the hub's own user only. Returns the key that is kept now: another process may have been first. Throws `privacy/key-unreadable`. */
export async function keepPrivacyKey(dataDir: string, key: string): Promise<string> {
  const path = join(dataDir, 'privacy.key');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(path, `${key}\n`, { flag: 'wx', mode: 0o600 });
    return key;
  } catch (error) {
    const kept = hasCode(error, 'EEXIST') ? await findPrivacyKey(dataDir, undefined) : undefined;
    if (kept === undefined) throw unreadable(path, error);
    return kept;
  }
}

/** Found, or made at the first start. Throws `privacy/key-unreadable`. */
export async function readPrivacyKey(dataDir: string, fromEnvironment: string | undefined): Promise<string> {
  return (await findPrivacyKey(dataDir, fromEnvironment)) ?? keepPrivacyKey(dataDir, makePrivacyKey());
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unreadable(path: string, cause: unknown): HeraldError {
  return new HeraldError('privacy/key-unreadable', {
    message: `The key of the hashes that stand for people cannot be kept in ${path}.`,
    next: 'Make the data directory writable for the hub, or set HERALD_PRIVACY_KEY.',
    cause,
  });
}
