import { describe, expect, it } from 'vitest';
import { testNowMs } from '../../testing/builders.ts';
import { dueReminder, findGroup, isOver, newGroup, openMembers, type ServicesOf } from './alert-group.ts';
import { aGroup, aMember, minuteMs } from './testing/a-group.ts';

describe('what falls joins a group', () => {
  const servicesOf: ServicesOf = ({ kind, name }) => (kind === 'service' ? [name] : [name.replace(/-\d$/, '')]);
  const falls = aMember({ host: 'api-1' });
  const found = (group: ReturnType<typeof aGroup>, member = falls) =>
    findGroup([group], member, testNowMs, servicesOf) !== undefined;

  it('that somebody joined within 45 seconds', () => {
    expect(found(aGroup({ lastJoinedAtMs: testNowMs - 45_000 }))).toBe(true);
    expect(found(aGroup({ lastJoinedAtMs: testNowMs - 45_001 }))).toBe(false);
  });

  it('that began within ten minutes, however fresh it is', () => {
    expect(found(aGroup({ startedAtMs: testNowMs - 10 * minuteMs }))).toBe(true);
    expect(found(aGroup({ startedAtMs: testNowMs - 10 * minuteMs - 1 }))).toBe(false);
  });

  it('that is not over', () => {
    expect(found(aGroup({ members: [aMember({ endedAtMs: testNowMs })] }))).toBe(false);
    expect(found(aGroup({ members: [aMember({ endedAtMs: testNowMs }), aMember({ host: 'web-2' })] }))).toBe(true);
  });

  it('of the same kind of trouble: what is slow beside what is down is a story of its own', () => {
    expect(found(aGroup(), aMember({ host: 'api-1', status: 'degraded' }))).toBe(false);
    expect(found(aGroup({ members: [aMember({ status: 'degraded' })] }))).toBe(false);
    expect(found(aGroup({ members: [aMember({ status: 'unknown' })] }))).toBe(true);
  });

  it('that is about the same service, however it shows there', () => {
    expect(found(aGroup(), aMember({ service: 'web', status: 'degraded' }))).toBe(true);
    expect(found(aGroup(), aMember({ host: 'web-2', status: 'degraded' }))).toBe(true);
    expect(found(aGroup(), aMember({ service: 'billing', status: 'degraded' }))).toBe(false);
  });

  it('of which one member is enough: of the same kind, or of one service of several', () => {
    const mixed = aGroup({ members: [aMember(), aMember({ host: 'web-2', status: 'degraded' })] });
    expect([found(mixed), found(mixed, aMember({ host: 'api-1', status: 'degraded' }))]).toEqual([true, true]);
    const two = aGroup({ members: [aMember({ host: 'db-1' }), aMember()] });
    expect(found(two, aMember({ host: 'web-2', status: 'degraded' }))).toBe(true);
    const ofTwo: ServicesOf = ({ kind, name }) => (kind === 'service' ? [name] : ['shop', 'search']);
    const slow = aMember({ service: 'search', status: 'degraded' });
    expect(findGroup([aGroup()], slow, testNowMs, ofTwo)?.id).toBe('g-1');
  });

  it('but not of what is well again: that is no part of the story any more', () => {
    const members = [aMember({ endedAtMs: testNowMs }), aMember({ host: 'db-1', status: 'degraded' })];
    expect(found(aGroup({ members }))).toBe(false);
  });

  it('the first that fits', () => {
    const groups = [aGroup({ id: 'old', lastJoinedAtMs: 0 }), aGroup({ id: 'a' }), aGroup({ id: 'b' })];
    expect(findGroup(groups, falls, testNowMs, servicesOf)?.id).toBe('a');
    expect(findGroup([], falls, testNowMs, servicesOf)).toBeUndefined();
  });
});

it('a new group is named after its first incident and is not told yet', () => {
  expect(newGroup(aMember(), testNowMs)).toEqual(aGroup({ id: 'i-web-1' }));
});

it('is over when all have ended; open are those that are neither ended nor planned', () => {
  const [open, ended, planned] = [aMember(), aMember({ endedAtMs: 1 }), aMember({ isPlanned: true })];
  expect(openMembers(aGroup({ members: [open, ended, planned] }))).toEqual([open]);
  expect(isOver(aGroup({ members: [ended, ended] }))).toBe(true);
  expect(isOver(aGroup({ members: [ended, planned] }))).toBe(false);
});

const after = (minutes: number, override: Parameters<typeof aGroup>[0] = {}) =>
  dueReminder(aGroup(override), testNowMs + minutes * minuteMs);

describe('an alert that nobody takes on', () => {
  it.each<[reminders: number, minutes: number, due: ReturnType<typeof dueReminder>]>([
    [0, 14.99, undefined],
    [0, 15, 'reminder'],
    [1, 14.99, undefined],
    [1, 15, 'escalation'],
    [2, 59.99, undefined],
    [2, 60, 'escalation'],
    [3, 10_000, undefined],
  ])('after %d reminders, %d minutes after the last: %s', (reminders, minutes, due) => {
    expect(after(minutes, { reminders })).toBe(due);
  });
});

describe('is not said again', () => {
  it('once somebody is on it', () => {
    expect(after(60, { acknowledgedBy: 'user-7' })).toBeUndefined();
  });

  it.each<[what: string, members: ReturnType<typeof aMember>[], isSaid: boolean]>([
    ['what is down', [aMember({ status: 'down' })], true],
    ["what can't be measured", [aMember({ status: 'unknown' })], true],
    ['what is only slow', [aMember({ status: 'degraded' })], false],
    ['one of several that is down', [aMember({ status: 'degraded' }), aMember({ host: 'web-2' })], true],
    ['what has ended', [aMember({ endedAtMs: testNowMs })], false],
    ['what is planned', [aMember({ isPlanned: true })], false],
    ['slow beside what has ended', [aMember({ status: 'degraded' }), aMember({ host: 'b', endedAtMs: 1 })], false],
  ])('or is: %s', (_what, members, isSaid) => {
    expect(after(60, { members })).toBe(isSaid ? 'reminder' : undefined);
  });
});
