import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import type { DiscoveredHost } from './discovered-host.ts';
import { type GivenNames, parseGivenNames, rememberNames, storedGivenNames } from './given-names.ts';
import { nameFromTemplate } from './host-name.ts';
import { mergeHosts } from './merge-hosts.ts';

const found = (override: Partial<DiscoveredHost> = {}): DiscoveredHost => ({
  name: 'web-2',
  url: 'http://10.0.1.24:9440',
  labels: { role: 'web' },
  source: 'ec2',
  region: 'eu-west-1',
  instanceId: 'i-00000002',
  launchedAtMs: 1_000,
  ...override,
});
const declared = aRegistry(
  'defaults: { poll: 30s }\nhosts: { web-1: { address: 10.0.1.23, instance: i-00000001, labels: { tier: a } } }\nservices: { storefront: { hosts: { role: web } }, shop: { check: "tcp://h:1" } }\ndiscovery: { files: [x.json] }',
);
const names = (discovered: DiscoveredHost[]) => [...mergeHosts(declared, discovered).registry.hosts.keys()];

it('adds what was found, with the defaults of the registry, to the services whose labels it has', () => {
  const { registry, remarks } = mergeHosts(declared, [found()]);
  expect(registry.hosts.get('web-2')).toMatchObject({ pollSeconds: 30, source: 'ec2', url: 'http://10.0.1.24:9440' });
  expect(registry.services.get('storefront')?.hosts).toEqual(['web-2']);
  expect(remarks).toEqual([]);
});

it('lets what is declared win, and fills in the rest', () => {
  const { registry } = mergeHosts(declared, [
    found({ name: 'other', instanceId: 'i-00000001', labels: { role: 'web', tier: 'b' } }),
  ]);
  expect([...registry.hosts.keys()]).toEqual(['web-1']);
  expect(registry.hosts.get('web-1')).toMatchObject({
    url: 'http://10.0.1.23:9440',
    labels: { role: 'web', tier: 'a' },
    region: 'eu-west-1',
    source: 'declared',
  });
  expect(registry.services.get('storefront')?.hosts).toEqual(['web-1']);
});

it('knows a declared host again by its address', () => {
  const { registry } = mergeHosts(aRegistry('hosts: { a: { address: 10.0.1.24 } }'), [found()]);
  expect(registry.hosts.get('a')?.instanceId).toBe('i-00000002');
  expect(registry.hosts.size).toBe(1);
});

describe('a replaced instance', () => {
  const next = found({ name: 'web-1', instanceId: 'i-00000003', url: 'http://10.0.1.99:9440' });

  it('keeps its name once EC2 no longer has the old one', () => {
    const { registry, remarks } = mergeHosts(declared, [next], { gone: new Set(['i-00000001']) });
    expect([...registry.hosts.keys()]).toEqual(['web-1']);
    expect(registry.hosts.get('web-1')).toMatchObject({ instanceId: 'i-00000003', url: 'http://10.0.1.99:9440' });
    expect(remarks[0]).toContain('i-00000001 is gone');
  });

  it('is a host of its own while the old one is there', () => {
    expect(mergeHosts(declared, [next]).registry.hosts.get('web-1')?.url).toBe('http://10.0.1.23:9440');
    expect(names([next])).toEqual(['web-1', 'web-1-000003']);
  });

  it('does not hand its name to a neighbour that wanted it too', () => {
    const old = found({ instanceId: 'i-00000004', launchedAtMs: 1, url: 'http://a:9440' });
    const young = found({ instanceId: 'i-00000005', launchedAtMs: 2, url: 'http://b:9440' });
    const both = mergeHosts(declared, [young, old]);
    expect([...both.registry.hosts.keys()]).toEqual(['web-1', 'web-2', 'web-2-000005']);
    const after = mergeHosts(declared, [young], { names: both.names });
    expect([...after.registry.hosts.keys()]).toEqual(['web-1', 'web-2-000005']);
  });
});

it('gives no name that a service or an alias has', () => {
  expect(names([found({ name: 'shop' })])).toEqual(['web-1', 'shop-000002']);
});

it('counts an instance once that two searches find', () => {
  expect(names([found(), found()])).toEqual(['web-1', 'web-2']);
});

it('leaves out what is more than ten thousand, and says so', () => {
  const many = Array.from({ length: 10_050 }, (_, index) =>
    found({ name: `h${index}`, instanceId: `i-${index}`, url: `http://h${index}:9440` }),
  );
  const { registry, remarks } = mergeHosts(declared, many);
  expect(registry.hosts.size).toBe(10_000);
  expect(remarks.join()).toContain('the rest is left out');
});

