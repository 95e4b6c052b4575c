/** What the store kept of a plan or a change is read back whole, and what no plan can be is refused. */
import { describe, expect, it } from 'vitest';
import { type DowntimeOverride, type DowntimePlan, parseDowntimeOverride, parseDowntimePlan } from './plan.ts';
import { aPlan } from './testing/planned-fleet.ts';

const twoWeeks = 14 * 86_400;
const names = (count: number) => Array.from({ length: count }, (_, at) => `n-${at}`);
const refused = expect.objectContaining({ code: 'downtime/plan-unreadable' });

describe('a plan', () => {
  it.each<[what: string, fits: Partial<DowntimePlan>, tooFar: Partial<DowntimePlan>]>([
    ['a title of a hundred letters', { title: 'x'.repeat(100) }, { title: 'x'.repeat(101) }],
    ['a title of one', { title: 'x' }, { title: '' }],
    ['two hundred servers', { hosts: names(200) }, { hosts: names(201) }],
    ['two hundred services', { services: names(200) }, { services: names(201) }],
    ['a name of one letter', { hosts: ['x'] }, { hosts: [''] }],
    ['a name of a hundred', { hosts: ['x'.repeat(100)] }, { hosts: ['x'.repeat(101)] }],
    ['a notice of five hundred letters', { customers: 'x'.repeat(500) }, { customers: 'x'.repeat(501) }],
    ['a notice of one', { customers: 'x' }, { customers: '' }],
    ['a zone of one letter', { zone: 'Z' }, { zone: '' }],
    ['a zone of sixty-four', { zone: 'x'.repeat(64) }, { zone: 'x'.repeat(65) }],
    ['a minute', { lastsSeconds: 60 }, { lastsSeconds: 59 }],
    ['two weeks', { lastsSeconds: twoWeeks }, { lastsSeconds: twoWeeks + 1 }],
    ['a rule of one letter', { rrule: 'x' }, { rrule: '' }],
    ['a rule of two hundred', { rrule: 'x'.repeat(200) }, { rrule: 'x'.repeat(201) }],
    ['a planner of one digit', { plannerId: '7' }, { plannerId: '' }],
    ['a planner of thirty-two', { plannerId: 'x'.repeat(32) }, { plannerId: 'x'.repeat(33) }],
    ['a name of the planner', { plannedBy: 'x' }, { plannedBy: '' }],
    ['a long one', { plannedBy: 'x'.repeat(100) }, { plannedBy: 'x'.repeat(101) }],
    ['the first instant', { createdAtMs: 0, startsAtMs: 0, cancelledAtMs: 0 }, { createdAtMs: -1 }],
    ['a whole millisecond', { startsAtMs: 1 }, { startsAtMs: 0.5 }],
    ['an id', { id: 'a-B_9' }, { id: 'a b' }],
    ['a wall clock time', { startsLocal: '2026-03-28T22:00' }, { startsLocal: '2026-03-28 22:00' }],
  ])('may have %s', (_, fits, tooFar) => {
    expect(parseDowntimePlan(aPlan(fits))).toMatchObject(fits);
    expect(() => parseDowntimePlan(aPlan(tooFar))).toThrow(refused);
  });

  it('says what is wrong with it, and what to do', () => {
    expect(() => parseDowntimePlan({})).toThrow(/^A stored downtime plan cannot be read: /);
    expect(() => parseDowntimeOverride({})).toThrow(/^A stored downtime change cannot be read: /);
  });
});

it('a change names the window, and at least one of its times', () => {
  const change: DowntimeOverride = {
    downtimeId: 'x'.repeat(200),
    startsAtMs: 0,
    endsAtMs: 1,
    cancelledAtMs: 2,
    finishedAtMs: 3,
  };
  expect(parseDowntimeOverride(change)).toEqual(change);
  expect(parseDowntimeOverride({ downtimeId: 'x' })).toEqual({ downtimeId: 'x' });
  for (const wrong of [{ downtimeId: '' }, { downtimeId: 'x'.repeat(201) }, { downtimeId: 'x', endsAtMs: -1 }])
    expect(() => parseDowntimeOverride(wrong)).toThrow(refused);
});
