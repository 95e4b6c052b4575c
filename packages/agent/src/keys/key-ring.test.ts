import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '@herald/protocol/keys';
import { expect, it } from 'vitest';
import { createKeyRing } from './key-ring.ts';

const inFile = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'herald-keys-')), 'hub.pub');
  writeFileSync(path, text);
  return path;
};
const ids = (ring: ReturnType<typeof createKeyRing>) => ring.keys().map(({ keyId }) => keyId);

it('trusts the keys of the settings and of the file', () => {
  const [a, b] = [generateKeyPair().publicKey, generateKeyPair().publicKey];
  const ring = createKeyRing({ publicKeys: [a], publicKeyFile: inFile(`# the hub\n\n${b}\n`) });
  expect(ids(ring)).toEqual([a, b]);
});

it('takes new keys when the file changes, and only then', () => {
  const [a, b] = [generateKeyPair().publicKey, generateKeyPair().publicKey];
  const publicKeyFile = inFile(a);
  const ring = createKeyRing({ publicKeys: [], publicKeyFile });
  expect(ring.refresh()).toBe(false);
  writeFileSync(publicKeyFile, `${a}\n${b}\n`);
  expect(ring.refresh()).toBe(true);
  expect(ids(ring)).toEqual([a, b]);
});

it.each([
  ['broken', 'no key at all'],
  ['empty', ''],
])('keeps the last good keys when the file is %s, and says so', (_, text) => {
  const a = generateKeyPair().publicKey;
  const publicKeyFile = inFile(a);
  const ring = createKeyRing({ publicKeys: [], publicKeyFile });
  writeFileSync(publicKeyFile, text);
  expect(ring.refresh()).toBe(false);
  expect(ids(ring)).toEqual([a]);
  expect(ring.problem()?.code).toBe('key/file-unreadable');
  writeFileSync(publicKeyFile, `${a}\n`);
  ring.refresh();
  expect(ring.problem()).toBeUndefined();
});

it('keeps the last good keys when the file is gone', () => {
  const publicKeyFile = inFile(generateKeyPair().publicKey);
  const ring = createKeyRing({ publicKeys: [], publicKeyFile });
  rmSync(publicKeyFile);
  ring.refresh();
  expect([ring.keys().length, ring.problem()?.code]).toEqual([1, 'key/file-unreadable']);
});

it('does not start with a file that cannot be used', () => {
  expect(() => createKeyRing({ publicKeys: [], publicKeyFile: '/nowhere/hub.pub' })).toThrow(
    expect.objectContaining({ code: 'key/file-unreadable' }),
  );
});
