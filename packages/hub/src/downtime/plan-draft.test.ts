import { expect, it } from 'vitest';
import { aRegistry } from '../registry/testing/a-registry.ts';
import { readTypedPlan } from './plan-draft.ts';

const registry = aRegistry();
const typed = (when: string, typedAt: string) => ({
  title: 'Patching',
  when,
  repeats: '',
  affects: 'web-1',
  customers: '',
  typedAtMs: Date.parse(typedAt),
});
const readAt = (now: string) => ({ registry, nowMs: Date.parse(now), nearest: () => [] });

it('reads "tomorrow" as of when it was typed, though it is confirmed past midnight', () => {
  const plan = typed('tomorrow 22:00-23:00', '2026-03-02T23:58:00Z');
  const reading = readTypedPlan(plan, readAt('2026-03-03T00:03:00Z'));
  expect(reading).toMatchObject({ kind: 'ready', when: { startsLocal: '2026-03-03T22:00' } });
});

it('keeps "in 90 minutes" where it was while it is looked at', () => {
  const plan = typed('in 90 minutes for an hour', '2026-03-02T10:00:00Z');
  const reading = readTypedPlan(plan, readAt('2026-03-02T10:12:00Z'));
  expect(reading).toMatchObject({ kind: 'ready', when: { startsAtMs: Date.parse('2026-03-02T11:30:00Z') } });
});

it('does not plan what is over by the time that it is confirmed', () => {
  const plan = typed('now for 5 minutes', '2026-03-02T10:00:00Z');
  expect(readTypedPlan(plan, readAt('2026-03-02T10:06:00Z'))).toMatchObject({ kind: 'unclear' });
});

it('finds what is meant by a name however its accents are typed, letter for letter first', () => {
  const own = [...registry.hosts.values()];
  const named = (name: string) =>
    own.map((host): [string, (typeof own)[0]] => [name, { ...host, name, aliases: [`D\u00fcse ${name}`] }]);
  const [first, second] = ['web-1', 'web-2'];
  const hosts = new Map([...named(first), ...named(second)]);
  const read = (affects: string, aliases?: string) => {
    const host = hosts.get(second);
    if (aliases && host) hosts.set(second, { ...host, aliases: [aliases] });
    const parts = { ...readAt('2026-03-02T10:00:00Z'), registry: { ...registry, hosts } };
    return readTypedPlan({ ...typed('tomorrow 22:00-23:00', '2026-03-02T10:00:00Z'), affects }, parts);
  };
  for (const typedName of [`du\u0308se ${first}`, `Duse ${first}`, `D\u00dcSE ${first}`])
    expect(read(typedName)).toMatchObject({ kind: 'ready', hosts: [first] });
  expect(read(`Duse ${first}`, `Duse ${first}`)).toMatchObject({ kind: 'ready', hosts: [second] });
});
