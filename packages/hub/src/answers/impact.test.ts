/** Whom trouble touches, the worst first, and whom maintenance does. */
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { mail, minutesAgo, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import { tellImpact } from './impact.ts';

const noList = "I don't know which customers use what, so I can't name them.";
const ofShop = 'Every customer who uses the shop (shop) is affected: it is down.';
const impact = async (names: string[], incidents: readonly Incident[]) =>
  told(tellImpact(names, await troubled(incidents), undefined, 'now'));

describe('of trouble', () => {
  it('tells the worst first, since when each, and whom it cannot tell', async () => {
    const both = [trouble('mail', 20, undefined, { worst: 'degraded' }), trouble('shop', 18)];
    expect(await impact([], both)).toEqual([
      ofShop,
      'Customers who use Mails (mail) may notice that it is slow.',
      'shop has been down since 08:42 (18 minutes).',
      'mail has been degraded since 08:40 (20 minutes).',
      noList,
      '[customer-text shop] [ask-engineers]',
    ]);
  });

  it.each<[what: string, names: string[], incidents: readonly Incident[], lines: string[], button: string]>([
    [
      'of one',
      ['shop'],
      [trouble('mail', 3), trouble('shop', 18)],
      [ofShop, 'shop has been down since 08:42 (18 minutes).', noList],
      'shop',
    ],
    [
      'of several that are down in one sentence',
      [],
      [trouble('mail', 3), trouble('shop', 18)],
      [
        'Every customer who uses the shop (shop) or Mails (mail) is affected: they are down.',
        'shop has been down since 08:42 (18 minutes).',
        'mail has been down since 08:57 (3 minutes).',
        noList,
      ],
      'shop',
    ],
    [
      'that cannot be measured',
      ['shop'],
      [trouble('shop', 18, undefined, { worst: 'unknown' })],
      [
        "I can't tell whether customers who use the shop (shop) notice anything: it can't be measured.",
        "shop couldn't be measured since 08:42 (18 minutes).",
        noList,
      ],
      'shop',
    ],
    [
      'of a server alone customers notice nothing',
      ['shop'],
      [trouble('web-1', 18)],
      [
        'Customers should notice nothing of it on shop: single servers are in trouble, and enough others work.',
        'web-1 has been down since 08:42 (18 minutes).',
      ],
      'shop',
    ],
    [
      'nor of any',
      [],
      [trouble('web-1', 18)],
      [
        'No service is affected: single servers are in trouble, and every service has enough others.',
        'web-1 has been down since 08:42 (18 minutes).',
      ],
      '*',
    ],
  ])('%s', async (_, names, incidents, lines, button) => {
    expect(await impact(names, incidents)).toEqual([...lines, `[customer-text ${button}] [ask-engineers]`]);
  });
});

describe('of what is planned', () => {
  const planned = async (
    names: string[],
    downtimes: readonly Partial<Downtime>[],
    of: 'planned' | 'now' = 'now',
    period?: [from: number, to: number],
  ) => {
    const model = await troubled(of === 'planned' ? [trouble('shop', 18)] : [], {
      downtimes: downtimes.map((one, at) =>
        aDowntime({ id: `${at}`, services: ['shop'], takesDown: ['shop'], ...one }),
      ),
      services: [shop, mail],
    });
    const within = period && { fromMs: minutesAgo(-period[0]), toMs: minutesAgo(-period[1]), words: 'then' };
    return tellImpact(names, model, within, of);
  };
  const day = 24 * 60;

  it('tells whom, for how long and when, what they notice, and nothing twice', async () => {
    const answer = await planned(['shop'], [{}]);
    expect(answer).toMatchObject({ intent: 'impact', facts: [] });
    expect(told(answer)).toEqual([
      'The maintenance affects the shop (shop), for 90 minutes: 3 Mar 09:00 to 3 Mar 10:30.',
      'Orders cannot be placed for up to 90 minutes.',
      'Planned by Storefront: Database patching.',
      '[customer-text shop] [subscribe shop]',
    ]);
  });

  it.each<[what: string, Partial<Downtime>[], begins: string]>([
    [
      'asked of it while something is down',
      [{}],
      'The maintenance affects the shop (shop), for 90 minutes: 3 Mar 09:00',
    ],
    [
      'servers, four at most, of which AWS names no end',
      [{ services: [], takesDown: [], hosts: ['a', 'b', 'c', 'd', 'e'], hasNoEnd: true }],
      'The maintenance affects a, b, c and d: 3 Mar 09:00.',
    ],
    ['none', [], 'No maintenance is scheduled.'],
    [
      'none that was cancelled or is over',
      [{ state: 'cancelled' }, { state: 'finished' }],
      'No maintenance is scheduled.',
    ],
    [
      'the next of several',
      [{ state: 'cancelled' }, { services: ['mail'], takesDown: ['mail'] }, { startsAtMs: minutesAgo(-2 * day) }],
      'The maintenance affects Mails (mail), for',
    ],
  ])('%s', async (_, downtimes, begins) => {
    expect(said(await planned([], downtimes, 'planned'))[0]?.slice(0, begins.length)).toBe(begins);
  });

  it('only of the time that was asked about, and within a year', async () => {
    const two = [{}, { startsAtMs: minutesAgo(-3 * day) }];
    expect(said(await planned(['shop'], two, 'now', [2 * day, 4 * day]))[0]).toMatch(/5 Mar 09:00/);
    expect(said(await planned(['shop'], two, 'now', [5 * day, 6 * day]))[0]).toBe(
      'No maintenance is scheduled for shop then.',
    );
    // What is asked of today is told of what is left of it.
    expect(said(await planned(['shop'], two, 'now', [-day, 2 * day]))[0]).toMatch(/3 Mar 09:00/);
    expect(said(await planned(['shop'], [{ startsAtMs: minutesAgo(-367 * day) }]))[0]).toMatch(/^I know of nothing/);
    expect(said(await planned(['shop'], [{ startsAtMs: minutesAgo(-365 * day) }]))[0]).toMatch(
      /^The maintenance affects/,
    );
  });
});
