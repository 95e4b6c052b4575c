import { expect, it } from 'vitest';
import { aHost, aRegistry, aService } from '../testing/builders.ts';
import { firstServices } from './first-service.ts';

const registry = aRegistry({
  hosts: ['web-1', 'db-1', 'loose-1'].map((name) => aHost({ name })),
  services: [
    aService({ name: 'storefront', hosts: ['web-1', 'db-1'] }),
    aService({ name: 'billing', hosts: ['db-1'] }),
    aService({ name: 'search', hosts: ['db-1', 'web-1'] }),
  ],
});

it('a host belongs to the first service that has it; one of none is loose', () => {
  const { repeated, loose } = firstServices(registry);
  expect([...loose]).toEqual(['loose-1']);
  expect(Object.fromEntries([...repeated].map(([name, hosts]) => [name, [...hosts]]))).toEqual({
    billing: ['db-1'],
    search: ['db-1', 'web-1'],
  });
});

it('is worked out once for a registry, and anew for another', () => {
  expect(firstServices(registry)).toBe(firstServices(registry));
  expect([...firstServices(aRegistry({ services: [] })).loose]).toEqual(['web-1']);
});
