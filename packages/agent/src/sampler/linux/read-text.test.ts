import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createReadText } from './read-text.ts';

const root = mkdtempSync(join(tmpdir(), 'herald-text-'));
const read = createReadText(root);
const mebibyte = 1024 * 1024;
afterAll(() => rmSync(root, { recursive: true }));

it.each([0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3 * mebibyte])(
  'reads %d bytes whole, byte for byte',
  (size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 256));
    writeFileSync(join(root, 'file'), bytes);
    expect(Buffer.from(read('/file') ?? 'nothing', 'latin1').equals(bytes)).toBe(true);
  },
);

it('reads four mebibytes at most, and short files after a long one as they are', () => {
  writeFileSync(join(root, 'long'), Buffer.alloc(5 * mebibyte, 'x'));
  writeFileSync(join(root, 'short'), 'ok\n');
  expect(read('/long')).toHaveLength(4 * mebibyte);
  expect(read('/short')).toBe('ok\n');
});

it('a piece is what one read gives', () => {
  writeFileSync(join(root, 'long'), Buffer.alloc(mebibyte, 'x'));
  expect(createReadText(root)('/long', 'piece')).toHaveLength(64 * 1024);
});

it('says nothing of what is not there or is no file', () => {
  mkdirSync(join(root, 'folder'), { recursive: true });
  expect([read('/nothing'), read('/folder')]).toEqual([undefined, undefined]);
});
