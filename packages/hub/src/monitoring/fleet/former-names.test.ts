import { expect, it } from 'vitest';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import { rememberRenames, withFormerNames } from './former-names.ts';

const aliasesOf = (yaml: string, former: ReadonlyMap<string, string>) =>
  Object.fromEntries([...withFormerNames(aRegistry(yaml), former).hosts].map(([name, { aliases }]) => [name, aliases]));

it('keeps the old names of a host as aliases, also of one that was renamed twice', () => {
  const former = rememberRenames(new Map(), [
    { from: 'web-1', to: 'shop-1' },
    { from: 'shop-1', to: 'front' },
  ]);
  expect(aliasesOf('hosts: { front: { address: h, aliases: [shop] } }', former)).toEqual({
    front: ['shop', 'web-1', 'shop-1'],
  });
});

it('gives no old name to a second host once somebody else has it', () => {
  const former = rememberRenames(new Map(), [{ from: 'web-1', to: 'shop-1' }]);
  const yaml = 'hosts: { shop-1: { address: h }, web-1: { address: h2 } }';
  expect(aliasesOf(yaml, former)).toEqual({ 'shop-1': [], 'web-1': [] });
  expect(aliasesOf('hosts: { other: { address: h } }', former)).toEqual({ other: [] });
});

it('forgets that a name was a former one where the host gets it back', () => {
  const former = rememberRenames(new Map(), [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ]);
  expect([...former]).toEqual([['b', 'a']]);
});

it('keeps the old name of a service, too', () => {
  const former = rememberRenames(new Map(), [{ from: 'shop', to: 'storefront' }]);
  const registry = aRegistry('hosts: { a: { address: h } }\nservices: { storefront: { hosts: [a] } }');
  expect(withFormerNames(registry, former).services.get('storefront')?.aliases).toEqual(['shop']);
});
