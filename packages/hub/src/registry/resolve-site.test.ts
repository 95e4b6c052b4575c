import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { changeRegistry } from './edit/change-registry.ts';
import { parseRegistry } from './parse-registry.ts';
import { aRegistry } from './testing/a-registry.ts';

const hosts = 'hosts: { a: { address: 10.0.0.1 } }\nservices: { shop: { hosts: a }, pay: { hosts: a } }\n';
const problemsOf = (site: string): string => {
  const read = parseRegistry(`${hosts}site: ${site}\n`, { file: 'registry.yaml' });
  return read.kind === 'invalid' ? read.problems.map(({ message }) => message).join('\n') : '';
};

it('says of whom the status page is, and in which groups services stand', () => {
  const { site } = aRegistry(`${hosts}site:
  company: Example Shop
  home: https://shop.example.com
  logo: pictures/logo.svg
  colour: "#0A5BB5"
  groups: { Buying: [shop, PAY], Elsewhere: [] }`);
  expect(site).toEqual({
    company: 'Example Shop',
    homeUrl: 'https://shop.example.com',
    logoFile: resolve('pictures/logo.svg'),
    colour: '#0a5bb5',
    groups: [
      { title: 'Buying', services: ['shop', 'pay'] },
      { title: 'Elsewhere', services: [] },
    ],
  });
});

it.each([
  ['{ colour: blue }', 'must be a colour such as "#0a5bb5", in quotes'],
  ['{ logo: logo.exe }', 'must be the path of an .svg, .png, .webp or .jpg file'],
  ['{ company: "" }', 'must be text of 1 to 80 characters'],
  ['{ groups: { Buying: [shpo] } }', '`shpo` is no service of this registry. Did you mean `shop`?'],
  ['{ title: Shop }', 'is not known here'],
])('refuses %s', (site, words) => {
  expect(problemsOf(site)).toContain(words);
});

it('a service in two groups stands in the first, with a warning', () => {
  const { site, warnings } = aRegistry(`${hosts}site: { groups: { One: [shop], Two: [shop, pay] } }`);
  expect(site?.groups.map(({ services }) => services)).toEqual([['shop'], ['pay']]);
  expect(warnings.map(({ message }) => message).join()).toContain('`shop` stands in `One` already');
});

it('a service that is renamed is renamed in its group', () => {
  const text = `${hosts}site:\n  groups:\n    Buying: [shop]\n`;
  expect(changeRegistry(text, { kind: 'rename', from: 'shop', to: 'store' }, { file: 'registry.yaml' })).toContain(
    'Buying: [store]',
  );
});
