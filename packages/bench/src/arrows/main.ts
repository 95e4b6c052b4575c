/** Checks every source file against the order of packages and rooms, and for cycles; exit code 1 where it is broken. */
import { globSync, readFileSync } from 'node:fs';
import { findBrokenArrow, isForTests, packageArrows, placeOf, rooms } from './arrows.ts';
import { findCycles, importsOf, type PackageExports } from './import-graph.ts';

const exported: PackageExports = Object.fromEntries(
  Object.keys(packageArrows).map((name) => [name, exportsOf(`packages/${name}/package.json`)]),
);
const files = globSync('packages/*/src/**/*.ts').map((file) => file.replaceAll('\\', '/'));
const imports = files
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => importsOf(file, readFileSync(file, 'utf8'), exported));
const broken = imports.flatMap((one) => findBrokenArrow(one) ?? []);
const cycles = findCycles(imports);
for (const { file, line, imported, why } of broken) console.error(`${file}:${line} imports ${imported}: ${why}.`);
for (const way of cycles) console.error(`A cycle: ${way.join(' -> ')}.`);

const between = arrows((file) => placeOf(file).room);
const folders = arrows((file) => file.slice(0, file.lastIndexOf('/')));
const boxes = arrows((file) =>
  file
    .split('/')
    .slice(0, file.startsWith('packages/hub/') ? 4 : 3)
    .join('/'),
);
console.log(`The hub's rooms, each importing only what stands before it: ${rooms.join(', ')}.`);
console.log(
  `${files.length} files; ${between} arrows between rooms, ${boxes} between the first folders of all packages, ${folders} between all folders; ` +
    `${broken.length} against the order, ${cycles.length} cycles of files.`,
);
if (broken.length + cycles.length > 0) process.exitCode = 1;

/** Pairs of boxes of which one imports the other, tests left out. */
function arrows(boxOf: (file: string) => string | undefined): number {
  const pairs = new Set<string>();
  for (const { file, target } of imports) {
    if (target === undefined || isForTests(file)) continue;
    const [from, to] = [boxOf(file), boxOf(target)];
    if (from !== undefined && to !== undefined && from !== to) pairs.add(`${from} ${to}`);
  }
  return pairs.size;
}

function exportsOf(path: string): Record<string, string> {
  const { exports = {} } = JSON.parse(readFileSync(path, 'utf8')) as { exports?: Record<string, string> };
  return exports;
}
