/** What leaders ask: a summary with the questions in it, whom outages hit, several targets, how much was planned, what began a moment ago. */
import { expect, it } from 'vitest';
import { plainText, say } from '../format/text.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { serviceTarget, wordsOf } from '../testing/a-question.ts';
import { aQuestionService } from '../testing/a-question-service.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime, aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import type { Answer } from './answer.ts';
import { operator } from './viewer.ts';

const minuteMs = 60_000;
const services = [
  aServiceView({ name: 'exports', service: { customers: 'CSV exports' }, hosts: [aHostView({ name: 'exports-1' })] }),
  aServiceView({
    name: 'checkout',
    service: { customers: 'Card payments' },
    hosts: [aHostView({ name: 'checkout-1' })],
  }),
];
const wasDown = anIncident({
  target: serviceTarget('exports'),
  startedAtMs: testNowMs - 60 * minuteMs,
  endedAtMs: testNowMs - 40 * minuteMs,
});
const wasSlow = anIncident({
  id: 'slow',
  target: serviceTarget('checkout'),
  startedAtMs: testNowMs - 30 * minuteMs,
  endedAtMs: testNowMs - 20 * minuteMs,
  worst: 'degraded',
});

function said({ verdict, lines }: Pick<Answer, 'verdict' | 'lines'>): string {
  return [verdict, ...lines].map((line) => wordsOf(line)).join(' ');
}

it('whom outages of a time that is over hit is told of what was down, and of what was slow', async () => {
  const readModel = aReadModel({ services, incidents: [wasDown, wasSlow] });
  const today = await answerTo({ intent: 'impact', range: 'today' }, readModel, 'which customers were hit today?');
  expect(wordsOf(today.verdict)).toBe(
    'Customers who used these were affected today: CSV exports (exports) (down for 20 minutes) and Card payments (checkout) (slow for 10 minutes).',
  );
  const yesterday = await answerTo(
    { intent: 'impact', range: 'yesterday' },
    readModel,
    'which customers were hit yesterday?',
  );
  expect(wordsOf(yesterday.verdict)).toBe(
    'No service was down or slow yesterday, so customers should have noticed nothing.',
  );
});

it('how long customers were hit is of the hours that were asked about', async () => {
  const readModel = aReadModel({ services, incidents: [wasDown] });
  // 08:15 UTC is 09:15 in Berlin: five minutes of it were down.
  const part = await answerTo(
    { intent: 'impact', range: 'today.09:15-09:30' },
    readModel,
    'who was hit between 9:15 and 9:30?',
  );
  expect(wordsOf(part.verdict)).toContain('(down for 5 minutes)');
});

it('each of several targets is checked on the service that it is said of', async () => {
  const readModel = aReadModel({
    services,
    uptime: async (name) => anUptime({ upPercent: name === 'checkout' ? 99.7 : 99.6, watchedSeconds: 30 * 86_400 }),
  });
  const targets = [serviceTarget('exports'), serviceTarget('checkout')];
  const asked = { intent: 'history', targets, goalPercent: 99.5, goalPercents: [99.5, 99.9] } as const;
  const told = await answerTo({ ...asked, targets: [...targets] }, readModel, 'promised 99.5 % and 99.9 %: within?');
  expect(wordsOf(told.verdict)).toBe(
    'No: 1 of 2 is missed in the last 30 days: checkout was up 99.7 % (below 99.9 %) and exports was up 99.6 % (meets 99.5 %).',
  );
});

it('which services miss their target nobody knows, and how to ask is said', async () => {
  const told = await answerTo({ intent: 'history' }, aReadModel({ services }), 'which services miss their target?');
  expect(wordsOf(told.verdict)).toBe(
    'I know no uptime target, so I can\'t tell whether one is missed. The registry has none to set; ask with yours: "did we keep 99.9 % this month?"',
  );
});

it('planned maintenance of a month is counted and summed, with what runs and what is to come', async () => {
  const downtimes = [
    aDowntime({
      id: 'a',
      services: ['exports'],
      startsAtMs: testNowMs - 20 * minuteMs,
      endsAtMs: testNowMs - 10 * minuteMs,
      state: 'finished',
    }),
    aDowntime({
      id: 'b',
      services: ['checkout'],
      startsAtMs: testNowMs - 5 * minuteMs,
      endsAtMs: testNowMs + 5 * minuteMs,
      state: 'running',
    }),
    aDowntime({ id: 'c', services: ['checkout'], title: 'Kernel upgrade' }),
  ];
  const told = await answerTo(
    { intent: 'downtime', range: 'this-month' },
    aReadModel({ services, downtimes }),
    'what planned maintenance did we have this month, how long?',
  );
  expect(wordsOf(told.verdict)).toBe(
    'This month: 110 minutes of planned maintenance in all: 15 minutes so far, 95 minutes still to come.',
  );
  expect(said(told)).toContain('Kernel upgrade');
});

