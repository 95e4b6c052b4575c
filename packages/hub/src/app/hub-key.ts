/** The hub's signing key: from the environment, from a file, or made once and kept in the data directory. */

import type { KeyObject } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { generateKeyPair, parsePrivateKey, publicKeyText } from '@herald/protocol/keys';

export type HubKey = { privateKey: KeyObject; publicKey: string; from: 'environment' | 'file' | 'made' };
export type HubKeyOptions = { key: string | undefined; file: string | undefined; dataDir: string };

/** Throws `key/invalid`, `key/unreadable` or `key/not-kept`. A key file is never overwritten. */
export async function loadHubKey({ key, file, dataDir }: HubKeyOptions): Promise<HubKey> {
  if (key !== undefined) return withPublic(parsePrivateKey(key), 'environment');
  const path = file ?? join(dataDir, 'hub.key');
  const kept = await readKeyFile(path, file !== undefined);
  if (kept !== undefined) return withPublic(parsePrivateKey(kept), 'file');
  const made = generateKeyPair().privateKey;
  return withPublic(parsePrivateKey(await keepKey(path, made)), 'made');
}

function withPublic(privateKey: KeyObject, from: HubKey['from']): HubKey {
  return { privateKey, publicKey: publicKeyText(privateKey), from };
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
