/** The words of a text for customers: of what goes on, and of one maintenance. Now is Monday, 09:00. */
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { mail, minutesAgo, noted, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { customerTexts } from './customer-text.ts';
import { maintenanceText } from './maintenance-text.ts';

const day = 24 * 60;
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id,
    services: ['shop'],
    takesDown: ['shop'],
    customers: 'Orders wait.',
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    ...more,
  });
const over = window('over', -90, -20, { state: 'finished' });
const runs = window('runs', -5, 5, { state: 'running' });
const wednesday = window('wednesday', 2 * day, 2 * day + 60);
const scheduled = (what: string) => new RegExp(`^We have scheduled maintenance of ${what} on`);
const normal = 'The shop is working normally as far as we can see.';

describe('of what goes on', () => {
  const health = (status: 'down' | 'degraded' | 'unknown') => aHealth(status, { sinceMs: minutesAgo(10) });
  const of = async (status: 'down' | 'degraded' | 'unknown', more?: Partial<Incident>, downtimes: Downtime[] = []) => {
    const services = [{ ...shop, health: health(status) }, mail];
    const incidents = more ? [trouble('shop', 10, undefined, { worst: status, ...more })] : [];
    return customerTexts(['shop'], await troubled(incidents, { services, downtimes })).map(withTimes)[0];
  };

  it('how it is, who looks into it, and until when: no more than is known', async () => {
    expect(await of('down', {})).toBe(
      "We're aware that the shop has been unavailable since 08:50. We're looking into it.",
    );
    expect(await of('degraded', { notes: [noted('on-it', 5)] })).toBe(
      "We're aware that the shop has been slow since 08:50. Our engineers are working on it.",
    );
    expect(await of('down', { acknowledgedAtMs: minutesAgo(5) })).toMatch(/Our engineers are working on it\.$/);
    const timeline = [{ kind: 'told' as const, atMs: minutesAgo(9), text: '' }];
    expect(await of('unknown', { timeline })).toBe(
      "We can't see at the moment how the shop is working. Our engineers have been alerted.",
    );
    const backBy = (minutes: number) => ({
      notes: [noted('update', 5, { text: 'x', backByMs: minutesAgo(-minutes) })],
    });
    expect(await of('down', backBy(20))).toMatch(/We expect it to be back by 09:20\.$/);
    expect(await of('down', backBy(0))).not.toMatch(/expect/);
  });

  it('what nobody wrote yet is told as the board has it', async () => {
    expect(await of('down')).toBe("We're aware that the shop is unavailable.");
    expect(await of('degraded')).toBe("We're aware that the shop is slow at the moment.");
    expect(await of('unknown')).toBe("We can't see at the moment how the shop is working. We're checking.");
    expect(await of('down', { isPlanned: true })).toBe("We're aware that the shop is unavailable.");
    const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
    const silent = aServiceView({
      name: 'mail',
      hosts: [aHostView({ name: 'mail-1', lastOutcome })],
      service: { customers: 'Mails' },
    });
    expect(customerTexts([], await troubled([], { services: [shop, silent] })).map(withTimes)).toEqual([
      "We're checking a possible problem with Mails.",
    ]);
  });

  it('maintenance that runs on it is the reason', async () => {
    expect(await of('down', {}, [runs])).toBe('The shop is under planned maintenance until 09:05. Orders wait.');
    expect(await of('down', {}, [{ ...runs, state: 'over-running' }])).toBe(
      'The planned maintenance of the shop is taking longer than expected. Orders wait.',
    );
    expect(await of('down', {}, [{ ...runs, services: ['mail'], hosts: ['shop'] }])).toMatch(/^We're aware/);
    const { customers: _, ...unsaid } = runs;
    expect(await of('down', {}, [{ ...unsaid, hasNoEnd: true }])).toBe('The shop is under planned maintenance.');
    expect(await of('down', {}, [{ ...runs, plannedEndsAtMs: minutesAgo(-1) }])).toMatch(
      /It takes longer than first planned/,
    );
  });

  it('of several that are well in one sentence; of what customers do not use, nothing', async () => {
    const calm = await troubled([]);
    expect(customerTexts(['shop', 'mail'], calm).map(withTimes)).toEqual([
      'The shop and Mails are working normally as far as we can see.',
    ]);
    expect(customerTexts(['web-1'], calm).map(withTimes)).toEqual([normal]);
    expect(customerTexts(['gone'], calm).map(withTimes)).toEqual([
      "We can't say how it is: nothing that customers use is monitored there.",
    ]);
  });
});

describe('words of one maintenance', () => {
  const of = async (one: Downtime, asked: string[] = []) => withTimes(maintenanceText(one, asked, await troubled([])));

  it('of what was asked, else of all that it touches, else of its servers', async () => {
    const both = { ...wednesday, services: ['shop'], takesDown: ['shop', 'mail'] };
    expect(await of(both)).toMatch(scheduled('the shop and Mails'));
    expect(await of(both, ['mail'])).toMatch(scheduled('Mails'));
    expect(await of(both, ['files'])).toMatch(scheduled('the shop and Mails'));
    const ofServers = { ...wednesday, services: [], takesDown: [], hosts: ['a', 'b', 'c', 'd'] };
    expect(await of(ofServers)).toMatch(scheduled('a, b and c'));
  });

  it('how long, unless it has no end; what they notice, else that it may be gone', async () => {
    const { customers: _, ...unsaid } = wednesday;
    expect(await of(wednesday)).toMatch(/, for 60 minutes\. Orders wait\.$/);
    expect(await of({ ...unsaid, hasNoEnd: true })).toMatch(/09:00\. The shop may be unavailable meanwhile\.$/);
  });

  it('that took nothing down it is said that the work is done', async () => {
    expect(await of({ ...over, takesDown: [] })).toBe(
      'The planned maintenance of the shop finished at 08:40. It lasted 70 minutes.',
    );
  });
});
