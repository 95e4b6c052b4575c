/** Questions of the trials that once got another question's answer: each gets its own, from what is known. */

import { aReport } from '@herald/protocol/report-builder';
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { aQuestion, hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aReason,
  aServiceView,
  testNowMs,
} from '../testing/builders.ts';
import { withOpenIncidents } from './open-incident.ts';
import { serviceVerdict } from './service-verdict.ts';
import { operator } from './viewer.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const shop = aHostView({
  name: 'web-1',
  health: aHealth('degraded', {
    reasons: [aReason({ code: 'cpu-high', text: 'CPU is at 97 %.', weight: 'degraded' })],
  }),
});
const heard = {
  kind: 'report',
  report: aReport(),
  atMs: testNowMs - 3_000,
  elapsedMs: 4,
  clockSkewSeconds: 0,
} as const;
const pay = [aHostView({ name: 'pay-1', lastOutcome: heard }), aHostView({ name: 'pay-2', lastOutcome: heard })];
const files = aHostView({ name: 'files-1' });
const services = [
  aServiceView({ name: 'checkout', hosts: pay, service: { customers: 'Card payments', owner: { team: 'Payments' } } }),
  aServiceView({ name: 'exports', hosts: [files], service: { customers: 'CSV exports', owner: { team: 'Data' } } }),
  aServiceView({
    name: 'shop',
    hosts: [shop],
    health: aHealth('degraded', { sinceMs: testNowMs - 30 * minuteMs }),
    service: { customers: 'The shop' },
  }),
];
const ended = (kind: 'host' | 'service', name: string, minutesAgo: number, minutes: number) =>
  anIncident({
    id: `${name}-${minutesAgo}`,
    target: { kind, name },
    startedAtMs: testNowMs - minutesAgo * minuteMs,
    endedAtMs: testNowMs - (minutesAgo - minutes) * minuteMs,
    cause: `${name} did not respond.`,
  });
const slowShop = anIncident({
  id: 'shop',
  target: { kind: 'service', name: 'shop' },
  startedAtMs: testNowMs - 30 * minuteMs,
  endedAtMs: undefined,
  worst: 'degraded',
  cause: 'web-1 is slow.',
  timeline: [],
});
const incidents = [
  ended('service', 'exports', 12 * 1440, 46),
  ended('service', 'exports', 100, 2),
  ended('host', 'pay-2', 60, 3),
  slowShop,
];

async function ask(question: Partial<Question>, text: string, known = incidents, more: readonly Downtime[] = []) {
  const upSeconds = new Map([
    ['exports', 0.999],
    ['checkout', 1],
    ['shop', 1],
  ]);
  const readModel = await withOpenIncidents(
    aReadModel({
      hosts: [shop, ...pay, files],
      services,
      incidents: known,
      downtimes: [
        ...more,
        aDowntime({
          startsAtMs: testNowMs + dayMs,
          endsAtMs: testNowMs + dayMs + 90 * minuteMs,
          services: ['exports'],
          hosts: [],
          customers: 'Exports wait.',
          title: 'New disks',
        }),
      ],
      uptime: async (name, { fromMs, toMs }) => {
        const watchedSeconds = (toMs - fromMs) / 1000;
        const share = upSeconds.get(name) ?? 1;
        return anUptime({
          watchedSeconds,
          upSeconds: watchedSeconds * share,
          downSeconds: Math.round(watchedSeconds * (1 - share)),
          upPercent: 100 * share,
        });
      },
    }),
  );
  return answerTo(question, readModel, text);
}

