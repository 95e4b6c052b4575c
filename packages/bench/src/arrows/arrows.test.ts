import { expect, it } from 'vitest';
import { findBrokenArrows } from './arrows.ts';

const broken = (path: string, source: string) =>
  findBrokenArrows(path, source).map(({ line, imported }) => `${line} ${imported}`);

it('lets hub and agent import protocol', () => {
  expect(broken('packages/hub/src/main.ts', "import { systemClock } from '@herald/protocol/clock';")).toEqual([]);
});

it.each([
  ['agent imports hub', 'packages/agent/src/main.ts', "import { x } from '@herald/hub/settings';"],
  ['bench imports sandbox', 'packages/bench/src/main.ts', "const x = await import('@herald/sandbox/discord');"],
  [
    'a relative path leaves the package',
    'packages/agent/src/imds/a.ts',
    "import type { X } from '../../../hub/src/main.ts';",
  ],
  ['conversation knows Discord', 'packages/hub/src/conversation/a.ts', "import { Client } from 'discord.js';"],
  [
    'conversation reaches into discord/',
    'packages/hub/src/conversation/a.ts',
    "import { bot } from '../discord/bot.ts';",
  ],
  ['health asks the store', 'packages/hub/src/health/deep/a.ts', "import { q } from '../../store/q.ts';"],
  ['SQL outside store/', 'packages/hub/src/history/a.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['a type import counts too', 'packages/hub/src/store/a.ts', "import type { P } from '../poller/start-poller.ts';"],
])('refuses it when %s', (_name, path, source) => {
  expect(broken(path, source)).toHaveLength(1);
});

it('names the line, also where the import spans several', () => {
  const source = "import {\n  a,\n} from '../discord/bot.ts';";
  expect(broken('packages/hub/src/conversation/a.ts', source)).toEqual(['3 ../discord/bot.ts']);
});

it('lets a test of the store start what it needs', () => {
  expect(broken('packages/hub/src/history/a.test.ts', "import { DatabaseSync } from 'node:sqlite';")).toEqual([]);
});