async function inOneTalk(text: string, world: Parameters<typeof aReadModel>[0]) {
  const readModel = aReadModel(world);
  const service = aQuestionService(() => readModel);
  const asker = { personId: '7', channelId: '8', viewer: operator };
  const question = service.read({ text, place: 'dm', engineersMentioned: false, personMentioned: false }, asker);
  return said(await service.answer(question, text, asker));
}

it('an outage of seconds ago, which no record has yet, is in "this week" and beside last week', async () => {
  const health = aHealth('down', { sinceMs: testNowMs - 8_000 });
  const fallen = aHostView({ name: 'exports-1', status: 'down', lastOutcome: outcome('timeout', testNowMs) });
  const world = { services: [aServiceView({ name: 'exports', health, hosts: [fallen] })] };
  expect(await inOneTalk('how did this week compare with last?', world)).toMatch(
    /^This week: 1 outage, 8 seconds in all\./,
  );
  expect(await inOneTalk('was anything down today?', world)).toMatch(/^1 outage today: exports\./);
});

it('a summary tells of the questions too, and of Herald first where it is about Herald', async () => {
  const readModel = aReadModel({ services, incidents: [wasDown] });
  const people = {
    keptOf: async () => undefined,
    subscriptionsOf: () => undefined,
    inquiries: async ({ about }: { about: string }) => ({ headline: say`${about} told.`, lines: [] }),
  };
  const ask = (text: string) =>
    answerTo({ intent: 'history', range: 'today' }, readModel, text, { asker: { personId: '7', people } });
  expect(said(await ask('a recap of today for the board'))).toMatch(
    /^exports and checkout were up 100 % today.*reached told\. share told\.$/,
  );
  const ofHerald = await ask('three numbers about Herald for the board');
  expect(plainText(ofHerald.verdict, () => '')).toBe('reached told.');
  expect(ofHerald.groups).toEqual([]);
});

it('hours that cannot be taken are said, never dropped', async () => {
  const readModel = aReadModel({ services });
  const week = { intent: 'history', range: 'this-week', hours: '14:00-15:00' } as const;
  expect(said(await answerTo(week, readModel, 'what was down between 14:00 and 15:00 this week?'))).toContain(
    "I can't pick 14:00 to 15:00 out of several days: this is of all their hours.",
  );
  const now = { intent: 'health', targets: [serviceTarget('exports')], range: 'today.14:00-15:00' } as const;
  expect(
    said(await answerTo({ ...now, targets: [...now.targets] }, readModel, 'exports between 14 and 15?')),
  ).toContain('This is of now, not today between 14:00 and 15:00.');
});

it('the best team is the one with the least trouble, and the worst stands before it', async () => {
  const owned = services.map((view, at) => ({
    ...view,
    service: { ...view.service, owner: { team: at === 0 ? 'Exports' : 'Payments' } },
  }));
  const readModel = aReadModel({ services: owned, incidents: [wasDown] });
  const ask = (text: string) => answerTo({ intent: 'superlative', range: 'this-month' }, readModel, text);
  expect(wordsOf((await ask('which team is the best this month?')).verdict)).toMatch(/^Payments had no outages/);
  expect(said(await ask('best and worst team this month?'))).toMatch(/^Exports had 1 outage .*Payments had no outages/);
});

it('how many servers were down in a time counts what was, and the numbers of one machine are no report', async () => {
  const fell = anIncident({
    target: { kind: 'host', name: 'exports-1' },
    startedAtMs: testNowMs - 60 * minuteMs,
    endedAtMs: testNowMs - 40 * minuteMs,
  });
  const readModel = aReadModel({ services, incidents: [fell] });
  const counted = { intent: 'count', measure: 'servers', range: 'today' } as const;
  expect(wordsOf((await answerTo(counted, readModel, 'how many servers were down today?')).verdict)).toBe(
    '1 server incident today: exports-1.',
  );
  const one = { intent: 'describe', targets: [{ kind: 'host' as const, name: 'exports-1' }] } as const;
  const told = await answerTo(
    { ...one, targets: [...one.targets] },
    readModel,
    'three numbers for exports-1 on reliability',
  );
  expect(wordsOf(told.verdict)).toMatch(/^exports-1 is up/);
});
