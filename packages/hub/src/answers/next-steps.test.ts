/** What can be done next, and what counts as trouble that goes on, written or not. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { say } from '../format/text.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aHealth, aHostView, aReadModel, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import { told, withTimes } from '../testing/told.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import {
  actionsFor,
  measuredOnServers,
  openTroubles,
  saidOf,
  troubleSince,
  whoIsOnIt,
  withNextSteps,
  withOpenIncidents,
  withoutEngineers,
  withUnwrittenTrouble,
} from './outages.ts';

const answered = (more: Partial<Answer> = {}): Answer => ({ ...bareAnswer('who', ['shop'], say`It is so.`), ...more });
const buttons = (answer: Answer) => told(answer).at(-1);
const names = (incidents: readonly Incident[]) => incidents.map(({ target }) => target.name);

describe('buttons', () => {
  const always = '[refresh] [details] [history shop] [subscribe shop]';

  it.each<[status: Answer['status'], first: string]>([
    ['up', ''],
    ['down', '[tell-back shop] [customer-text shop] [ask-engineers] '],
    ['degraded', '[tell-back shop] [customer-text shop] [ask-engineers] '],
    ['unknown', '[tell-back shop] [customer-text shop] [ask-engineers] '],
    ['planned', '[customer-text shop] [ask-engineers] '],
  ])('of what is %s', (status, first) => {
    expect(buttons(answered({ actions: actionsFor('shop', status) }))).toBe(first + always);
  });

  const steps = async (question: Partial<Question>, answer = answered(), incidents = [trouble('shop', 5)]) =>
    buttons(
      withNextSteps(answer, aQuestion({ targets: [serviceTarget('shop')], ...question }), await troubled(incidents)),
    );

  it.each(['history', 'who', 'eta', 'cause', 'impact', 'metric'] as const)(
    'whatever was asked of what is in trouble leads on (%s)',
    async (intent) => {
      expect(await steps({ intent })).toBe('[tell-back shop] [customer-text shop] [ask-engineers]');
    },
  );

  it('each is offered once, before the others', async () => {
    const actions: Answer['actions'] = [{ kind: 'refresh' }, { kind: 'ask-engineers' }];
    expect(await steps({ intent: 'who' }, answered({ actions }))).toBe(
      '[tell-back shop] [customer-text shop] [ask-engineers] [refresh]',
    );
  });

  it.each<[why: string, question: Partial<Question>, answer?: Answer, incidents?: Incident[]]>([
    ['it is well', { intent: 'who' }, undefined, []],
    ['it is planned', { intent: 'who' }, undefined, [trouble('shop', 5, undefined, { isPlanned: true })]],
    ['it is a server of that name', { intent: 'who', targets: [hostTarget('shop')] }],
    ['several were asked about', { intent: 'who', targets: [serviceTarget('shop'), serviceTarget('mail')] }],
    ['nothing was', { intent: 'who', targets: [] }],
    ['it is of something else', { intent: 'downtime' }],
    ['it got no answer', { intent: 'who' }, answered({ answered: false })],
  ])('but not where %s', async (_, question, answer = answered(), incidents = [trouble('shop', 5)]) => {
    expect(await steps(question, answer, incidents)).toBe('It is so.');
  });

  it('no engineer is asked from a direct message: where nothing else leads on it is said where', () => {
    const elsewhere = "To ask an engineer, write in a channel of the server: they can't see our direct messages.";
    expect(told(withoutEngineers(answered({ actions: [{ kind: 'ask-engineers' }] })))).toEqual([
      'It is so.',
      elsewhere,
    ]);
    expect(told(withoutEngineers(answered({ actions: [{ kind: 'ask-engineers' }, { kind: 'refresh' }] })))).toEqual([
      'It is so.',
      '[refresh]',
    ]);
    expect(told(withoutEngineers(answered()))).toEqual(['It is so.']);
  });
});

describe('what goes on', () => {
  it('is each service, and servers that fell alone, in the order in which they began', async () => {
    const world = await troubled([
      trouble('shop', 10),
      trouble('web-1', 11),
      trouble('mail-1', 20),
      trouble('mail', 60, 50),
    ]);
    expect(names(openTroubles([], world))).toEqual(['mail-1', 'shop']);
    expect(names(openTroubles(['shop'], world))).toEqual(['shop']);
    expect(names(openTroubles(['mail'], world))).toEqual(['mail-1']);
    expect(names(openTroubles(['files'], world))).toEqual([]);
    expect(openTroubles([], aReadModel())).toEqual([]);
  });

  it('is read for a day back, and once', async () => {
    const dayMinutes = 24 * 60;
    const world = await troubled([
      trouble('mail', dayMinutes + 20, dayMinutes - 1),
      trouble('shop', dayMinutes + 9, dayMinutes + 1),
    ]);
    expect(names(world.lately ?? [])).toEqual(['mail']);
    expect(await withOpenIncidents(world)).toBe(world);
  });

  it('since when: as it is written, else as the board has it', async () => {
    const health = aHealth('down', { sinceMs: minutesAgo(3) });
    expect(troubleSince('service', 'shop', health, await troubled([trouble('shop', 10)]))).toBe(minutesAgo(10));
    expect(troubleSince('service', 'shop', health, await troubled([]))).toBe(minutesAgo(3));
    expect(troubleSince('host', 'shop', health, await troubled([trouble('shop', 10)]))).toBe(minutesAgo(3));
    const slow = aHealth('degraded', { sinceMs: minutesAgo(2) });
    expect(troubleSince('service', 'shop', slow, await troubled([trouble('shop', 10)]))).toBe(minutesAgo(2));
  });

  it('who is on it, and until when', async () => {
    const notes = [noted('on-it', 8), noted('update', 5, { text: 'rebooting', backByMs: minutesAgo(-20) })];
    const world = await troubled([trouble('shop', 10, undefined, { notes })]);
    expect(whoIsOnIt('service', 'shop', world).map(withTimes)).toEqual([
      'Esra (Web) is on it since 08:52.',
      'Latest from Esra (08:55): rebooting',
      'Expected back by 09:20.',
    ]);
    expect(whoIsOnIt('service', 'mail', world)).toEqual([]);
  });

  it('of a stated cause the last line is no news', () => {
    const update = noted('update', 5, { text: 'rebooting' });
    const of = (notes: Incident['notes']) =>
      saidOf({ incident: trouble('shop', 10, undefined, { notes }), servers: [] });
    expect(of([update]).map(withTimes)).toEqual(['Latest from Esra (08:55): rebooting']);
    expect(of([update, noted('cause', 3, { text: 'A bad release.' })])).toEqual([]);
  });

  it('what was measured of at most three slow servers', () => {
    const servers = ['web-1', 'web-2', 'web-3', 'web-4'].map((name, at) =>
      trouble(name, 10, undefined, { worst: 'degraded', cause: `CPU is at 9${at} %.` }),
    );
    expect(measuredOnServers({ incident: trouble('shop', 10), servers })).toBe(
      'web-1: CPU is at 90 %. web-2: CPU is at 91 %. web-3: CPU is at 92 %.',
    );
    expect(measuredOnServers({ incident: trouble('shop', 10), servers: [trouble('web-1', 10)] })).toBeUndefined();
  });
});

describe('trouble that is not written yet', () => {
  const bad = (
    name: string,
    health = aHealth('down', { sinceMs: minutesAgo(1), reasons: [aReason({ text: 'It failed.' })] }),
  ) => aServiceView({ name, hosts: [aHostView({ name: `${name}-1` })], health });
  const hour = { fromMs: minutesAgo(60), toMs: testNowMs };
  const found = async (
    services: ReturnType<typeof bad>[],
    more = {},
    written: readonly Incident[] = [],
    period = hour,
  ) => {
    const world = withUnwrittenTrouble(await withOpenIncidents(aReadModel({ services, incidents: written, ...more })));
    return world.incidents(period);
  };

  it('counts from its first second, with its reason', async () => {
    expect(await found([bad('shop')])).toMatchObject([
      {
        target: { kind: 'service', name: 'shop' },
        startedAtMs: minutesAgo(1),
        worst: 'down',
        cause: 'It failed.',
        isPlanned: false,
        timeline: [{ kind: 'opened', status: 'down', atMs: minutesAgo(1) }],
      },
    ]);
    expect(names(await found([bad('shop', aHealth('degraded'))]))).toEqual(['shop']);
    const soon = { ...hour, toMs: testNowMs + 1 };
    const ahead = aHealth('down', { sinceMs: minutesAgo(-1), reasons: [] });
    expect(await found([bad('shop', ahead)], {}, [], soon)).toMatchObject([
      { startedAtMs: testNowMs, cause: '', timeline: [{ atMs: testNowMs }] },
    ]);
  });

  it('also of a server', async () => {
    const host = aHostView({ name: 'web-1', status: 'down' });
    expect(await found([], { hosts: [host] })).toMatchObject([{ target: { kind: 'host', name: 'web-1' } }]);
  });

  it('beside what is written, and not twice', async () => {
    const past = trouble('mail', 40, 30);
    expect(names(await found([bad('shop')], {}, [past]))).toEqual(['mail', 'shop']);
    expect(names(await found([bad('shop')], {}, [past, trouble('shop', 1)]))).toEqual(['mail', 'shop']);
    expect(names(await found([bad('shop')], {}, [trouble('shop', 40, 30)]))).toEqual(['shop', 'shop']);
    const world = withUnwrittenTrouble(aReadModel({ services: [bad('shop')] }));
    const since = { ...world, incidents: async () => [trouble('shop', 1)] };
    expect(names(await since.incidents())).toEqual(['shop']);
  });

  it('is of what is asked about, and of a time that it touches', async () => {
    const world = withUnwrittenTrouble(await withOpenIncidents(aReadModel({ services: [bad('shop')] })));
    expect(names(await world.incidents(hour, ['shop']))).toEqual(['shop']);
    expect(names(await world.incidents(hour, ['mail']))).toEqual([]);
    expect(await world.incidents({ fromMs: minutesAgo(60), toMs: minutesAgo(1) })).toEqual([]);
    expect(await world.incidents({ fromMs: testNowMs, toMs: minutesAgo(-9) })).toEqual([]);
    expect(await world.incidents({ fromMs: minutesAgo(60), toMs: minutesAgo(0.5) })).toHaveLength(1);
  });

  it('is none of what is up, unknown or planned, or while the hub sees nothing', async () => {
    const window = {
      downtimeId: 'work',
      title: 'Work',
      startsAtMs: 0,
      endsAtMs: minutesAgo(-9),
      takesDown: true,
    } as const;
    for (const health of [aHealth('up'), aHealth('unknown'), aHealth('down', { planned: window })])
      expect(await found([bad('shop', health)])).toEqual([]);
    expect(await found([bad('shop')], { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } })).toEqual([]);
  });
});