const checkout = [serviceTarget('checkout')];

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'who decided this maintenance and what is it for?',
    { intent: 'describe', targets: [serviceTarget('exports')] },
    /^Storefront planned it: New disks\. Next maintenance for exports, without downtime: .* Exports wait\.$/,
  ],
  [
    'and whose idea was that?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    /^Storefront planned it: New disks\./,
  ],
  [
    'is checkout slow?',
    { intent: 'health', targets: checkout },
    /^Not that I can see: Card payments \(checkout\) are up\. .* I measure how busy its servers are, not how long its pages take\.$/,
  ],
  [
    'and the three worst this year?',
    { intent: 'superlative', measure: 'services', range: '30d', usedContext: true, targets: [serviceTarget('shop')] },
    /^exports had 2 outages in the last 30 days, 48 minutes in all\.$/,
  ],
  [
    'why did exports fail, and can it happen again?',
    { intent: 'cause', targets: [serviceTarget('exports')] },
    /^exports: exports did not respond\. .* What will be I can't tell: I know what is measured and what is planned\.$/,
  ],
  [
    'extend the exports maintenance by 5 minutes',
    { intent: 'act', targets: [serviceTarget('exports')] },
    'Maintenance is changed with a command: /downtime plan, change, extend, end or cancel.',
  ],
  [
    'which outages are still going on, and who is on them?',
    { intent: 'who' },
    /^shop has been degraded since \S+ \(30 minutes\)\. shop: nobody has acknowledged it yet\.$/,
  ],
  [
    'were there outages longer than half an hour this month?',
    { intent: 'history', range: '30d', longerThanSeconds: 1_800 },
    /^1 of 2 outages in the last 30 days lasted longer than 30 minutes: exports\.$/,
  ],
  [
    'were there outages longer than an hour this month?',
    { intent: 'history', range: '30d', longerThanSeconds: 3_600 },
    /^None lasted longer than 60 minutes in the last 30 days\. The longest outage in the last 30 days was exports on \S+: 46 minutes\./,
  ],
  [
    'downtime today, planned and unplanned',
    { intent: 'downtime', range: 'today' },
    / Today no planned maintenance took place\.$/,
  ],
  [
    'is the shop our weakest service?',
    { intent: 'superlative', measure: 'services', targets: [serviceTarget('shop')] },
    /^No, not shop: exports had 2 outages in the last 30 days/,
  ],
  [
    'was exports our worst service?',
    { intent: 'superlative', measure: 'services', targets: [serviceTarget('exports')] },
    /^Yes: exports had 2 outages in the last 30 days/,
  ],
  [
    'better or worse than yesterday?',
    { intent: 'compare', range: 'yesterday' },
    /^No: more downtime than before\. Today: 1 outage, 2 minutes in all\. Yesterday: no outages\.$/,
  ],
  ['is the shop slow?', { intent: 'health', targets: [serviceTarget('shop')] }, /^Yes: shop is slow since /],
  ['is it the maintenance?', { intent: 'health', targets: checkout }, /^No: Card payments \(checkout\) are up\./],
  [
    'is there enough memory on pay-1?',
    { intent: 'metric', metric: 'memory', targets: [hostTarget('pay-1')] },
    /^Yes: pay-1 uses /,
  ],
  [
    'is the disk of pay-1 running out?',
    { intent: 'metric', metric: 'disk', targets: [hostTarget('pay-1')] },
    /^No: The disk of pay-1 is /,
  ],
  [
    'how much memory is left on pay-1?',
    { intent: 'metric', metric: 'memory', targets: [hostTarget('pay-1')] },
    /^pay-1 uses /,
  ],
  [
    'how long was our longest outage?',
    { intent: 'history', range: '30d' },
    /^The longest outage in the last 30 days was exports on 2026-02-18T09:00:00Z: 46 minutes\./,
  ],
  [
    'how many outages did we have and how long was the longest?',
    { intent: 'count', measure: 'outages', range: '30d' },
    /^2 outages, 1 degraded period and 1 server incident in .*The longest outage in the last 30 days was exports on .*: 46 minutes\. 48 minutes in all, 24 minutes on average\.$/,
  ],
  [
    'how long does it take us to recover on average?',
    { intent: 'history' },
    '24 minutes on average in the last 30 days, over 2 outages.',
  ],
  [
    'MTTR?',
    { intent: 'count', measure: 'time-to-recover' },
    '24 minutes on average in the last 30 days, over 2 outages.',
  ],
  [
    'how long was the longest today, and whom did it hit?',
    { intent: 'superlative', measure: 'outages', range: 'today', also: [aQuestion({ intent: 'impact' })] },
    /^The longest outage today was exports at 2026-03-02T07:20:00Z: 2 minutes\. /,
  ],
  ['MTTR?', { intent: 'none' }, '24 minutes on average in the last 30 days, over 2 outages.'],
  [
    'which service is worst and which is best?',
    { intent: 'superlative', order: 'most', range: '30d' },
    /^exports has the lowest uptime in the last 30 days: 99\.9 % .* checkout and shop were not down once in the last 30 days\.$/,
  ],
  [
    'which service is the best?',
    { intent: 'superlative', order: 'most' },
    /^checkout and shop were not down once in the last 30 days\./,
  ],
  [
    'our overall uptime against 99.95 %?',
    { intent: 'metric', metric: 'uptime', goalPercent: 99.95, range: '30d' },
    /^No: 1 of 3 was below 99\.95 % in the last 30 days: exports \(99\.9 %\)\./,
  ],
  ['what is broken and who owns it?', { intent: 'who' }, 'shop is owned by Storefront.'],
  [
    'when is the maintenance over?',
    { intent: 'eta', targets: checkout },
    'No maintenance is running or scheduled for checkout.',
  ],
  [
    'when is the maintenance over?',
    { intent: 'eta', targets: [serviceTarget('exports')] },
    /^No maintenance is running for exports\. Next maintenance for exports, without downtime: /,
  ],
  [
    'when is it back?',
    { intent: 'eta', targets: [serviceTarget('exports')] },
    'exports is not down right now. exports was down for 2 minutes, until 2026-03-02T07:22:00Z.',
  ],
  [
    'who is on it and when is it back?',
    { intent: 'who', also: [aQuestion({ intent: 'eta' })] },
    'shop: nobody has acknowledged it yet. There is no estimate yet. shop has been in trouble since 2026-03-02T08:30:00Z.',
  ],
  [
    'since when is checkout ok?',
    { intent: 'history', targets: checkout },
    /^checkout is up, with every server healthy since 2026-03-02T08:03:00Z \(57 minutes\)\. Before that pay-2 was down for 3 minutes\. checkout had no outages in the last 30 days\. pay-2 was down: 2026-03-02T08:00:00Z, for 3 minutes\./,
  ],
  [
    'what happened with checkout today?',
    { intent: 'history', targets: checkout, range: 'today' },
    /^checkout had no outages today\. pay-2 was down: 2026-03-02T08:00:00Z, for 3 minutes\./,
  ],
  [
    'what was it with checkout?',
    { intent: 'cause', targets: checkout },
    "pay-2: pay-2 did not respond. That was 2026-03-02T08:00:00Z, 3 minutes. This is what I measured; I can't tell what led to it. checkout stayed up meanwhile.",
  ],
  [
    'and since when?',
    { intent: 'history' },
    /^shop has been degraded since 2026-03-02T08:30:00Z \(30 minutes\)\. 2 outages, 1 degraded period and 1 server incident in the last 30 days/,
  ],
  [
    'which is worst now?',
    { intent: 'superlative', order: 'most' },
    'shop is the worst right now. shop is slow since 2026-03-02T08:30:00Z. exports was down the longest in the last 30 days: 43 minutes (up 99.9 %).',
  ],
  [
    'which server is worst?',
    { intent: 'superlative', measure: 'servers', order: 'most' },
    /^web-1 is the worst right now\. .* pay-2 had 1 outage in the last 30 days, 3 minutes in all\.$/,
  ],
  [
    'which service was the worst this month?',
    { intent: 'superlative', measure: 'services', order: 'most', range: 'this-month' },
    'exports had 1 outage this month, 2 minutes in all.',
  ],
  [
    'which team had most outages?',
    { intent: 'superlative', measure: 'outages', order: 'most' },
    'Data had 2 outages in the last 30 days, 48 minutes in all.',
  ],
  [
    "what was the longest outage we've had?",
    { intent: 'superlative', measure: 'longest-outage', order: 'most' },
    /^The longest outage in the last year was exports on 2026-02-18T09:00:00Z: 46 minutes\./,
  ],
  [
    'what was our uptime this month?',
    { intent: 'history', measure: 'uptime', range: '7d' },
    'Uptime in the last 7 days: 99.96 % on average, from 99.9 % (exports) to 100 %.',
  ],
  [
    'did we keep 99.95 %?',
    { intent: 'history', measure: 'uptime', goalPercent: 99.95 },
    'No: 1 of 3 was below 99.95 % in the last 30 days: exports (99.9 %).',
  ],
  [
    'did we meet our SLA of 99.9 % for checkout?',
    { intent: 'history', targets: checkout, goalPercent: 99.9 },
    /^Yes: checkout was up 100 % in the last 30 days, which meets the target of 99\.9 %\./,
  ],
  [
    'did checkout meet its target?',
    { intent: 'history', targets: checkout, measure: 'uptime' },
    /^I know no uptime target, so I can't tell whether one is missed\. .* ask with yours: "did checkout keep 99\.9 % this month\?"/,
  ],
  [
    'how long were we down in total this month?',
    { intent: 'history', range: '30d' },
    /^Services were down for 48 minutes in all in the last 30 days\. 2 outages, 1 degraded period/,
  ],
  [
    'how many outages, and how long did they take on average?',
    { intent: 'count', measure: 'outages' },
    '2 outages, 1 degraded period and 1 server incident in the last 30 days. 48 minutes in all, 24 minutes on average.',
  ],
  [
    'was exports down more often than checkout?',
    { intent: 'compare', targets: [serviceTarget('exports'), ...checkout] },
    'exports was down twice (48 minutes in all) in the last 30 days; checkout not once. Uptime: exports 99.9 % and checkout 100 %.',
  ],
  [
    'compare this month with last month',
    { intent: 'compare', range: 'this-month' },
    'This month: 1 outage, 2 minutes in all. Last month: 1 outage, 46 minutes in all.',
  ],
  ['who owns checkout?', { intent: 'who', targets: checkout }, 'checkout is owned by Payments.'],
  [
    'who repaired exports?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    'exports has no open incident, so nobody is working on one. The last one, of exports (2026-03-02T07:20:00Z, down 2 minutes): nobody took it on. exports is owned by Data.',
  ],
  [
    'whom does the maintenance affect, and for how long?',
    { intent: 'impact' },
    'The maintenance affects CSV exports (exports), for 90 minutes: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z. Exports wait. Planned by Storefront: New disks.',
  ],
  [
    'who is affected?',
    { intent: 'impact' },
    "Customers who use the shop (shop) may notice that it is slow. shop has been degraded since 2026-03-02T08:30:00Z (30 minutes). I don't know which customers use what, so I can't name them.",
  ],
  [
    'how many customers are affected?',
    { intent: 'count' },
    "I can't count customers. Customers who use the shop (shop) may notice that it is slow. shop has been degraded since 2026-03-02T08:30:00Z (30 minutes). I don't know which customers use what, so I can't name them.",
  ],
  [
    'what changed since yesterday?',
    { intent: 'changes', range: 'yesterday' },
    '1 outage, 1 degraded period and 1 server incident since yesterday: exports, pay-2 and shop. Now: shop is slow; the other 2 services are up.',
  ],
  [
    'what do I tell my customers about the exports outage this morning?',
    { intent: 'customer', targets: [serviceTarget('exports')], range: 'this-morning' },
    'CSV exports are working again since 2026-03-02T07:22:00Z. They were unavailable for 2 minutes. We apologise for the inconvenience.',
  ],
  [
    'total downtime this week in minutes',
    { intent: 'history', measure: 'downtime', range: '7d' },
    /^Services were down for 2 minutes in all in the last 7 days\. 1 outage, 1 degraded period/,
  ],
  [
    'how much downtime did we have today?',
    { intent: 'count', measure: 'downtime', range: '7d' },
    /^Services were down for 2 minutes in all in the last 7 days\./,
  ],
  [
    'when was the last outage?',
    { intent: 'history', measure: 'outages' },
    /^The last outage was of exports: 2026-03-02T07:20:00Z, 2 minutes\. Cause: /,
  ],
  [
    'which service had the fewest outages?',
    { intent: 'superlative', measure: 'outages', order: 'least' },
    'checkout and shop had no outages in the last 30 days. Then: exports (2 outages, 48 minutes).',
  ],
  [
    'what was the longest outage per service?',
    { intent: 'superlative', measure: 'longest-outage', order: 'most' },
    'The longest outage of each in the last year: exports 46 minutes. checkout and shop had no outages.',
  ],
  [
    'who is the owner of the worst service?',
    { intent: 'superlative', order: 'most' },
    /^shop is the worst right now\..* shop is owned by Storefront\.$/,
  ],
  [
    'compare exports and checkout',
    { intent: 'compare', targets: [serviceTarget('exports'), ...checkout] },
    /^exports was down twice \(48 minutes in all\) in the last 30 days; checkout not once\./,
  ],
  [
    'are we within our target of 99.95% this month?',
    { intent: 'downtime', goalPercent: 99.95, range: '30d' },
    /^No: 1 of 3 was below 99\.95 % in the last 30 days/,
  ],
  ['what are our availability targets?', { intent: 'none' }, /^Uptime in the last 30 days: .*I know no uptime target/],
  [
    'give me a summary of the month for my board meeting',
    { intent: 'fleet' },
    /^Uptime this month: .* on average, .* Services were down for 2 minutes in all this month\./,
  ],
  [
    'any maintenance after today?',
    { intent: 'downtime', range: 'after-today' },
    /^Next maintenance for CSV exports \(exports\)|^Next maintenance for exports/,
  ],
  [
    'is the agreed maintenance for exports still on?',
    { intent: 'downtime', targets: [serviceTarget('exports')] },
    /^Next maintenance for exports/,
  ],
  ['is it costing us money?', { intent: 'none' }, "What it costs or saves in money I can't tell."],
  [
    'send me the figures as CSV',
    { intent: 'inquiries', typos: [{ typed: 'CSV', target: serviceTarget('exports') }] },
    /^\/inquiries in Discord shows how many questions reach engineers, against before\.$/,
  ],
  ['how often were sales down?', { intent: 'count', measure: 'outages' }, /^2 outages/],
  [
    'what share of questions did you get wrong?',
    { intent: 'inquiries', unknownNames: ['questions'] },
    /^\/inquiries in/,
  ],
  [
    'did exports recover on its own or did someone fix it?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    /^It is over\. The last one, of exports .* nobody took it on\. Whether somebody worked on it/,
  ],
  [
    'can you get me an engineer? The export must be run by hand',
    { intent: 'about' },
    /^I can ask an engineer for you\./,
  ],
  ['how fresh are your numbers?', { intent: 'about' }, /^(?:My readings are|My newest reading is|I have no reading)/],
  [
    'what did this outage cost us?',
    { intent: 'history', range: '7d' },
    /^What it costs or saves in money I can't tell\. 1 outage/,
  ],
  ['are we on track for the goal?', { intent: 'downtime' }, /^\/inquiries in Discord/],
  ['who uses Herald the most?', { intent: 'superlative', order: 'most' }, /^\/inquiries in Discord/],
  [
    'which is worse off right now, checkout or the shop?',
    { intent: 'compare', targets: [...checkout, serviceTarget('shop')] },
    /shop is (?:degraded|slow)/,
  ],
  [
    'which service should worry me most before the QBR?',
    { intent: 'superlative', order: 'most', measure: 'services', allTargets: false, unknownNames: ['QBR'] },
    /^shop is the worst right now\./,
  ],
  ['is it slow?', { intent: 'health', allTargets: false }, 'Which service do you mean?'],
  [
    'checkout ok? exports ok? web-1 ok?',
    { intent: 'health', targets: [...checkout, serviceTarget('exports'), hostTarget('web-1')] },
    /^Both services are up; 1 server is slow\./,
  ],
])('"%s" gets what was asked', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('a server that is in trouble now is named where its service is asked since when', async () => {
  const { endedAtMs: _over, ...now } = ended('host', 'pay-1', 4, 1);
  const { said } = await ask({ intent: 'history', targets: checkout }, 'since when?', [now]);
  expect(said).toMatch(/^checkout is up, but pay-1 has been down since 2026-03-02T08:56:00Z \(4 minutes\)\./);
});

it('where nothing is in trouble, the worst now is nobody', async () => {
  const answer = await ask({ intent: 'superlative', order: 'most', targets: checkout }, 'which is worst now?');
  expect(answer.said).toMatch(/^No service is in trouble right now\./);
});

it('a plan that was told needs no second sentence on when something is back', async () => {
  const { said } = await ask(
    { intent: 'downtime', targets: checkout, also: [aQuestion({ intent: 'eta', targets: checkout })] },
    'is anything planned for checkout, and when will it be finished?',
  );
  expect(said).toBe(
    "No maintenance is scheduled for checkout. I follow EC2's own schedule and what engineers announce.",
  );
});

it('no cause is looked for in a time that nobody named', async () => {
  expect((await ask({ intent: 'cause', targets: checkout }, 'why?', [])).said).toBe(
    'I know of no outage of checkout, so there is no cause to tell.',
  );
  expect((await ask({ intent: 'cause', targets: checkout, range: 'today' }, 'why?', [])).said).toBe(
    'checkout was not down today, so there is no cause to tell.',
  );
});

it('a cause as an engineer put it is the cause in every answer, and who was on it is told with it', async () => {
  const by = { name: 'Erin' };
  const story = {
    ...ended('service', 'exports', 100, 2),
    notes: [
      { atMs: testNowMs - 99 * minuteMs, kind: 'on-it' as const, by, text: '' },
      { atMs: testNowMs - 90 * minuteMs, kind: 'cause' as const, by, text: 'broken disk controller' },
    ],
  };
  const exports_ = { targets: [serviceTarget('exports')] };
  const of = async (question: Partial<Question>) => {
    const { said, facts } = await ask(question, '', [story]);
    return [said, ...facts.map(({ text }) => wordsOf(text))].join(' ');
  };
  expect(await of({ intent: 'cause', ...exports_ })).toMatch(
    /^exports: broken disk controller .*Erin was on it from 2026-03-02T07:21:00Z\.$/,
  );
  for (const intent of ['history', 'superlative', 'health'] as const)
    expect(await of({ intent, ...exports_, measure: 'longest-outage', range: 'today' })).toContain(
      'broken disk controller',
    );
});

const soon = aDowntime({
  startsAtMs: testNowMs + 3 * minuteMs,
  endsAtMs: testNowMs + 13 * minuteMs,
  services: ['checkout'],
  takesDown: ['checkout'],
  customers: "Cards can't be charged.",
});

it('tells whoever asks how it is of maintenance that begins within the hour, also where servers are missing', async () => {
  const words =
    "Maintenance begins at 2026-03-02T09:03:00Z (in 3 minutes), until 2026-03-02T09:13:00Z: Cards can't be charged.";
  expect((await ask({ intent: 'health', targets: checkout }, 'is checkout ok?', incidents, [soon])).said).toContain(
    words,
  );
  const silent = [
    ...pay.slice(0, 1),
    aHostView({ name: 'pay-2', health: aHealth('down', { reasons: [aReason({ text: 'Not responding.' })] }) }),
  ];
  const half = aServiceView({ name: 'checkout', hosts: silent, service: { customers: 'Card payments', needs: 1 } });
  const told = serviceVerdict(half, aReadModel({ hosts: silent, services: [half], downtimes: [soon] }));
  expect(wordsOf(told.verdict)).toBe('checkout is up, with 1 of 2 servers.');
  expect(told.lines.map(wordsOf).at(-1)).toBe(words);
  const all = await ask({ intent: 'fleet' }, 'how are we doing?', incidents, [soon]);
  expect(all.said).toContain('Maintenance on checkout begins at 2026-03-02T09:03:00Z (in 3 minutes)');
  const later = { ...soon, startsAtMs: testNowMs + 70 * minuteMs, endsAtMs: testNowMs + 80 * minuteMs };
  expect((await ask({ intent: 'fleet' }, 'how are we doing?', incidents, [later])).said).not.toContain('begins');
});

it('tells the maintenance of a time beside its outages, and the longest outages by their length', async () => {
  const done = {
    ...soon,
    state: 'finished' as const,
    startsAtMs: testNowMs - 60 * minuteMs,
    endsAtMs: testNowMs - 50 * minuteMs,
  };
  const told = await ask({ intent: 'history', range: 'today' }, 'today, including maintenance', incidents, [done]);
  expect(told.said).toMatch(/ Planned maintenance today: checkout 10 minutes from 2026-03-02T08:00:00Z\.$/);
  const ranked = await ask(
    { intent: 'superlative', range: '30d', measure: 'longest-outage' },
    'the longest outages as a ranking',
  );
  expect(ranked.groups[0]?.title).toBe('2 incidents, longest first');
  expect(ranked.groups[0]?.rows.slice().map(({ line }) => wordsOf(line))).toEqual([
    expect.stringContaining('46 minutes'),
    expect.stringContaining('2 minutes'),
  ]);
  const open = { ...ended('service', 'exports', 50, 2), id: 'open', endedAtMs: undefined };
  const on = await ask({ intent: 'superlative', range: '30d', measure: 'longest-outage' }, 'the longest outage?', [
    ...incidents,
    open,
  ]);
  expect(on.said).toMatch(
    /^The longest outage in the last 30 days is exports, since 2026-03-02T08:10:00Z: 50 minutes so far\./,
  );
});

it('says a thing once: since when beside how it is, and whether customers feel it', async () => {
  const down = aServiceView({
    name: 'exports',
    hosts: [files],
    health: aHealth('down', { sinceMs: testNowMs - 5 * minuteMs }),
  });
  const open = { ...ended('service', 'exports', 5, 2), id: 'open', endedAtMs: undefined };
  const exports = [serviceTarget('exports')];
  const text = 'is exports down, and how long has it been down already?';
  const model = aReadModel({ hosts: [files], services: [down], incidents: [open] });
  const { said } = await answerTo(
    { intent: 'health', targets: exports, also: [aQuestion({ intent: 'history', targets: exports })] },
    await withOpenIncidents(model),
    text,
  );
  expect(said.match(/since/g)).toHaveLength(1);
  const felt = await ask(
    { intent: 'health', targets: [serviceTarget('shop')] },
    'is the shop slow and are customers affected?',
  );
  expect(felt.said).not.toMatch(/may notice|should notice/);
});

it('offers no engineer in a direct message, and says where one can be asked', async () => {
  const viewer = { ...operator, isDirect: true as const };
  const answer = await answerTo({ intent: 'act' }, aReadModel(), 'I need an engineer', { viewer });
  expect(answer.said).toBe(
    "I can't ask an engineer from here. To ask an engineer, write in a channel of the server: they can't see our direct messages.",
  );
  expect(answer.actions).toEqual([]);
});

it('of the servers of a service none is well that is slow', async () => {
  const question: Partial<Question> = { intent: 'superlative', measure: 'servers', targets: [serviceTarget('shop')] };
  expect((await ask(question, 'which server of the shop is in trouble?')).said).toMatch(
    /^web-1 is the worst right now\./,
  );
});
