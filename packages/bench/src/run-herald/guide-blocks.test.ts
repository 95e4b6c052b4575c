import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { elsewhereOf } from './elsewhere.ts';
import { guideBlocks } from './guide-blocks.ts';

it('reads the blocks of a page under their headings, and leaves out what is no command', () => {
  const page = '# A\n## 1. One\n```sh\na\nb\n```\n```yaml\nno: command\n```\n## 2. Two\n```sh elsewhere\nc\n```\n';
  expect(guideBlocks(page)).toEqual([
    { under: '1. One', text: 'a\nb\n', where: 'here' },
    { under: '2. Two', text: 'c\n', where: 'elsewhere' },
  ]);
});

it('knows what each block takes for granted that a fresh Debian has not, and nothing more', () => {
  const page = readFileSync(new URL('../../../hub/running.md', import.meta.url), 'utf8');
  const elsewhere = guideBlocks(page).filter(({ where }) => where === 'elsewhere');
  const known = elsewhereOf('/x').map(({ of }) => of);
  expect(known.map((of) => elsewhere.filter(({ text }) => text.includes(of)).length)).toEqual(known.map(() => 1));
  expect(elsewhere.filter(({ text }) => !known.some((of) => text.includes(of)))).toEqual([]);
});

it('finds commands in each part of the guide that a reader acts on, and only commands that Herald has', () => {
  const page = readFileSync(new URL('../../../hub/running.md', import.meta.url), 'utf8');
  const blocks = guideBlocks(page);
  expect(blocks.filter(({ where }) => where === 'here').length).toBeGreaterThan(8);
  const cli = readFileSync(new URL('../../../hub/src/app/cli.ts', import.meta.url), 'utf8');
  const known = [...cli.matchAll(/^ {2}'?([a-z-]+(?: [a-z-]+)?)'?: async/gm)].map(([, words]) => words?.split(' ')[0]);
  const ofLauncher = ['ask', 'set', 'rollback', 'remove'];
  const used = blocks.flatMap(({ text }) =>
    [...text.matchAll(/\bsudo (?:[A-Z_]+=\S+ )?herald ([a-z-]+)/g)].map(([, word]) => word),
  );
  expect(used.filter((word) => word !== undefined && ![...known, ...ofLauncher].includes(word))).toEqual([]);
});
