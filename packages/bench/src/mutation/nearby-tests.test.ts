import { expect, it } from 'vitest';
import { type Imports, importsOf, nearbyTests } from './nearby-tests.ts';

const imports: Imports = new Map([
  ['/hub/answers/metric.ts', []],
  ['/hub/answers/describe.ts', ['/hub/answers/metric.ts']],
  ['/hub/answers/describe.test.ts', ['/hub/answers/describe.ts']],
  ['/hub/answers/text.test.ts', []],
  ['/hub/answers/metric.test.ts', ['/hub/answers/metric.ts']],
  ['/hub/web/pages.test.ts', ['/hub/answers/metric.ts']],
  ['/hub/desk/desk.test.ts', ['/hub/answers/describe.ts']],
]);

it('takes the tests of the folder that reach the file, and any that import it themselves, those first', () => {
  expect(nearbyTests('/hub/answers/metric.ts', '/hub/answers', imports)).toEqual([
    '/hub/answers/metric.test.ts',
    '/hub/web/pages.test.ts',
    '/hub/answers/describe.test.ts',
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
