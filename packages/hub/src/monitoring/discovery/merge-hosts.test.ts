import { describe, expect, it } from 'vitest';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import type { DiscoveredHost } from './discovered-host.ts';
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

  it('keeps a name that came from a tag, after both were there for a while', () => {
    const old = found({ instanceId: 'i-00000004', launchedAtMs: 1, url: 'http://a:9440' });
    const young = found({ instanceId: 'i-00000005', launchedAtMs: 2, url: 'http://b:9440' });
    expect(names([young, old])).toEqual(['web-1', 'web-2', 'web-2-000005']);
    expect(names([young])).toEqual(['web-1', 'web-2']);
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
