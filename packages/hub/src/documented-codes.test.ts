import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { metricCatalogue, metricNames } from './domain/metrics/catalogue.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const read = (pattern: string, cwd: string) =>
  globSync(pattern, { cwd }).map((file) => ({ file, text: readFileSync(`${cwd}/${file}`, 'utf8') }));

const pages = [
  ...read('**/README.md', here),
  ...read('README.md', `${here}/..`),
  ...read('README.md', `${here}/../../..`),
];
const sources = [...read('**/*.ts', here), ...read('**/*.ts', `${here}/../../understanding/src`)].filter(
  ({ file }) => !/\.test\.ts$|(?:^|\/)testing\//.test(file),
);
const thrown = [
  ...new Set(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/new HeraldError\(\s*'([a-z-]+\/[a-z-]+)'/g)].map(([, code]) => code),
    ),
  ),
];

it('finds the codes of the hub', () => {
  expect(thrown.length).toBeGreaterThan(40);
});

it.each(thrown)('%s is on a page that says what to do', (code) => {
  expect(pages.some(({ text }) => text.includes(`\`${code}\``))).toBe(true);
});

it('lists no code that nothing says', () => {
  const [page = ''] = pages.filter(({ text }) => text.startsWith('# The hub')).map(({ text }) => text);
  const listed = [...page.matchAll(/^\| `([a-z-]+\/[a-z-]+)`/gm)].map(([, code]) => code ?? '');
  const said = sources.map(({ text }) => text).join('\n');
  expect(listed.filter((code) => !said.includes(`'${code}'`))).toEqual([]);
});

it('draws its dashboard from metrics that the hub has', () => {
  const dashboard = readFileSync(`${here}/../grafana/herald.json`, 'utf8');
  const drawn = [...new Set([...dashboard.matchAll(/\bherald_[a-z0-9_]+/g)].map(([name]) => name))];
  const told = sources.map(({ text }) => text).join('\n');
  // Those of hosts are made from the catalogue, name by name.
  const measured = metricNames.flatMap((metric) => metricCatalogue[metric].exposed.map(({ name }) => name));
  expect(drawn.filter((name) => !told.includes(`'${name}'`) && !measured.includes(name))).toEqual([]);
  expect(drawn.length).toBeGreaterThan(10);
});