const ids = ['i-0000000a', 'i-0000000b', 'i-0000000c', 'i-0000000d', 'i-0000000e'];

it('gives a machine one name for all its life, whatever comes, goes and restarts around it', () => {
  const fleet = fc.subarray(ids, { minLength: 1 });
  fc.assert(
    fc.property(fc.array(fleet, { minLength: 2, maxLength: 8 }), (rounds) => {
      let before: GivenNames = new Map();
      const nameOf = new Map<string, string>();
      let stayed: ReadonlySet<string> = new Set();
      for (const alive of rounds) {
        const discovered = alive.map((instanceId, index) =>
          found({ name: 'dup', instanceId, url: `http://${instanceId}:9440`, launchedAtMs: 10 - index }),
        );
        // As after a restart: what was kept is read from text.
        const kept = parseGivenNames(JSON.parse(JSON.stringify(storedGivenNames(before))));
        const merged = mergeHosts(declared, discovered, { names: kept });
        before = rememberNames(kept, merged.names);
        for (const [id, { name }] of merged.names) {
          // Who was away may find its name taken; who stayed may not.
          if (stayed.has(id)) expect(name).toBe(nameOf.get(id));
          nameOf.set(id, name);
        }
        stayed = new Set(alive);
        const now = new Map([...merged.registry.hosts.values()].map((host) => [host.instanceId, host.name]));
        expect(now.size).toBe(merged.registry.hosts.size);
        for (const id of alive) expect(merged.registry.hosts.get(now.get(id) ?? '')?.instanceId).toBe(id);
      }
    }),
  );
});

it('keeps the names of survivors when one of them ends', () => {
  const three = ids
    .slice(0, 3)
    .map((instanceId, index) =>
      found({ name: 'dup', instanceId, url: `http://${instanceId}:9440`, launchedAtMs: index }),
    );
  const first = mergeHosts(declared, three);
  const nameOf = (merged: ReturnType<typeof mergeHosts>, id: string) => merged.names.get(id)?.name;
  const second = mergeHosts(declared, three.slice(1), { names: first.names });
  for (const id of ids.slice(1, 3)) expect(nameOf(second, id)).toBe(nameOf(first, id));
});

it('follows another tag, and answers to the old name too', () => {
  const first = mergeHosts(declared, [found({ name: 'old-name' })]);
  const second = mergeHosts(declared, [found({ name: 'new-name' })], { names: first.names });
  expect(second.registry.hosts.get('new-name')?.aliases).toEqual(['old-name']);
  const swapped = mergeHosts(
    declared,
    [found({ name: 'green' }), found({ name: 'blue', instanceId: 'i-00000009', url: 'http://b:9440' })],
    {
      names: mergeHosts(declared, [
        found({ name: 'blue' }),
        found({ name: 'green', instanceId: 'i-00000009', url: 'http://b:9440' }),
      ]).names,
    },
  );
  expect(swapped.registry.hosts.get('green')).toMatchObject({ instanceId: 'i-00000002', aliases: [] });
  expect(swapped.registry.hosts.get('blue')).toMatchObject({ instanceId: 'i-00000009', aliases: [] });
});

it('gives nobody the name of a host that could not be looked for yet', () => {
  const { registry } = mergeHosts(declared, [found({ name: 'db' })], { reserved: new Set(['db']) });
  expect([...registry.hosts.keys()]).toEqual(['web-1', 'db-000002']);
});

it('keeps what a tag says as an alias, unless somebody has that name', () => {
  const named = nameFromTemplate('{tag:Name}', { tags: { Name: 'Müller-Straße  9' }, id: 'i-1' });
  expect(named).toEqual({ name: 'Muller-Strasse-9', aliases: ['Müller-Straße 9'] });
  expect(nameFromTemplate('{tag:Name}', { tags: { Name: '東京' }, id: 'i-1' })).toEqual({
    name: 'i-1',
    aliases: ['東京'],
  });
  const { registry } = mergeHosts(declared, [
    found({ ...named, instanceId: 'i-00000008' }),
    found({ aliases: ['shop'] }),
  ]);
  expect(registry.hosts.get('Muller-Strasse-9')?.aliases).toEqual(['Müller-Straße 9']);
  expect(registry.hosts.get('web-2')?.aliases).toEqual([]);
});

it('counts only found hosts among those that want a name', () => {
  const { remarks } = mergeHosts(declared, [found({ name: 'shop' })]);
  expect(remarks).toEqual(['A found host wants the name shop, which is taken; it has the end of its id behind it.']);
});
