/** What people ask beside "is it up?", by hand-made questions: each gets the answer to what was asked. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { aQuestion, hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { answerQuestion } from './answer-question.ts';
import { withOpenIncidents } from './outages.ts';
import { operator } from './viewer.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const web = aHostView({ name: 'web-1' });
const worker = aHostView({ name: 'worker-1', status: 'down' });
const services = [
  aServiceView({ name: 'storefront', hosts: [web] }),
  aServiceView({
    name: 'exports',
    hosts: [worker],
    health: aHealth('down'),
    service: { customers: 'CSV exports', owner: { team: 'Exports' } },
  }),
];
const open = anIncident({
  id: 'open',
  target: { kind: 'service', name: 'exports' },
  startedAtMs: testNowMs - 18 * minuteMs,
  endedAtMs: undefined,
  cause: 'None of its servers is responding.',
});
const openOfHost = { ...open, id: 'host', target: { kind: 'host' as const, name: 'worker-1' } };
const past = (daysAgo: number, minutes: number, name: string) =>
  anIncident({
    id: `${name}-${daysAgo}`,
    target: { kind: 'service', name },
    startedAtMs: testNowMs - daysAgo * dayMs,
    endedAtMs: testNowMs - daysAgo * dayMs + minutes * minuteMs,
  });
const incidents = [past(20, 46, 'exports'), past(10, 9, 'storefront'), past(3, 5, 'exports'), open, openOfHost];

async function ask(question: Partial<Question>, known = incidents) {
  const readModel = await withOpenIncidents(aReadModel({ hosts: [web, worker], services, incidents: known }));
  return answerTo(question, readModel);
}
const exports_ = [serviceTarget('exports')];

it.each<[what: string, question: Partial<Question>, said: string]>([
  [
    'who is on it',
    { intent: 'who', targets: exports_ },
    'exports: nobody has acknowledged it yet. exports is owned by the Exports team.',
  ],
  [
    'when it is back',
    { intent: 'eta', targets: exports_ },
    'There is no estimate yet. Nobody has acknowledged it yet. exports has been in trouble since 2026-03-02T08:42:00Z.',
  ],
  [
    'why',
    { intent: 'cause', targets: exports_ },
    "exports: None of its servers is responding. That was 2026-03-02T08:42:00Z, 18 minutes so far. This is what I measured; I can't tell what led to it.",
  ],
  [
    'what to tell a customer',
    { intent: 'customer', targets: exports_ },
    "We're aware that CSV exports have been unavailable since 2026-03-02T08:42:00Z. We're looking into it.",
  ],
  [
    'how many outages: a service and its server are one',
    { intent: 'count', measure: 'outages' },
    '4 outages in the last 30 days. 78 minutes in all, 20 minutes on average.',
  ],
  ['how many services', { intent: 'count', measure: 'services' }, '2 services: storefront and exports.'],
  [
    'how many servers a service has',
    { intent: 'count', measure: 'servers', targets: exports_ },
    'exports has 1 server: worker-1.',
  ],
  [
    'the longest outage',
    { intent: 'superlative', measure: 'longest-outage', order: 'most' },
    'The longest outage in the last year was exports on 2026-02-10T09:00:00Z: 46 minutes. Cause: web-1 did not answer.',
  ],
  [
    'which had the most outages',
    { intent: 'superlative', measure: 'outages', order: 'most' },
    'exports had 3 outages in the last 30 days, 69 minutes in all. Then: storefront (1 outage, 9 minutes).',
  ],
  [
    'the time to recover',
    { intent: 'superlative', measure: 'time-to-recover' },
    '20 minutes on average in the last 30 days, over 3 outages.',
  ],
  [
    'what a word means',
    { intent: 'meaning', term: 'degraded' },
    'Degraded: It works, but slowly or with reduced capacity.',
  ],
  [
    'what its thresholds are',
    { intent: 'meaning', term: 'thresholds' },
    'Degraded is a server with CPU over 90 %, memory over 95 % or a disk over 90 % full, CPU and memory for 5 minutes (the thresholds of web-1; other servers may have their own).',
  ],
  [
    'how a service and a server differ',
    { intent: 'meaning', term: 'service and server' },
    'Service: What customers know, such as billing; it runs on one or more servers. Server: One machine in AWS, such as web-1; a service runs on one or more of them.',
  ],
  [
    'what it measures',
    { intent: 'meaning', term: 'what I measure' },
    'What I measure: Of a server whether it responds, and its CPU, memory, disks and network; of a service how many of its servers work, and whether the addresses that the registry names for it respond. Nothing else: I follow no real use of it.',
  ],
  [
    'how two words differ',
    { intent: 'meaning', term: 'degraded and down' },
    'Degraded: It works, but slowly or with reduced capacity. Down: Customers cannot use it: too few of its servers respond, or its check fails.',
  ],
  [
    'to restart something',
    { intent: 'act', term: 'restart' },
    'I can only report, not restart anything. An engineer can.',
  ],
  [
    'a day that does not exist',
    { intent: 'history', targets: exports_, impossibleTime: '31 February' },
    '"31 February" doesn\'t exist. Which day did you mean?',
  ],
  [
    'a month that was misspelt',
    { intent: 'count', measure: 'outages', range: '7d', rangeReadAs: { typed: 'Oktober', readAs: 'October' } },
    '2 outages in the last 7 days. 23 minutes in all, 12 minutes on average. I read "Oktober" as October.',
  ],
])('asked %s, Herald answers that', async (_what, question, said) => {
  expect((await ask(question)).said).toBe(said);
});

it('several questions of a message are answered in their order', async () => {
  const { said, targets } = await ask({
    intent: 'health',
    targets: [serviceTarget('storefront')],
    also: [aQuestion({ intent: 'downtime', targets: exports_ })],
  });
  expect(said).toMatch(/^The shop \(storefront\) is up\..* No maintenance is scheduled for exports\./);
  expect(targets).toEqual(['storefront', 'exports']);
});

it('a name that is not known is said first, before what is answered beside it', async () => {
  const { said } = await ask({ intent: 'health', targets: [hostTarget('web-1')], unknownNames: ['web-9'] });
  expect(said).toMatch(/^I don't know "web-9"\. web-1 is up\./);
});

it('a figure of a time that is past is its average and its peak, with when', async () => {
  const readModel = aReadModel({
    hosts: [web],
    services: [],
    series: async () => [
      {
        name: 'cpu',
        unit: 'percent',
        bucketSeconds: 60,
        points: [
          { atMs: testNowMs - dayMs, average: 20, minimum: 10, maximum: 30 },
          { atMs: testNowMs - dayMs + minuteMs, average: 40, minimum: 10, maximum: 97 },
          { atMs: testNowMs - dayMs + 2 * minuteMs, average: null, minimum: null, maximum: null },
        ],
      },
    ],
  });
  const question = aQuestion({ intent: 'metric', metric: 'cpu', range: 'yesterday', targets: [hostTarget('web-1')] });
  const answer = await answerQuestion(question, readModel, { viewer: operator, text: '', nearest: () => [] });
  expect(wordsOf(answer.verdict)).toBe('web-1 yesterday: CPU 30 % on average, at most 97 % at 2026-03-01T09:01:00Z.');
});

it.each([
  ['who', 'There is no open incident, so nobody is working on one.'],
  ['eta', 'Nothing is down right now.'],
  ['cause', 'I know of no outage, so there is no cause to tell.'],
] as const)('while all is well, "%s" of nothing in particular is answered in one sentence', async (intent, words) => {
  const { verdict } = await ask({ intent, allTargets: true }, []);
  expect(wordsOf(verdict)).toBe(words);
});
