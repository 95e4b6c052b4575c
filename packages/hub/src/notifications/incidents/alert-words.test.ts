import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../testing/a-question.ts';
import { aRegistry, aService, testNowMs } from '../../testing/builders.ts';
import { type AlertWords, groupWords, recoveryWords, reminderWords } from './alert-words.ts';
import { connectedAgainWords, isolatedWords } from './connectivity-alert.ts';
import { aMember, minuteMs } from './testing/a-group.ts';

const registry = aRegistry({
  services: [aService({ customers: 'The shop' }), aService({ name: 'billing', customers: undefined })],
});
const say = ({ status, headline, lines }: AlertWords) => ({
  status,
  headline: wordsOf(headline),
  lines: lines.map(wordsOf),
});
const group = (...members: Parameters<typeof aMember>[0][]) =>
  say(
    groupWords(
      members.map((one) => aMember(one)),
      registry,
    ),
  );
const hosts = (count: number, rest: Parameters<typeof aMember>[0] = {}) =>
  Array.from({ length: count }, (_, at) => ({ host: `web-${at + 1}`, ...rest }));

describe('servers that are not well', () => {
  it('one: how, since when, and why', () => {
    expect(group({})).toEqual({
      status: 'down',
      headline: 'web-1 is down since 2026-03-02T08:59:00Z.',
      lines: ['It does not answer.'],
    });
    expect(group({ status: 'degraded' }).headline).toMatch(/^web-1 is degraded since 2026-03-02T08:59:00Z\.$/);
    expect(group({ status: 'unknown' }).headline).toMatch(/^web-1 can't be measured/);
  });

  it('several: how many, since the first, their names, and a cause that they share once', () => {
    expect(group({}, { host: 'web-2', startedAtMs: testNowMs - 3 * minuteMs })).toEqual({
      status: 'down',
      headline: 'web-1 and web-2 are down since 2026-03-02T08:57:00Z.',
      lines: ['It does not answer.'],
    });
    expect(group(...hosts(7)).lines[0]).toBe('web-1, web-2, web-3, web-4, web-5 and 2 more: It does not answer.');
    expect(group(...hosts(5)).lines[0]).toBe('web-1, web-2, web-3, web-4 and web-5: It does not answer.');
  });

  it('of several causes the most frequent first, five at most', () => {
    const told = group({ cause: 'Rare.' }, { host: 'b', cause: 'Often.' }, { host: 'c', cause: 'Often.' });
    expect(told.lines).toEqual(['b and c: Often.', 'web-1: Rare.']);
    expect(group(...hosts(7).map((one, at) => ({ ...one, cause: `Cause ${at}.` }))).lines).toHaveLength(5);
  });

  it('of several states the worst counts, and the headline names none', () => {
    const told = group({ status: 'degraded' }, { host: 'web-2', status: 'unknown' });
    expect(told).toMatchObject({
      status: 'unknown',
      headline: expect.stringMatching(/^web-2 can't be measured since 2026-03-02T08:59:00Z\.$/),
    });
    expect(group({ status: 'unknown' }, { host: 'b', status: 'down' }).status).toBe('down');
    expect(group({ status: 'degraded' }, { host: 'b', status: 'degraded' }).headline).toMatch(
      /^web-1 and b are degraded since 2026-03-02T08:59:00Z\.$/,
    );
  });

  it('with those that are well again counted', () => {
    const ended = { endedAtMs: testNowMs, status: 'up' as const };
    expect(group({}, { host: 'b', ...ended }).lines.at(-1)).toBe('b is back up.');
    expect(group({}, { host: 'b', ...ended }, { host: 'c', ...ended }).lines.at(-1)).toBe('b and c are back up.');
    expect(group({}, { host: 'b', ...ended }).headline).toMatch(/^web-1 is down/);
  });

  it('says that somebody is on it', () => {
    const said = { isTaken: true, notes: [], nowMs: testNowMs };
    expect(say(groupWords([aMember()], registry, said)).lines.at(-1)).toBe('An engineer is on it.');
  });

  it('says who is on it, since when, what they are doing and when it is expected back', () => {
    const by = { name: 'Esra', team: 'Payments' };
    const atMs = testNowMs - 60_000;
    const notes = [
      { atMs, kind: 'on-it' as const, by, text: '' },
      { atMs, kind: 'update' as const, by, text: 'restarting the queue', backByMs: testNowMs + 60_000 },
    ];
    const lines = (nowMs: number) => say(groupWords([aMember()], registry, { isTaken: true, notes, nowMs })).lines;
    expect(lines(testNowMs).slice(-3)).toEqual([
      'Esra (Payments) is on it since 2026-03-02T08:59:00Z.',
      'Latest from Esra (2026-03-02T08:59:00Z): restarting the queue',
      'Expected back by 2026-03-02T09:01:00Z.',
    ]);
    expect(lines(testNowMs + 120_000).at(-1)).toBe(
      "It was expected back by 2026-03-02T09:01:00Z; I've asked for a new estimate.",
    );
  });
});

describe('services', () => {
  it('lead, with what customers feel of what is down, then their servers', () => {
    const told = group({ host: 'web-1' }, { service: 'storefront', cause: 'Too few servers.' });
    expect(told).toEqual({
      status: 'down',
      headline: 'storefront is down since 2026-03-02T08:59:00Z.',
      lines: ['Customer impact: The shop is unavailable. Too few servers.', 'web-1: It does not answer.'],
    });
    expect(group({ service: 'storefront', status: 'degraded' }).lines[0]).not.toContain('Customers');
    expect(group({ service: 'billing' }).lines[0]).toBe('It does not answer.');
    expect(group({ service: 'storefront', status: 'degraded' }, { host: 'web-1' }).status).toBe('degraded');
  });

  it('several are named, each with its own cause', () => {
    const told = group({ service: 'storefront' }, { service: 'billing', cause: 'Its check fails.' }, ...hosts(2));
    expect(told.headline).toMatch(/^storefront and billing are down since 2026-03-02T08:59:00Z\.$/);
    expect(told.lines).toEqual([
      'storefront: Customer impact: The shop is unavailable. It does not answer.',
      'billing: Its check fails.',
      'web-1: It does not answer.',
      'Also: web-2 is down. It does not answer.',
    ]);
    const many = group(...Array.from({ length: 7 }, (_, at) => ({ service: `s-${at}` })));
    expect(many.lines).toHaveLength(6);
  });
});

describe('all is well again', () => {
  const ended = (after: number, rest: Parameters<typeof aMember>[0] = {}) =>
    aMember({
      startedAtMs: testNowMs - 30 * minuteMs,
      endedAtMs: testNowMs - 30 * minuteMs + after * minuteMs,
      status: 'up',
      ...rest,
    });

  it('one: since when, after how long, and what it was', () => {
    expect(say(recoveryWords([ended(18)], registry))).toEqual({
      status: 'up',
      headline: 'web-1 is back up (down 18 minutes).',
      lines: ['Cause: It does not answer.'],
    });
  });

  it('several: from the first fall to the last end', () => {
    const early = { startedAtMs: testNowMs - 40 * minuteMs };
    expect(say(recoveryWords([ended(18), ended(20, { host: 'web-2', ...early })], registry)).headline).toBe(
      'web-1 and web-2 are back up.',
    );
    const three = say(recoveryWords([ended(1), ended(2, { host: 'b' }), ended(3, { host: 'c' })], registry));
    expect(three.headline).toMatch(/^web-1, b and c are back up\.$/);
    expect(three.lines).toEqual([
      'web-1: down 60 seconds.',
      'b: down 2 minutes.',
      'c: down 3 minutes.',
      'Cause: It does not answer.',
    ]);
  });

  it('services lead', () => {
    const told = say(recoveryWords([ended(1), ended(1, { service: 'storefront' })], registry));
    expect(told.headline).toMatch(/^storefront is back up \(down 60 seconds\)\.$/);
    const both = say(recoveryWords([ended(1, { service: 'a' }), ended(1, { service: 'b' }), ended(1)], registry));
    expect(both.headline).toMatch(/^a and b are back up \(down 60 seconds\)\.$/);
    const three = ['a', 'b', 'c'].map((service) => ended(1, { service }));
    expect(say(recoveryWords(three, registry)).headline).toMatch(/^a, b and c are back up \(down 60 seconds\)\.$/);
    expect(say(groupWords(three, registry)).status).toBe('up');
  });
});

it('a reminder says how long nobody took it on, before the first two lines', () => {
  const members = [
    aMember({ cause: 'A.' }),
    aMember({ host: 'b', cause: 'B.', startedAtMs: testNowMs - 20 * minuteMs }),
    aMember({ host: 'c', cause: 'C.' }),
  ];
  const told = say(reminderWords(members, registry, testNowMs));
  expect(told.lines).toEqual([expect.stringMatching(/20 minutes/), 'web-1: A.', 'b: B.']);
  expect(told.headline).toMatch(/^web-1, b and c are down since 2026-03-02T08:40:00Z\.$/);
});

it('a hub that cannot see says since when, and for how long it could not', () => {
  expect(say(isolatedWords(testNowMs))).toMatchObject({
    status: 'unknown',
    headline: expect.stringContaining('2026-03-02T09:00:00Z'),
  });
  const seeing = say(connectedAgainWords(testNowMs - 6 * minuteMs, testNowMs));
  expect(seeing).toMatchObject({ status: 'up', headline: expect.stringContaining('2026-03-02T09:00:00Z') });
  expect(seeing.lines[0]).toMatch(/6 minutes/);
});

it('of one that was down and one that was slow says of each what it was', () => {
  const endedAtMs = testNowMs;
  const told = group(
    { host: 'checkout-1', worst: 'degraded', startedAtMs: testNowMs - 2 * minuteMs, endedAtMs },
    { host: 'billing-2', worst: 'down', startedAtMs: testNowMs - 3 * minuteMs, endedAtMs },
  );
  expect(told.headline).toMatch(/^Resolved: checkout-1 \(degraded 2 minutes\) and billing-2 \(down 3 minutes\), from /);
  // An older hub wrote none: what was told then was down.
  const { worst: _none, ...unwritten } = aMember({ host: 'search-1', startedAtMs: testNowMs - minuteMs, endedAtMs });
  const down = aMember({ host: 'billing-2', worst: 'down', startedAtMs: testNowMs - 3 * minuteMs, endedAtMs });
  expect(wordsOf(groupWords([unwritten, down], registry).headline)).toMatch(/^Resolved: .* were down for 3 minutes/);
});

it('of an outage that turned into slowness says how long it was down, and when all was well', () => {
  const member = { startedAtMs: testNowMs - 10 * minuteMs, endedAtMs: testNowMs, worst: 'down' as const };
  expect(group({ ...member, worstSeconds: 75 }).headline).toMatch(
    /^Resolved: web-1 was down for 75 seconds, from 2026-03-02T08:50:00Z; back to normal at 2026-03-02T09:00:00Z\.$/,
  );
});
