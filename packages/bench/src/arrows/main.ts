/** Checks every source file against the arrows of the design; exit code 1 where one is broken. */
import { globSync, readFileSync } from 'node:fs';
import { findBrokenArrows } from './arrows.ts';

const files = globSync('packages/*/src/**/*.ts', { exclude: ['**/arrows.test.ts'] }).map((file) =>
  file.replaceAll('\\', '/'),
);
const broken = files.flatMap((file) => findBrokenArrows(file, readFileSync(file, 'utf8')));
for (const { file, line, imported, why } of broken) console.error(`${file}:${line} imports ${imported}: ${why}.`);
console.log(
  broken.length === 0 ? `Import arrows hold in ${files.length} files.` : `${broken.length} import arrows are broken.`,
);
if (broken.length > 0) process.exitCode = 1;
