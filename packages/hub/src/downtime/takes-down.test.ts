import { describe, expect, it } from 'vitest';
import { servicesTakenDown, servicesTouched } from './takes-down.ts';
import { aRegistry } from './testing/planned-fleet.ts';

// billing needs one of api-1 and api-2, storefront two of web-1 to web-3, exports its only worker.
const registry = aRegistry();
const stretch = (hosts: string[], [startsAtMs, endsAtMs] = [0, 100], services: string[] = []) => ({
  hosts,
  services,
  startsAtMs: startsAtMs ?? 0,
  endsAtMs: endsAtMs ?? 100,
});
const down = (one: ReturnType<typeof stretch>, beside: ReturnType<typeof stretch>[] = []) =>
  servicesTakenDown(one, [one, ...beside], registry);

describe('a service is taken down', () => {
  it.each<[hosts: string[], down: string[]]>([
    [['api-1'], []],
    [['api-1', 'api-2'], ['billing']],
    [['web-1'], []],
    [['web-1', 'web-3'], ['storefront']],
    [['worker-1', 'api-1'], ['exports']],
    [['db-9'], []],
  ])('by %j: %j', (hosts, expected) => {
    expect(down(stretch(hosts))).toEqual(expected);
  });

  it('where it is named itself, and none of its hosts is', () => {
    expect(down(stretch([], [0, 100], ['billing']))).toEqual(['billing']);
    expect(down(stretch(['api-1'], [0, 100], ['billing']))).toEqual([]);
    expect(down(stretch(['api-1'], [0, 100], ['exports']))).toEqual(['exports']);
  });

  it.each<[what: string, beside: [number, number], down: string[]]>([
    ['beside it all the time', [0, 100], ['billing']],
    ['that began before and ends within', [-50, 1], ['billing']],
    ['that begins within', [99, 200], ['billing']],
    ['that ended as it began', [-50, 0], []],
    ['that begins as it ends', [100, 200], []],
  ])('together with work %s', (_what, span, expected) => {
    expect(down(stretch(['api-1']), [stretch(['api-2'], span)])).toEqual(expected);
  });

  it('by two others only while they are both there', () => {
    expect(down(stretch(['web-1']), [stretch(['web-2'], [0, 40]), stretch(['api-2'], [40, 100])])).toEqual([
      'storefront',
    ]);
    // Each leaves one of three; never two at once, since one comes back as the other goes.
    const needs = {
      ...registry,
      services: new Map([...registry.services].map(([name, one]) => [name, { ...one, needs: 1 }])),
    };
    const work = stretch(['web-1'], [0, 100]);
    const others = [stretch(['web-2'], [0, 40]), stretch(['web-3'], [40, 100])];
    expect(servicesTakenDown(work, [work, ...others], needs)).toEqual([]);
    expect(servicesTakenDown(work, [work, stretch(['web-2'], [0, 41]), stretch(['web-3'], [40, 100])], needs)).toEqual([
      'storefront',
    ]);
  });
});

it('a service is touched by its name or by one of its hosts', () => {
  expect(servicesTouched({ hosts: ['api-1'], services: [] }, registry)).toEqual(['billing']);
  expect(servicesTouched({ hosts: ['worker-1'], services: ['billing'] }, registry)).toEqual(['billing', 'exports']);
  expect(servicesTouched({ hosts: ['db-9'], services: ['gone'] }, registry)).toEqual([]);
});
