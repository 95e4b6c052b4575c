/** People and messages as keyed hashes: the log can tell two people apart, and nobody can tell who they are without the key. */
import { createHmac, randomBytes } from 'node:crypto';
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

/** HMAC-SHA-256 cut to 128 bits. Throws `privacy/key-short` for a key that can be guessed. */
export function createPseudonyms(key: string): Pseudonyms {
  if (key.length < fewestKeyCharacters) {
    throw new HeraldError('privacy/key-short', {
      message: `The key of the hashes that stand for people has fewer than ${fewestKeyCharacters} characters.`,
      next: 'Set HERALD_PRIVACY_KEY to a long random string, or remove it: the hub then makes one.',
    });
  }
  const hash = (kind: string, id: string) =>
    createHmac('sha256', key).update(`${kind}:${id}`).digest('base64url').slice(0, hashCharacters);
  return { person: (userId) => hash('person', userId), inquiry: (messageId) => hash('message', messageId) };
}

/**
 * The key from the environment, else from `privacy.key` in the data directory; undefined where there is none yet. Whoever
 * deletes it makes all hashes meaningless. Throws `privacy/key-unreadable`.
 */
export async function findPrivacyKey(
  dataDir: string,
  fromEnvironment: string | undefined,
): Promise<string | undefined> {
  if (fromEnvironment !== undefined) return fromEnvironment;
  const path = join(dataDir, 'privacy.key');
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw unreadable(path, error);
  }
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
