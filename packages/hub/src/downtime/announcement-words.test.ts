import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { wordsOf } from '../testing/a-question.ts';
import { aDowntime } from '../testing/builders.ts';
import type { AnnouncementKind } from './announcement.ts';
import { announcementWords } from './announcement-words.ts';
import { audienceOf, ownerToAsk } from './audience.ts';
import { aRegistry } from './testing/planned-fleet.ts';

const startsAtMs = Date.UTC(2026, 2, 28, 20);
const minute = 60_000;
const registry = aRegistry();
const window = (override: Partial<Downtime> = {}): Downtime =>
  aDowntime({
    startsAtMs,
    endsAtMs: startsAtMs + 90 * minute,
    services: ['billing'],
    takesDown: ['billing'],
    customers: 'Card payments fail.',
    plannedBy: 'Payments',
    ...override,
  });
function told(kind: AnnouncementKind, downtime = window(), before?: Downtime, nowMs = startsAtMs) {
  const words = announcementWords({ kind, downtime, ...(before && { before }) }, registry, nowMs);
  return { headline: wordsOf(words.headline), lines: words.lines.map(wordsOf), note: wordsOf(words.note) };
}

describe('the headline', () => {
  it.each<[AnnouncementKind, RegExp]>([
    ['planned', /^Planned: billing is down 2026-03-28T20:00:00Z to 2026-03-28T21:30:00Z\.$/],
    ['reminder', /^Coming up: billing is down .*21:30:00Z, 2026-03-28T20:00:00Z\.$/],
    ['changed', /^Changed: billing is down/],
    ['moved', /^Moved: billing is down/],
    ['cancelled', /^Cancelled: Database patching \(billing\)\. .*2026-03-28T20:00:00Z/],
    ['started', /^Now: billing is under maintenance until 2026-03-28T21:30:00Z/],
    ['over-running', /^Database patching takes longer .*2026-03-28T21:30:00Z; billing is not back/],
    ['extended', /^Extended: billing is under maintenance until 2026-03-28T21:30:00Z/],
    ['finished', /^Finished: Database patching \(billing\)/],
    ['absorbed', /^Now part of: Database patching/],
  ])('%s', (kind, words) => {
    expect(told(kind).headline).toMatch(words);
    expect(told(kind).note.trim()).toBe(told(kind).headline);
  });

  it('of work that takes nothing down says so', () => {
    expect(told('planned', window({ takesDown: [] })).headline).toMatch(/^Planned: work on billing /);
    expect(told('planned', window({ takesDown: [], services: [], hosts: ['api-1', 'api-2'] })).headline).toMatch(
      /work on api-1 and api-2 /,
    );
    expect(told('planned', window({ takesDown: ['billing', 'exports'] })).headline).toMatch(
      /billing and exports are down/,
    );
    expect(told('over-running', window({ takesDown: [], services: [], hosts: ['a', 'b'] })).headline).toMatch(
      /a and b are not back/,
    );
    expect(told('over-running', window({ takesDown: [] })).headline).toMatch(/billing is not back/);
  });

  it('of what runs, is over or taken back says what it is on: what it takes down, else its services, else its servers', () => {
    const on = (kind: AnnouncementKind, override: Partial<Downtime>) => told(kind, window(override)).headline;
    const two = { takesDown: ['billing', 'exports'] };
    expect(on('started', two)).toBe(
      'Now: billing and exports are under maintenance until 2026-03-28T21:30:00Z, as planned.',
    );
    expect(on('started', { takesDown: [] })).toMatch(/^Now: work on billing until/);
    expect(on('started', { takesDown: [], services: [], hosts: ['api-1'] })).toMatch(/^Now: work on api-1 until/);
    expect(on('cancelled', two)).toMatch(/^Cancelled: Database patching \(billing and exports\)\./);
    expect(on('cancelled', { takesDown: ['billing'], services: ['exports'] })).toMatch(/patching \(billing\)\./);
    expect(on('cancelled', { takesDown: [] })).toMatch(/^Cancelled: Database patching \(billing\)\./);
    expect(on('cancelled', { takesDown: [], services: [], hosts: ['api-1'] })).toMatch(/\(api-1\)\./);
    expect(on('cancelled', { takesDown: [], services: [], hosts: [] })).toMatch(/^Cancelled: Database patching\./);
    expect(on('planned', { takesDown: [], hosts: ['api-1'] })).toMatch(/^Planned: work on billing /);
  });

  it('names five, and counts more than that', () => {
    const of = (count: number) =>
      told('planned', window({ takesDown: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, count) })).headline;
    expect(of(5)).toMatch(/a, b, c, d and e are/);
    expect(of(7)).toMatch(/a, b, c, d and 3 more are/);
  });

  it('says the day of an end that is on another day of the zone', () => {
    const end = (endsAtMs: number) =>
      announcementWords({ kind: 'planned', downtime: window({ endsAtMs }) }, registry, 0).headline.findLast(
        (part) => typeof part === 'object' && 'atMs' in part,
      );
    expect(end(startsAtMs + 119 * minute)).toMatchObject({ style: 'clock' });
    // 22:00 to 23:00 in UTC is 23:00 to midnight in Berlin, where clocks are an hour ahead.
    expect(end(startsAtMs + 180 * minute)).toMatchObject({ style: 'moment' });
  });
});

