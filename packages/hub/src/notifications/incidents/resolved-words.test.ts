/** What an alert says at its end, and of many: how long each was down, who is back, from when to when. */
import { describe, expect, it } from 'vitest';
import { aRegistry, aService, testNowMs } from '../../testing/builders.ts';
import { withTimes } from '../../testing/told.ts';
import type { Member } from './alert-group.ts';
import { type AlertWords, groupWords, leadWords, recoveryWords, reminderWords } from './alert-words.ts';
import { aMember, minuteMs } from './testing/a-group.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const registry = aRegistry({
  services: [
    aService({ name: 'shop', hosts: ['web-1', 'web-2'], customers: 'The shop' }),
    ...names.map((name) => aService({ name, hosts: [], customers: undefined })),
  ],
});
const say = ({ status, headline, lines }: AlertWords) => [status, ...[headline, ...lines].map(withTimes)];
const minutesAgo = (minutes: number) => testNowMs - minutes * minuteMs;
type One = Parameters<typeof aMember>[0];
/** From twenty to ten minutes ago. */
const over = (one: One = {}): Member =>
  aMember({ startedAtMs: minutesAgo(20), endedAtMs: minutesAgo(10), status: 'up', worst: 'down', ...one });
const many = (count: number, kind: 'host' | 'service', more: One = {}) =>
  names.slice(0, count).map((name) => ({ [kind]: name, ...more }));

describe('the card of a fall that is over', () => {
  const card = (...members: readonly Member[]) => say(groupWords(members, registry));

  it.each<[what: string, members: Member[], lines: string[]]>([
    ['one server', [over()], ['Resolved: web-1 was down for 10 minutes, from 08:40 to 08:50.', 'It does not answer.']],
    [
      'a service, with its server and what was measured on that',
      [over({ service: 'shop', cause: 'Too few servers.' }), over()],
      [
        'Resolved: shop was down for 10 minutes, from 08:40 to 08:50.',
        'Too few servers.',
        'web-1: It does not answer.',
      ],
    ],
    [
      'a cause that both have is said once',
      [over({ service: 'shop', cause: 'The disk was full.' }), over({ cause: 'The disk was full.' })],
      ['Resolved: shop was down for 10 minutes, from 08:40 to 08:50.', 'The disk was full.'],
    ],
    [
      'that was slow for its second half',
      [over({ service: 'shop', worstSeconds: 300 })],
      ['Resolved: shop was down for 5 minutes, from 08:40; back to normal at 08:50.', 'It does not answer.'],
    ],
    [
      'but for less than a second',
      [over({ service: 'shop', worstSeconds: 599.5 })],
      ['Resolved: shop was down for 10 minutes, from 08:40 to 08:50.', 'It does not answer.'],
    ],
    [
      'two that were down, from the first to the last',
      [over({ host: 'x' }), over({ host: 'y', startedAtMs: minutesAgo(18), endedAtMs: minutesAgo(8) })],
      ['Resolved: x and y were down for 12 minutes, from 08:40 to 08:52.', 'It does not answer.'],
    ],
    [
      'one down and one slow: each with what it was',
      [over({ host: 'x' }), over({ host: 'y', worst: 'degraded', worstSeconds: 120 })],
      ['Resolved: x (down 10 minutes) and y (degraded 2 minutes), from 08:40 to 08:50.', 'It does not answer.'],
    ],
    [
      'four, of which one was slow: as the worst, counted',
      [...many(3, 'host').map(over), over({ host: 'y', worst: 'degraded' })],
      ['Resolved: 4 servers were down for 10 minutes, from 08:40 to 08:50.', 'It does not answer.'],
    ],
    [
      'that could not be measured',
      [over({ worst: 'unknown' })],
      ['Resolved: web-1 was not measured for 10 minutes, from 08:40 to 08:50.', 'It does not answer.'],
    ],
    [
      'of an older release',
      [{ ...over(), worst: undefined } as unknown as Member],
      ['Resolved: web-1 was down for 10 minutes, from 08:40 to 08:50.', 'It does not answer.'],
    ],
  ])('%s', (_, members, lines) => {
    expect(card(...members)).toEqual(['up', ...lines]);
  });
});

