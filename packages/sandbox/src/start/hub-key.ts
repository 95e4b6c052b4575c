/** The hub's key in its data directory, made here if the hub has not made it yet, so that an agent can be started first. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair, parsePrivateKey, publicKeyText } from '@herald/protocol/keys';

/** Returns the public half. Throws `key/invalid` where the file holds no key. */
export async function hubPublicKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'hub.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${generateKeyPair().privateKey}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return publicKeyText(parsePrivateKey(await readFile(path, 'utf8')));
}
