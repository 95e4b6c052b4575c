import { expect, it } from 'vitest';
import { findBrokenArrow } from './arrows.ts';
import { findCycles, importsOf } from './import-graph.ts';

const exported = { protocol: { './clock': './src/clock.ts' } };
const broken = (path: string, source: string) =>
  importsOf(path, source, exported).flatMap((one) => {
    const found = findBrokenArrow(one);
    return found ? [`${found.line} ${found.why}`] : [];
  });

it.each([
  ['packages/hub/src/app/main.ts', "import { systemClock } from '@herald/protocol/clock';"],
  ['packages/hub/src/store/query.ts', "import type { Host } from '../domain/registry.ts';"],
  ['packages/hub/src/store/history/a.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['packages/hub/src/answers/a.ts', "import type { Question } from '@herald/understanding/question';"],
])('lets %s import what stands before it', (path, source) => {
  expect(broken(path, source)).toEqual([]);
});

it.each([
  ['agent imports hub', 'packages/agent/src/main.ts', "import { x } from '@herald/hub/settings';", 'agent may import'],
  [
    'bench imports sandbox',
    'packages/bench/src/a.ts',
    "const x = await import('@herald/sandbox/fleet');",
    'not sandbox',
  ],
  [
    'a relative path leaves the package',
    'packages/agent/src/imds/a.ts',
    "import type { X } from '../../../hub/src/app/main.ts';",
    'leaves the package',
  ],
  [
    'understanding knows Discord',
    'packages/understanding/src/a.ts',
    "import { Client } from 'discord.js';",
    'the same',
  ],
  [
    'a type import counts too',
    'packages/hub/src/store/a.ts',
    "import type { F } from '../monitoring/f.ts';",
    'after store',
  ],
  [
    'an answer knows Discord',
    'packages/hub/src/answers/a.ts',
    "import { b } from '../interfaces/b.ts';",
    'after answers',
  ],
  [
    'the use case "a message came" knows Discord',
    'packages/hub/src/interfaces/chat/a.ts',
    "import type { Message } from 'discord.js';",
    'only the adapter',
  ],
  [
    'wiring knows Discord',
    'packages/hub/src/app/start/a.ts',
    "import type { Client } from 'discord.js';",
    'only the adapter',
  ],
  [
    'the use case "a message came" imports the adapter',
    'packages/hub/src/interfaces/chat/a.ts',
    "import { limits } from '../discord/limits.ts';",
    'knows none of them',
  ],
  ['SQL outside the store', 'packages/hub/src/monitoring/a.ts', "import { Pool } from 'pg';", 'only in the store'],
  ['a folder that is no room', 'packages/hub/src/utils/a.ts', "import { x } from '../domain/x.ts';", 'no room'],
  ['a package that has no place', 'packages/slack/src/a.ts', "import { x } from './x.ts';", 'no place'],
])('refuses it when %s', (_name, path, source, why) => {
  expect(broken(path, source)).toEqual([expect.stringContaining(why)]);
});

it('names the line, also where the import spans several', () => {
  const source = "import {\n  a,\n} from '../interfaces/bot.ts';";
  expect(broken('packages/hub/src/answers/a.ts', source)).toEqual([expect.stringMatching(/^3 /)]);
});

it('lets a test start what it needs', () => {
  expect(broken('packages/hub/src/answers/a.test.ts', "import { Pool } from 'pg';")).toEqual([]);
});

it('finds files that import each other in a ring, and no ring where there is none', () => {
  const imports = (of: Record<string, string>) =>
    Object.entries(of).flatMap(([file, source]) => importsOf(`packages/hub/src/domain/${file}`, source));
  const ring = imports({
    'a.ts': "import { b } from './b.ts';",
    'b.ts': "import type { c } from './c.ts';",
    'c.ts': "import { a } from './a.ts';",
  });
  expect(findCycles(ring).map((way) => way.map((file) => file.slice(-4)))).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']]);
  expect(findCycles(imports({ 'a.ts': "import { b } from './b.ts';", 'b.ts': '' }))).toEqual([]);
});
