import { expect, it } from 'vitest';
import { distanceOf, type Imports, importsOf, nearbyTests } from './nearby-tests.ts';

const answers = '/herald/packages/hub/src/answers';
const imports: Imports = new Map([
  [`${answers}/metric.ts`, []],
  [`${answers}/past/describe.ts`, [`${answers}/metric.ts`]],
  [`${answers}/past/describe.test.ts`, [`${answers}/past/describe.ts`]],
  [`${answers}/text.test.ts`, []],
  [`${answers}/metric.test.ts`, [`${answers}/metric.ts`]],
  ['/herald/packages/hub/src/interfaces/pages.test.ts', [`${answers}/metric.ts`]],
  ['/herald/packages/hub/src/interfaces/chat.test.ts', [`${answers}/past/describe.ts`]],
  ['/herald/packages/sandbox/src/first-look.test.ts', [`${answers}/metric.ts`]],
]);

it('takes the tests of the room that reach the file, and those of its package that import it themselves, those first', () => {
  expect(nearbyTests(`${answers}/metric.ts`, imports)).toEqual([
    `${answers}/metric.test.ts`,
    '/herald/packages/hub/src/interfaces/pages.test.ts',
    `${answers}/past/describe.test.ts`,
  ]);
});

it('reads every way of importing a file, and leaves packages out', () => {
  const source = [
    "import { a } from './a.ts';",
    "import type { B } from '../b.ts';",
    'import {',
    '  c,',
    "} from './deep/c.ts';",
    "const d = await import('./d.ts');",
    "import { it } from 'vitest';",
  ].join('\n');
  expect(importsOf(source, '/hub/answers/x.ts')).toEqual([
    '/hub/answers/a.ts',
    '/hub/b.ts',
    '/hub/answers/deep/c.ts',
    '/hub/answers/d.ts',
  ]);
});

it.each<[test: string, distance: number]>([
  ['answers/metric.test.ts', 0],
  ['answers/of-metric.test.ts', 1],
  ['answers/text.test.ts', 2],
  ['interfaces/pages.test.ts', 3],
  ['answers/past/describe.test.ts', 4],
])('of a file %s has the distance %d: by its name, its folder, what it imports', (test, distance) => {
  const more = new Map([...imports, [`${answers}/of-metric.test.ts`, [`${answers}/metric.ts`]]]);
  expect(distanceOf(`/herald/packages/hub/src/${test}`, `${answers}/metric.ts`, more)).toBe(distance);
});
