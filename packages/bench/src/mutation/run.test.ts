import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@herald/protocol/seeded-random';
import { expect, it } from 'vitest';
import { draw } from './draw.ts';
import { tableOf } from './print-results.ts';
import { decidingFolders } from './run.ts';

it('the folders that decide are where they are looked for', () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  expect(decidingFolders.filter((folder) => !existsSync(root + folder))).toEqual([]);
});

it('a seed draws the same sample every time, each thing at most once', () => {
  const things = Array.from({ length: 50 }, (_, index) => index);
  const drawn = draw(things, 20, seededRandom(7));
  expect(draw(things, 20, seededRandom(7))).toEqual(drawn);
  expect(draw(things, 20, seededRandom(8))).not.toEqual(drawn);
  expect(new Set(drawn).size).toBe(20);
  expect(draw([1, 2], 5, seededRandom(1)).toSorted()).toEqual([1, 2]);
});

it('says of each folder how much was planted, noticed and survived, and never rounds up to a goal', () => {
  const survivors = [{ file: 'a.ts', line: 1, what: 'x' }];
  const table = tableOf(
    [
      { folder: 'answers', possible: 900, planted: 200, noticed: 199, survivors, equal: [] },
      { folder: 'outbox', possible: 0, planted: 0, noticed: 0, survivors: [], equal: [] },
    ],
    3,
  );
  expect(table.split('\n')).toEqual([
    'Faults planted one at a time, seed 3; noticed by the tests beside the code',
    'folder   possible planted noticed survived  share',
    'answers       900     200     199        1   99 %',
    'outbox          0       0       0        0      –',
    'together      900     200     199        1   99 %',
  ]);
});
