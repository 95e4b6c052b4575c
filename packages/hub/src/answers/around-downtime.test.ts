/** How many windows are planned, what comes after, how much of the time it is down, and what the others have. Now is Monday, 09:00. */
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { minutesAgo } from '../testing/a-trouble.ts';
import { aDowntime, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { countDowntimes, downtimeAfter, forHowMuchOfIt, withOthers } from './around-downtime.ts';
import { nextDowntime } from './next-downtime.ts';

const day = 24 * 60;
const work = (name: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id: `${name} ${from}`,
    title: name,
    services: [name],
    takesDown: [name],
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    ...more,
  });
const of = (...downtimes: Downtime[]) =>
  aReadModel({ services: ['shop', 'mail'].map((name) => aServiceView({ name })), downtimes });
const week = { fromMs: testNowMs, toMs: minutesAgo(-7 * day), words: 'this week' };
const runs = work('shop', -5, 5, { state: 'running' });

it('counts what is planned, and names what it is of', () => {
  const three = of(
    work('shop', 60, 90),
    work('shop', day, day + 30),
    work('mail', 2 * day, 2 * day + 30, { hosts: ['mail-1'] }),
  );
  const lines = told(countDowntimes([], three, week));
  expect(lines[0]).toBe('3 maintenance windows are scheduled this week: shop, mail and mail-1.');
  expect(lines[1]).toMatch(/^Next maintenance for shop/);
  expect(told(countDowntimes(['mail'], three))[0]).toBe('1 maintenance window is scheduled: mail and mail-1.');
  expect(told(countDowntimes([], of(), week))[0]).toBe('No maintenance is scheduled this week.');
  const many = of(...['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => work(name, 60 + at, 90)));
  expect(told(countDowntimes([], many))[0]).toBe('6 maintenance windows are scheduled: a, b, c, d and e.');
});

it('after the one that runs comes what begins once that is over, of anything', () => {
  const after = (...downtimes: Downtime[]) => told(downtimeAfter(['shop'], of(...downtimes)))[0];
  expect(after(runs, work('mail', 60, 90))).toMatch(/^Next maintenance for mail/);
  expect(after(runs, work('mail', 2, 4), work('mail', 60, 90))).toMatch(/: 10:00 to 10:30/);
  expect(after(runs)).toBe('Nothing is scheduled after it.');
  expect(after(work('shop', 60, 90))).toMatch(/^Next maintenance for shop/);
  const late = work('shop', -30, -5, { state: 'over-running' });
  expect(after(late, work('mail', 60, 90))).toMatch(/^Next maintenance for mail/);
  expect(after(runs, work('mail', 365 * day, 365 * day + 5))).toMatch(/^Next maintenance for mail/);
  expect(after(runs, work('mail', 367 * day, 367 * day + 5))).toBe('Nothing is scheduled after it.');
});

it('how much of the time: what customers notice, else that nobody said', () => {
  const much = (one: Downtime) => told(forHowMuchOfIt(nextDowntime(['shop'], of(one)), ['shop'], of(one)));
  const lines = much(work('shop', 60, 90, { customers: 'Ten minutes of errors' }));
  expect(lines[0]).toBe('Ten minutes of errors.');
  expect(lines[1]).toMatch(/^Next maintenance for shop/);
  expect(lines.filter((line) => line.startsWith('Ten minutes'))).toHaveLength(1);
  expect(lines).toContain('Planned by Storefront: shop.');
  const { customers: _, ...unsaid } = work('shop', 60, 90);
  const plain = much(unsaid);
  expect(plain[0]).toBe('How much of the time it is down nobody has said; plan for all of it.');
  expect(plain).toContain('Planned by Storefront: shop.');
  const none = nextDowntime(['shop'], of());
  expect(forHowMuchOfIt(none, ['shop'], of())).toBe(none);
});

it('where what was spoken of has none, that of the others is told', () => {
  const none = nextDowntime(['shop'], of(), week);
  const lines = told(withOthers(none, of(work('mail', 60, 90)), week));
  expect(lines.slice(0, 2)).toEqual([
    'No maintenance is scheduled for shop this week.',
    expect.stringMatching(/^Next maintenance for mail/),
  ]);
  expect(lines).toContain('Planned by Storefront: mail.');
  expect(withOthers(none, of(work('mail', 60, 90)), week).targets).toEqual(['shop']);
  expect(withOthers(none, of(), week)).toBe(none);
});
