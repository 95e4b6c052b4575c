/** "When will it be back?" and "why?": of what goes on, of what is over, and where there is nothing. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { tellCause, tellEta } from './asked-about-trouble.ts';

const nobody = 'Nobody has acknowledged it yet.';
const hour = 60;
const slow = { worst: 'degraded' } as const;
/** Down at first, and slow since ten minutes. */
const eased = trouble('shop', 30, undefined, {
  timeline: [
    { atMs: minutesAgo(30), kind: 'opened', text: 'It went down.', status: 'down' },
    { atMs: minutesAgo(10), kind: 'eased', text: 'web-1 is slow.', status: 'degraded' },
    { atMs: minutesAgo(5), kind: 'told', text: 'An alert went out.' },
  ],
});
const byNote = (...notes: Incident['notes'] & object) => [trouble('shop', 18, undefined, { notes })];

describe('when it will be back', () => {
  const since = 'shop has been in trouble since 08:42.';
  const expectedIn = (minutes: number) =>
    byNote(noted('on-it', 5), noted('update', 4, { text: 'restarting', backByMs: minutesAgo(-minutes) }));
  const onIt = ['Esra (Web) is on it since 08:55.', 'Latest from Esra (08:56): restarting', since];

  it.each<[what: string, names: string[], incidents: readonly Incident[], lines: string[]]>([
    ['nobody has said', ['shop'], [trouble('shop', 18)], ['There is no estimate yet.', nobody, since]],
    [
      'somebody is on it',
      ['shop'],
      byNote(noted('on-it', 5)),
      ['There is no estimate yet.', 'Esra (Web) is on it since 08:55.', since],
    ],
    [
      'what was written holds no time that can be read',
      ['shop'],
      byNote(noted('on-it', 5), noted('update', 4, { text: 'half an hour at least' })),
      ['No exact time yet. Latest from Esra (08:56): half an hour at least', 'Esra (Web) is on it since 08:55.', since],
    ],
    ['by then', ['shop'], expectedIn(20), ['shop is expected back by 09:20.', ...onIt]],
    ['by now', ['shop'], expectedIn(0), ['shop is expected back by 09:00.', ...onIt]],
    [
      'that has passed',
      ['shop'],
      expectedIn(-1),
      ['shop was expected back by 08:59; there is no new estimate yet.', ...onIt],
    ],
    [
      'of all the worst',
      [],
      [trouble('mail', 20, undefined, slow), trouble('shop', 18)],
      ['There is no estimate yet.', nobody, since, 'mail: no estimate yet.'],
    ],
    [
      'what eased, since then',
      ['shop'],
      [eased],
      ['There is no estimate yet.', nobody, 'shop has been in trouble since 08:50.'],
    ],
    ['one is well', ['shop'], [], ['shop is not down right now.']],
    ['two are', ['shop', 'mail'], [], ['shop and mail are not down right now.']],
    [
      'all is well again',
      [],
      [trouble('shop', 60, 40), trouble('mail', 30, 20, slow)],
      ['Nothing is down right now.', 'mail is back to normal since 08:40 (degraded 10 minutes).'],
    ],
    ['since a day at most', ['shop'], [trouble('shop', 26 * hour, 24 * hour)], ['shop is not down right now.']],
    [
      'just within a day',
      ['shop'],
      [trouble('shop', 26 * hour, 24 * hour - 1)],
      ['shop is back up since 1 Mar 09:01 (down 2 hours 1 minute).'],
    ],
  ])('%s', async (_, names, incidents, lines) => {
    expect(said(await tellEta(names, await troubled(incidents)))).toEqual(lines);
  });

  it('of something that just failed: that there is no estimate yet', async () => {
    const model = await troubled([], { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
    expect(said(await tellEta(['shop'], model))).toEqual([
      "I can't reach any server right now, so I can't tell whether shop is up.",
      'At 08:58 it was up. Ask me again in a minute.',
      'There is no estimate yet.',
    ]);
  });

  const running = aDowntime({
    state: 'running',
    startsAtMs: minutesAgo(30),
    endsAtMs: minutesAgo(-30),
    services: ['shop'],
  });
  const tomorrow = aDowntime({ services: ['shop'], takesDown: ['shop'] });

  it.each<
    [
      what: string,
      names: string[],
      'plan' | 'trouble',
      incidents: readonly Incident[],
      downtimes: (typeof running)[],
      begins: string[],
    ]
  >([
    ['maintenance ends', ['shop'], 'trouble', [], [running], ['The maintenance ends at 09:30.', 'Database patching.']],
    [
      'of everything, where nothing is broken',
      [],
      'trouble',
      [],
      [running],
      ['The maintenance ends at 09:30.', 'Database patching.'],
    ],
    [
      'or only by it',
      [],
      'trouble',
      [trouble('shop', 5, undefined, { isPlanned: true })],
      [running],
      ['The maintenance ends', 'Data'],
    ],
    [
      'what is broken comes first',
      [],
      'trouble',
      [trouble('mail', 5)],
      [running],
      ['There is no estimate yet.', nobody, 'mail has been'],
    ],
    [
      'unless maintenance was asked about',
      [],
      'plan',
      [trouble('mail', 5)],
      [running],
      ['The maintenance ends', 'Data'],
    ],
    ['none runs, and none comes', [], 'plan', [], [], ['No maintenance is running or scheduled.']],
    ['of one', ['shop'], 'plan', [], [], ['No maintenance is running or scheduled for shop.']],
    [
      'none runs, and the next is',
      ['shop'],
      'plan',
      [],
      [tomorrow],
      ['No maintenance is running for shop.', 'Next maintenance for shop: 3 Mar 09:00'],
    ],
    [
      'of everything',
      [],
      'plan',
      [],
      [tomorrow],
      ['No maintenance is running.', 'Next maintenance for shop: 3 Mar 09:00'],
    ],
  ])('%s', async (_, names, of, incidents, downtimes, begins) => {
    const lines = said(await tellEta(names, await troubled(incidents, { downtimes }), of));
    expect(lines.map((line, at) => line.slice(0, begins[at]?.length))).toEqual(begins);
  });
});

describe('why', () => {
  const measured = "This is what I measured; I can't tell what led to it.";
  const ofShop = 'shop: shop did not answer.';
  const notes = [noted('on-it', 15), noted('cause', 5, { text: 'The disk was full.' })];
  const slowShop = (to?: number) => [
    trouble('shop', 18, to, { ...slow, cause: 'Its server is degraded.' }),
    trouble('web-1', 18, to, { ...slow, cause: 'CPU is at 97 %.' }),
  ];
  const web = [trouble('web-1', 18, 8)];

  it.each<[what: string, names: string[], incidents: readonly Incident[], lines: string[]]>([
    ['what goes on', ['shop'], [trouble('shop', 18)], [ofShop, `That was 08:42, 18 minutes so far. ${measured}`]],
    ['what is over', ['shop'], [trouble('shop', 18, 8)], [ofShop, `That was 08:42, 10 minutes. ${measured}`]],
    [
      'the last of all',
      [],
      [trouble('mail', 60, 40), trouble('shop', 18, 8)],
      [ofShop, `That was 08:42, 10 minutes. ${measured}`],
    ],
    [
      'as an engineer says',
      ['shop'],
      [trouble('shop', 18, 8, { notes })],
      [
        'shop: The disk was full.',
        'That was 08:42, 10 minutes. Esra (Web) noted it. What I measured: shop did not answer.',
        'Esra (Web) was on it from 08:45.',
      ],
    ],
    [
      'while it goes on',
      ['shop'],
      byNote(...notes),
      [
        'shop: The disk was full.',
        'That was 08:42, 18 minutes so far. Esra (Web) noted it. What I measured: shop did not answer.',
        'Esra (Web) is on it since 08:45.',
      ],
    ],
    [
      'what eased: as it is, and what it was',
      ['shop'],
      [eased],
      [
        'shop: web-1 is slow.',
        `shop has been degraded since 08:50 (10 minutes). Before that it was down from 08:30, 20 minutes: shop did not answer. ${measured}`,
      ],
    ],
    [
      'slow by its servers',
      ['shop'],
      slowShop(),
      ['shop is degraded because of web-1: CPU is at 97 %.', `That was 08:42, 18 minutes so far. ${measured}`],
    ],
    [
      'it was',
      ['shop'],
      slowShop(8),
      ['shop was degraded because of web-1: CPU was at 97 %.', `That was 08:42, 10 minutes. ${measured}`],
    ],
    [
      'a server alone spares its service',
      ['shop'],
      web,
      ['web-1: web-1 did not answer.', `That was 08:42, 10 minutes. ${measured}`, 'shop stayed up meanwhile.'],
    ],
    [
      'asked of the server',
      ['web-1'],
      web,
      ['web-1: web-1 did not answer.', `That was 08:42, 10 minutes. ${measured}`],
    ],
    ['or of everything', [], web, ['web-1: web-1 did not answer.', `That was 08:42, 10 minutes. ${measured}`]],
    ['there was nothing', ['shop'], [], ['I know of no outage of shop, so there is no cause to tell.']],
    ['at all', [], [], ['I know of no outage, so there is no cause to tell.']],
    [
      'within a year',
      ['shop'],
      [trouble('shop', 367 * 24 * hour, 366 * 24 * hour)],
      ['I know of no outage of shop, so there is no cause to tell.'],
    ],
  ])('%s', async (_, names, incidents, lines) => {
    expect(said(await tellCause(names, await troubled(incidents)))).toEqual(lines);
  });

  const yesterday = { fromMs: minutesAgo(48 * hour), toMs: minutesAgo(24 * hour), words: 'yesterday' };

  it.each<[names: string[], incidents: readonly Incident[], line: string]>([
    [['shop'], [], 'shop was not down yesterday, so there is no cause to tell.'],
    [['shop', 'mail'], [], 'shop and mail were not down yesterday, so there is no cause to tell.'],
    [[], [trouble('shop', 18)], 'Nothing was down yesterday, so there is no cause to tell.'],
    [['shop'], [trouble('shop', 30 * hour, 29 * hour), trouble('shop', 18)], ofShop],
  ])('of %o yesterday', async (names, incidents, line) => {
    expect(said(await tellCause(names, await troubled(incidents), yesterday))[0]).toBe(line);
  });

  it('what just failed has no cause yet, and is told before what failed earlier', async () => {
    const isolated = await troubled([trouble('shop', 60, 50)], {
      connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) },
    });
    expect(said(await tellCause(['shop'], isolated)).at(-1)).toBe("I don't know the cause yet.");
    const today = { fromMs: minutesAgo(9 * hour), toMs: minutesAgo(0), words: 'today' };
    expect(said(await tellCause(['shop'], isolated, today)).at(-1)).toBe("I don't know the cause yet.");
    // Of a time that is over it is no answer, nor where trouble is written already.
    expect(said(await tellCause(['shop'], isolated, { ...today, toMs: minutesAgo(1) }))[0]).toBe(ofShop);
    const both = await troubled([trouble('shop', 1)], { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
    expect(said(await tellCause(['shop'], both))[0]).toBe(ofShop);
  });
});
