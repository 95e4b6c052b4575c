/** Things beside each other, and two times beside each other: how often, how long, and what nobody watched. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { fell, month, monthBefore, monthOf, usual } from '../testing/a-month.ts';
import { said, told } from '../testing/told.ts';
import { compareHistories, comparePeriods } from './compared-history.ts';

const all = { shop: 30, mail: 45, search: 0 };

describe('several things over one time', () => {
  it('the most outages first, with the uptime of each and its outages below', async () => {
    const answer = await compareHistories(['search', 'mail', 'shop'], monthOf(usual, { down: all }), month);
    expect(told(answer)).toEqual([
      'shop was down twice (30 minutes in all) in the last 30 days; mail was down once (45 minutes in all) and search not once.',
      'Uptime: search 100 %, mail 99.89 % and shop 99.93 %.',
      '# 3 incidents, newest first',
      '- down shop: 25 Feb 09:00, 20 minutes: It did not answer.',
      '- down mail: 23 Feb 09:00, 45 minutes: It did not answer.',
      '- down shop: 21 Feb 09:00, 10 minutes: It did not answer.',
      '[refresh]',
    ]);
  });

  it.each<[what: string, readonly Incident[], down: Record<string, number>, lines: string[]]>([
    [
      'as many outages: the longer first',
      [fell('shop', 3, 1), fell('mail', 2, 2)],
      { shop: 1, mail: 2 },
      [
        'mail was down once (2 minutes in all) in the last 30 days; shop was down once (60 seconds in all).',
        'Uptime: shop 99.99 % and mail 99.99 %.',
      ],
    ],
    [
      'three times',
      [1, 2, 3].map((daysAgo) => fell('mail', daysAgo, 5)),
      { shop: 0, mail: 15 },
      [
        'mail was down 3 times (15 minutes in all) in the last 30 days; shop not once.',
        'Uptime: shop 100 % and mail 99.96 %.',
      ],
    ],
    [
      'nothing',
      [],
      all,
      ['shop and mail had no outages in the last 30 days.', 'Uptime: shop 99.93 % and mail 99.89 %.'],
    ],
    [
      'calm is claimed only of what was monitored',
      [],
      { shop: 0 },
      [
        'shop had no outages in the last 30 days.',
        'Uptime: shop 100 %.',
        "I wasn't monitoring mail in the last 30 days.",
      ],
    ],
    [
      'beside what fell as well',
      [fell('shop', 3, 1)],
      { shop: 1 },
      [
        'shop was down once (60 seconds in all) in the last 30 days.',
        'Uptime: shop 99.99 %.',
        "I wasn't monitoring mail in the last 30 days.",
      ],
    ],
    ['nothing was monitored', [], {}, ["I wasn't monitoring shop and mail in the last 30 days, so I can't say."]],
  ])('%s', async (_, incidents, down, lines) => {
    expect(said(await compareHistories(['shop', 'mail'], monthOf(incidents, { down }), month))).toEqual(lines);
  });

  it('says once on how much monitoring it rests', async () => {
    const down = { shop: 1, mail: 0 };
    const short = monthOf([fell('shop', 0.5, 1)], { down, watchedDays: 1 });
    expect(said(await compareHistories(['shop', 'mail'], short, month)).at(-1)).toBe(
      'Based on 24 hours of monitoring.',
    );
    const calm = monthOf([], { down, watchedDays: 1 });
    expect(said(await compareHistories(['shop', 'mail'], calm, month))).toEqual([
      'shop and mail had no outages in the last 30 days, in 24 hours of monitoring.',
      'Uptime: shop 99.93 % and mail 100 %.',
    ]);
  });
});

describe('a time and the one before it', () => {
  const longBefore = fell('shop', 40, 200);
  const shortBefore = fell('shop', 40, 2);
  const this3 = 'In the last 30 days: 3 outages, 75 minutes in all. The 30 days before:';

  it.each<[what: string, readonly Incident[], string]>([
    [
      'better',
      [...usual, longBefore],
      `Yes, better: less downtime than before. ${this3} 1 outage, 3 hours 20 minutes in all.`,
    ],
    ['worse', [...usual, shortBefore], `No, worse: more downtime than before. ${this3} 1 outage, 2 minutes in all.`],
    ['alike', [], 'No change. In the last 30 days: no outages. The 30 days before: no outages.'],
  ])('%s', async (_, incidents, words) => {
    expect(said(await comparePeriods([], monthOf(incidents), month, monthBefore, 'better'))).toEqual([words]);
    // "Is it worse?" is answered with yes where it is.
    const worse = words.startsWith('Yes')
      ? 'No, better: less downtime'
      : words.startsWith('No,')
        ? 'Yes, worse: more downtime'
        : 'No change.';
    expect(said(await comparePeriods([], monthOf(incidents), month, monthBefore, 'worse'))[0]).toContain(worse);
    // Asked for the figures, it judges nothing.
    const figures = words.slice(words.indexOf('In the last'));
    expect(said(await comparePeriods([], monthOf(incidents), month, monthBefore))).toEqual([figures]);
  });

  it('judges nothing where one of the two was not monitored', async () => {
    const { uptime, ...rest } = monthOf(usual);
    const readModel = {
      ...rest,
      uptime: async (name: string, period: typeof month) => ({
        ...(await uptime(name, period)),
        ...(period.fromMs < month.fromMs && { watchedSeconds: 0 }),
      }),
    };
    const cannot = "I can't tell yet: I need two such times to compare.";
    expect(said(await comparePeriods([], readModel, month, monthBefore, 'better'))).toEqual([
      `${cannot} ${this3} I wasn't monitoring.`,
    ]);
    expect(said(await comparePeriods([], readModel, monthBefore, month, 'better'))[0]).toMatch(
      /^I can't tell yet: I need two such times to compare\. The 30 days before: I wasn't monitoring\. In the last/,
    );
  });

  it('of a service counts its own falls, of a server those of the server', async () => {
    const readModel = monthOf([...usual, longBefore]);
    expect(told(await comparePeriods(['shop'], readModel, month, monthBefore))).toEqual([
      'In the last 30 days: 2 outages, 30 minutes in all. The 30 days before: 1 outage, 3 hours 20 minutes in all.',
      '# 2 incidents, newest first',
      '- down shop: 25 Feb 09:00, 20 minutes: It did not answer.',
      '- down shop: 21 Feb 09:00, 10 minutes: It did not answer.',
      '[refresh]',
    ]);
    expect(said(await comparePeriods(['web-2'], readModel, month, monthBefore))).toEqual([
      'In the last 30 days: 1 outage, 90 minutes in all. The 30 days before: no outages.',
    ]);
  });
});