describe('the message of a recovery', () => {
  const back = (...members: readonly Member[]) => say(recoveryWords(members, registry));
  const cause = 'Cause: It does not answer.';

  it.each<[what: string, members: Member[], lines: string[]]>([
    ['one', [over()], ['web-1 is back up (down 10 minutes).', cause]],
    [
      'two that were down as long',
      [over({ host: 'x' }), over({ host: 'y' })],
      ['x and y are back up (down 10 minutes).', cause],
    ],
    [
      'each by its length',
      [over({ host: 'x' }), over({ host: 'y', worstSeconds: 120 })],
      ['x and y are back up.', 'x: down 10 minutes.', 'y: down 2 minutes.', cause],
    ],
    ['three by name', many(3, 'host').map(over), ['a, b and c are back up (down 10 minutes).', cause]],
    ['more by their number', many(4, 'host').map(over), ['All 4 servers are back up (down 10 minutes).', cause]],
    [
      'services by name, however many',
      many(4, 'service').map(over),
      ['a, b, c and d are back up (down 10 minutes).', cause],
    ],
    [
      'five lengths at most',
      many(7, 'service').map((one, at) => over({ ...one, worstSeconds: 60 * (at + 2) })),
      [
        'a, b, c, d, e, f and g are back up.',
        'a: down 2 minutes.',
        'b: down 3 minutes.',
        'c: down 4 minutes.',
        'd: down 5 minutes.',
        'e: down 6 minutes.',
        cause,
      ],
    ],
    [
      'a service, and a server that has nothing to do with it; its own server is no news',
      [over({ service: 'shop' }), over(), over({ host: 'x', cause: 'Its disk is full.' })],
      ['shop is back up (down 10 minutes).', cause, 'x is back up too.'],
    ],
    ['its own server alone', [over()], ['web-1 is back up (down 10 minutes).', cause]],
    [
      'each cause once, with its full stop',
      [
        over({ host: 'x', cause: 'Power' }),
        over({ host: 'y', cause: 'Power' }),
        over({ host: 'z', cause: 'Its disk is full.' }),
      ],
      ['x, y and z are back up (down 10 minutes).', 'Cause: Power. Its disk is full.'],
    ],
    ['what was slow', [over({ worst: 'degraded' })], ['web-1 is back to normal (degraded 10 minutes).', cause]],
  ])('%s', (_, members, lines) => {
    expect(back(...members)).toEqual(['up', ...lines]);
  });
});

