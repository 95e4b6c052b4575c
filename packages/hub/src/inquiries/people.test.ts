import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { chainKeys, createPseudonyms, keepPrivacyKey, readPrivacyKey, rehash } from './people.ts';

it('gives a person one hash under one key, another under another, and none that names them', () => {
  const one = createPseudonyms('a-key-of-sixteen-or-more');
  const other = createPseudonyms('another-key-of-the-same-kind');
  expect(one.person('334455667788990011')).toBe(one.person('334455667788990011'));
  expect(one.person('334455667788990011')).not.toBe(one.person('334455667788990012'));
  expect(one.person('334455667788990011')).not.toBe(other.person('334455667788990011'));
  expect(one.person('334455667788990011')).not.toBe(one.inquiry('334455667788990011'));
  expect(one.person('334455667788990011')).toMatch(/^[\w-]{22}$/);
});

it('refuses a key that can be guessed', () => {
  expect(() => createPseudonyms('short')).toThrow(/fewer than 16/);
  expect(() => createPseudonyms('fifteen letters')).toThrow(/fewer than 16/);
  expect(createPseudonyms('sixteen letters!').person('1')).toHaveLength(22);
});

it('makes a key once, for its own eyes, and finds it again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-key-'));
  try {
    const key = await readPrivacyKey(join(folder, 'data'), undefined);
    expect(key.length).toBeGreaterThanOrEqual(43);
    expect(await readPrivacyKey(join(folder, 'data'), undefined)).toBe(key);
    expect((await readFile(join(folder, 'data', 'privacy.key'), 'utf8')).trim()).toBe(key);
    // Windows has no such modes.
    if (process.platform !== 'win32') expect((await stat(join(folder, 'data', 'privacy.key'))).mode & 0o077).toBe(0);
    expect(await readPrivacyKey(folder, 'from-the-environment')).toBe('from-the-environment');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('of two hubs that make a key at once the first is heard, and the folder is for its own eyes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-key-'));
  const data = join(folder, 'data');
  try {
    expect(await keepPrivacyKey(data, 'the-key-of-the-first')).toBe('the-key-of-the-first');
    expect(await keepPrivacyKey(data, 'the-key-of-the-second')).toBe('the-key-of-the-first');
    if (process.platform !== 'win32') expect((await stat(data)).mode & 0o777).toBe(0o700);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('says what to do when the key cannot be kept', async () => {
  await expect(readPrivacyKey(join(fileURLToPath(import.meta.url), 'herald'), undefined)).rejects.toMatchObject({
    code: 'privacy/key-unreadable',
  });
});

it('a person is the same after a key was added, and after another one; an inquiry keeps its name', () => {
  const [first, second, third] = ['the-first-key-of-all', 'the-second-key-of-all', 'the-third-key-of-all'];
  const before = createPseudonyms(first);
  const twice = chainKeys(first, second);
  const thrice = chainKeys(twice, third);
  const added = createPseudonyms(twice);
  expect(added.person('42')).toBe(rehash(second, before.person('42')));
  expect(added.person('42')).not.toBe(before.person('42'));
  expect(createPseudonyms(thrice).person('42')).toBe(rehash(third, added.person('42')));
  expect(createPseudonyms(thrice).inquiry('42')).toBe(before.inquiry('42'));
});
