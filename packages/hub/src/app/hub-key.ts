/** The hub's signing key: from the environment, from a file, or made once and kept in the data directory. */

import type { KeyObject } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { generateKeyPair, parsePrivateKey, publicKeyText } from '@herald/protocol/keys';

export type HubKey = {
  privateKey: KeyObject;
  publicKey: string;
  /** The private half as it is kept: a secret. */
  text: string;
  from: 'environment' | 'file' | 'made' | 'database';
};
export type HubKeyOptions = { key: string | undefined; file: string | undefined; dataDir: string };

/** Throws `key/invalid`, `key/unreadable` or `key/not-kept`. A key file is never overwritten. */
export async function loadHubKey(options: HubKeyOptions): Promise<HubKey> {
  const found = await findHubKey(options);
  if (found !== undefined) return found;
  const made = generateKeyPair().privateKey;
  return hubKeyFrom(await keepHubKey(options, made), 'made');
}

/** The key that this hub was given or has kept. Throws `key/invalid` or `key/unreadable`. */
export async function findHubKey({ key, file, dataDir }: HubKeyOptions): Promise<HubKey | undefined> {
  if (key !== undefined) return hubKeyFrom(key, 'environment');
  const kept = await readKeyFile(file ?? join(dataDir, 'hub.key'), file !== undefined);
  return kept === undefined ? undefined : hubKeyFrom(kept, 'file');
}

/** Returns the key that is kept now: another process may have been first. Throws `key/not-kept`. */
export function keepHubKey({ file, dataDir }: HubKeyOptions, text: string): Promise<string> {
  return keepKey(file ?? join(dataDir, 'hub.key'), text);
}

/** Throws `key/invalid`. */
export function hubKeyFrom(text: string, from: HubKey['from']): HubKey {
  return withPublic(text.trim(), from);
}

function withPublic(text: string, from: HubKey['from']): HubKey {
  const privateKey = parsePrivateKey(text);
  return { privateKey, text, publicKey: publicKeyText(privateKey), from };
}

async function readKeyFile(path: string, mustExist: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (!mustExist && isMissing(cause)) return undefined;
    throw new HeraldError('key/unreadable', {
      message: `The hub's key cannot be read from ${path}.`,
      next: 'Check HERALD_HUB_PRIVATE_KEY_FILE and who may read the file.',
      cause,
    });
  }
}

/** Readable by the hub's user only. Two hubs that start at once agree on whichever key was written first. */
async function keepKey(path: string, text: string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${text}\n`);
    } finally {
      await file.close();
    }
    return text;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return readFile(path, 'utf8');
    throw new HeraldError('key/not-kept', {
      message: `The hub's new key cannot be kept in ${path}.`,
      next: 'Make the data directory (HERALD_DATA_DIR) writable, or give a key in HERALD_HUB_PRIVATE_KEY.',
      cause,
    });
  }
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}