describe('a card of many that goes on', () => {
  const card = (...members: readonly One[]) =>
    say(
      groupWords(
        members.map((one) => aMember(one)),
        registry,
      ),
    );
  const why = 'It does not answer.';

  it.each<[what: string, members: One[], headline: string, lines: string[]]>([
    ['three servers by name', many(3, 'host'), 'a, b and c are down since 08:59.', [why]],
    ['four are counted', many(4, 'host'), '4 servers are down since 08:59.', [`a, b, c and d: ${why}`]],
    [
      'four services are counted',
      many(4, 'service'),
      '4 services are down since 08:59.',
      ['a', 'b', 'c', 'd'].map((name) => `${name}: ${why}`),
    ],
    [
      'seven services: five, and how many more',
      many(7, 'service'),
      '7 services are down since 08:59.',
      [...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: ${why}`), 'And 2 more services.'],
    ],
    [
      'six services: five, and one more',
      many(6, 'service'),
      '6 services are down since 08:59.',
      [...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: ${why}`), 'And 1 more service.'],
    ],
    [
      'what is slow beside what is down',
      [{ host: 'x' }, { host: 'y', status: 'degraded', cause: 'CPU is at 97 %.' }],
      'x is down since 08:59.',
      [why, 'Also: y is degraded. CPU is at 97 %.'],
    ],
    [
      'seven of those: five, and how many more',
      [{ host: 'x' }, ...many(7, 'host', { status: 'degraded' })],
      'x is down since 08:59.',
      [why, ...['a', 'b', 'c', 'd', 'e'].map((name) => `Also: ${name} is degraded. ${why}`), 'And 2 more.'],
    ],
    [
      'since when it has been so, not since it began',
      [
        { host: 'x', startedAtMs: minutesAgo(30), sinceMs: minutesAgo(4) },
        { host: 'y', sinceMs: minutesAgo(3) },
      ],
      'x and y are down since 08:56.',
      [why],
    ],
    [
      'what is back meanwhile: services by name, few servers too',
      [
        { host: 'x' },
        { service: 'a', endedAtMs: testNowMs, startedAtMs: minutesAgo(10), status: 'up' },
        ...many(3, 'host', { endedAtMs: testNowMs, status: 'up' }),
      ],
      'x is down since 08:59.',
      [why, 'a (down 10 minutes), a, b and c are back up.'],
    ],
    [
      'a service with the server under it, which is back too',
      [
        { host: 'x' },
        { service: 'shop', endedAtMs: testNowMs, startedAtMs: minutesAgo(10), status: 'up' },
        { host: 'web-1', endedAtMs: testNowMs, status: 'up' },
      ],
      'x is down since 08:59.',
      [why, 'shop (down 10 minutes) and web-1 are back up.'],
    ],
    [
      'many servers by their number',
      [{ host: 'x' }, ...many(4, 'host', { endedAtMs: testNowMs, status: 'up' })],
      'x is down since 08:59.',
      [why, '4 servers are back up.'],
    ],
    [
      'one of them',
      [{ host: 'x' }, { host: 'y', endedAtMs: testNowMs, status: 'up' }],
      'x is down since 08:59.',
      [why, 'y is back up.'],
    ],
    [
      'what maintenance explains from now on, since the first',
      [
        { host: 'x', plannedSinceMs: minutesAgo(2) },
        { host: 'y', plannedSinceMs: minutesAgo(3) },
      ],
      'x and y are down since 08:59.',
      [why, 'Maintenance began at 08:57; no outage from then on.'],
    ],
  ])('%s', (_, members, headline, lines) => {
    expect(card(...members).slice(1)).toEqual([headline, ...lines]);
  });

  it('a reminder says how long nobody took it, and two lines more', () => {
    const members = [
      aMember({ host: 'x', startedAtMs: minutesAgo(16) }),
      ...many(3, 'host', { status: 'degraded' as const }).map((one) => aMember(one)),
    ];
    expect(say(reminderWords(members, registry, testNowMs))).toEqual([
      'down',
      'x is down since 08:44.',
      'Nobody has acknowledged it yet, after 16 minutes.',
      why,
      `Also: a is degraded. ${why}`,
    ]);
  });

  it('of whom it speaks: the services, else the servers', () => {
    const lead = (...members: readonly One[]) =>
      Object.values(
        leadWords(
          members.map((one) => aMember(one)),
          registry,
        ),
      ).join(' ');
    expect(lead({ service: 'shop' }, {})).toBe('shop is down');
    expect(lead({ host: 'x' }, { host: 'y' })).toBe('x and y are down');
  });

  it('whoever took on one of several faults is named with it; without a name an engineer is on it', () => {
    const on = (text: string, by = { name: 'Esra' }) => ({ kind: 'on-it' as const, atMs: minutesAgo(5), by, text });
    const lines = (isTaken: boolean, notes: ReturnType<typeof on>[]) =>
      say(groupWords([aMember()], registry, { isTaken, notes, nowMs: testNowMs })).slice(3);
    expect(lines(false, [])).toEqual([]);
    expect(lines(true, [])).toEqual(['An engineer is on it.']);
    expect(lines(true, [on('')])).toEqual(['Esra is on it since 08:55.']);
    expect(lines(false, [on('shop'), on('mail', { name: 'Kim' })])).toEqual([
      'shop: Esra is on it since 08:55.',
      'mail: Kim is on it since 08:55.',
    ]);
    const update = { kind: 'update' as const, atMs: minutesAgo(4), by: { name: 'Esra' }, text: 'restarting' };
    expect(
      say(groupWords([aMember()], registry, { isTaken: true, notes: [update], nowMs: testNowMs })).slice(3),
    ).toEqual(['An engineer is on it.', 'Latest from Esra (08:56): restarting']);
    expect(
      say(groupWords([aMember()], registry, { isTaken: false, notes: [update], nowMs: testNowMs })).slice(3),
    ).toEqual(['Latest from Esra (08:56): restarting']);
  });
});
