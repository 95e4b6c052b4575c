import { describe, expect, it } from 'vitest';
import type { PlannedStretch } from '../domain/downtime.ts';
import { mergeStretches } from './merge.ts';
import { aRegistry } from './testing/planned-fleet.ts';

const registry = aRegistry();
const aStretch = (id: string, override: Partial<PlannedStretch> = {}): PlannedStretch => ({
  id,
  source: 'ec2',
  title: id,
  startsAtMs: 0,
  endsAtMs: 100,
  zone: 'UTC',
  hosts: ['api-1'],
  services: [],
  ...override,
});
const merged = (...stretches: PlannedStretch[]) =>
  mergeStretches(stretches, registry).map(({ id, mergedIds }) => [id, ...(mergedIds ?? [])].join('+'));
const at = (startsAtMs: number, endsAtMs: number) => ({ startsAtMs, endsAtMs });

describe('two stretches are one', () => {
  it.each<[string, Partial<PlannedStretch>, Partial<PlannedStretch>, isOne: boolean]>([
    ['of the same host at the same time', {}, {}, true],
    ['that touch in time', at(0, 100), at(100, 200), false],
    ['that overlap by a moment', at(0, 100), at(99, 200), true],
    ['of another host', {}, { hosts: ['api-2'] }, false],
    ['of which one touches more', {}, { hosts: ['api-1', 'api-2'] }, true],
    ['of which each touches something else', { hosts: ['api-1', 'web-1'] }, { hosts: ['api-1', 'web-2'] }, false],
    ['of a host and of its whole service', {}, { hosts: [], services: ['billing'] }, true],
    ['of a host and of its service on another host', {}, { hosts: ['api-2'], services: ['billing'] }, false],
    ['of which one is for good', { isDeparture: true }, {}, false],
    ['that are both for good', { isDeparture: true }, { isDeparture: true }, true],
    ['of which one was cancelled', { cancelledAtMs: 1 }, {}, false],
    ['of which one has ended', {}, { finishedAtMs: 1 }, false],
  ])('%s: %s', (_what, one, other, isOne) => {
    for (const both of [
      [aStretch('a', one), aStretch('b', other)],
      [aStretch('b', other), aStretch('a', one)],
    ])
      expect(mergeStretches(both, registry)).toHaveLength(isOne ? 1 : 2);
  });

  it('and what stands beside them stays by itself', () => {
    const beside = aStretch('beside', { hosts: ['web-1'] });
    expect(merged(aStretch('a'), beside, aStretch('c', at(50, 200)))).toEqual(['beside', 'a+c']);
  });

  it('also where only a third joins them', () => {
    expect(merged(aStretch('a', at(0, 10)), aStretch('b', at(20, 30)), aStretch('c', at(5, 25)))).toEqual(['a+b+c']);
  });
});

describe('two works that people planned', () => {
  const hour = 3_600_000;
  const weekend = aStretch('weekend', { source: 'registry', ...at(0, 48 * hour) });
  const deploy = aStretch('deploy', { source: 'discord', ...at(26 * hour, 27 * hour) });

  it('stay two where they overlap: each has its own times, and is called off alone', () => {
    expect(mergeStretches([weekend, deploy], registry)).toEqual([weekend, deploy]);
    expect(merged(weekend, { ...deploy, source: 'registry' })).toEqual(['weekend', 'deploy']);
  });

  it('stay two also where an event of AWS overlaps both: it joins the first', () => {
    expect(merged(weekend, deploy, aStretch('event', at(20 * hour, 30 * hour)))).toEqual(['weekend+event', 'deploy']);
  });

  it('are one where they have the same title, or the same times but for a quarter of an hour', () => {
    expect(merged(weekend, { ...deploy, title: 'Weekend ' })).toEqual(['deploy+weekend']);
    const again = aStretch('again', { source: 'discord', ...at(0.25 * hour, 47.75 * hour) });
    expect(merged(weekend, again)).toEqual(['again+weekend']);
    expect(merged(weekend, { ...again, endsAtMs: 47.7 * hour })).toEqual(['weekend', 'again']);
  });
});

describe('what leads', () => {
  it('is what a person planned: in Discord before in the registry before AWS', () => {
    const all = ['ec2', 'registry', 'discord'] as const;
    expect(merged(...all.map((source) => aStretch(source, { source })))).toEqual(['discord+ec2+registry']);
    expect(merged(aStretch('b', { source: 'registry', startsAtMs: 50 }), aStretch('a'))).toEqual(['b+a']);
  });

  it('of one source the earlier, then by id', () => {
    expect(merged(aStretch('a', { startsAtMs: 50 }), aStretch('b'))).toEqual(['b+a']);
    expect(merged(aStretch('b'), aStretch('a'))).toEqual(['a+b']);
  });

  it('gives title and words; the span and what is touched are those of both', () => {
    const plan = aStretch('plan', { source: 'discord', ...at(20, 60), hosts: [], services: ['billing'] });
    const event = aStretch('event', { ...at(0, 100), customers: 'Slow.' });
    expect(mergeStretches([event, plan], registry)).toEqual([
      { ...plan, ...at(0, 100), hosts: ['api-1'], customers: 'Slow.', mergedIds: ['event'] },
    ]);
    const told = { ...plan, customers: 'Nothing.' };
    expect(mergeStretches([event, told], registry)[0]?.customers).toBe('Nothing.');
  });
});

it('all are in the order of their starts, cancelled ones among them', () => {
  const later = aStretch('later', { ...at(200, 300), hosts: ['web-1'] });
  const gone = aStretch('gone', { ...at(150, 160), cancelledAtMs: 1 });
  expect(merged(later, gone, aStretch('now'))).toEqual(['now', 'gone', 'later']);
});

it('keeps the words of the one that leads, the span of both, and whom they touch, each once', () => {
  const [one] = mergeStretches(
    [
      aStretch('event', {
        ...at(50, 200),
        hosts: ['api-1', 'api-2'],
        services: ['billing'],
        customers: 'Payments fail.',
      }),
      aStretch('plan', { source: 'discord', ...at(0, 100), hosts: ['api-1'], services: ['billing'] }),
    ],
    registry,
  );
  expect(one).toEqual({
    ...aStretch('plan', { source: 'discord', ...at(0, 200), hosts: ['api-1', 'api-2'], services: ['billing'] }),
    customers: 'Payments fail.',
    mergedIds: ['event'],
  });
});

it('all stand in the order in which they begin, with those that ended', () => {
  const over = aStretch('over', { ...at(10, 20), finishedAtMs: 15 });
  expect(merged(aStretch('late', at(30, 40)), over, aStretch('early', { ...at(0, 5), hosts: ['web-1'] }))).toEqual([
    'early',
    'over',
    'late',
  ]);
});
