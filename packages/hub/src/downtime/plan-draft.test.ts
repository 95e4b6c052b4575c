import { describe, expect, it } from 'vitest';
import { aRegistry } from '../registry/testing/a-registry.ts';
import { planOf, previewOf, readTypedPlan } from './plan-draft.ts';
import { aDowntime, aPlan, aRegistry as aPlannedRegistry } from './testing/planned-fleet.ts';

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

it('asks what could be meant, with the choices, and says what was not understood', () => {
  const read = (when: string) => readTypedPlan(typed(when, '2026-03-02T10:00:00Z'), readAt('2026-03-02T10:00:00Z'));
  expect(read('tomorrow 8-9')).toMatchObject({
    kind: 'asks',
    question: 'Without am or pm that can be read in two ways. Which one do you mean?',
    choices: [{ label: 'Tuesday 3 March 2026, 08:00 to 09:00' }, { label: 'Tuesday 3 March 2026, 20:00 to 21:00' }],
  });
  expect(read('30 February 22:00-23:00')).toEqual({
    kind: 'unclear',
    question: 'There is no 30 February: February has 28 days. Which day do you mean?',
  });
});

it('shows of a plan what customers notice and who planned it, and neither where it is not told', () => {
  const plan = { ...aPlan(), hosts: ['web-1'], services: [] };
  const when = { startsAtMs: 1, endsAtMs: 2, startsLocal: plan.startsLocal, zone: plan.zone, lastsSeconds: 60 };
  const shown = previewOf({ ...plan, customers: 'Exports are late.', plannedBy: 'Sam' }, when, [], registry);
  expect(shown).toMatchObject({ customers: 'Exports are late.', plannedBy: 'Sam', startsAtMs: 1, endsAtMs: 2 });
  const plain = previewOf(plan, when, [], registry);
  expect([Object.keys(plain).includes('customers'), Object.keys(plain).includes('plannedBy')]).toEqual([false, false]);
});

it('plans a repeat though its first time is over by the time that it is confirmed', () => {
  const plan = typed('every Saturday 22:00-23:00', '2026-03-02T10:00:00Z');
  expect(readTypedPlan(plan, readAt('2026-03-09T10:00:00Z'))).toMatchObject({
    kind: 'ready',
    when: { rrule: 'FREQ=WEEKLY;BYDAY=SA' },
  });
});

it('shows what a plan takes down together with what is planned beside it', () => {
  const fleet = aPlannedRegistry();
  const plan = aPlan({ hosts: ['api-1'], services: [] });
  const startsAtMs = Date.UTC(2026, 2, 28, 21);
  const when = {
    startsAtMs,
    endsAtMs: startsAtMs + 60_000,
    startsLocal: plan.startsLocal,
    zone: plan.zone,
    lastsSeconds: 60,
  };
  const beside = aDowntime({ id: 'other', hosts: ['api-2'], services: [], takesDown: [] });
  expect(previewOf(plan, when, [beside], fleet).takesDown).toEqual(['billing']);
  expect(previewOf(plan, when, [], fleet).takesDown).toEqual([]);
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

describe('what is affected', () => {
  const read = (affects: string, nearest: string[] = []) => {
    const host = registry.hosts.get('web-1');
    if (!host) throw new Error('no web-1');
    const hosts = new Map(['web-1', 'Duese', 'D\u00fcese'].map((name) => [name, { ...host, name, aliases: [] }]));
    const parts = { ...readAt('2026-03-02T10:00:00Z'), registry: { ...registry, hosts }, nearest: () => nearest };
    const reading = readTypedPlan({ ...typed('tomorrow 22:00-23:00', '2026-03-02T10:00:00Z'), affects }, parts);
    return reading.kind === 'ready' ? reading.hosts.join(' ') : reading.kind === 'unclear' ? reading.question : '';
  };

  it.each([
    ['web-1', 'web-1'],
    ['WEB-1, duese', 'web-1 Duese'],
    ['duese;web-1\nweb-1', 'Duese web-1'],
    ['web-1 and d\u00fcese', 'web-1 D\u00fcese'],
    // As near to both: the first.
    ['du\u00e9se', 'Duese'],
    [' , ;', 'Which services or servers are affected? Give their names, with commas.'],
  ])('%j is %s', (affects, found) => expect(read(affects)).toBe(found));

  it('by a name that is not known is said with the nearest, three at most', () => {
    const words = 'I don\'t know "web-9" as a service or server.';
    expect(read('web-1, web-9, web-8')).toBe(words);
    expect(read('web-9', ['a', 'b', 'c', 'd'])).toBe(`${words} Did you mean a, b, c?`);
    expect(read('x'.repeat(70))).toBe(`I don't know "${'x'.repeat(60)}" as a service or server.`);
  });
});

describe('what is kept of what was typed', () => {
  const when = { startsLocal: '2026-03-28T22:00', zone: 'Europe/Berlin', lastsSeconds: 60, startsAtMs: 1, endsAtMs: 2 };
  const kept = (
    more: { title?: string; customers?: string; startsLocal?: string; rrule?: string },
    plannedBy?: string,
  ) =>
    planOf(
      'p1',
      { ...typed('', '2026-03-02T10:00:00Z'), ...more },
      {
        kind: 'ready',
        when: {
          ...when,
          ...(more.startsLocal && { startsLocal: more.startsLocal }),
          ...(more.rrule && { rrule: more.rrule }),
        },
        readBack: '',
        hosts: ['web-1'],
        services: [],
      },
      { plannerId: '4711', ...(plannedBy && { plannedBy }) },
      7,
    );

  it('is its title, and what customers notice where that is told', () => {
    expect(kept({ title: ' Patching ', customers: ' ' })).toEqual({
      id: 'p1',
      title: 'Patching',
      hosts: ['web-1'],
      services: [],
      zone: 'Europe/Berlin',
      startsLocal: '2026-03-28T22:00',
      lastsSeconds: 60,
      plannerId: '4711',
      createdAtMs: 7,
    });
    expect(kept({ title: ' ' }).title).toBe('Planned maintenance');
    expect(kept({ title: 'x'.repeat(101) }).title).toBe('x'.repeat(100));
    expect(kept({ customers: ` ${'x'.repeat(501)}` }).customers).toBe('x'.repeat(500));
    expect(kept({}, 'y'.repeat(101)).plannedBy).toBe('y'.repeat(100));
  });

  it('is the instant where clocks skip or repeat the time, but of no repeat', () => {
    const twice = '2026-10-25T02:30';
    expect(kept({ startsLocal: twice }).startsAtMs).toBe(1);
    expect(kept({ startsLocal: twice, rrule: 'FREQ=DAILY' })).not.toHaveProperty('startsAtMs');
    expect(kept({ startsLocal: twice, rrule: 'FREQ=DAILY' }).rrule).toBe('FREQ=DAILY');
  });
});
