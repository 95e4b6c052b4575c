import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdSqliteFile } from './hold-file.ts';

it('lets one hub at a time work with a file, and tells the second what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-hold-'));
  try {
    const path = join(folder, 'data', 'herald.db');
    {
      using _first = holdSqliteFile(path);
      expect(() => holdSqliteFile(path)).toThrow(
        expect.objectContaining({ code: 'store/in-use', next: expect.stringContaining('PostgreSQL') }),
      );
    }
    using _second = holdSqliteFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('says what is wrong with the place instead of what the system calls it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-hold-'));
  try {
    await writeFile(join(folder, 'file'), '');
    const inFile = join(folder, 'file', 'herald.db');
    expect(() => holdSqliteFile(inFile)).toThrow(
      expect.objectContaining({ code: 'store/cannot-open', message: expect.stringContaining(inFile) }),
    );
    await mkdir(join(folder, 'herald.db.lock'));
    expect(() => holdSqliteFile(join(folder, 'herald.db'))).toThrow(
      expect.objectContaining({ code: 'store/cannot-open' }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
