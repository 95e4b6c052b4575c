/** Whom an outage hits, or hit, within the time that is asked about. Now is 09:00. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aDowntime, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellImpact } from './impact.ts';
import { tellPastImpact } from './past-impact.ts';

const hour = { fromMs: minutesAgo(60), toMs: testNowMs, words: 'in that hour' };
const slow = { worst: 'degraded' as const };
const past = async (
  names: string[],
  incidents: readonly Incident[],
  period = hour,
  more: Parameters<typeof troubled>[1] = {},
) => told(await tellPastImpact(names, await troubled(incidents, more), period))[0];

describe('whom it hit', () => {
  it('each service that was out, what was down first, with how long of each kind', async () => {
    expect(await past([], [trouble('shop', 50, 30, slow), trouble('mail', 20, 15), trouble('shop', 10, 5, slow)])).toBe(
      'Customers who used these were affected in that hour: Mails (mail) (down for 5 minutes) and the shop (shop) (slow for 25 minutes).',
    );
    expect(
      await past(
        ['shop'],
        [trouble('shop', 50, 45), trouble('shop', 30, 20, slow), trouble('shop', 9, 8, { worst: 'unknown' })],
      ),
    ).toBe(
      'Customers who used these were affected in that hour: the shop (shop) (down for 5 minutes, slow for 10 minutes and not measured for 60 seconds).',
    );
  });

  it('only what lies within that time, also of what goes on', async () => {
    expect(await past([], [trouble('shop', 90, 50)])).toMatch(/down for 10 minutes\)\.$/);
    expect(
      await past([], [trouble('shop', 90, 50)], { ...hour, fromMs: minutesAgo(120), toMs: minutesAgo(80) }),
    ).toMatch(/down for 10 minutes\)\.$/);
    expect(await past([], [trouble('shop', 10)])).toMatch(/down for 10 minutes\)\.$/);
  });

  it('no servers, and nothing that was not asked about', async () => {
    expect(await past([], [trouble('web-1', 30, 20)])).toBe(
      'No service was down or slow in that hour, so customers should have noticed nothing.',
    );
    expect(await past(['mail'], [trouble('shop', 30, 20)])).toBe(
      'mail was not down or slow in that hour, so customers should have noticed nothing.',
    );
    expect(await past(['mail', 'shop'], [])).toMatch(/^mail and shop were not down or slow/);
    expect(await past(['shop'], [trouble('web-1', 30, 20)])).toMatch(/^shop was not down/);
  });

  it('of what was not watched it cannot tell', async () => {
    const uptime = async () => anUptime();
    expect(await past(['shop'], [], hour, { uptime })).toMatch(/^I wasn't monitoring shop in that hour/);
  });

  it('a service that is in the registry no more has its bare name', async () => {
    expect(await past([], [trouble('gone', 30, 20, { target: { kind: 'service', name: 'gone' } })])).toMatch(
      /: gone \(down for/,
    );
  });
});

describe('whom it hits', () => {
  const now = async (names: string[], incidents: readonly Incident[], more: Parameters<typeof troubled>[1] = {}) =>
    told(tellImpact(names, await troubled(incidents, more), undefined, 'now'));
  const noList = "I don't know which customers use what, so I can't name them.";

  it('by the worst first: all of them, some, or nobody knows', async () => {
    expect(
      await now(
        [],
        [
          trouble('shop', 10, undefined, slow),
          trouble('mail', 5),
          trouble('web-9', 3, undefined, { worst: 'unknown' }),
        ],
      ),
    ).toEqual([
      'Every customer who uses Mails (mail) is affected: it is down.',
      'Customers who use the shop (shop) may notice that it is slow.',
      'mail has been down since 08:55 (5 minutes).',
      "web-9 couldn't be measured since 08:57 (3 minutes).",
      'shop has been degraded since 08:50 (10 minutes).',
      noList,
      '[customer-text mail] [ask-engineers]',
    ]);
    expect((await now(['shop'], [trouble('shop', 10, undefined, { worst: 'unknown' })]))[0]).toBe(
      "I can't tell whether customers who use the shop (shop) notice anything: it can't be measured.",
    );
  });

  it('nobody, where single servers are in trouble', async () => {
    const server = [trouble('web-1', 10)];
    expect(await now([], server)).toEqual([
      'No service is affected: single servers are in trouble, and every service has enough others.',
      'web-1 has been down since 08:50 (10 minutes).',
      '[customer-text *] [ask-engineers]',
    ]);
    expect((await now(['shop'], server))[0]).toBe(
      'Customers should notice nothing of it on shop: single servers are in trouble, and enough others work.',
    );
    expect((await now(['shop'], server)).at(-1)).toBe('[customer-text shop] [ask-engineers]');
  });

  it('nobody, where all is well; what failed a moment ago is said before that', async () => {
    expect((await now(['shop'], [])).slice(0, 3)).toEqual([
      'I know of nothing that customers of shop would notice: there is no open incident.',
      'No maintenance is scheduled for shop.',
      noList,
    ]);
    expect((await now([], []))[0]).toBe('No maintenance is scheduled.');
    const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
    const services = [aServiceView({ name: 'files', hosts: [aHostView({ name: 'files-1', lastOutcome })] })];
    expect((await now(['files'], [], { services }))[0]).toBe("files hasn't responded for 3 seconds.");
  });

  it('of plans: what it is of, how long, or its servers', async () => {
    const plan = async (more: Parameters<typeof aDowntime>[0], names: string[] = []) =>
      told(
        tellImpact(
          names,
          await troubled([], { downtimes: [aDowntime({ services: ['shop', 'mail'], ...more })] }),
          undefined,
          'planned',
        ),
      )[0];
    expect(await plan({})).toBe(
      'The maintenance affects the shop (shop) and Mails (mail), for 90 minutes: 3 Mar 09:00 to 3 Mar 10:30.',
    );
    expect(await plan({ services: [], hosts: ['a', 'b', 'c', 'd', 'e'], takesDown: [] })).toMatch(
      /^The maintenance affects a, b, c and d,/,
    );
    expect(await plan({ state: 'cancelled' })).not.toMatch(/affects/);
  });
});
