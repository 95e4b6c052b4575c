import { describe, expect, it } from 'vitest';
import { testNowMs } from '../../testing/builders.ts';
import { dueReminder } from './reminders.ts';
import { aGroup, aMember, minuteMs } from './testing/a-group.ts';

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
