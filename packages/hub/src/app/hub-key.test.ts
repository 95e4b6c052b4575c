import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '@herald/protocol/keys';
import { expect, it, onTestFinished } from 'vitest';
import { loadHubKey } from './hub-key.ts';

async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'herald-key-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

it('makes a key once, readable by its owner only, and finds it again', async () => {
  const dataDir = join(await aDirectory(), 'data');
  const made = await loadHubKey({ key: undefined, file: undefined, dataDir });
  const again = await loadHubKey({ key: undefined, file: undefined, dataDir });
  expect(made.from).toBe('made');
  expect(again).toMatchObject({ from: 'file', publicKey: made.publicKey });
  expect((await stat(join(dataDir, 'hub.key'))).mode & 0o777).toBe(0o600);
});

it('takes the key from the environment and writes nothing', async () => {
  const dataDir = await aDirectory();
  const { privateKey, publicKey } = generateKeyPair();
  expect(await loadHubKey({ key: privateKey, file: undefined, dataDir })).toMatchObject({
    from: 'environment',
    publicKey,
  });
  await expect(stat(join(dataDir, 'hub.key'))).rejects.toThrow();
});

it('does not replace a key file that is garbage: the agents trust the key that was there', async () => {
  const dataDir = await aDirectory();
  await writeFile(join(dataDir, 'hub.key'), 'not a key');
  await expect(loadHubKey({ key: undefined, file: undefined, dataDir })).rejects.toMatchObject({ code: 'key/invalid' });
  expect(await readFile(join(dataDir, 'hub.key'), 'utf8')).toBe('not a key');
});

it('says which file is missing when one was named', async () => {
  const dataDir = await aDirectory();
  const file = join(dataDir, 'gone.key');
  await expect(loadHubKey({ key: undefined, file, dataDir })).rejects.toMatchObject({
    code: 'key/unreadable',
    message: expect.stringContaining(file),
  });
});
