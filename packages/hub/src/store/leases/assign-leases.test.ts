import { expect, it } from 'vitest';
import { assignLeases, type Candidate } from './assign-leases.ts';
import { leaseNames, shardOf } from './shard-of.ts';

const hub = (holder: string, region?: string): Candidate => ({
  holder,
  labels: region === undefined ? {} : { region },
});
const rules = { shardCount: 16 };
const tied = { shardCount: 4, tieLabel: 'region' };

it('shares the shards evenly, whatever order the hubs are listed in', () => {
  const names = leaseNames([], rules);
  const assigned = assignLeases(names, [hub('a'), hub('b'), hub('c')], undefined);
  const counts = ['a', 'b', 'c'].map((holder) => [...assigned.values()].filter((one) => one === holder).length);
  expect(counts.reduce((sum, count) => sum + count)).toBe(16);
  expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  expect(assignLeases(names, [hub('c'), hub('a'), hub('b')], undefined)).toEqual(assigned);
});

it('leaves most shards where they are when a hub goes', () => {
  const names = leaseNames([], { shardCount: 64 });
  const before = assignLeases(names, [hub('a'), hub('b'), hub('c'), hub('d')], undefined);
  const after = assignLeases(names, [hub('a'), hub('b'), hub('c')], undefined);
  const moved = [...before].filter(([name, holder]) => holder !== 'd' && after.get(name) !== holder);
  expect(moved.length).toBeLessThan(16);
});

it('gives the shards of a region only to hubs that carry it', () => {
  const names = leaseNames(['eu-west-1', 'us-east-1'], tied);
  const assigned = assignLeases(names, [hub('eu', 'eu-west-1'), hub('free')], 'region');
  expect(names.filter((name) => name.includes('eu-west-1')).map((name) => assigned.get(name))).toEqual(
    Array.from({ length: 4 }, () => 'eu'),
  );
  expect([...assigned.keys()].filter((name) => name.includes('us-east-1'))).toEqual([]);
  expect(new Set([...assigned].filter(([name]) => name.includes('any')).map(([, holder]) => holder)).size).toBe(2);
});

it('puts a host into the group of its label, of its region, or of all', () => {
  expect(shardOf({ name: 'web-1', labels: { region: 'x' }, region: 'y' }, tied)).toMatch(/^shard\/x\/\d$/);
  expect(shardOf({ name: 'web-1', labels: {}, region: 'y' }, tied)).toMatch(/^shard\/y\/\d$/);
  expect(shardOf({ name: 'web-1', labels: {}, region: 'y' }, rules)).toMatch(/^shard\/any\/\d+$/);
});