describe('the lines', () => {
  it('say first what customers notice, then who planned it', () => {
    expect(told('planned').lines).toEqual(['Card payments fail.', 'Database patching, planned by Payments.']);
    expect(told('planned', window({ plannedBy: undefined })).lines[1]).toBe('Database patching.');
    expect(told('finished').lines).toEqual([]);
    expect(told('cancelled').lines).toEqual([]);
  });

  it('say what customers know of a service that goes down, where nobody wrote what they notice', () => {
    const services = new Map(
      [...registry.services].map(([name, one]) => [name, { ...one, customers: `The ${name} page` }]),
    );
    const words = announcementWords(
      { kind: 'planned', downtime: window({ customers: undefined, takesDown: ['billing', 'exports'] }) },
      { ...registry, services },
      0,
    );
    expect(wordsOf(words.lines[0] ?? [])).toMatch(/The billing page and The exports page/);
    expect(told('planned', window({ customers: undefined })).lines).toHaveLength(1);
  });

  it.each(['planned', 'started'] as const)('say no end of what AWS takes away: %s', (kind) => {
    const { headline, note } = told(kind, window({ isDeparture: true, hasNoEnd: true }));
    expect([headline, note].join()).not.toMatch(/ to | until /);
  });

  it('say that customers notice nothing of work that takes nothing down, and why', () => {
    const work = (override: Partial<Downtime>) =>
      told('planned', window({ customers: undefined, takesDown: [], services: [], ...override })).lines[0];
    expect(work({ hosts: ['api-1'] })).toMatch(/No customer impact expected: billing keeps/);
    expect(work({ hosts: ['api-1', 'web-1'] })).toMatch(/billing and storefront keep /);
    expect(work({ hosts: ['api-1'], isDeparture: true })).toMatch(/api-1 will not come back/);
    expect(work({ hosts: ['db-9'] })).toBe('Database patching, planned by Payments.');
  });

  it('of a change say what is new', () => {
    const before = window({ endsAtMs: startsAtMs + 60 * minute, takesDown: ['exports', 'storefront'] });
    const now = window({ takesDown: ['billing', 'storefront'] });
    expect(told('changed', now, before).lines.slice(0, 3)).toEqual([
      expect.stringContaining('2026-03-28T21:00:00Z'),
      expect.stringMatching(/now takes down billing too/),
      expect.stringMatching(/no longer takes down exports/),
    ]);
    expect(told('changed', now, now).lines).toHaveLength(2);
    expect(told('changed').lines).toHaveLength(2);
  });

  it('of a move say from when, also in the short message', () => {
    const before = window({ startsAtMs: startsAtMs - 60 * minute });
    expect(told('moved', window(), before).lines[0]).toContain('2026-03-28T19:00:00Z');
    expect(told('moved', window(), before).note).toContain('2026-03-28T19:00:00Z');
    expect(told('moved').lines).toHaveLength(2);
  });
});

it.each<[what: string, before: Partial<Downtime> | undefined, minutes: number, ended: string]>([
  ['at its end', {}, 200, '21:30:00Z'],
  ['earlier', {}, 30, '20:30:00Z'],
  ['late, when that was seen', { state: 'over-running' }, 200, '23:20:00Z'],
  ['at its end, where nothing was told before', undefined, 200, '21:30:00Z'],
])('one that finished %s', (_what, before, minutes, ended) => {
  const headline = told('finished', window(), before && window(before), startsAtMs + minutes * minute).headline;
  expect(headline).toContain(ended);
});

describe('whom it concerns', () => {
  const channel = (channelId: string, ...about: string[]) =>
    [
      channelId,
      {
        channelId,
        about,
        isAskEngineering: false,
        mayAnswer: true,
        hasBoard: false,
        listens: 'plainly' as const,
        addresses: 'private' as const,
      },
    ] as const;
  const discord = {
    ...registry.discord,
    engineerRoleIds: ['77'],
    channels: new Map([
      channel('1', 'billing'),
      channel('2', 'exports'),
      channel('3', 'storefront', 'api-1'),
      channel('900', 'billing'),
    ]),
  };

  it('the announcements channel, then each that is about something it names or takes down, each once', () => {
    const audience = audienceOf(
      window({ services: ['billing'], hosts: ['api-1'], takesDown: ['billing', 'exports'] }),
      { ...registry, discord },
    );
    expect(audience).toEqual({ channelIds: ['900', '1', '2', '3'], names: ['billing', 'exports', 'api-1'] });
    const { announcementsChannelId: _none, ...without } = discord;
    expect(audienceOf(window(), { ...registry, discord: { ...without } }).channelIds).toEqual(['1', '900']);
  });

  it('who planned it is asked; else the owner of what it touches; else the engineers', () => {
    const ask = (override: Partial<Downtime>, planner?: string) =>
      ownerToAsk({ downtime: window(override) }, (id) => (id === 'series' || id === 'd' ? planner : undefined), {
        ...registry,
        discord,
      });
    expect(ask({ id: 'd' }, '4711')).toEqual({ kind: 'person', userId: '4711' });
    expect(ask({ seriesId: 'series' }, '4711')).toEqual({ kind: 'person', userId: '4711' });
    expect(ask({})).toEqual({ kind: 'role', roleId: '112' });
    expect(ask({ services: [], takesDown: ['billing'] })).toEqual({ kind: 'role', roleId: '112' });
    expect(ask({ services: ['storefront'], takesDown: [] })).toEqual({ kind: 'role', roleId: '77' });
    expect(
      ownerToAsk({ downtime: window({ services: [], takesDown: [] }) }, () => undefined, registry),
    ).toBeUndefined();
  });
});
